//! What somebody who types may mean.

use serde::Serialize;
use utoipa::ToSchema;

use super::codes;

/// What somebody who types may mean.
#[derive(Debug, Serialize, ToSchema)]
pub struct Suggestions {
    /// Concepts, likeliest first, each once.
    pub items: Vec<Suggestion>,
}

/// A concept that the typed text may mean.
#[derive(Debug, Serialize, ToSchema)]
pub struct Suggestion {
    /// Id of the concept.
    #[schema(example = "isco:2221")]
    pub concept: String,
    /// What it is.
    #[schema(value_type = codes::ConceptKind)]
    pub kind: taxonomy::ConceptKind,
    /// Its name in the language asked for, else in a related one, else in English.
    pub label: String,
    /// Its name that matched.
    pub matched_label: String,
    /// The language of that.
    #[schema(value_type = String, example = "bs")]
    pub matched_language: taxonomy::Language,
    /// Letters that were typed wrong, left out, added or swapped.
    pub typos: u8,
}
