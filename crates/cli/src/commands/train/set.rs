//! Taxonomies as what the trainer learns from.

use std::collections::{BTreeSet, HashSet};

use domain::fold::{each_token, fold};
use embedding::train::{Concept, Label, TrainingSet, held_out};
use taxonomy::normalise::normalise;
use taxonomy::{ConceptKind, Taxonomy, variants};

/// What is learned from, with the ids of the concepts.
#[derive(Default)]
pub(super) struct Set {
    pub(super) training: TrainingSet,
    ids: Vec<String>,
}

impl Set {
    /// All concepts of a taxonomy.
    pub(super) fn new(taxonomy: &Taxonomy) -> Self {
        let concepts = taxonomy.concepts().iter();
        Self {
            training: TrainingSet {
                concepts: concepts.clone().map(concept_of).collect(),
            },
            // ESCO's address where there is one: so an evaluation finds the concept, merged or not.
            ids: concepts
                .map(|concept| concept.esco_uri.as_ref().unwrap_or(&concept.id).clone())
                .collect(),
        }
    }

    /// English labels and descriptions, each once, in alphabetical order.
    pub(super) fn english_texts(&self) -> Vec<String> {
        let texts = self.training.concepts.iter().flat_map(english).map(tidy);
        let texts: BTreeSet<String> = texts.filter(|text| !text.is_empty()).collect();
        texts.into_iter().collect()
    }

    /// Leaves out the labels and descriptions in these languages.
    pub(super) fn leave_out_languages(&mut self, languages: &[String]) {
        for concept in &mut self.training.concepts {
            let wanted = |text: &Label| !languages.contains(&text.language);
            concept.labels.retain(wanted);
            concept.descriptions.retain(wanted);
        }
    }

    /// Leaves out a share of the concepts; returns their folded English texts.
    pub(super) fn hold_out(&mut self, share: f64) -> HashSet<String> {
        let mut unseen = HashSet::new();
        let concepts = std::mem::take(&mut self.training.concepts);
        for (concept, id) in concepts.into_iter().zip(std::mem::take(&mut self.ids)) {
            if held_out(&id, share) {
                unseen.extend(english(&concept).map(|text| fold(&tidy(text))));
            } else {
                self.training.concepts.push(concept);
                self.ids.push(id);
            }
        }
        unseen
    }
}

/// As a teacher's file holds it: one line, single spaces.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn english(concept: &Concept) -> impl Iterator<Item = &str> {
    let texts = concept.labels.iter().chain(&concept.descriptions);
    texts
        .filter(|text| text.language == "en")
        .map(|text| text.text.as_str())
}

fn concept_of(concept: &taxonomy::Concept) -> Concept {
    let labels = concept.labels.iter().flat_map(|label| {
        let label_of = |text| Label {
            language: label.language.to_string(),
            text,
        };
        texts_of(&label.text).into_iter().map(label_of)
    });
    let descriptions = concept.descriptions.iter().map(|description| Label {
        language: description.language.to_string(),
        text: tidy(&description.text),
    });
    let group = match concept.kind {
        ConceptKind::Occupation => concept
            .isco_code
            .as_deref()
            .map(|code| code.chars().take(3).collect()),
        ConceptKind::Skill => concept.broader.first().cloned(),
    };
    Concept {
        group: group.unwrap_or_else(|| format!("{:?}", concept.kind)),
        labels: labels.collect(),
        descriptions: descriptions.collect(),
    }
}

/// The texts that a label stands for, and what normalising makes of those that it changes: some who
/// ask for a vector normalise first, others do not.
fn texts_of(label: &str) -> Vec<String> {
    let mut texts = variants::of(label);
    for variant in variants::of(label) {
        let normalised = normalise(&variant);
        if !normalised.is_empty() && normalised != words(&variant) {
            texts.push(normalised);
        }
    }
    texts
}

fn words(text: &str) -> String {
    let mut words = Vec::new();
    each_token(text, |word, _| words.push(word.to_owned()));
    words.join(" ")
}
