//! The words of a need, and how many of them a profile uses.

use std::collections::HashMap;

use domain::blind::BlindProfile;
use domain::fold::tokens;

use crate::analysis::stem;

/// The most different words of a need that are looked for.
const MOST: usize = 64;
/// How fast a word that is used again counts less: used once it is worth a half, used twice two
/// thirds.
const SATURATION: f64 = 1.0;

/// Words by their stems, each with its weight.
#[derive(Debug, Clone, Default)]
pub(crate) struct NeedWords {
    weights: HashMap<String, f64>,
}

impl NeedWords {
    /// Takes words and weighs each by `frequency`, the share of profiles that use it, in [0, 1].
    /// The weight is `-log2` of it in steps of a half, so that a few profiles more or less do not
    /// change a score.
    pub(crate) fn new(words: Vec<String>, frequency: impl Fn(&str) -> f64) -> Self {
        let mut weights: Vec<(String, f64)> = Vec::new();
        for word in words {
            let term = stem(&word).unwrap_or(word);
            if weights.iter().all(|(known, _)| *known != term) {
                let rare = -frequency(&term).clamp(1e-6, 1.0).log2();
                weights.push((term, (2.0 * rare).round() / 2.0));
            }
        }
        weights.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        weights.truncate(MOST);
        Self {
            weights: weights.into_iter().collect(),
        }
    }

    /// The share of the words' weight that the profile's statements cover, in [0, 1]; a word used
    /// more often counts more, up to its weight. `None` where there is no word of any weight.
    pub(crate) fn covered_by(&self, profile: &BlindProfile) -> Option<f64> {
        let all: f64 = self.weights.values().sum();
        if all <= 0.0 {
            return None;
        }
        let mut used: HashMap<&str, u32> = HashMap::new();
        for statement in &profile.statements {
            for token in tokens(statement.text.as_str()) {
                let term = stem(&token.text).unwrap_or(token.text);
                if let Some((known, _)) = self.weights.get_key_value(&term) {
                    *used.entry(known).or_default() += 1;
                }
            }
        }
        // In the order of the words, so that the sum has the same bits every time.
        let mut covered: Vec<(&str, f64)> = used
            .into_iter()
            .map(|(term, count)| {
                let count = f64::from(count);
                (term, self.weights[term] * count / (count + SATURATION))
            })
            .collect();
        covered.sort_by_key(|(term, _)| *term);
        Some(covered.into_iter().map(|(_, part)| part).sum::<f64>() / all)
    }
}
