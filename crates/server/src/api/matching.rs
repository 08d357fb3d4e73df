//! A match and its explanation.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Mutual, NeedCard, ProfileCard, codes};

/// A need and a profile with a score and its explanation. The contributions sum to the score.
#[derive(Debug, Serialize, ToSchema)]
pub struct Match {
    /// The receipt that this match was written down in: `GET /api/v1/receipts/{id}` tells it
    /// again. `null` for a need that is not stored, for a record that changed just now, and where
    /// the database was too busy to write one.
    #[schema(required)]
    pub receipt: Option<Uuid>,
    /// The match in sentences, in the language asked for.
    pub explanation: Vec<ExplanationLine>,
    /// The need; `null` where it was sent only to be matched and is not stored.
    #[schema(required)]
    pub need: Option<NeedCard>,
    /// The profile.
    pub profile: ProfileCard,
    /// Place in the ranking, from 1.
    pub rank: usize,
    /// From 0 to 1.
    pub score: f64,
    /// The score in a word.
    #[schema(value_type = codes::Band)]
    pub band: matching::Band,
    /// What each criterion contributed, by its name.
    #[schema(example = json!({"essential_skills": {"weight": 0.4, "value": 0.9, "contribution": 0.36}}))]
    pub score_breakdown: BTreeMap<String, Criterion>,
    /// Each requirement of the need and how the profile meets it.
    pub requirements: Vec<Requirement>,
    /// Hard conditions that are not met.
    pub violations: Vec<Violation>,
    /// The smallest changes that would lift the match by a band; where none does, the single ones
    /// that lift the score most.
    pub what_would_change: Vec<WhatIf>,
    /// The pair from both sides; only where `view=two_way` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub mutual: Option<Mutual>,
    /// What made the ranking; with these and the two records it can be made again.
    pub versions: Versions,
}

/// A part of the score: `contribution = weight × value`.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Criterion {
    /// Its weight.
    pub weight: f64,
    /// From 0 to 1; below 0 for violations.
    pub value: f64,
    /// Its part of the score.
    pub contribution: f64,
}

/// One requirement and how the profile meets it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Requirement {
    /// What is asked for, in the need's own words; codes for a language (`bs B2`) and modes, a
    /// number for years of experience and for an ISCED level.
    #[schema(example = "njega pacijenata na respiratoru")]
    pub text: String,
    /// What kind of thing it is.
    #[schema(value_type = codes::RequirementKind)]
    pub kind: matching::RequirementKind,
    /// Essential or desirable; a condition or a wish.
    pub essential: bool,
    /// Whether it is met.
    #[schema(value_type = codes::RequirementStatus)]
    pub status: matching::RequirementStatus,
    /// What in the profile says so, strongest first.
    pub evidence: Vec<Evidence>,
}

/// A statement of the profile that supports a requirement.
#[derive(Debug, Serialize, ToSchema)]
pub struct Evidence {
    /// The field it stands in.
    #[schema(example = "experience/0/description")]
    pub field: String,
    /// The profile's own words, without what would identify its owner; white space is one space.
    #[schema(example = "Beatmungspflege auf der Intensivstation")]
    pub text: String,
    /// The first character in the field's text as the profile has it, counted from 0. Characters
    /// are Unicode scalar values: neither bytes nor UTF-16 units, so in JavaScript count in
    /// `Array.from(text)`.
    pub from: usize,
    /// Behind the last character, counted likewise.
    pub to: usize,
    /// From 0 to 1.
    pub similarity: f64,
}

/// A sentence or two of an explanation.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExplanationLine {
    /// What it is about.
    #[schema(value_type = codes::About)]
    pub about: explanation::About,
    /// The text.
    #[schema(
        example = "Uz njemački na nivou B2 profil bi odgovarao dobro, a ne djelimično: 68 umjesto 52 od 100."
    )]
    pub text: String,
}

impl From<explanation::Line> for ExplanationLine {
    fn from(line: explanation::Line) -> Self {
        Self {
            about: line.about,
            text: line.text,
        }
    }
}

/// A hard condition that is not met.
#[derive(Debug, Serialize, ToSchema)]
pub struct Violation {
    /// Which one.
    #[schema(value_type = codes::ViolationCode)]
    pub code: &'static str,
    /// What is the matter, in English.
    pub detail: String,
    /// The same for programs: `language`, `required`, `found`; `accepted`, `offered`;
    /// `available_from`, `closes_on`.
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    pub parameters: serde_json::Value,
}

/// Changes and what they would do together.
#[derive(Debug, Serialize, ToSchema)]
pub struct WhatIf {
    /// One change, or as few as lift the match by a band.
    pub changes: Vec<Change>,
    /// The score after them.
    pub score_after: f64,
    /// The band after them.
    #[schema(value_type = codes::Band)]
    pub band_after: matching::Band,
}

/// A single change.
#[derive(Debug, Serialize, ToSchema)]
pub struct Change {
    /// What would have to change.
    #[schema(value_type = codes::ChangeKind)]
    pub kind: &'static str,
    /// The skill, language, modes, licence, level, years, hours or last day that it is about, as
    /// in a requirement's `text`.
    pub text: String,
}

/// What made a ranking.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Versions {
    /// The engine.
    pub engine: String,
    /// The embedding model.
    pub model: String,
    /// The taxonomy.
    pub taxonomy: String,
    /// The ranking weights.
    pub weights: String,
}

impl From<matching::Versions> for Versions {
    fn from(versions: matching::Versions) -> Self {
        Self {
            engine: versions.engine,
            model: versions.model,
            taxonomy: versions.taxonomy,
            weights: versions.weights,
        }
    }
}
