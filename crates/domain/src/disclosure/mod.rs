//! Statistical disclosure control: what may be told about groups of people.
//!
//! [`Tally`] takes people and what each contributes, and cannot be printed; [`Tally::publish`] gives
//! what may be told, and there is no other way to a figure. The rules are the 10–5 rule and two that
//! guard it:
//!
//! 1. a group of fewer than [`FEWEST`] people is withheld, and so is one in which a single person
//!    contributes more than half of what the figures are about;
//! 2. all other counts are rounded to the nearest multiple of [`ROUNDED_TO`], the total by itself,
//!    so that the parts need not sum to it;
//! 3. what is withheld is safe as a whole: where total minus parts would leave a remainder that
//!    breaks rule 1, the first published group is withheld too, until it does not; where that
//!    does not help, the total is withheld.
//!
//! Figures about a group (shares, ratios, means) may be told exactly where its count may be told,
//! rounded to [`figure`]'s two decimals: see [`Published::is_open`].

#[cfg(test)]
mod attacks;
mod tally;

use serde::{Deserialize, Serialize};

pub use tally::Tally;

/// The fewest people a published group has.
pub const FEWEST: u64 = 10;

/// Counts are rounded to multiples of this.
pub const ROUNDED_TO: u64 = 5;

/// A count as it may be told: a multiple of [`ROUNDED_TO`], or withheld (`null`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Count(Option<u64>);

impl Count {
    /// Withheld.
    pub const WITHHELD: Self = Self(None);

    /// A count that stands alone, with no total and no parts to compare it with.
    pub fn alone(people: u64) -> Self {
        if people < FEWEST {
            Self::WITHHELD
        } else {
            Self::rounded(people)
        }
    }

    fn rounded(people: u64) -> Self {
        let half = ROUNDED_TO / 2;
        Self(Some(people.saturating_add(half) / ROUNDED_TO * ROUNDED_TO))
    }

    /// The rounded count; `None` where it is withheld.
    pub fn value(self) -> Option<u64> {
        self.0
    }
}

/// The counts of a table with one dimension, as they may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published<G> {
    /// Every group, in the order of the groups.
    pub groups: Vec<(G, Count)>,
    /// All groups together.
    pub total: Count,
}

impl<G: PartialEq> Published<G> {
    /// Whether figures about the group may be told.
    pub fn is_open(&self, group: &G) -> bool {
        let found = self.groups.iter().find(|(known, _)| known == group);
        found.is_some_and(|(_, count)| count.value().is_some())
    }
}

/// A figure as it may be told: two decimals.
pub fn figure(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
