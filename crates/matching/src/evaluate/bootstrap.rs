//! Whether one configuration ranks better than another, or only looks so on these needs.
//!
//! The paired bootstrap over needs (Efron and Tibshirani 1993, chapter 16; for retrieval Smucker,
//! Allan and Carterette 2007). With `d` the difference of the two for each of `n` needs and `m`
//! its mean:
//!
//! - a resample draws `n` needs with replacement; `m*` is the mean of their differences;
//! - the 95 % interval goes from the 2.5th to the 97.5th percentile of `m*`;
//! - under the hypothesis that nothing differs, `m* - m` is what chance does; the two-sided p is
//!   `(1 + #{|m* - m| >= |m|}) / (1 + resamples)`, never 0.

use serde::Serialize;

use super::seeded::Seeded;

/// Below this, two figures of a need are the same but for rounding.
const TIE: f64 = 1e-9;

/// What a comparison found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Comparison {
    /// Mean of the second over needs less that of the first.
    pub difference: f64,
    /// Lower end of the 95 % interval of the difference.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Two-sided p.
    pub p: f64,
    /// Needs for which the second is better.
    pub wins: usize,
    /// Needs for which the two are equal.
    pub ties: usize,
    /// Needs for which the second is worse.
    pub losses: usize,
    /// Resamples drawn.
    pub resamples: usize,
}

impl Comparison {
    /// Compares figures of the same needs, first and second. `None` without needs or resamples.
    pub fn of(pairs: &[(f64, f64)], resamples: usize, seed: u64) -> Option<Self> {
        if pairs.is_empty() || resamples == 0 {
            return None;
        }
        let count = pairs.len();
        let differences: Vec<f64> = pairs.iter().map(|(first, second)| second - first).collect();
        let difference = differences.iter().sum::<f64>() / count as f64;
        let mut seeded = Seeded::new(seed);
        let mut means: Vec<f64> = (0..resamples)
            .map(|_| {
                let drawn = (0..count).map(|_| differences[seeded.below(count)]);
                drawn.sum::<f64>() / count as f64
            })
            .collect();
        // Where all needs differ alike, sums of equal numbers must not miss the mean by a rounding.
        let as_far = |mean: &&f64| (**mean - difference).abs() >= difference.abs() - TIE;
        let beyond = means.iter().filter(as_far).count();
        means.sort_unstable_by(f64::total_cmp);
        let number_of = |kept: fn(f64) -> bool| differences.iter().filter(|d| kept(**d)).count();
        Some(Self {
            difference,
            low: percentile(&means, 0.025),
            high: percentile(&means, 0.975),
            p: (1 + beyond) as f64 / (1 + resamples) as f64,
            wins: number_of(|d| d > TIE),
            ties: number_of(|d| d.abs() <= TIE),
            losses: number_of(|d| d < -TIE),
            resamples,
        })
    }
}

/// The value below which a share of the sorted list lies, interpolated between neighbours.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the length of a list"
    )]
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * (place - below as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_percentile_lies_between_its_neighbours() {
        assert!((percentile(&[1.0, 2.0, 3.0], 0.25) - 1.5).abs() < 1e-12);
        assert!((percentile(&[1.0], 0.975) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_compare() {
        assert_eq!(Comparison::of(&[], 100, 1), None);
        assert_eq!(Comparison::of(&[(0.1, 0.2)], 0, 1), None);
    }

    #[test]
    fn a_coin_is_no_difference() {
        let pairs: Vec<(f64, f64)> = (0..20)
            .map(|n| if n % 2 == 0 { (0.4, 0.6) } else { (0.6, 0.4) })
            .collect();
        let found = Comparison::of(&pairs, 2_000, 3).unwrap();
        assert!(
            found.p > 0.9 && found.low < -0.05 && found.high > 0.05,
            "{found:?}"
        );
        assert_eq!((found.wins, found.ties, found.losses), (10, 0, 10));
    }

    proptest! {
        #[test]
        fn identical_figures_differ_by_nothing(
            figures in proptest::collection::vec(0.0..=1.0_f64, 1..30), seed: u64,
        ) {
            let pairs: Vec<(f64, f64)> = figures.iter().map(|f| (*f, *f)).collect();
            let found = Comparison::of(&pairs, 200, seed).unwrap();
            prop_assert_eq!((found.difference, found.low, found.high), (0.0, 0.0, 0.0));
            prop_assert!((found.p - 1.0).abs() < 1e-12);
            prop_assert_eq!(found.ties, figures.len());
        }

        #[test]
        fn a_clear_gain_is_seen(
            figures in proptest::collection::vec((0.0..=0.6_f64, 0.2..=0.3_f64), 12..30), seed: u64,
        ) {
            let pairs: Vec<(f64, f64)> = figures.iter().map(|(f, gain)| (*f, f + gain)).collect();
            let found = Comparison::of(&pairs, 1_000, seed).unwrap();
            prop_assert!(found.p < 0.01 && found.low > 0.1, "{:?}", found);
            prop_assert_eq!(found.wins, figures.len());
        }

        #[test]
        fn exchanging_the_two_turns_the_sign(
            pairs in proptest::collection::vec((0.0..=1.0_f64, 0.0..=1.0_f64), 1..20), seed: u64,
        ) {
            let exchanged: Vec<(f64, f64)> = pairs.iter().map(|(a, b)| (*b, *a)).collect();
            let (one, other) = (
                Comparison::of(&pairs, 100, seed).unwrap(),
                Comparison::of(&exchanged, 100, seed).unwrap(),
            );
            prop_assert!((one.difference + other.difference).abs() < 1e-12);
            prop_assert_eq!((one.wins, one.losses), (other.losses, other.wins));
            prop_assert!((one.low + other.high).abs() < 1e-9);
            prop_assert!((0.0..=1.0).contains(&one.p) && one.p > 0.0);
        }
    }
}
