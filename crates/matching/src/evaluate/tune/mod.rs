//! Fitting the numbers of a ranking to judged needs, and telling how much of it is luck.
//!
//! What is maximised over needs is the mean of `nDCG@10 + MAP`, less [`VIOLATION`] for each profile
//! that violates a condition and stands before a relevant one, less a pull towards the values that
//! the search starts from: `pull · Σ ((x - x₀) / (high - low))²` over the parameters. The pull keeps
//! a parameter where it is unless moving it is worth more than the noise of a few judgements.
//!
//! The search is a coordinate ascent over falling step sizes, from the starting values and from
//! seeded random points around them. Needs are dealt into folds; each fold is measured with
//! the numbers that were fitted to the others, and only those figures say anything about needs
//! that were not seen. For the same seed everything is the same to the last bit.

mod report;
mod search;

pub use report::{Figures, Fitted, Fold, Report};

use super::Quality;
use super::bootstrap::Comparison;
use super::folds::{JudgedNeed, folds};
use crate::ranking::Ranking;
use search::Search;

/// What a profile that violates a condition costs when it stands before a relevant one.
pub(super) const VIOLATION: f64 = 0.02;

/// Resamples behind the comparison with the present numbers.
const RESAMPLES: usize = 10_000;

/// How a ranking answers one need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The four measures.
    pub quality: Quality,
    /// As in [`super::Detail`].
    pub violations_before_relevant: usize,
}

/// Where the search starts and what it is pulled to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The present numbers. Where these were fitted to the same needs before, cross-validated
    /// figures are too good.
    Present,
    /// Numbers that were written down without any judgement; see [`crate::Bounds::neutral`].
    Neutral,
}

/// How to tune.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Options {
    /// Folds, from 2 to the number of needs.
    pub folds: usize,
    /// Decides folds, order and restarts.
    pub seed: u64,
    /// The most times that all parameters are gone through for a step size.
    pub rounds: usize,
    /// Random points to start from, besides the origin.
    pub restarts: usize,
    /// How strongly parameters are pulled to the origin; 0 is not at all.
    pub pull: f64,
    /// Where to start.
    pub origin: Origin,
}

/// Tunes the parameters of a ranking. `measure` ranks every need with it, in the order of `needs`.
/// An error says which option cannot be.
pub fn tune(
    present: &Ranking,
    needs: &[JudgedNeed],
    measure: &dyn Fn(&Ranking) -> Vec<Outcome>,
    options: &Options,
) -> Result<Report, String> {
    let folds = folds(needs, options.folds, options.seed)?;
    let mut search = Search::new(present, measure, options)?;
    let now = search.present()?;
    let all: Vec<usize> = (0..needs.len()).collect();
    let mut held_out: Vec<Option<Outcome>> = vec![None; needs.len()];
    let mut told = Vec::new();
    for fold in &folds {
        let others: Vec<usize> = all.iter().copied().filter(|n| !fold.contains(n)).collect();
        let fitted = search.best(&others);
        let outcomes = search
            .outcomes(&fitted)
            .ok_or("the search found no ranking")?;
        for need in fold {
            held_out[*need] = Some(outcomes[*need]);
        }
        told.push(Fold {
            needs: fold.iter().map(|need| needs[*need].name.clone()).collect(),
            training: Figures::of(&outcomes, &others),
            held_out: Figures::of(&outcomes, fold),
            present: Figures::of(&now, fold),
            values: fitted,
        });
    }
    let held_out: Vec<Outcome> = held_out.into_iter().flatten().collect();
    let compared = |of: fn(&Quality) -> f64| {
        let pairs: Vec<(f64, f64)> = now
            .iter()
            .zip(&held_out)
            .map(|(now, then)| (of(&now.quality), of(&then.quality)))
            .collect();
        Comparison::of(&pairs, RESAMPLES, options.seed)
    };
    let present_figures = Figures::of(&now, &all);
    let cross_validated = Figures::of(&held_out, &all);
    let fitted_to_all = search.best(&all);
    let adopted = cross_validated.sum() > present_figures.sum();
    let outcomes = search
        .outcomes(&fitted_to_all)
        .ok_or("the search found no ranking")?;
    let parameters = search.parameters();
    Ok(Report {
        options: options.clone(),
        needs: needs.len(),
        settings: search.settings(),
        present: present_figures,
        training: Figures::mean(told.iter().map(|fold| &fold.training)),
        cross_validated,
        ndcg_at_10_against_present: compared(|quality| quality.ndcg_at_10),
        map_against_present: compared(|quality| quality.map),
        fitted_to_all: Figures::of(&outcomes, &all),
        adopted,
        parameters: report::parameters(parameters, &told, &fitted_to_all),
        folds: told,
    })
}

#[cfg(test)]
mod tests;
