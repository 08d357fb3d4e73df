//! A ranking's page and what the whole ranking says.

use domain::EngagementMode;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Change, Match, Total, codes};

/// A ranking, best first.
#[derive(Debug, Serialize, ToSchema)]
pub struct MatchPage {
    /// The items of this page.
    pub items: Vec<Match>,
    /// To be sent as `cursor` for the next page; `null` on the last one.
    #[schema(required)]
    pub next_cursor: Option<String>,
    /// How many items the whole list has.
    pub total: Total,
    /// What the whole ranking of a need says, whatever filter is set; `null` from a profile's side.
    #[schema(required)]
    pub overview: Option<Overview>,
}

/// What the whole ranking of a need says. A profile *fits* where it violates no hard condition and
/// meets every essential requirement at least partly, in a band above `weak`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Overview {
    /// Profiles that fit.
    pub fitting: usize,
    /// For each engagement mode, those that the need accepts first: profiles that fit but for the
    /// mode, and offer this one.
    pub modes: Vec<ModeCount>,
    /// Single requirements without which more profiles would fit, the greatest gain first.
    pub near_misses: Vec<NearMiss>,
    /// All of this in sentences, in the language asked for.
    pub explanation: Vec<String>,
}

/// How many of the profiles that fit offer a mode.
#[derive(Debug, Serialize, ToSchema)]
pub struct ModeCount {
    /// The mode.
    #[schema(value_type = codes::Mode)]
    pub mode: EngagementMode,
    /// Whether the need accepts it; a need that names no mode accepts all.
    pub accepted: bool,
    /// Profiles that fit but for the mode, and offer this one.
    pub fitting: usize,
}

/// A single requirement that keeps profiles out.
#[derive(Debug, Serialize, ToSchema)]
pub struct NearMiss {
    /// The requirement.
    pub requirement: Change,
    /// Profiles that fail it, whatever else they fail.
    pub excluded: usize,
    /// Profiles that would fit without it.
    pub fitting_without: usize,
}
