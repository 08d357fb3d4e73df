//! A whole taxonomy: concepts that are found by id, and how they hang together.

use std::collections::HashMap;

use crate::adjacency::Adjacency;
use crate::concept::{Concept, ConceptKind};
use crate::digest;

/// That an occupation needs a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation<'a> {
    /// The occupation or ISCO-08 group.
    pub occupation: &'a Concept,
    /// The skill.
    pub skill: &'a Concept,
    /// Essential or optional.
    pub essential: bool,
}

/// A relation by the places of its ends in the list of concepts: occupation, skill, essential.
pub(crate) type Pair = (u32, u32, bool);

/// A list of concepts with unique ids, every `broader` and relation pointing into it, and no
/// circle among the broader ones.
#[derive(Debug, Clone, Default)]
pub struct Taxonomy {
    concepts: Vec<Concept>,
    /// Places by id and by ESCO URI.
    by_id: HashMap<Box<str>, u32>,
    skills: Adjacency<bool>,
    occupations: Adjacency<bool>,
    narrower: Adjacency<()>,
    version: String,
}

impl Taxonomy {
    /// A taxonomy of these concepts without relations. A `broader` that is not among them is not
    /// followed.
    pub fn of_concepts(name: &str, concepts: Vec<Concept>) -> Self {
        Self::new(name, concepts, Vec::new())
    }

    /// Indexes concepts that a reader has checked and names the whole after its content.
    pub(crate) fn new(name: &str, concepts: Vec<Concept>, relations: Vec<Pair>) -> Self {
        let digest = digest::of(&concepts, &relations);
        Self::with_version(format!("{name}@{digest}"), concepts, relations)
    }

    /// The same under a version that is known already.
    pub(crate) fn with_version(
        version: String,
        concepts: Vec<Concept>,
        relations: Vec<Pair>,
    ) -> Self {
        let mut by_id = HashMap::with_capacity(concepts.len() * 2);
        // Ids come second, so that no URI can take a concept's id from it.
        for (place, concept) in (0_u32..).zip(&concepts) {
            if let Some(uri) = &concept.esco_uri {
                by_id.insert(uri.as_str().into(), place);
            }
        }
        for (place, concept) in (0_u32..).zip(&concepts) {
            by_id.insert(concept.id.as_str().into(), place);
        }
        let mut narrower = Vec::new();
        for (place, concept) in (0_u32..).zip(&concepts) {
            let broader = concept
                .broader
                .iter()
                .filter_map(|id| by_id.get(id.as_str()));
            narrower.extend(broader.map(|broader| (*broader, place, ())));
        }
        let turned = relations.iter().map(|(o, s, e)| (*s, *o, *e)).collect();
        Self {
            skills: Adjacency::new(concepts.len(), relations),
            occupations: Adjacency::new(concepts.len(), turned),
            narrower: Adjacency::new(concepts.len(), narrower),
            concepts,
            by_id,
            version,
        }
    }

    /// All concepts.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// Which occupations need which skills.
    pub fn relations(&self) -> impl Iterator<Item = Relation<'_>> {
        (0..self.concepts.len()).flat_map(|place| self.relations_from(place, &self.skills, false))
    }

    /// How many relations between occupations and skills there are.
    pub fn relation_count(&self) -> usize {
        self.skills.len()
    }

    /// What an occupation or ISCO-08 group needs, essential and optional; for an id that is not
    /// there, nothing.
    pub fn skills_of(&self, occupation: &str) -> impl Iterator<Item = Relation<'_>> {
        let place = self.place(occupation).into_iter();
        place.flat_map(|place| self.relations_from(place, &self.skills, false))
    }

    /// Which occupations and ISCO-08 groups need a skill.
    pub fn occupations_of(&self, skill: &str) -> impl Iterator<Item = Relation<'_>> {
        let place = self.place(skill).into_iter();
        place.flat_map(|place| self.relations_from(place, &self.occupations, true))
    }

    fn relations_from<'a>(
        &'a self,
        place: usize,
        adjacency: &'a Adjacency<bool>,
        turned: bool,
    ) -> impl Iterator<Item = Relation<'a>> {
        let near = &self.concepts[place];
        adjacency.of(place).iter().map(move |(far, essential)| {
            let far = &self.concepts[*far as usize];
            let (occupation, skill) = if turned { (far, near) } else { (near, far) };
            Relation {
                occupation,
                skill,
                essential: *essential,
            }
        })
    }

    /// The concepts that name `id` as their next broader one.
    pub fn narrower(&self, id: &str) -> impl Iterator<Item = &Concept> {
        let place = self.place(id).into_iter();
        place
            .flat_map(|place| self.narrower.of(place))
            .map(|(narrow, ())| &self.concepts[*narrow as usize])
    }

    /// A concept and all that are broader, each once, nearest first; for an id that is not there,
    /// nothing.
    pub fn with_broader(&self, id: &str) -> Vec<&Concept> {
        let mut found: Vec<usize> = self.place(id).into_iter().collect();
        let mut at = 0;
        while at < found.len() {
            for broader in &self.concepts[found[at]].broader {
                if let Some(place) = self.place(broader).filter(|place| !found.contains(place)) {
                    found.push(place);
                }
            }
            at += 1;
        }
        found
            .into_iter()
            .map(|place| &self.concepts[place])
            .collect()
    }

    /// The concept with this id or ESCO URI. A concept of ours that equals one of ESCO's answers
    /// to both; `isco:2221` to `http://data.europa.eu/esco/isco/C2221`.
    pub fn get(&self, id: &str) -> Option<&Concept> {
        self.place(id).map(|place| &self.concepts[place])
    }

    /// Where in [`Self::concepts`] an id or ESCO URI stands.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).map(|place| *place as usize)
    }

    /// The ISCO-08 group with this code, of one to four digits.
    pub fn occupation_group(&self, code: &str) -> Option<&Concept> {
        self.get(&format!("isco:{code}"))
    }

    /// Names, versions and content of the parts, for receipts: `starter@1f…`, or
    /// `starter@1f…+esco-1.1.1@9c…`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// How many concepts there are: single ones and groups of this kind.
    pub(crate) fn count(&self, kind: ConceptKind, group: bool) -> usize {
        let of_kind = |concept: &&Concept| concept.kind == kind && concept.group == group;
        self.concepts.iter().filter(of_kind).count()
    }

    /// Takes it apart, to be merged.
    pub(crate) fn into_parts(self) -> (Vec<Concept>, Vec<Pair>, String) {
        let pairs = self.pairs();
        (self.concepts, pairs, self.version)
    }

    /// Its relations by place.
    pub(crate) fn pairs(&self) -> Vec<Pair> {
        let of = |place: u32| {
            let skills = self.skills.of(place as usize).iter();
            skills.map(move |(skill, essential)| (place, *skill, *essential))
        };
        (0_u32..).take(self.concepts.len()).flat_map(of).collect()
    }
}
