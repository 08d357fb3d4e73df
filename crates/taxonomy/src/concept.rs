//! Concepts, their labels and descriptions.

use serde::{Deserialize, Serialize};

use crate::language::Language;

pub(crate) use crate::taxonomy::Taxonomy;

/// What a concept is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConceptKind {
    /// An ISCO-08 group or an ESCO occupation.
    Occupation,
    /// A skill, a field of knowledge, or a group of them.
    Skill,
}

/// Whether a skill is done or known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkillType {
    /// Something that a person does.
    Skill,
    /// Something that a person knows.
    Knowledge,
}

/// How widely a skill is used, as ESCO judges it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reuse {
    /// In almost every occupation.
    Transversal,
    /// In several sectors.
    CrossSector,
    /// In one sector.
    SectorSpecific,
    /// In one occupation.
    OccupationSpecific,
}

/// A name of a concept in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// `bs`, `hr`, `sr`, `de`, `en`, ...
    pub language: Language,
    /// Whether it is the name to show; others are feminine forms and synonyms, also those that
    /// ESCO calls hidden.
    pub preferred: bool,
    /// The name as written.
    pub text: String,
}

/// What a concept means, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// The language it is written in.
    pub language: Language,
    /// One or more sentences.
    pub text: String,
}

/// An occupation or a skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// `isco:2221`, `skill:health.wound-care` or an ESCO URI. A concept of the starter taxonomy
    /// keeps its id when ESCO knows it too.
    pub id: String,
    /// What it is.
    pub kind: ConceptKind,
    /// Whether it is only a group of others: of ISCO-08, of ISCED-F or of ESCO's skills. Nobody
    /// states a group of skills in a CV.
    pub group: bool,
    /// Whether it is done or known, where it is a single skill and the source says so.
    pub skill_type: Option<SkillType>,
    /// How widely it is used, where it is an ESCO skill.
    pub reuse: Option<Reuse>,
    /// Ids of the next broader concepts. Skills of ESCO have up to a dozen.
    pub broader: Vec<String>,
    /// ISCO-08 code of the group it is or stands in, where it is an occupation.
    pub isco_code: Option<String>,
    /// The ESCO concept that it is, or that it clearly equals.
    pub esco_uri: Option<String>,
    /// Its names; in each language the preferred one comes first.
    pub labels: Vec<Label>,
    /// Its descriptions, at most one a language.
    pub descriptions: Vec<Description>,
}

impl Concept {
    /// A concept without names and relations.
    pub fn new(id: impl Into<String>, kind: ConceptKind) -> Self {
        Self {
            id: id.into(),
            kind,
            group: false,
            skill_type: None,
            reuse: None,
            broader: Vec::new(),
            isco_code: None,
            esco_uri: None,
            labels: Vec::new(),
            descriptions: Vec::new(),
        }
    }

    /// The name to show in `language`.
    pub fn preferred_label(&self, language: &str) -> Option<&str> {
        let in_language = |label: &&Label| label.language == language;
        let mut labels = self.labels.iter().filter(in_language);
        let first = labels.clone().next();
        labels
            .find(|label| label.preferred)
            .or(first)
            .map(|label| label.text.as_str())
    }
}
