//! Which features get a row.

use crate::static_model::{FEATURES, size};

/// Largest table that is written, in bytes.
const LARGEST: usize = 20_000_000;
const NONE: u32 = u32::MAX;

/// The features that have a row, and the number of each one's row.
pub(super) struct Vocabulary {
    features: Vec<u32>,
    row_of: Vec<u32>,
    /// Texts that use it, per row.
    frequency: Vec<u32>,
    texts: u32,
}

/// Counts in how many texts each feature occurs.
pub(super) struct Counter {
    frequency: Vec<u32>,
    texts: u32,
    last_text: Vec<u32>,
}

impl Counter {
    pub(super) fn new() -> Self {
        Self {
            frequency: vec![0; FEATURES],
            texts: 0,
            last_text: vec![0; FEATURES],
        }
    }

    pub(super) fn add(&mut self, features: impl IntoIterator<Item = u32>) {
        self.texts += 1;
        for feature in features {
            let last = &mut self.last_text[feature as usize];
            if *last != self.texts {
                *last = self.texts;
                self.frequency[feature as usize] += 1;
            }
        }
    }

    /// As many of the most frequent features as a table of the largest size has rows for. One that
    /// a single text uses teaches nothing about any other text, and gets none.
    pub(super) fn choose(self, dimensions: usize) -> Vocabulary {
        let mut features: Vec<u32> = (0..)
            .zip(&self.frequency)
            .filter_map(|(feature, &frequency)| (frequency >= 2).then_some(feature))
            .collect();
        let of = |feature: u32| self.frequency[feature as usize];
        features.sort_by_key(|&feature| (std::cmp::Reverse(of(feature)), feature));
        features.truncate(
            (LARGEST - size(0, dimensions)) / (size(1, dimensions) - size(0, dimensions)),
        );
        features.sort_unstable();
        let mut row_of = vec![NONE; FEATURES];
        for (row, &feature) in (0..).zip(&features) {
            row_of[feature as usize] = row;
        }
        let frequency = features.iter().map(|&feature| of(feature)).collect();
        Vocabulary {
            features,
            row_of,
            frequency,
            texts: self.texts,
        }
    }
}

impl Vocabulary {
    /// Features that have a row, in ascending order; the first has row 0.
    pub(super) fn features(&self) -> &[u32] {
        &self.features
    }

    pub(super) fn row(&self, feature: u32) -> Option<u32> {
        let row = self.row_of[feature as usize];
        (row != NONE).then_some(row)
    }

    /// How rare a row's feature is: the logarithm of the share of texts without it, inverted.
    pub(super) fn rarity(&self, row: usize) -> f32 {
        (self.texts as f32 / self.frequency[row].max(1) as f32).ln()
    }
}
