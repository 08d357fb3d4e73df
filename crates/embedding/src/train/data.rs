//! What is learned from, and its features.

use std::collections::HashMap;

use domain::fold::tokens;

use super::rows::Rows;
use crate::static_model::{ROWS, features, word_features};

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
    pub descriptions: Vec<String>,
}

/// A name of a concept.
#[derive(Debug, Clone)]
pub struct Label {
    /// BCP 47 code; used to draw pairs within and across languages.
    pub language: String,
    /// The name.
    pub text: String,
}

/// Features of every text, made once.
pub(super) struct Features {
    /// Per concept and label.
    pub(super) labels: Vec<Vec<Vec<u32>>>,
    /// Per concept and description: features word by word, so that a passage can be drawn.
    pub(super) descriptions: Vec<Vec<Vec<Vec<u32>>>>,
    frequency: Vec<u32>,
    texts: u32,
    used: Vec<bool>,
}

impl Features {
    pub(super) fn new(set: &TrainingSet) -> Self {
        let labels: Vec<Vec<Vec<u32>>> = set
            .concepts
            .iter()
            .map(|concept| {
                concept
                    .labels
                    .iter()
                    .map(|label| features(&label.text))
                    .collect()
            })
            .collect();
        let words = |text: &String| -> Vec<Vec<u32>> {
            let of_word = |word: &str| {
                let mut rows = Vec::new();
                word_features(word, &mut rows);
                rows
            };
            tokens(text).map(|token| of_word(&token.text)).collect()
        };
        let descriptions: Vec<Vec<Vec<Vec<u32>>>> = set
            .concepts
            .iter()
            .map(|concept| concept.descriptions.iter().map(words).collect())
            .collect();
        let mut frequency = vec![0; ROWS];
        let mut texts = 0;
        let mut count = |rows: &mut Vec<u32>| {
            rows.sort_unstable();
            rows.dedup();
            rows.iter().for_each(|&row| frequency[row as usize] += 1);
            texts += 1;
        };
        labels
            .iter()
            .flatten()
            .for_each(|rows| count(&mut rows.clone()));
        descriptions
            .iter()
            .flatten()
            .for_each(|words| count(&mut words.concat()));
        // A row that a single text uses teaches nothing about any other text.
        let used = frequency.iter().map(|&n| n >= 2).collect();
        Self {
            labels,
            descriptions,
            frequency,
            texts,
            used,
        }
    }

    /// Starts every row near TF-IDF: length idf / 8, nothing for unused rows.
    pub(super) fn weigh_by_rarity(&self, table: &mut Rows) {
        for (row, &frequency) in self.frequency.iter().enumerate() {
            let idf = (self.texts as f32 / frequency.max(1) as f32).ln();
            table.scale(row, if self.used[row] { idf / 8.0 } else { 0.0 });
        }
    }

    pub(super) fn used(&self) -> &[bool] {
        &self.used
    }
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
