//! What the engine answers.

use domain::blind::Statement;
use domain::codes::LanguageGroup;
use domain::{EngagementMode, LanguageLevel};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ties::TieSeed;

/// One page of a list and how long the list is.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The page's items.
    pub items: Vec<T>,
    /// Items in the whole list.
    pub total: usize,
    /// Counts by filter value over the whole list; empty where there are none.
    pub facets: Vec<Facet>,
}

/// A search hit.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The profile's or need's id.
    pub id: Uuid,
    /// How high it stands in the lists of words and of vectors (reciprocal ranks, summed), or 0
    /// where there was no text to search for. Comparable within one query only.
    pub score: f32,
}

/// Counts of one filter's values.
#[derive(Debug, Clone, PartialEq)]
pub struct Facet {
    /// `country`, `mode`, `language`, `education`, `region` or `sector`.
    pub name: &'static str,
    /// Values with their counts, most frequent first, then by code.
    pub values: Vec<FacetValue>,
}

/// A filter value and how many hits have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The code.
    pub value: String,
    /// Hits with it.
    pub count: u64,
}

/// The candidates that each list proposes for a need, best first: for measuring retrieval.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CandidateLists {
    /// By words, BM25 over all fields.
    pub words: Vec<Uuid>,
    /// By concepts of the taxonomy and broader ones.
    pub concepts: Vec<Uuid>,
    /// By nearest vectors.
    pub vectors: Vec<Uuid>,
    /// What the ranking gets: the lists together, reduced to as many as are ranked.
    pub union: Vec<Uuid>,
}

/// A ranking.
#[derive(Debug, Clone)]
pub struct Matches {
    /// The page of matches, best first.
    pub items: Vec<Match>,
    /// Candidates that were ranked.
    pub total: usize,
    /// What the whole ranking says.
    pub overview: Overview,
    /// What the order of equal scores was drawn from.
    pub ties: TieSeed,
}

/// What a whole ranking says about its candidates. A candidate *fits* where no hard condition is
/// violated and every essential requirement is met at least partly, in a band above weak.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overview {
    /// Candidates that fit.
    pub fitting: usize,
    /// Candidates that fit but for the engagement mode, by each mode that they offer; the modes
    /// that the need accepts first.
    pub modes: Vec<ModeCount>,
    /// Single requirements whose absence would let more candidates fit, the greatest gain first.
    pub near_misses: Vec<NearMiss>,
}

/// How many candidates that fit offer a mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ModeCount {
    /// The mode.
    pub mode: EngagementMode,
    /// Whether the need accepts it; a need that names no mode accepts all.
    pub accepted: bool,
    /// Candidates that fit but for the mode and offer this one.
    pub fitting: usize,
}

/// A single requirement that keeps candidates out.
#[derive(Debug, Clone, PartialEq)]
pub struct NearMiss {
    /// The requirement; its change is what would have to be given up.
    pub requirement: Change,
    /// Candidates that fail it, whatever else they fail.
    pub excluded: usize,
    /// Candidates that would fit without it.
    pub fitting_without: usize,
}

/// A need and a profile with a score and its explanation.
#[derive(Debug, Clone)]
pub struct Match {
    /// The need; `None` where it was posted only to be matched and is not stored.
    pub need: Option<Uuid>,
    /// The profile.
    pub profile: Uuid,
    /// Place in the ranking, from 1.
    pub rank: usize,
    /// In [0, 1]; the contributions sum to it.
    pub score: f64,
    /// The score in a word.
    pub band: Band,
    /// What each criterion contributed.
    pub contributions: Vec<Contribution>,
    /// Each requirement of the need and how the profile meets it.
    pub requirements: Vec<RequirementResult>,
    /// Hard conditions that are not met.
    pub violations: Vec<Violation>,
    /// The smallest changes that would lift the match by a band; where none does, the single ones
    /// that lift the score most. Fewest changes first, then the best score.
    pub what_would_change: Vec<WhatIf>,
    /// What made the ranking.
    pub versions: Versions,
}

/// A score in a word. Thresholds are data in `index/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Little fits.
    Weak,
    /// Some fits.
    Partial,
    /// Most fits.
    Good,
    /// All that matters fits; never with a violation.
    Strong,
}

