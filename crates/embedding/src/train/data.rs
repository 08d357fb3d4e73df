//! What is learned from, and its features.

use std::collections::HashMap;

use domain::fold::tokens;

use super::rows::Rows;
use super::teacher::Teacher;
use super::vocabulary::{Counter, Vocabulary};
use crate::static_model::{features, word_features};

/// Concepts to learn from.
#[derive(Debug, Clone, Default)]
pub struct TrainingSet {
    /// The concepts; those without a label are never drawn.
    pub concepts: Vec<Concept>,
}

/// A concept and the texts that name or describe it.
#[derive(Debug, Clone, Default)]
pub struct Concept {
    /// Concepts of one group are hard to tell apart: the three-digit ISCO code, say.
    pub group: String,
    /// Names in any language.
    pub labels: Vec<Label>,
    /// Descriptions in any language.
    pub descriptions: Vec<Label>,
}

/// A name or a description of a concept.
#[derive(Debug, Clone)]
pub struct Label {
    /// BCP 47 code; used to draw pairs within and across languages.
    pub language: String,
    /// The words.
    pub text: String,
}

/// Rows of every text, made once.
pub(super) struct Texts {
    /// Per concept and label.
    pub(super) labels: Vec<Vec<Vec<u32>>>,
    /// Per concept and description: rows word by word, so that a passage can be drawn.
    pub(super) descriptions: Vec<Vec<Vec<Vec<u32>>>>,
    /// The teacher's texts.
    pub(super) lessons: Vec<Vec<u32>>,
    pub(super) vocabulary: Vocabulary,
}

impl Texts {
    pub(super) fn new(set: &TrainingSet, teacher: Option<&Teacher>, dimensions: usize) -> Self {
        let mut labels: Vec<Vec<Vec<u32>>> = per_concept(set, |concept| {
            concept
                .labels
                .iter()
                .map(|label| features(&label.text))
                .collect()
        });
        let mut descriptions: Vec<Vec<Vec<Vec<u32>>>> = per_concept(set, |concept| {
            concept
                .descriptions
                .iter()
                .map(|text| by_word(&text.text))
                .collect()
        });
        let mut lessons: Vec<Vec<u32>> = teacher.map_or(Vec::new(), |t| {
            t.texts.iter().map(|text| features(text)).collect()
        });
        let mut counter = Counter::new();
        labels
            .iter()
            .flatten()
            .for_each(|text| counter.add(text.iter().copied()));
        for words in descriptions.iter().flatten() {
            counter.add(words.iter().flatten().copied());
        }
        lessons
            .iter()
            .for_each(|text| counter.add(text.iter().copied()));
        let vocabulary = counter.choose(dimensions);
        let to_rows = |text: &mut Vec<u32>| {
            text.retain_mut(|feature| match vocabulary.row(*feature) {
                Some(row) => {
                    *feature = row;
                    true
                }
                None => false,
            });
            text.shrink_to_fit();
        };
        labels.iter_mut().flatten().for_each(to_rows);
        descriptions
            .iter_mut()
            .flatten()
            .flatten()
            .for_each(to_rows);
        lessons.iter_mut().for_each(to_rows);
        Self {
            labels,
            descriptions,
            lessons,
            vocabulary,
        }
    }

    /// Starts every row near TF-IDF: length idf / 8.
    pub(super) fn weigh_by_rarity(&self, table: &mut Rows) {
        for row in 0..self.vocabulary.features().len() {
            let factor = self.vocabulary.rarity(row) / 8.0;
            table.row_mut(row).iter_mut().for_each(|x| *x *= factor);
        }
    }
}

fn per_concept<T>(set: &TrainingSet, of: impl Fn(&Concept) -> T) -> Vec<T> {
    set.concepts.iter().map(of).collect()
}

fn by_word(text: &str) -> Vec<Vec<u32>> {
    let of_word = |word: &str| {
        let mut found = Vec::new();
        word_features(word, |feature| found.push(feature));
        found
    };
    tokens(text).map(|token| of_word(&token.text)).collect()
}

/// Concepts by group, groups in a fixed order.
pub(super) fn groups(set: &TrainingSet) -> Vec<Vec<usize>> {
    let mut index: HashMap<&str, usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (concept, data) in set.concepts.iter().enumerate() {
        if data.labels.is_empty() {
            continue;
        }
        let group = *index.entry(&data.group).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(concept);
    }
    groups
}
