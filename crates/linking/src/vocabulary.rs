//! One word for all forms of a word that labels use.

use std::collections::HashMap;

use taxonomy::gender;

use crate::neutral;

/// The words of labels, and for each neutral form the one that labels use most.
#[derive(Default)]
pub(crate) struct Vocabulary {
    /// Only neutral forms that more than one word has.
    usual: HashMap<Box<str>, Box<str>>,
}

/// Counts the words of labels.
#[derive(Default)]
pub(crate) struct Builder {
    counts: HashMap<Box<str>, u32>,
}

impl Builder {
    /// Adds the normalised words of a label.
    pub(crate) fn push(&mut self, words: &str) {
        for word in words.split(' ') {
            match self.counts.get_mut(word) {
                Some(count) => *count += 1,
                None => {
                    self.counts.insert(word.into(), 1);
                }
            }
        }
    }

    pub(crate) fn build(self) -> Vocabulary {
        let mut forms: HashMap<Box<str>, Vec<(u32, Box<str>)>> = HashMap::new();
        for (word, count) in self.counts {
            let neutral = neutral::word(&word).into_owned().into_boxed_str();
            forms.entry(neutral).or_default().push((count, word));
        }
        let usual = forms.into_iter().filter(|(_, words)| words.len() > 1);
        let usual = usual.filter_map(|(neutral, words)| {
            // The most frequent; among equals the first in the alphabet.
            let best = words
                .into_iter()
                .max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(&a.1)))?;
            Some((neutral, best.1))
        });
        Vocabulary {
            usual: usual.collect(),
        }
    }
}

impl Vocabulary {
    /// Puts every word of a normalised phrase into the form that labels use most, so that
    /// `savjetnica`, `savetnik` and `savjetnik` are one to whatever compares words by letters.
    pub(crate) fn usual(&self, words: &str) -> String {
        let usual = |word: &str| match self.usual.get(&*neutral::word(word)) {
            Some(usual) => usual.to_string(),
            None => gender::key(word),
        };
        words.split(' ').map(usual).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_form_stands_for_all() {
        let mut builder = Builder::default();
        for label in [
            "savjetnik",
            "poreski savjetnik",
            "savetnik",
            "poreska savetnica",
        ] {
            builder.push(label);
        }
        let vocabulary = builder.build();
        for phrase in [
            "poreski savetnik",
            "poreska savjetnica",
            "poreski savjetnik",
        ] {
            assert_eq!(vocabulary.usual(phrase), "poreska savjetnik");
        }
        assert_eq!(vocabulary.usual("astronaut"), "astronaut");
    }
}
