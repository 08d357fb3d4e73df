//! What tuning tells.

use serde::Serialize;

use super::{Options, Outcome};
use crate::evaluate::bootstrap::Comparison;
use crate::ranking::{Bounds, Parameter};

/// Means over needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Mean nDCG@10.
    pub ndcg_at_10: f64,
    /// Mean average precision.
    pub map: f64,
    /// Profiles that violate a condition before a relevant one, a need.
    pub violations_before_relevant: f64,
}

impl Figures {
    /// Over some needs by number.
    pub(super) fn of(outcomes: &[Outcome], needs: &[usize]) -> Self {
        let figures: Vec<Self> = needs
            .iter()
            .map(|need| Self {
                ndcg_at_10: outcomes[*need].quality.ndcg_at_10,
                map: outcomes[*need].quality.map,
                violations_before_relevant: outcomes[*need].violations_before_relevant as f64,
            })
            .collect();
        Self::mean(figures.iter())
    }

    /// The mean of several; zero where there are none.
    pub(super) fn mean<'f>(figures: impl Iterator<Item = &'f Self> + Clone) -> Self {
        let count = figures.clone().count().max(1) as f64;
        let mean = |of: fn(&Self) -> f64| figures.clone().map(of).sum::<f64>() / count;
        Self {
            ndcg_at_10: mean(|f| f.ndcg_at_10),
            map: mean(|f| f.map),
            violations_before_relevant: mean(|f| f.violations_before_relevant),
        }
    }

    /// nDCG@10 and MAP together: what decides.
    pub fn sum(&self) -> f64 {
        self.ndcg_at_10 + self.map
    }
}

/// One fold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fold {
    /// The needs that were held out.
    pub needs: Vec<String>,
    /// On the other needs, which the values were fitted to.
    pub training: Figures,
    /// On the needs that were held out.
    pub held_out: Figures,
    /// The present values on the needs that were held out.
    pub present: Figures,
    /// The values, in the order of the parameters.
    pub values: Vec<f64>,
}

/// A parameter before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fitted {
    /// Its path in `ranking.toml`.
    pub name: String,
    /// What it is now.
    pub present: f64,
    /// What it is when fitted to all needs.
    pub fitted: f64,
    /// The lowest over folds.
    pub min: f64,
    /// The median over folds.
    pub median: f64,
    /// The highest over folds.
    pub max: f64,
    /// How far it could go.
    pub bounds: Bounds,
}

/// What tuning found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// How it was done.
    pub options: Options,
    /// Needs with a relevant profile.
    pub needs: usize,
    /// Different settings that were measured.
    pub settings: usize,
    /// The present values on all needs.
    pub present: Figures,
    /// Mean over folds of the figures on the needs that the values were fitted to.
    pub training: Figures,
    /// Every need with values that were fitted without it: what to expect of needs like these that
    /// were not seen.
    pub cross_validated: Figures,
    /// nDCG@10 of the cross-validated against the present, paired by need.
    pub ndcg_at_10_against_present: Option<Comparison>,
    /// MAP of the cross-validated against the present, paired by need.
    pub map_against_present: Option<Comparison>,
    /// Values fitted to all needs, on all needs: too good, and only of use to see how much.
    pub fitted_to_all: Figures,
    /// Whether the values that were fitted to all needs are worth taking: the cross-validated
    /// nDCG@10 and MAP together beat those of the present values.
    pub adopted: bool,
    /// Every parameter.
    pub parameters: Vec<Fitted>,
    /// Every fold.
    pub folds: Vec<Fold>,
}

impl Report {
    /// By how much fitted values look better than they are: training less cross-validated.
    pub fn optimism(&self) -> Figures {
        let less = |of: fn(&Figures) -> f64| of(&self.training) - of(&self.cross_validated);
        Figures {
            ndcg_at_10: less(|f| f.ndcg_at_10),
            map: less(|f| f.map),
            violations_before_relevant: less(|f| f.violations_before_relevant),
        }
    }

    /// Whether neither measure of the cross-validated differs from the present by more than chance
    /// (p below 0.05).
    pub fn is_within_chance(&self) -> bool {
        let compared = [self.ndcg_at_10_against_present, self.map_against_present];
        compared.iter().flatten().all(|compared| compared.p >= 0.05)
    }

    /// What to write into `ranking.toml`; nothing where the present values are kept.
    pub fn changes(&self) -> Vec<(&str, f64)> {
        let moved =
            |fitted: &&Fitted| self.adopted && fitted.fitted.to_bits() != fitted.present.to_bits();
        let moved = self.parameters.iter().filter(moved);
        moved
            .map(|fitted| (fitted.name.as_str(), fitted.fitted))
            .collect()
    }
}

pub(super) fn parameters(parameters: &[Parameter], folds: &[Fold], fitted: &[f64]) -> Vec<Fitted> {
    let over_folds = |number: usize| {
        let mut values: Vec<f64> = folds.iter().map(|fold| fold.values[number]).collect();
        values.sort_unstable_by(f64::total_cmp);
        values
    };
    parameters
        .iter()
        .enumerate()
        .map(|(number, parameter)| {
            let values = over_folds(number);
            let (lower, upper) = (values[(values.len() - 1) / 2], values[values.len() / 2]);
            Fitted {
                name: parameter.name.clone(),
                present: parameter.value,
                fitted: fitted[number],
                min: values[0],
                median: f64::midpoint(lower, upper),
                max: values[values.len() - 1],
                bounds: parameter.bounds,
            }
        })
        .collect()
}
