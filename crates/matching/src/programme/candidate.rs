//! What the engine tells a round of a pair.

use uuid::Uuid;

use crate::outcome::{Band, Contribution};

/// A profile that could be placed with a need.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The profile.
    pub profile: Uuid,
    /// In [0, 1]; the contributions sum to it.
    pub score: f64,
    /// The score in a word.
    pub band: Band,
    /// Hard conditions that are not met.
    pub violations: usize,
    /// What each criterion contributed.
    pub contributions: Vec<Contribution>,
}
