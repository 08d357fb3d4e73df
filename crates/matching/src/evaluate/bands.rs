//! Where the bands begin: the lowest score from which enough matches are what the band says.
//!
//! A match is rightly called strong with grade 3, good with grade 2 or 3, partial with grade 1 or
//! more. A band's threshold is the lowest on a grid of 0.01 such that, of the judged pairs at or
//! above it, at least the stated share has the grade. Pairs that violate a condition are called
//! partial at best, so they do not count for the two bands above.

use serde::Serialize;

use super::folds::{JudgedNeed, folds};
use crate::outcome::Band;

/// Thresholds are multiples of one over this.
const GRID: u32 = 100;

/// Fewer pairs than this above a threshold say nothing.
const LEAST_PAIRS: usize = 10;

/// A need, a profile and what was said about them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JudgedPair {
    /// The need's number.
    pub need: usize,
    /// In [0, 1].
    pub score: f64,
    /// 0 to 3.
    pub grade: u8,
    /// Whether a condition is violated.
    pub violates: bool,
}

/// A band and what it promises.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Promise {
    /// The band.
    pub band: Band,
    /// The lowest grade that deserves it.
    pub grade: u8,
    /// The least share of pairs at or above its threshold that have the grade.
    pub precision: f64,
}

impl Promise {
    /// The promises of the three bands, lowest first.
    pub fn all(partial: f64, good: f64, strong: f64) -> [Self; 3] {
        let promise = |band, grade, precision| Self {
            band,
            grade,
            precision,
        };
        [
            promise(Band::Partial, 1, partial),
            promise(Band::Good, 2, good),
            promise(Band::Strong, 3, strong),
        ]
    }

    /// Whether a pair can be called so at all.
    fn concerns(&self, pair: &JudgedPair) -> bool {
        !pair.violates || self.band <= Band::Partial
    }
}

/// Pairs at or above a threshold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// All of them.
    pub pairs: usize,
    /// Those with the grade.
    pub right: usize,
}

impl Count {
    fn of(promise: &Promise, threshold: f64, pairs: &[JudgedPair]) -> Self {
        let above = pairs
            .iter()
            .filter(|pair| promise.concerns(pair) && pair.score >= threshold);
        Self {
            pairs: above.clone().count(),
            right: above.filter(|pair| pair.grade >= promise.grade).count(),
        }
    }

    /// The share with the grade; `None` where there are no pairs.
    pub fn precision(&self) -> Option<f64> {
        (self.pairs > 0).then(|| self.right as f64 / self.pairs as f64)
    }
}

/// A band's threshold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Threshold {
    /// What it has to keep.
    #[serde(flatten)]
    pub promise: Promise,
    /// The lowest score that keeps it on all needs; `None` where none does.
    pub threshold: Option<f64>,
    /// Pairs at or above it.
    pub count: Count,
    /// Pairs of any score that have the grade and violate nothing that rules the band out.
    pub deserving: usize,
    /// Thresholds of the folds, in order.
    pub folds: Vec<Option<f64>>,
    /// Pairs of every fold at or above the threshold that was found without it: what to expect of
    /// needs like these that were not seen.
    pub cross_validated: Count,
}

/// Finds the thresholds of the promises, which are given lowest band first. A higher band never
/// begins below a lower one: its threshold is lifted above that one's where it would.
pub fn calibrate(
    pairs: &[JudgedPair],
    needs: &[JudgedNeed],
    promises: &[Promise],
    fold_count: usize,
    seed: u64,
) -> Result<Vec<Threshold>, String> {
    for promise in promises {
        let precision = promise.precision;
        if !(precision > 0.0 && precision <= 1.0) {
            let band = promise.band;
            return Err(format!(
                "the precision of {band:?} is {precision}; expected above 0, at most 1"
            ));
        }
    }
    let folds = folds(needs, fold_count, seed)?;
    let on_all = thresholds(pairs, promises);
    let mut found: Vec<Threshold> = promises
        .iter()
        .zip(on_all)
        .map(|(promise, threshold)| Threshold {
            promise: *promise,
            threshold,
            count: threshold.map_or(Count::default(), |t| Count::of(promise, t, pairs)),
            deserving: Count::of(promise, f64::NEG_INFINITY, pairs).right,
            folds: Vec::new(),
            cross_validated: Count::default(),
        })
        .collect();
    for fold in folds {
        let (held_out, others): (Vec<JudgedPair>, Vec<JudgedPair>) =
            pairs.iter().partition(|pair| fold.contains(&pair.need));
        for (found, threshold) in found.iter_mut().zip(thresholds(&others, promises)) {
            found.folds.push(threshold);
            let count = threshold.map_or(Count::default(), |t| {
                Count::of(&found.promise, t, &held_out)
            });
            found.cross_validated.pairs += count.pairs;
            found.cross_validated.right += count.right;
        }
    }
    Ok(found)
}

