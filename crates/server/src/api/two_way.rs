//! A match from both sides.

use serde::Serialize;
use utoipa::ToSchema;

use super::codes;

/// A match from both sides. What the need asks of the profile is in the match's `requirements`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Mutual {
    /// From 0 to 1: the harmonic mean of the match's score `s` and of `w · s / b`, with `b` the
    /// profile's best score for any need and `w` the mean of its wishes (met 1, partly 0.5,
    /// missing 0; 1 where nothing was said). The same from either side.
    pub score: f64,
    /// The profile's place among all for the need.
    pub profile_for_need: Place,
    /// The need's place among all for the profile.
    pub need_for_profile: Place,
    /// What the profile wishes of the need.
    pub wishes: Vec<Wish>,
}

/// A place in a ranking.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Place {
    /// From 1; equals share the best place among them.
    pub rank: usize,
    /// How many were ranked.
    pub of: usize,
}

/// What a profile wishes and what the need says to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Wish {
    /// What it is about.
    #[schema(value_type = codes::WishKind)]
    pub kind: &'static str,
    /// Whether it is met.
    #[schema(value_type = codes::WishStatus)]
    pub status: matching::WishStatus,
    /// What both say, `null` where one says nothing. `mode`: `offered`, `accepted` (an empty list
    /// accepts any); `start`: `available_from`, `starts_on`, `closes_on`; `hours`: `available`,
    /// `asked`.
    #[schema(value_type = std::collections::BTreeMap<String, serde_json::Value>)]
    pub parameters: serde_json::Value,
}
