//! What speaks for a concept as the meaning of a phrase.

use serde::{Deserialize, Serialize};

/// How many kinds of evidence there are.
pub(crate) const KINDS: usize = 8;

/// Evidence for one concept, each number a cosine in [-1, 1] or a share in [0, 1].
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Vector of the phrase against the nearest label, in any language.
    pub nearest: f32,
    /// The same, mean of the five nearest labels.
    pub nearest_few: f32,
    /// Against the mean of all labels, every language counting the same.
    pub centre: f32,
    /// Against the mean of the descriptions; 0 where there is none.
    pub description: f32,
    /// Character n-grams (TF-IDF) against the likest label.
    pub lexical: f32,
    /// The same, against the likest label in the phrase's own language (any language where it is
    /// not known or has no label).
    pub lexical_own: f32,
    /// The share of the phrase's letters that the longest label in it has; 1 where the phrase is a
    /// label.
    pub contained: f32,
    /// 1 for a group of occupations. Its labels are those of many, so a single occupation that
    /// fits as well is the better answer.
    pub group: f32,
}

/// How much each kind of evidence counts: the same names, as weights.
pub type Weights = Evidence;

impl Evidence {
    /// The numbers in the order of the fields.
    pub fn values(&self) -> [f32; KINDS] {
        [
            self.nearest,
            self.nearest_few,
            self.centre,
            self.description,
            self.lexical,
            self.lexical_own,
            self.contained,
            self.group,
        ]
    }

    /// From numbers in the order of the fields.
    pub fn from_values(values: [f32; KINDS]) -> Self {
        let [
            nearest,
            nearest_few,
            centre,
            description,
            lexical,
            lexical_own,
            contained,
            group,
        ] = values;
        Self {
            nearest,
            nearest_few,
            centre,
            description,
            lexical,
            lexical_own,
            contained,
            group,
        }
    }

    /// The sum of the evidence, weighted.
    pub fn weighted(&self, weights: &Weights) -> f32 {
        self.values()
            .iter()
            .zip(weights.values())
            .map(|(evidence, weight)| evidence * weight)
            .sum()
    }
}