fn thresholds(pairs: &[JudgedPair], promises: &[Promise]) -> Vec<Option<f64>> {
    let mut lowest = 1;
    promises
        .iter()
        .map(|promise| {
            let kept = (lowest..=GRID).find(|step| {
                let count = Count::of(promise, score(*step), pairs);
                let precision = count.right as f64 / count.pairs.max(1) as f64;
                count.pairs >= LEAST_PAIRS && precision >= promise.precision
            })?;
            lowest = kept + 1;
            Some(score(kept))
        })
        .collect()
}

fn score(step: u32) -> f64 {
    f64::from(step) / f64::from(GRID)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs() -> Vec<JudgedNeed> {
        let need = |number| JudgedNeed {
            set: 0,
            name: format!("n-{number}"),
        };
        (0..10).map(need).collect()
    }

    /// For each need a hundred pairs; grades go with the score, and one in five is a violation.
    fn pairs() -> Vec<JudgedPair> {
        let pair = |need: usize, step: u32| JudgedPair {
            need,
            score: score(step) - 0.001,
            grade: u8::try_from(step / 25).unwrap().min(3),
            violates: step.is_multiple_of(5),
        };
        (0..10)
            .flat_map(|need| (1..=GRID).map(move |step| pair(need, step)))
            .collect()
    }

    #[test]
    fn thresholds_keep_their_promises_and_are_the_lowest() {
        let promises = Promise::all(0.9, 0.9, 0.9);
        let found = calibrate(&pairs(), &needs(), &promises, 5, 1).unwrap();
        let mut below = 0.0;
        for band in &found {
            let threshold = band.threshold.unwrap();
            assert!(
                threshold > below && band.count.precision().unwrap() >= 0.9,
                "{band:?}"
            );
            let lower = Count::of(&band.promise, threshold - 0.01, &pairs());
            assert!(lower.precision().unwrap() < 0.9, "{band:?}");
            below = threshold;
            assert_eq!(
                band.cross_validated.pairs, band.count.pairs,
                "all folds are alike"
            );
            assert!(band.folds.iter().all(|fold| *fold == Some(threshold)));
        }
    }

    #[test]
    fn violations_count_for_partial_only() {
        let [partial, good, _] = Promise::all(0.9, 0.9, 0.9);
        assert_eq!(Count::of(&partial, 0.0, &pairs()).pairs, 1_000);
        assert_eq!(Count::of(&good, 0.0, &pairs()).pairs, 800);
    }

    #[test]
    fn a_promise_that_nothing_keeps_has_no_threshold() {
        let wrong: Vec<JudgedPair> = pairs()
            .into_iter()
            .map(|pair| JudgedPair { grade: 0, ..pair })
            .collect();
        let found = calibrate(&wrong, &needs(), &Promise::all(0.9, 0.9, 0.9), 5, 1).unwrap();
        assert!(
            found
                .iter()
                .all(|band| band.threshold.is_none() && band.count.pairs == 0)
        );
    }

    #[test]
    fn a_share_that_cannot_be_is_refused() {
        let error = calibrate(&pairs(), &needs(), &Promise::all(0.9, 1.1, 0.9), 5, 1).unwrap_err();
        assert!(error.contains("Good is 1.1"), "{error}");
    }
}
