//! A match from both sides: what the professional wishes of the need, and how the pair stands
//! among the alternatives of each.
//!
//! What a need asks of a profile is a match's requirements and score. The other direction is here.
//! A profile wishes three things: the modes it offers, the day from which it is available, and its
//! hours a month. A wish is met (1), partly met (1/2) or missing (0); what either side leaves
//! unsaid does not count. With `s` the score, `b` the profile's best score for any need and `w`
//! the mean of its wishes (1 where nothing was said),
//!
//! ```text
//! p = w · s / b          how near the need comes to what the profile could have
//! both = 2·s·p / (s + p) the harmonic mean: low as soon as one side is
//! ```
//!
//! so `both` is the same from either side. Where somebody lives plays no part.

mod wishes;

use domain::blind::{BlindNeed, BlindProfile};
use uuid::Uuid;

pub use wishes::{Wish, WishStatus};
use wishes::{mean, wishes};

/// A pair from both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Mutual {
    /// In [0, 1]: the harmonic mean above.
    pub score: f64,
    /// The profile's place among all for the need.
    pub profile_for_need: Place,
    /// The need's place among all for the profile.
    pub need_for_profile: Place,
    /// What the profile wishes of the need: modes, day and hours.
    pub wishes: [Wish; 3],
}

/// A place in a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1; equals share the best place among them.
    pub rank: usize,
    /// How many were ranked.
    pub of: usize,
}

/// How a pair stands in one of its two rankings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    place: Place,
    best: f64,
}

impl Standing {
    /// Where a score stands in a ranking as [`crate::Engine::rank_need`] and
    /// [`crate::Engine::rank_profile`] give it. `id` is what has the score; it counts as ranked
    /// even where it is not in the list, because it is not stored or cannot be found.
    pub fn of(id: Option<Uuid>, score: f64, ranking: &[(Uuid, f64)]) -> Self {
        let others = || ranking.iter().filter(|(other, _)| Some(*other) != id);
        let better = others().filter(|(_, other)| *other > score).count();
        Self {
            place: Place {
                rank: better + 1,
                of: others().count() + 1,
            },
            best: others().fold(score, |best, (_, other)| best.max(*other)),
        }
    }
}

impl Mutual {
    /// Looks at a pair of this score from both sides.
    pub fn of(
        need: &BlindNeed,
        profile: &BlindProfile,
        score: f64,
        profile_for_need: Standing,
        need_for_profile: Standing,
    ) -> Self {
        let wishes = wishes(need, profile);
        let wished = mean(&wishes);
        let own = if need_for_profile.best > 0.0 {
            wished * score / need_for_profile.best
        } else {
            0.0
        };
        let score = if score + own > 0.0 {
            2.0 * score * own / (score + own)
        } else {
            0.0
        };
        Self {
            score,
            profile_for_need: profile_for_need.place,
            need_for_profile: need_for_profile.place,
            wishes,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::record::Record;
    use domain::{Need, Profile};
    use proptest::prelude::*;

    use super::*;

    pub(super) fn need(json: &str) -> BlindNeed {
        BlindNeed::from(&Need::from_line(json).unwrap())
    }

    pub(super) fn profile(json: &str) -> BlindProfile {
        BlindProfile::from(&Profile::from_line(json).unwrap())
    }

    #[test]
    fn equals_share_a_place_and_a_stranger_is_counted() {
        let ids: Vec<Uuid> = (0..4).map(Uuid::from_u128).collect();
        let ranking = [(ids[0], 0.9), (ids[1], 0.5), (ids[2], 0.5)];
        let place = |id, score| Standing::of(id, score, &ranking).place;
        assert_eq!(place(Some(ids[0]), 0.9), Place { rank: 1, of: 3 });
        assert_eq!(place(Some(ids[2]), 0.5), Place { rank: 2, of: 3 });
        assert_eq!(place(None, 0.6), Place { rank: 2, of: 4 });
        assert_eq!(place(Some(ids[3]), 0.1), Place { rank: 4, of: 4 });
    }

    fn both(score: f64, best: f64, hours: u16) -> f64 {
        let need = need(r#"{"title":"x","hours_per_month":40}"#);
        let profile = profile(&format!(
            r#"{{"headline":"x","availability":{{"hours_per_month":{hours}}}}}"#
        ));
        let ranking = [(Uuid::nil(), best)];
        let alone = Standing::of(None, score, &[]);
        let standing = Standing::of(None, score, &ranking);
        Mutual::of(&need, &profile, score, alone, standing).score
    }

    #[test]
    fn both_sides_have_to_be_content() {
        // The profile's best need, all wishes met: p = 1.
        assert!((both(0.5, 0.5, 40) - 2.0 * 0.5 / 1.5).abs() < 1e-12);
        // It has a better one: p = 1/2.
        assert!((both(0.5, 1.0, 40) - 0.5).abs() < 1e-12);
        // Or too few hours: p = 0.
        assert!(both(0.5, 0.5, 10).abs() < 1e-12);
        assert!(both(0.0, 0.0, 40).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn it_stays_within_bounds_and_rises_with_the_score(
            low in 0.0..=1.0_f64, high in 0.0..=1.0_f64, best in 0.0..=1.0_f64,
        ) {
            let (low, high) = (low.min(high), low.max(high));
            let (less, more) = (both(low, best, 20), both(high, best, 20));
            prop_assert!((0.0..=1.0 + 1e-12).contains(&more));
            prop_assert!(less <= more + 1e-12);
        }
    }
}
