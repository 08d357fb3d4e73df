//! The words of labels, by their neutral form.

use std::collections::HashMap;

use taxonomy::normalise::normalise_into;
use taxonomy::{Language, Taxonomy};

use crate::neutral;

/// The languages whose labels have a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Bosnian, Croatian or Serbian only.
    Ours,
    /// Others only.
    Foreign,
    /// Both.
    Both,
}

impl Use {
    fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }
}

/// What is known of the words that share a neutral form.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The one that labels use most.
    pub(super) usual: Box<str>,
    pub(super) languages: Use,
}

/// How often each word stands in labels, and of which languages.
pub(super) struct Counts(HashMap<Box<str>, (u32, Use)>);

impl Counts {
    pub(super) fn of(taxonomy: &Taxonomy) -> Self {
        let mut counts: HashMap<Box<str>, (u32, Use)> = HashMap::new();
        let mut words = String::new();
        let concepts = taxonomy.concepts().iter();
        for label in concepts.flat_map(|concept| &concept.labels) {
            let language = of_language(&label.language);
            for text in taxonomy::variants::of(&label.text) {
                normalise_into(&text, &mut words);
                for word in words.split(' ').filter(|word| !word.is_empty()) {
                    match counts.get_mut(word) {
                        Some((count, languages)) => {
                            *count += 1;
                            *languages = languages.and(language);
                        }
                        None => {
                            counts.insert(word.into(), (1, language));
                        }
                    }
                }
            }
        }
        Self(counts)
    }

    /// How often the rarest of some words stands in labels.
    pub(super) fn of_words(&self, words: &str) -> u32 {
        let counts = words
            .split(' ')
            .map(|word| self.0.get(word).map_or(0, |(count, _)| *count));
        counts.min().unwrap_or_default()
    }
}

/// All words of a taxonomy's labels, by what they are without gender and standard.
pub(super) struct Known(HashMap<Box<str>, Word>);

impl Known {
    pub(super) fn of(counts: &Counts) -> Self {
        let mut forms: HashMap<Box<str>, (u32, Word)> = HashMap::new();
        for (word, (count, languages)) in &counts.0 {
            let neutral = neutral::word(word).into_boxed_str();
            let first = || Word {
                usual: word.clone(),
                languages: *languages,
            };
            let (most, known) = forms.entry(neutral).or_insert_with(|| (*count, first()));
            known.languages = known.languages.and(*languages);
            // The most frequent; among equals the first in the alphabet.
            if *count > *most || (*count == *most && **word < *known.usual) {
                *most = *count;
                known.usual = word.clone();
            }
        }
        let words = forms.into_iter().map(|(form, (_, word))| (form, word));
        Self(words.collect())
    }

    /// What is known of a word in any of its genders and standards.
    pub(super) fn of_word(&self, word: &str) -> Option<&Word> {
        self.0.get(neutral::word(word).as_str())
    }
}

fn of_language(language: &Language) -> Use {
    if matches!(language.as_str(), "bs" | "hr" | "sr") {
        Use::Ours
    } else {
        Use::Foreign
    }
}
