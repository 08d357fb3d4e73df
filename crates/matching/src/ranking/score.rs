//! From values to a score.

use super::weights::Ranking;
use crate::outcome::{Contribution, Criterion};

/// A score and its parts, which sum to it.
#[derive(Debug, Clone)]
pub(crate) struct Score {
    pub(crate) total: f64,
    pub(crate) contributions: Vec<Contribution>,
}

/// Weighs values. With `w` the weights of the criteria asked for, scaled to sum to 1, the fit is
/// `f = Σ w·v`; each violated condition takes a share `p` of it away, so the score is `f·(1 - p)`:
/// never negative, and the same fit with a violation is always below the one without.
pub(crate) fn total(values: &[(Criterion, f64)], violations: usize, ranking: &Ranking) -> Score {
    let scale: f64 = values
        .iter()
        .map(|(criterion, _)| ranking.weight(*criterion))
        .sum();
    let mut contributions: Vec<Contribution> = values
        .iter()
        .map(|(criterion, value)| {
            let weight = if scale > 0.0 {
                ranking.weight(*criterion) / scale
            } else {
                0.0
            };
            Contribution {
                criterion: *criterion,
                weight,
                value: *value,
                contribution: weight * value,
            }
        })
        .collect();
    let fit: f64 = contributions.iter().map(|part| part.contribution).sum();
    let share = match violations {
        0 => 0.0,
        1 => ranking.violations.one,
        _ => ranking.violations.more,
    };
    if violations > 0 {
        contributions.push(Contribution {
            criterion: Criterion::Violations,
            weight: fit,
            value: -share,
            contribution: -share * fit,
        });
    }
    let total = contributions.iter().map(|part| part.contribution).sum();
    Score {
        total,
        contributions,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ranking() -> Ranking {
        Ranking::parse(include_str!("../../../../index/ranking.toml")).unwrap()
    }

    proptest! {
        #[test]
        fn contributions_sum_to_a_score_within_bounds(
            values in proptest::collection::vec(0.0..=1.0_f64, 14), violations in 0_usize..4,
        ) {
            let values: Vec<_> = Ranking::WEIGHED.into_iter().zip(values).collect();
            let score = total(&values, violations, &ranking());
            let sum: f64 = score.contributions.iter().map(|part| part.contribution).sum();
            prop_assert!((sum - score.total).abs() < 1e-12);
            prop_assert!((0.0..=1.0 + 1e-12).contains(&score.total));
        }

        #[test]
        fn a_better_value_never_lowers_and_a_violation_never_lifts(
            values in proptest::collection::vec(0.0..=1.0_f64, 14), which in 0_usize..14,
        ) {
            let ranking = ranking();
            let values: Vec<_> = Ranking::WEIGHED.into_iter().zip(values).collect();
            let mut better = values.clone();
            better[which].1 = 1.0;
            let before = total(&values, 0, &ranking).total;
            prop_assert!(total(&better, 0, &ranking).total >= before - 1e-12);
            prop_assert!(total(&values, 1, &ranking).total <= before);
            prop_assert!(total(&values, 2, &ranking).total <= total(&values, 1, &ranking).total);
        }
    }
}
