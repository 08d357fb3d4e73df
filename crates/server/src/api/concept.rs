//! Occupations and skills.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::codes;

/// An occupation or a skill in full.
#[derive(Debug, Serialize, ToSchema)]
pub struct Concept {
    /// Its id.
    #[schema(example = "isco:2221")]
    pub concept: String,
    /// What it is.
    #[schema(value_type = codes::ConceptKind)]
    pub kind: taxonomy::ConceptKind,
    /// Its name in the language asked for, else in a related one, else in English.
    pub label: String,
    /// Whether it is only a group of others.
    pub group: bool,
    /// The ISCO-08 group that an occupation is or stands in.
    #[schema(required, example = "2221")]
    pub isco_code: Option<String>,
    /// The concept of ESCO that it is or clearly equals.
    #[schema(required)]
    pub esco_uri: Option<String>,
    /// Its preferred name by language.
    pub labels: BTreeMap<String, String>,
    /// Its other names by language: feminine forms, synonyms.
    pub other_labels: BTreeMap<String, Vec<String>>,
    /// What it means, by language.
    pub descriptions: BTreeMap<String, String>,
    /// The next broader concepts.
    pub broader: Vec<ConceptCard>,
    /// The next narrower concepts.
    pub narrower: Vec<ConceptCard>,
    /// What an occupation needs, essential skills first; empty for a skill.
    pub skills: Vec<RelatedConcept>,
    /// Which occupations need a skill, those first for which it is essential; empty for an
    /// occupation.
    pub occupations: Vec<RelatedConcept>,
    /// Who recognises and licenses the regulated professions of an occupation's ISCO-08 group in
    /// Bosnia and Herzegovina. Signposts, no legal advice; empty where none is known.
    pub regulated_professions: Vec<RegulatedProfession>,
}

/// An occupation or a skill in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConceptCard {
    /// Its id.
    #[schema(example = "isco:2221")]
    pub concept: String,
    /// What it is.
    #[schema(value_type = codes::ConceptKind)]
    pub kind: taxonomy::ConceptKind,
    /// Its name in the language asked for, else in a related one, else in English.
    pub label: String,
    /// Whether it is only a group of others.
    pub group: bool,
    /// The ISCO-08 group that an occupation is or stands in.
    #[schema(required, example = "2221")]
    pub isco_code: Option<String>,
    /// The concept of ESCO that it is or clearly equals.
    #[schema(required)]
    pub esco_uri: Option<String>,
}

/// The other end of a relation between an occupation and a skill.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelatedConcept {
    /// Id of the occupation or skill.
    #[schema(example = "skill:health.wound-care")]
    pub concept: String,
    /// Its name in the language asked for, else in a related one, else in English.
    pub label: String,
    /// Whether the occupation cannot do without the skill.
    pub essential: bool,
}

/// One step before one body on the way into a regulated profession.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegulatedProfession {
    /// The profession by language.
    pub profession: BTreeMap<String, String>,
    /// Where it is regulated: `BA` for the whole country, or an entity, canton or district.
    #[schema(example = "BA-BIH")]
    pub jurisdiction: String,
    /// The body, in Bosnian and English.
    pub body: BTreeMap<String, String>,
    /// What is done there.
    #[schema(example = "recognition of qualification")]
    pub step: String,
    /// Conditions, and what is to be verified.
    pub note: String,
    /// The year of the knowledge.
    #[schema(example = "2024")]
    pub as_of: String,
    /// `high`, `medium` or `low`; what is low is a starting point for a question.
    pub confidence: String,
}

impl From<&taxonomy::professions::RegulatedProfession> for RegulatedProfession {
    fn from(known: &taxonomy::professions::RegulatedProfession) -> Self {
        let names = known.profession.iter();
        let body = [("bs", &known.body_bs), ("en", &known.body_en)];
        let owned = |(language, text): (&str, &String)| (language.to_owned(), text.clone());
        Self {
            profession: names
                .map(|(language, text)| owned((language, text)))
                .collect(),
            jurisdiction: known.jurisdiction.clone(),
            body: body.into_iter().map(owned).collect(),
            step: known.step.clone(),
            note: known.note.clone(),
            as_of: known.as_of.clone(),
            confidence: known.confidence.clone(),
        }
    }
}
