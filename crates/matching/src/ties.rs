//! The order of equal scores: a seeded rotation, so that nobody is first for good by the number
//! that a database happened to give.
//!
//! The seed is a day by default. It is told with every ranking, so that the order can be made
//! again; within a day it is stable, so that pages do not overlap; the next day it is another.

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The most characters of a seed.
const LONGEST: usize = 64;

/// What the order of equal scores is drawn from: 1 to 64 printable ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct TieSeed(String);

/// A seed that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the seed of ties has {length} characters, or some that are not printable ASCII; \
     give 1 to {LONGEST} letters, digits or signs, such as 2026-11-25"
)]
pub struct TieSeedError {
    length: usize,
}

impl TieSeed {
    /// The default: the day as `YYYY-MM-DD`. Another order every day, one order all day.
    pub fn of_day(day: Date) -> Self {
        Self(day.to_string())
    }

    /// A seed that somebody gives, to make an old ranking again or to draw for a programme.
    pub fn new(seed: &str) -> Result<Self, TieSeedError> {
        let length = seed.chars().count();
        let printable = seed.chars().all(|c| c.is_ascii_graphic() || c == ' ');
        if (1..=LONGEST).contains(&length) && printable {
            Ok(Self(seed.to_owned()))
        } else {
            Err(TieSeedError { length })
        }
    }

    /// As it is told and logged.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TieSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who is looked at from: equal scores are ordered afresh for each, so that a profile which is
/// last among equals for one need is not last for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TieScope<'a> {
    /// A stored need or profile whose ranking it is.
    Stored(Uuid),
    /// A need that is not stored, by what it says (any bytes that are the same for the same need).
    Text(&'a [u8]),
}

/// Makes the keys of one ranking. Equal scores stand in ascending order of their keys.
pub struct Ties(Sha256);

impl Ties {
    /// The ties of the ranking for `scope`.
    pub fn new(seed: &TieSeed, scope: TieScope<'_>) -> Self {
        // Each part has a length or a fixed one, so no two inputs are one text. The name in front
        // keeps the keys apart from every other hash of the same ids.
        let mut hash = Sha256::new();
        hash.update(b"spona-ties-1\0");
        hash.update([u8::try_from(seed.0.len()).unwrap_or(u8::MAX)]);
        hash.update(seed.0.as_bytes());
        match scope {
            TieScope::Stored(id) => {
                hash.update([0]);
                hash.update(id.as_bytes());
            }
            TieScope::Text(text) => {
                hash.update([1]);
                hash.update(Sha256::digest(text));
            }
        }
        Self(hash)
    }

