//! How far a changed copy stands from the profile it was made of.

use std::cmp::Ordering;

use serde::Serialize;
use uuid::Uuid;

use super::TOP;
use crate::ties::Ties;

/// Where a profile stands in the ranking of a need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Its score; 0 where it is no candidate.
    pub score: f64,
    /// Its place, from 1; one past the last where it is no candidate.
    pub rank: usize,
}

/// The place, from 1, that a profile with `score` has among the others of a ranking. Equal scores
/// stand as [`crate::ties`] has it; the profile itself, where it is in the ranking, is left out.
pub fn place(ranking: &[(Uuid, f64)], profile: Uuid, score: f64, ties: &Ties) -> usize {
    let own = ties.key(profile);
    let before = ranking.iter().filter(|(other, theirs)| {
        *other != profile
            && match theirs.total_cmp(&score) {
                Ordering::Greater => true,
                Ordering::Equal => ties.key(*other) < own,
                Ordering::Less => false,
            }
    });
    1 + before.count()
}

/// One pair that moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved<N> {
    /// The need.
    pub need: N,
    /// The profile.
    pub profile: Uuid,
    /// Where the profile stands.
    pub before: Standing,
    /// Where its copy stands.
    pub after: Standing,
}

impl<N> Moved<N> {
    /// Whether the score is the same to the last bit.
    pub fn is_identical(&self) -> bool {
        self.before.score.to_bits() == self.after.score.to_bits()
    }

    /// The difference of the scores, at least 0.
    pub fn score_difference(&self) -> f64 {
        (self.before.score - self.after.score).abs()
    }

    /// The places moved, in either direction.
    pub fn rank_shift(&self) -> usize {
        self.before.rank.abs_diff(self.after.rank)
    }

    /// Whether exactly one of the two is among the first [`TOP`].
    pub fn crosses_top(&self) -> bool {
        (self.before.rank <= TOP) != (self.after.rank <= TOP)
    }
}

/// Pairs of a profile and its copy, each for one need.
#[derive(Debug, Clone)]
pub struct Differences<N>(Vec<Moved<N>>);

impl<N> Default for Differences<N> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// What the differences come to.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Figures {
    /// Pairs of a need with a profile and its copy.
    pub pairs: usize,
    /// Pairs with the same score to the last bit.
    #[serde(skip)]
    pub identical: usize,
    /// The same as a share.
    pub identical_score_share: f64,
    /// The largest difference of scores.
    pub max_score_difference: f64,
    /// The mean difference of scores.
    pub mean_score_difference: f64,
    /// 95 of 100 pairs differ by at most this.
    pub score_p95: f64,
    /// The mean shift in places.
    pub mean_rank_shift: f64,
    /// 95 of 100 pairs shift by at most so many places.
    pub rank_shift_p95: usize,
    /// Pairs of which one is among the first ten and the other is not.
    pub top10_changes: usize,
    /// The same as a share of the pairs of which one at least is among the first ten.
    pub top10_change_share: f64,
}

impl<N> Differences<N> {
    /// Adds a pair.
    pub fn add(&mut self, moved: Moved<N>) {
        self.0.push(moved);
    }

    /// All pairs, in the order they were added.
    pub fn pairs(&self) -> &[Moved<N>] {
        &self.0
    }

    /// The pairs that moved most: by shift, then by score. At most `most`.
    pub fn worst(&self, most: usize) -> Vec<&Moved<N>> {
        let mut moved: Vec<_> = self.0.iter().filter(|pair| !pair.is_identical()).collect();
        moved.sort_by(|a, b| {
            let shift = b.rank_shift().cmp(&a.rank_shift());
            shift.then_with(|| b.score_difference().total_cmp(&a.score_difference()))
        });
        moved.truncate(most);
        moved
    }

    /// What they come to; all 0 where there are none.
    pub fn figures(&self) -> Figures {
        let pairs = self.0.len();
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let mut scores: Vec<f64> = self.0.iter().map(Moved::score_difference).collect();
        let mut shifts: Vec<usize> = self.0.iter().map(Moved::rank_shift).collect();
        scores.sort_by(f64::total_cmp);
        shifts.sort_unstable();
        let identical = self.0.iter().filter(|pair| pair.is_identical()).count();
        let in_top = |pair: &&Moved<N>| pair.before.rank <= TOP || pair.after.rank <= TOP;
        let top = self.0.iter().filter(in_top).count();
        let crossed = self.0.iter().filter(|pair| pair.crosses_top()).count();
        let p95 = (pairs * 95).div_ceil(100).saturating_sub(1);
        Figures {
            pairs,
            identical,
            identical_score_share: share(identical, pairs),
            max_score_difference: scores.last().copied().unwrap_or_default(),
            mean_score_difference: scores.iter().sum::<f64>() / pairs.max(1) as f64,
            score_p95: scores.get(p95).copied().unwrap_or_default(),
            mean_rank_shift: share(shifts.iter().sum(), pairs),
            rank_shift_p95: shifts.get(p95).copied().unwrap_or_default(),
            top10_changes: crossed,
            top10_change_share: share(crossed, top),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ties::{TieScope, TieSeed};

    fn moved(before: (f64, usize), after: (f64, usize)) -> Moved<()> {
        let standing = |(score, rank)| Standing { score, rank };
        Moved {
            need: (),
            profile: Uuid::nil(),
            before: standing(before),
            after: standing(after),
        }
    }

    #[test]
    fn figures_of_a_few_pairs() {
        let mut differences = Differences::default();
        for _ in 0..19 {
            differences.add(moved((0.5, 3), (0.5, 3)));
        }
        differences.add(moved((0.5, 10), (0.4, 12)));
        let figures = differences.figures();
        assert_eq!((figures.pairs, figures.identical), (20, 19));
        assert!((figures.mean_score_difference - 0.005).abs() < 1e-12);
        assert!((figures.max_score_difference - 0.1).abs() < 1e-12);
        assert!((figures.mean_rank_shift - 0.1).abs() < 1e-12);
        // The 19th of 20.
        assert_eq!((figures.rank_shift_p95, figures.top10_changes), (0, 1));
        assert!((figures.top10_change_share - 0.05).abs() < 1e-12);
        assert_eq!(differences.worst(5).len(), 1);
        assert_eq!(Differences::<()>::default().figures(), Figures::default());
    }

    proptest! {
        #[test]
        fn the_place_is_that_of_a_sorted_ranking(
            scores in proptest::collection::vec(0_u8..6, 1..30), which in any::<prop::sample::Index>(),
        ) {
            let ties = Ties::new(&TieSeed::new("s").unwrap(), TieScope::Stored(Uuid::nil()));
            let mut ranking: Vec<(Uuid, f64)> = (1..)
                .zip(scores)
                .map(|(id, score)| (Uuid::from_u128(id), f64::from(score) / 5.0))
                .collect();
            ranking.sort_by(|a, b| {
                b.1.total_cmp(&a.1).then_with(|| ties.key(a.0).cmp(&ties.key(b.0)))
            });
            let at = which.index(ranking.len());
            let (profile, score) = ranking[at];
            prop_assert_eq!(place(&ranking, profile, score, &ties), at + 1);
            // Somebody who is not in it pushes nobody out of the count.
            prop_assert_eq!(place(&ranking, Uuid::nil(), -1.0, &ties), ranking.len() + 1);
        }
    }
}
