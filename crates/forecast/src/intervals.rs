//! Prediction intervals by split-conformal calibration.
//!
//! The errors that the method made from earlier origins, across a family of series and each
//! divided by the scale of its series, say how wide the intervals ahead must be: for n errors at
//! a step, the ⌈(n + 1)(1 − α)⌉-th smallest absolute one is the half-width at level 1 − α. Where n
//! is too small for that rank to exist, there is no interval: it is not assessable.
//!
//! Source: Lei et al. (2018), Distribution-free predictive inference for regression, Journal of
//! the American Statistical Association 113.

use serde::Serialize;

/// How often an interval should hold the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// In 80 cases of 100.
    P80,
    /// In 95 cases of 100.
    P95,
}

impl Level {
    /// The share of cases that may fall outside.
    pub fn alpha(self) -> f64 {
        match self {
            Self::P80 => 0.20,
            Self::P95 => 0.05,
        }
    }

    /// The rank of the half-width among `count` sorted errors, counted from 1.
    fn rank(self, count: usize) -> Option<usize> {
        // In integers, so that 0.95 · 20 is 19 and not 19.000000000000004.
        let inside = match self {
            Self::P80 => 80,
            Self::P95 => 95,
        };
        let rank = ((count + 1) * inside).div_ceil(100);
        (rank <= count).then_some(rank)
    }
}

/// A lower and an upper bound.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The lower bound.
    pub lower: f64,
    /// The upper bound, never below the lower.
    pub upper: f64,
}

impl Interval {
    /// Whether `value` lies inside, the bounds included.
    pub fn contains(&self, value: f64) -> bool {
        (self.lower..=self.upper).contains(&value)
    }
}

/// Half-widths by step ahead, relative to a series' scale.
///
/// # Example
///
/// ```
/// use forecast::intervals::{Calibration, Level};
///
/// let errors = (1..=9).map(|error| (1, f64::from(error)));
/// let calibration = Calibration::new(1, errors);
/// assert_eq!(calibration.half_width(1, Level::P80), Some(8.0));
/// assert_eq!(calibration.half_width(1, Level::P95), None); // takes 19 errors
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    counts: Vec<usize>,
    widths_80: Vec<Option<f64>>,
    widths_95: Vec<Option<f64>>,
}

impl Calibration {
    /// Calibrates on (step, |error| / scale) pairs, steps counted from 1. Pairs beyond `horizon`
    /// or not finite are left out. An interval never narrows further ahead.
    pub fn new(horizon: usize, errors: impl IntoIterator<Item = (usize, f64)>) -> Self {
        let mut by_step = vec![Vec::new(); horizon];
        for (step, error) in errors {
            if let Some(step) = step.checked_sub(1).and_then(|step| by_step.get_mut(step))
                && error.is_finite()
            {
                step.push(error);
            }
        }
        for errors in &mut by_step {
            errors.sort_by(f64::total_cmp);
        }
        let widths = |level: Level| {
            let mut widest = 0.0_f64;
            let width = |errors: &Vec<f64>| {
                let width = errors[level.rank(errors.len())? - 1];
                widest = widest.max(width);
                Some(widest)
            };
            by_step.iter().map(width).collect()
        };
        Self {
            counts: by_step.iter().map(Vec::len).collect(),
            widths_80: widths(Level::P80),
            widths_95: widths(Level::P95),
        }
    }

    /// How many errors there were at a step.
    pub fn count(&self, step: usize) -> usize {
        step.checked_sub(1)
            .and_then(|step| self.counts.get(step))
            .copied()
            .unwrap_or_default()
    }

    /// The half-width at a step, relative to a series' scale; `None` where not assessable.
    pub fn half_width(&self, step: usize, level: Level) -> Option<f64> {
        let widths = match level {
            Level::P80 => &self.widths_80,
            Level::P95 => &self.widths_95,
        };
        step.checked_sub(1)
            .and_then(|step| widths.get(step))
            .copied()
            .flatten()
    }

    /// The interval around a forecast `step` periods ahead for a series with `scale`; `None` where
    /// it is not assessable: no scale, or too few errors at that step. Where the quantity cannot
    /// fall below zero the bounds do not either.
    pub fn interval(
        &self,
        forecast: f64,
        step: usize,
        level: Level,
        scale: Option<f64>,
        non_negative: bool,
    ) -> Option<Interval> {
        let half_width = self.half_width(step, level)? * scale?;
        let floor = if non_negative { 0.0 } else { f64::NEG_INFINITY };
        let bound = |value: f64| value.max(floor);
        Some(Interval {
            lower: bound(forecast - half_width),
            upper: bound(forecast + half_width),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_follow_the_finite_sample_rule() {
        assert_eq!(Level::P80.rank(3), None);
        assert_eq!(Level::P80.rank(4), Some(4));
        assert_eq!(Level::P80.rank(9), Some(8));
        assert_eq!(Level::P95.rank(18), None);
        assert_eq!(Level::P95.rank(19), Some(19));
        assert_eq!(Level::P95.rank(39), Some(38));
    }

    #[test]
    fn intervals_are_clipped_and_never_narrow() {
        let errors = (1..=19).flat_map(|e| [(1, f64::from(e)), (2, f64::from(e) / 2.0)]);
        let calibration = Calibration::new(3, errors);
        assert_eq!(calibration.half_width(1, Level::P80), Some(16.0));
        assert_eq!(calibration.half_width(2, Level::P80), Some(16.0));
        assert_eq!(calibration.half_width(3, Level::P80), None);
        assert_eq!(
            (
                calibration.count(2),
                calibration.count(3),
                calibration.count(0)
            ),
            (19, 0, 0)
        );
        let at = |scale, floor| calibration.interval(5.0, 1, Level::P95, scale, floor);
        assert_eq!(
            at(Some(0.5), true),
            Some(Interval {
                lower: 0.0,
                upper: 14.5
            })
        );
        assert_eq!(
            at(Some(0.5), false),
            Some(Interval {
                lower: -4.5,
                upper: 14.5
            })
        );
        assert_eq!(at(None, false), None);
        assert!(at(Some(0.5), true).unwrap().contains(14.5));
    }
}