/// A named part of the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// Coverage of the essential skills.
    EssentialSkills,
    /// Coverage of the desirable skills.
    DesirableSkills,
    /// Closeness of the occupation: the need's title against headline and job titles.
    Occupation,
    /// Closeness of the whole text.
    WholeText,
    /// Coverage of the description, where the need lists no skills.
    Description,
    /// Words of the need that the profile uses, where the need lists no skills.
    Words,
    /// Years of experience against those asked for.
    Experience,
    /// How recent the work in the occupation is.
    Recency,
    /// Level of education against the one asked for.
    Education,
    /// A licence in the profession asked for.
    Licence,
    /// Languages that are wished for.
    Languages,
    /// A shared engagement mode and window.
    EngagementMode,
    /// Availability on the day on which the work should begin.
    Availability,
    /// Hours a month against those asked for.
    Capacity,
    /// Share of the score that is taken away for hard conditions not met; its value is negative.
    Violations,
}

/// A criterion's part of the score: `contribution = weight * value`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// The criterion.
    pub criterion: Criterion,
    /// Its weight.
    pub weight: f64,
    /// In [0, 1], or in [-1, 0] for violations.
    pub value: f64,
    /// Its part of the score.
    pub contribution: f64,
}

/// What kind of thing is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequirementKind {
    /// A skill, in the need's own words.
    Skill,
    /// A language at a level.
    Language,
    /// One of the accepted modes.
    Mode,
    /// Years of experience.
    Experience,
    /// A level of education.
    Education,
    /// A licence.
    Licence,
}

/// Whether a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequirementStatus {
    /// Yes.
    Met,
    /// In part, or something close to it.
    Partly,
    /// Nothing in the profile says so.
    Missing,
}

/// One requirement and how the profile meets it.
#[derive(Debug, Clone)]
pub struct RequirementResult {
    /// The kind.
    pub kind: RequirementKind,
    /// Place in the need's list of its kind and importance (`essential_skills[index]`, ...).
    pub index: usize,
    /// Essential or desirable; a condition or a wish.
    pub essential: bool,
    /// Whether it is met.
    pub status: RequirementStatus,
    /// What in the profile says so, strongest first.
    pub evidence: Vec<Evidence>,
}

/// A statement that supports a requirement.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The statement; [`domain::blind::quote`] gives its words.
    pub statement: Statement,
    /// In [0, 1].
    pub similarity: f64,
}

/// A hard condition that is not met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Violation {
    /// A required language is missing or below its level.
    Language {
        /// The language.
        group: LanguageGroup,
        /// The level asked for.
        required: Option<LanguageLevel>,
        /// The level the profile has; `None` where it does not name the language.
        found: Option<LanguageLevel>,
    },
    /// No mode is shared.
    Mode {
        /// What the need accepts.
        accepted: Vec<EngagementMode>,
        /// What the profile offers.
        offered: Vec<EngagementMode>,
    },
    /// Available only after the need has closed.
    Window {
        /// From when.
        available_from: Date,
        /// Until when.
        closes_on: Date,
    },
}

/// A single change of the profile or need.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The essential skill with this index is met.
    EssentialSkill(usize),
    /// The desirable skill with this index is met.
    DesirableSkill(usize),
    /// The language is known at the level asked for.
    Language(LanguageGroup, Option<LanguageLevel>),
    /// A mode is shared.
    Mode,
    /// The profile is available before the need closes.
    Window,
    /// A licence in the profession is held.
    Licence,
    /// The years of experience asked for are there.
    Experience,
    /// The level of education asked for is there.
    Education,
    /// The hours a month asked for are there.
    Capacity,
}

/// What changes would do together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WhatIf {
    /// The changes; one, or as few as lift the match by a band.
    pub changes: Vec<Change>,
    /// The score after them.
    pub score: f64,
    /// The band after them.
    pub band: Band,
}

/// What made a ranking; with these and the two records it can be made again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Versions {
    /// Version of this crate.
    pub engine: String,
    /// The embedding model.
    pub model: String,
    /// The taxonomy.
    pub taxonomy: String,
    /// The ranking weights.
    pub weights: String,
}

/// How far an index has read the change feed of which database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Applied {
    /// The database.
    pub feed: String,
    /// The last change that is in the index.
    pub position: i64,
}

/// What an index holds.
#[derive(Debug, Clone, Serialize)]
pub struct Status {
    /// Profiles that can be found.
    pub profiles: u64,
    /// Needs that can be found.
    pub needs: u64,
    /// Segments.
    pub segments: usize,
    /// Bytes on disk.
    pub bytes: u64,
    /// How far it has read; `None` while it is new.
    pub applied: Option<Applied>,
    /// Version of the index definition.
    pub definition: String,
    /// The embedding model it was built with.
    pub model: String,
}
