//! Occupations and skills as the API shows them.

use std::collections::BTreeMap;

use taxonomy::professions::RegulatedProfession;
use taxonomy::{Relation, Taxonomy};

use super::Labels;
use crate::api::{Concept, ConceptCard, RelatedConcept};

/// A concept in short.
pub(crate) fn card(concept: &taxonomy::Concept, labels: &Labels) -> ConceptCard {
    ConceptCard {
        concept: concept.id.clone(),
        kind: concept.kind,
        label: labels.of(concept),
        group: concept.group,
        isco_code: concept.isco_code.clone(),
        esco_uri: concept.esco_uri.clone(),
    }
}

/// A concept in full, with the regulated professions of its group.
pub(crate) fn full(
    concept: &taxonomy::Concept,
    taxonomy: &Taxonomy,
    professions: &[RegulatedProfession],
    labels: &Labels,
) -> Concept {
    let mut preferred = BTreeMap::new();
    let mut others: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for label in &concept.labels {
        let language = label.language.to_string();
        if label.preferred && !preferred.contains_key(&language) {
            preferred.insert(language, label.text.clone());
        } else {
            others.entry(language).or_default().push(label.text.clone());
        }
    }
    let descriptions = concept.descriptions.iter();
    let descriptions = descriptions.map(|text| (text.language.to_string(), text.text.clone()));
    let broader = concept.broader.iter().filter_map(|id| taxonomy.get(id));
    let id = concept.id.as_str();
    let (skills, occupations) = match concept.kind {
        taxonomy::ConceptKind::Occupation => {
            let ends = taxonomy
                .skills_of(id)
                .map(|relation| (relation.skill, relation));
            (related(ends, labels), Vec::new())
        }
        taxonomy::ConceptKind::Skill => {
            let ends = taxonomy.occupations_of(id);
            let ends = ends.map(|relation| (relation.occupation, relation));
            (Vec::new(), related(ends, labels))
        }
    };
    let itself = card(concept, labels);
    Concept {
        concept: itself.concept,
        kind: itself.kind,
        label: itself.label,
        group: itself.group,
        isco_code: itself.isco_code,
        esco_uri: itself.esco_uri,
        labels: preferred,
        other_labels: others,
        descriptions: descriptions.collect(),
        broader: broader.map(|concept| card(concept, labels)).collect(),
        narrower: taxonomy
            .narrower(id)
            .map(|concept| card(concept, labels))
            .collect(),
        skills,
        occupations,
        regulated_professions: professions.iter().map(Into::into).collect(),
    }
}

/// The far ends of relations, essential ones first.
fn related<'a>(
    ends: impl Iterator<Item = (&'a taxonomy::Concept, Relation<'a>)>,
    labels: &Labels,
) -> Vec<RelatedConcept> {
    let end = |(concept, relation): (&taxonomy::Concept, Relation<'_>)| RelatedConcept {
        concept: concept.id.clone(),
        label: labels.of(concept),
        essential: relation.essential,
    };
    let mut ends: Vec<RelatedConcept> = ends.map(end).collect();
    ends.sort_by_key(|end| !end.essential);
    ends
}
