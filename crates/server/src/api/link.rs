//! What a text names.

use serde::Serialize;
use utoipa::ToSchema;

use super::codes;

/// A text to be linked. An unknown field is refused.
#[derive(Debug, ToSchema)]
#[schema(example = json!({"text": "Radila sam kao medicinska sestra na intenzivnoj njezi.", "language": "bs", "top": 3}))]
pub struct LinkRequest {
    /// A phrase, a sentence or a whole CV. Of a very long text only the beginning is read.
    pub text: String,
    /// Only concepts of this kind.
    #[schema(value_type = Option<codes::ConceptKind>)]
    pub kind: Option<String>,
    /// The language of the text, where it is known.
    #[schema(value_type = Option<codes::LanguageTag>)]
    pub language: Option<String>,
    /// The language of the labels to be shown; that of the text, or English, where nothing is said.
    #[schema(value_type = Option<codes::LanguageTag>)]
    pub label_language: Option<String>,
    /// Concepts for each place in the text, likeliest first; 1 where nothing is said.
    #[schema(minimum = 1, maximum = 20)]
    pub top: Option<u32>,
}

/// What a text names.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkedText {
    /// Places that name a concept, in the order of the text.
    pub links: Vec<Link>,
    /// Where the text is a single phrase and nothing is likely enough: what comes nearest, best
    /// first. Guesses, no links.
    pub nearest: Vec<Link>,
    /// Bytes of the text, from its beginning, that were read.
    pub read_bytes: usize,
    /// Whether the whole text was looked at; a very long one is not.
    pub complete: bool,
}

/// A place in a text and a concept that it names.
#[derive(Debug, Serialize, ToSchema)]
pub struct Link {
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
    /// Probability that the place means the concept, 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub score: f32,
    /// Whether the name stands there word for word, whatever its script and case.
    pub exact: bool,
    /// Its rank among the concepts of its kind for this place, from 1.
    #[schema(minimum = 1)]
    pub rank: usize,
    /// Where the place begins and where it ends, in bytes of the text in UTF-8; the end is not
    /// part of it.
    #[schema(value_type = Vec<u64>, min_items = 2, max_items = 2, example = json!([14, 31]))]
    pub span: [usize; 2],
    /// What stands there.
    pub text: String,
}
