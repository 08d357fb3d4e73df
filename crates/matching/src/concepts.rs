//! The concepts that the texts of a record name: each text is linked once.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use domain::blind::{BlindNeed, BlindProfile, BlindText};
use linking::Linker;
use serde::{Deserialize, Serialize};
use tantivy::Term;
use tantivy::schema::Field;
use taxonomy::Taxonomy;

use crate::terms::Weighted;

/// Positions in the taxonomy of the concepts whose labels stand in `text`, each once, in
/// ascending order; without broader ones. An index is only read with the taxonomy it was built
/// with, so the positions stay valid.
pub(crate) fn concepts_of(linker: &Linker, text: &str) -> Vec<u32> {
    let mentions = linker.mentions(text).into_iter();
    let mut found: Vec<u32> = mentions
        .filter_map(|mention| u32::try_from(mention.concept).ok())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The concepts of each statement of a profile.
pub(crate) fn profile_concepts(linker: &Linker, profile: &BlindProfile) -> Vec<Vec<u32>> {
    let statements = profile.statements.iter();
    statements
        .map(|statement| concepts_of(linker, statement.text.as_str()))
        .collect()
}

/// The concepts of each text of a need.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct NeedConcepts {
    pub(crate) title: Vec<u32>,
    /// One list a skill.
    pub(crate) essential: Vec<Vec<u32>>,
    /// One list a skill.
    pub(crate) desirable: Vec<Vec<u32>>,
    pub(crate) description: Vec<u32>,
}

impl NeedConcepts {
    pub(crate) fn of(linker: &Linker, need: &BlindNeed) -> Self {
        let of = |text: &BlindText| concepts_of(linker, text.as_str());
        Self {
            title: of(&need.title),
            essential: need.essential.iter().map(of).collect(),
            desirable: need.desirable.iter().map(of).collect(),
            description: need.description.as_ref().map(of).unwrap_or_default(),
        }
    }

    /// All of them; one that several texts name comes several times.
    pub(crate) fn all(&self) -> impl Iterator<Item = &u32> {
        let skills = self.essential.iter().chain(&self.desirable).flatten();
        self.title.iter().chain(skills).chain(&self.description)
    }
}

/// Every concept with all broader ones, looked up when it is first needed.
pub(crate) struct Broader {
    taxonomy: Arc<Taxonomy>,
    lists: Vec<OnceLock<Box<[u32]>>>,
}

impl Broader {
    pub(crate) fn new(taxonomy: Arc<Taxonomy>) -> Self {
        let lists = taxonomy.concepts().iter().map(|_| OnceLock::new());
        Self {
            lists: lists.collect(),
            taxonomy,
        }
    }

    /// The concept at `place` of the taxonomy and all that are broader; nothing for a place that
    /// is none.
    pub(crate) fn of(&self, place: u32) -> &[u32] {
        let Some(list) = self.lists.get(place as usize) else {
            return &[];
        };
        list.get_or_init(|| {
            let concept = &self.taxonomy.concepts()[place as usize];
            let chain = self.taxonomy.with_broader(&concept.id).into_iter();
            chain
                .filter_map(|concept| u32::try_from(self.taxonomy.place(&concept.id)?).ok())
                .collect()
        })
    }
}

/// How a concept is written in the index.
pub(crate) fn term(place: u32) -> String {
    place.to_string()
}

/// The terms of weighed concepts in `field`, those of broader ones with the share `broader` of
/// the weight; each once with its largest weight.
pub(crate) fn weighted(
    all: &Broader,
    field: Field,
    concepts: impl IntoIterator<Item = (f32, u32)>,
    broader: f32,
) -> Vec<Weighted> {
    let mut weights: BTreeMap<u32, f32> = BTreeMap::new();
    for (weight, concept) in concepts {
        for &place in all.of(concept) {
            let weight = if place == concept {
                weight
            } else {
                weight * broader
            };
            let known = weights.entry(place).or_default();
            *known = known.max(weight);
        }
    }
    let worth_it = weights.into_iter().filter(|(_, weight)| *weight > 0.0);
    worth_it
        .map(|(place, weight)| Weighted {
            term: Term::from_field_text(field, &term(place)),
            weight,
        })
        .collect()
}
