//! Fits the probability of a link on the taxonomy itself.
//!
//! A label plays the phrase. It, and whatever of its concept is spelled much like it, is not
//! counted among the labels; every other time its whole language is not, as where a concept has no
//! label in the language of the text; and every fourth time the concept is not there at all, so
//! that nothing is right. What is fitted is whether the best candidate is the label's concept.

use serde::Serialize;
use taxonomy::{ConceptKind, variants};

use crate::index::Candidate;
use crate::linker::Linker;
use crate::ranker::for_all;
use crate::settings::Calibration;

/// Labels more alike than this are spellings of one another.
const SPELLING: f32 = 0.8;
/// Steps of the fit at most, and the share of the gradient that each goes.
const STEPS: usize = 5_000;
const RATE: f64 = 2.0;

/// A fit and how good it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Calibrated {
    /// Phrases.
    pub examples: usize,
    /// Share of them whose best candidate is right.
    pub right: f64,
    /// The fit.
    pub calibration: Calibration,
    /// By tenths of probability: phrases, their mean probability, and the share that is right.
    pub reliability: Vec<(usize, f64, f64)>,
}

/// Fits the calibration of a kind on about `count` labels, evenly spread.
pub fn calibrate(linker: &Linker, kind: ConceptKind, count: usize) -> Calibrated {
    let ranker = linker.ranker(kind);
    let index = &ranker.index;
    let step = (index.forms.len() / count.max(1)).max(1);
    let picks: Vec<(usize, usize)> = (0..index.forms.len()).step_by(step).enumerate().collect();
    let examples: Vec<(f64, f64, bool)> = for_all(&picks, |(turn, form), scratch| {
        let picked = index.forms.get(form);
        let target = picked.concept as usize;
        let concept = &linker.taxonomy().concepts()[index.forms.in_taxonomy(target)];
        let label = &concept.labels[picked.label as usize];
        let text = variants::of(&label.text).into_iter().next()?;
        let query = index.query(&text, Some(picked.language), ranker.embedder.as_ref());
        let candidates = index.candidates(&query, scratch);
        let counts = |form: usize| {
            scratch.likeness(form) < SPELLING
                && (turn % 2 == 0 || index.forms.get(form).language != picked.language)
        };
        let (mut right, mut wrong) = (None, Vec::new());
        if turn % 4 != 3 {
            if index
                .forms
                .of_concept(target)
                .filter(|f| counts(*f))
                .count()
                < 3
            {
                return None;
            }
            let mut candidate: Candidate = index.assess(target, &query, scratch, counts);
            candidate.evidence.centre = query.cosine(&index.centre(target, counts));
            right = Some(ranker.judgement.score(&candidate.evidence));
        }
        for candidate in candidates {
            // A concept that has the very label is right as well; it proves nothing.
            if candidate.concept != target && candidate.evidence.contained < 1.0 {
                wrong.push(ranker.judgement.score(&candidate.evidence));
            }
        }
        wrong.sort_by(|a, b| b.total_cmp(a));
        let first_wrong = *wrong.first()?;
        let is_right = right.is_some_and(|right| right > first_wrong);
        let (best, second) = match right {
            Some(right) if is_right => (right, first_wrong),
            Some(right) => (first_wrong, right.max(*wrong.get(1)?)),
            None => (first_wrong, *wrong.get(1)?),
        };
        Some((f64::from(best), f64::from(best - second), is_right))
    })
    .into_iter()
    .flatten()
    .collect();
    let calibration = fit(&examples);
    Calibrated {
        examples: examples.len(),
        right: examples.iter().filter(|example| example.2).count() as f64
            / examples.len().max(1) as f64,
        calibration,
        reliability: reliability(&examples, &calibration),
    }
}

/// Logistic regression by gradient descent on centred numbers.
fn fit(examples: &[(f64, f64, bool)]) -> Calibration {
    let count = examples.len().max(1) as f64;
    let mean = |of: fn(&(f64, f64, bool)) -> f64| examples.iter().map(of).sum::<f64>() / count;
    let spread = |of: fn(&(f64, f64, bool)) -> f64, mean: f64| {
        let squares = examples.iter().map(|example| (of(example) - mean).powi(2));
        (squares.sum::<f64>() / count).sqrt().max(1e-6)
    };
    let means = [mean(|example| example.0), mean(|example| example.1)];
    let spreads = [
        spread(|example| example.0, means[0]),
        spread(|example| example.1, means[1]),
    ];
    // Of score, of margin, and of neither.
    let mut weights = [0.0; 3];
    for _ in 0..STEPS {
        let mut gradient = [0.0; 3];
        for (score, margin, right) in examples {
            let inputs = [
                (score - means[0]) / spreads[0],
                (margin - means[1]) / spreads[1],
                1.0,
            ];
            let log_odds: f64 = inputs.iter().zip(weights).map(|(x, w)| x * w).sum();
            let error = 1.0 / (1.0 + (-log_odds).exp()) - f64::from(u8::from(*right));
            for (sum, input) in gradient.iter_mut().zip(inputs) {
                *sum += error * input / count;
            }
        }
        for (weight, gradient) in weights.iter_mut().zip(gradient) {
            *weight -= RATE * gradient;
        }
        if gradient.iter().map(|x| x.abs()).sum::<f64>() < 1e-6 {
            break;
        }
    }
    let [score, margin, bare] = weights;
    let (score, margin) = (score / spreads[0], margin / spreads[1]);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "as precise as it is stored"
    )]
    Calibration {
        score: score as f32,
        margin: margin as f32,
        offset: (bare - score * means[0] - margin * means[1]) as f32,
    }
}

fn reliability(examples: &[(f64, f64, bool)], fit: &Calibration) -> Vec<(usize, f64, f64)> {
    let mut tenths = vec![(0_usize, 0.0, 0.0); 10];
    for (score, margin, right) in examples {
        let log_odds =
            f64::from(fit.score) * score + f64::from(fit.margin) * margin + f64::from(fit.offset);
        let probability = 1.0 / (1.0 + (-log_odds).exp());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 9"
        )]
        let tenth = &mut tenths[((probability * 10.0) as usize).min(9)];
        tenth.0 += 1;
        tenth.1 += probability;
        tenth.2 += f64::from(u8::from(*right));
    }
    for (count, probability, right) in &mut tenths {
        let count = (*count).max(1) as f64;
        *probability /= count;
        *right /= count;
    }
    tenths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fit_finds_the_odds_that_made_the_data() {
        // Right more often the higher the score; the margin says nothing.
        let examples: Vec<(f64, f64, bool)> = (0..4_000)
            .map(|n| {
                let score = f64::from(n % 100) / 100.0;
                let probability = 1.0 / (1.0 + (-(8.0 * score - 4.0)).exp());
                let draw = f64::from((n * 7_919) % 1_000) / 1_000.0;
                (score, f64::from(n % 7) / 7.0, draw < probability)
            })
            .collect();
        let fit = fit(&examples);
        assert!((fit.score - 8.0).abs() < 1.0, "{fit:?}");
        assert!(fit.margin.abs() < 0.6, "{fit:?}");
        let bins = reliability(&examples, &fit);
        assert!(
            bins.iter().all(|(n, p, r)| *n < 50 || (p - r).abs() < 0.1),
            "{bins:?}"
        );
    }
}
