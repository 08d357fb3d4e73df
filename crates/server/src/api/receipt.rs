//! A match as it was answered.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Criterion, ExplanationLine, NeedCard, ProfileCard, Requirement, Versions, Violation, WhatIf,
    codes,
};

/// A match as it was answered, in the words that both records have now.
#[derive(Debug, Serialize, ToSchema)]
pub struct Receipt {
    /// Its id.
    pub id: Uuid,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it will be deleted; earlier where its need or its profile is deleted.
    #[schema(value_type = String, format = DateTime)]
    pub kept_until: Timestamp,
    /// The day on which years of experience were counted.
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    /// What else was asked for, such as the `seed` of equal scores.
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    pub options: serde_json::Value,
    /// Records that have changed since. Their words here are those of now; evidence that no longer
    /// stands at its place is left out. The score and all else are those of then.
    pub changed_since: Vec<ChangedRecord>,
    /// The need.
    #[schema(required)]
    pub need: Option<NeedCard>,
    /// The profile.
    pub profile: ProfileCard,
    /// From 0 to 1.
    pub score: f64,
    /// The score in a word.
    #[schema(value_type = codes::Band)]
    pub band: matching::Band,
    /// What each criterion contributed, by its name.
    pub score_breakdown: BTreeMap<String, Criterion>,
    /// Each requirement of the need and how the profile met it.
    pub requirements: Vec<Requirement>,
    /// Hard conditions that were not met.
    pub violations: Vec<Violation>,
    /// What would have lifted the match.
    pub what_would_change: Vec<WhatIf>,
    /// All of this in sentences, in the language asked for.
    pub explanation: Vec<ExplanationLine>,
    /// What made the ranking.
    pub versions: Versions,
}

/// A record that has changed since a receipt was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChangedRecord {
    /// Which of the two.
    #[schema(value_type = codes::RecordKind)]
    pub record: &'static str,
    /// Its version then.
    pub then: u32,
    /// Its version now.
    pub now: u32,
}
