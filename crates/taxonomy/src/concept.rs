//! Concepts and their labels.

use std::collections::HashMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

/// What a concept is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConceptKind {
    /// An ISCO-08 group or an ESCO occupation.
    Occupation,
    /// A skill or a field of knowledge.
    Skill,
}

/// A name of a concept in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    /// BCP 47 code: `bs`, `hr`, `sr`, `de`, `en`, ...
    pub language: String,
    /// The name as written.
    pub text: String,
    /// Whether it is the name to show; others are feminine forms and synonyms.
    pub preferred: bool,
}

/// An occupation or a skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Concept {
    /// `isco:2221`, `skill:health.wound-care` or an ESCO URI.
    pub id: String,
    /// What it is.
    pub kind: ConceptKind,
    /// The next broader concept.
    pub broader: Option<String>,
    /// ISCO-08 code of the group it is or stands in, where it is an occupation.
    pub isco_code: Option<String>,
    /// The ESCO concept that it clearly equals.
    pub esco_uri: Option<String>,
    /// Its names, preferred ones first within each language.
    pub labels: Vec<Label>,
    /// Its descriptions in any language.
    pub descriptions: Vec<String>,
}

impl Concept {
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

/// That an occupation needs a skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// Id of the occupation.
    pub occupation: String,
    /// Id of the skill.
    pub skill: String,
    /// Essential or optional.
    pub essential: bool,
}

/// A list of concepts with unique ids, every `broader` and relation pointing into it.
#[derive(Debug, Clone, Default)]
pub struct Taxonomy {
    pub(crate) concepts: Vec<Concept>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) by_id: HashMap<String, usize>,
    pub(crate) version: String,
}

impl Taxonomy {
    /// Indexes concepts that a reader has checked.
    pub(crate) fn new(name: &str, concepts: Vec<Concept>, relations: Vec<Relation>) -> Self {
        let mut hash = Sha256::new();
        for concept in &concepts {
            hash.update(&concept.id);
            concept
                .labels
                .iter()
                .for_each(|label| hash.update(&label.text));
        }
        let digest: String = hash
            .finalize()
            .iter()
            .take(6)
            .map(|b| format!("{b:02x}"))
            .collect();
        let by_id = concepts
            .iter()
            .enumerate()
            .map(|(i, c)| (c.id.clone(), i))
            .collect();
        Self {
            concepts,
            relations,
            by_id,
            version: format!("{name}@{digest}"),
        }
    }

    /// All concepts.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// Which skills which occupations need.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The concept with this id.
    pub fn get(&self, id: &str) -> Option<&Concept> {
        self.by_id.get(id).map(|&index| &self.concepts[index])
    }

    /// The ISCO-08 group with this code, of one to four digits.
    pub fn occupation_group(&self, code: &str) -> Option<&Concept> {
        self.get(&format!("isco:{code}"))
    }

    /// Name and content, for receipts.
    pub fn version(&self) -> &str {
        &self.version
    }
}
