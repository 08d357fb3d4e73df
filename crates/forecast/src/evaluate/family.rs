//! Which earlier errors the intervals of a series are calibrated on.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Case;
use crate::backtest::Origin;
use crate::series::Series;

/// How many errors at each step the intervals of a family are calibrated on, if it has as many.
const ERRORS: usize = 200;

/// The fewest of them taken from one series.
const LEAST_FROM_SERIES: usize = 3;

/// The fewest values an earlier origin knows, beside two seasons and one value.
const MIN_KNOWN: usize = 8;

/// The series of one season length; their intervals are calibrated together.
pub(super) struct Family {
    pub(super) season_length: usize,
    /// The longest test part.
    pub(super) horizon: usize,
    /// How many errors each series gives to a step.
    pub(super) errors_each: usize,
}

pub(super) struct Families(pub(super) Vec<Family>);

impl Families {
    pub(super) fn new(cases: &[Case]) -> Self {
        let season_lengths: BTreeSet<usize> = cases
            .iter()
            .map(|case| case.train.season_length())
            .collect();
        let family = |season_length| {
            let members = || {
                cases
                    .iter()
                    .filter(|case| case.train.season_length() == season_length)
            };
            Family {
                season_length,
                horizon: members()
                    .map(|case| case.test.len())
                    .max()
                    .unwrap_or_default(),
                errors_each: ERRORS
                    .div_ceil(members().count().max(1))
                    .max(LEAST_FROM_SERIES),
            }
        };
        Self(season_lengths.into_iter().map(family).collect())
    }

    pub(super) fn of(&self, case: &Case) -> Option<&Family> {
        self.0.iter().find(|family| family.has(case))
    }
}

impl Family {
    pub(super) fn has(&self, case: &Case) -> bool {
        case.train.season_length() == self.season_length
    }

    /// Lengths of a training part at which earlier origins stand: all that are long enough to
    /// forecast from and late enough to be among the newest errors of some step.
    pub(super) fn earlier_lengths(&self, train: &Series) -> Range<usize> {
        let least = MIN_KNOWN.max(2 * self.season_length + 1);
        let furthest = self.horizon + self.errors_each - 1;
        least.max(train.len().saturating_sub(furthest))..train.len()
    }

    /// The newest errors of each step: those whose forecast knew the most.
    pub(super) fn errors(
        &self,
        case: &Case,
        earlier: &[Origin],
    ) -> impl Iterator<Item = (usize, f64)> {
        let end = case.train.last_time();
        earlier.iter().flat_map(move |origin| {
            let back = usize::try_from(end - origin.time).unwrap_or(usize::MAX);
            origin
                .errors(end)
                .filter(move |&(step, _)| back - step < self.errors_each)
        })
    }
}