    /// The key of one record: the first eight bytes of SHA-256, big-endian, the same on every
    /// machine.
    pub fn key(&self, record: Uuid) -> u64 {
        let digest = self.0.clone().chain_update(record.as_bytes()).finalize();
        digest
            .iter()
            .take(8)
            .fold(0, |key, byte| (key << 8) | u64::from(*byte))
    }
}

/// The key of `record` among equals in the ranking for `scope`; see [`Ties`], which is faster
/// where there are many.
///
/// # Example
/// ```
/// use matching::ties::{TieScope, TieSeed, tie_key};
/// use uuid::Uuid;
/// let need = TieScope::Stored(Uuid::from_u128(1));
/// let key = |seed: &str| tie_key(&TieSeed::new(seed).unwrap(), need, Uuid::from_u128(2));
/// assert_eq!(key("2026-11-25"), key("2026-11-25"));
/// assert_ne!(key("2026-11-25"), key("2026-11-26"));
/// ```
pub fn tie_key(seed: &TieSeed, scope: TieScope<'_>, record: Uuid) -> u64 {
    Ties::new(seed, scope).key(record)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn order(seed: &TieSeed, scope: TieScope<'_>, mut ids: Vec<Uuid>) -> Vec<Uuid> {
        let ties = Ties::new(seed, scope);
        ids.sort_by_key(|id| ties.key(*id));
        ids
    }

    fn ids(numbers: &std::collections::BTreeSet<u128>) -> Vec<Uuid> {
        numbers.iter().map(|n| Uuid::from_u128(*n)).collect()
    }

    #[test]
    fn the_key_is_the_same_on_every_machine() {
        let seed = TieSeed::of_day("2026-11-25".parse().unwrap());
        assert_eq!(seed.as_str(), "2026-11-25");
        let need = TieScope::Stored(Uuid::from_u128(7));
        // Computed once; a change would reorder rankings that receipts have told.
        assert_eq!(
            tie_key(&seed, need, Uuid::from_u128(9)),
            6_084_221_897_901_283_284
        );
    }

    #[test]
    fn seeds_that_cannot_be_told_are_refused() {
        for bad in ["", "a\n", "š", &"x".repeat(65)] {
            let error = TieSeed::new(bad).unwrap_err().to_string();
            assert!(error.contains("1 to 64"), "{error}");
        }
        assert!(TieSeed::new("round 3, draw 1").is_ok());
    }

    #[test]
    fn each_of_the_tied_comes_first_about_equally_often() {
        const SEEDS: u32 = 4_000;
        for tied in [2_u32, 3, 7, 20] {
            // Ids that follow each other, as a database gives them.
            let profiles: Vec<Uuid> = (1..=tied).map(|n| Uuid::from_u128(n.into())).collect();
            let mut first = vec![0_u32; tied as usize];
            for n in 0..SEEDS {
                let seed = TieSeed::new(&format!("day {n}")).unwrap();
                let order = order(&seed, TieScope::Text(b"need"), profiles.clone());
                let winner = profiles.iter().position(|id| *id == order[0]).unwrap();
                first[winner] += 1;
            }
            let expected = f64::from(SEEDS) / f64::from(tied);
            let chi: f64 = first
                .iter()
                .map(|count| (f64::from(*count) - expected).powi(2) / expected)
                .sum();
            // Mean `tied - 1`, deviation `sqrt(2 (tied - 1))`: five deviations above.
            let freedom = f64::from(tied - 1);
            assert!(chi < freedom + 5.0 * (2.0 * freedom).sqrt(), "{first:?}");
        }
    }

    #[test]
    fn one_seed_orders_each_need_afresh() {
        let profiles: Vec<Uuid> = (1..=2).map(Uuid::from_u128).collect();
        let seed = TieSeed::new("2026-11-25").unwrap();
        let firsts = (0..1_000).filter(|need| {
            let scope = TieScope::Stored(Uuid::from_u128(*need));
            order(&seed, scope, profiles.clone())[0] == profiles[0]
        });
        assert!((420..=580).contains(&firsts.count()));
    }

    proptest! {
        #[test]
        fn the_order_of_the_ids_does_not_matter(
            numbers in proptest::collection::btree_set(any::<u128>(), 1..30),
            need in any::<u128>(), seed in "[ -~]{1,64}",
        ) {
            let seed = TieSeed::new(&seed).unwrap();
            let scope = TieScope::Stored(Uuid::from_u128(need));
            let forwards = ids(&numbers);
            let backwards: Vec<Uuid> = forwards.iter().rev().copied().collect();
            prop_assert_eq!(
                order(&seed, scope, forwards.clone()), order(&seed, scope, backwards)
            );
            prop_assert_eq!(
                order(&seed, scope, forwards.clone()), order(&seed.clone(), scope, forwards)
            );
        }

        #[test]
        fn who_is_not_among_the_tied_does_not_matter(
            numbers in proptest::collection::btree_set(any::<u128>(), 2..30), seed in "[a-z]{1,9}",
        ) {
            let seed = TieSeed::new(&seed).unwrap();
            let all = order(&seed, TieScope::Text(b""), ids(&numbers));
            let fewer: Vec<Uuid> = ids(&numbers).into_iter().skip(1).collect();
            let left_out = ids(&numbers)[0];
            let kept: Vec<Uuid> = all.into_iter().filter(|id| *id != left_out).collect();
            prop_assert_eq!(order(&seed, TieScope::Text(b""), fewer), kept);
        }

        #[test]
        fn a_stored_need_is_no_text(id in any::<u128>(), record in any::<u128>()) {
            let seed = TieSeed::new("s").unwrap();
            let id = Uuid::from_u128(id);
            let record = Uuid::from_u128(record);
            prop_assert_ne!(
                tie_key(&seed, TieScope::Stored(id), record),
                tie_key(&seed, TieScope::Text(id.as_bytes()), record)
            );
        }
    }
}
