//! The words of labels, by their neutral form.

use std::collections::HashMap;

use taxonomy::normalise::normalise_into;
use taxonomy::{Language, Taxonomy};

use crate::neutral;

/// What the languages of the labels that have a word tell of a text with that word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Use {
    ours: bool,
    slavic: bool,
    foreign: bool,
}

impl Use {
    fn of(language: Language) -> Self {
        let mut usage = Self::default();
        match language.as_str() {
            "bs" | "hr" | "sr" => usage.ours = true,
            "sl" | "mk" | "cs" | "sk" | "pl" | "bg" | "uk" | "ru" => usage.slavic = true,
            _ => usage.foreign = true,
        }
        usage
    }

    fn add(&mut self, other: Self) {
        self.ours |= other.ours;
        self.slavic |= other.slavic;
        self.foreign |= other.foreign;
    }

    /// Whether the text is rather Bosnian, Croatian or Serbian; none where that cannot be told.
    /// Words that are shared with other Slavic languages tell, since those have others of their
    /// own; international ones do not.
    pub(super) fn is_ours(self) -> Option<bool> {
        (self.ours != self.foreign || self.slavic && !self.ours).then_some(self.ours)
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
            let language = Use::of(label.language);
            for text in taxonomy::variants::of(&label.text) {
                normalise_into(&text, &mut words);
                for word in words.split(' ').filter(|word| !word.is_empty()) {
                    match counts.get_mut(word) {
                        Some((count, languages)) => {
                            *count += 1;
                            languages.add(language);
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
pub(super) struct Known {
    words: Vec<Word>,
    /// By the words of labels as they stand there: most words are found without a key.
    exact: HashMap<Box<str>, u32>,
    neutral: HashMap<Box<str>, u32>,
}

impl Known {
    pub(super) fn of(counts: &Counts) -> Self {
        let mut known = Self {
            words: Vec::new(),
            exact: HashMap::with_capacity(counts.0.len()),
            neutral: HashMap::new(),
        };
        let mut most: Vec<u32> = Vec::new();
        for (word, (count, languages)) in &counts.0 {
            let next = u32::try_from(known.words.len()).unwrap_or(u32::MAX);
            let neutral = neutral::word(word).into_boxed_str();
            let place = *known.neutral.entry(neutral).or_insert(next);
            known.exact.insert(word.clone(), place);
            if place == next {
                most.push(*count);
                known.words.push(Word {
                    usual: word.clone(),
                    languages: *languages,
                });
                continue;
            }
            let (most, shared) = (&mut most[place as usize], &mut known.words[place as usize]);
            shared.languages.add(*languages);
            // The most frequent; among equals the first in the alphabet.
            if *count > *most || (*count == *most && **word < *shared.usual) {
                *most = *count;
                shared.usual = word.clone();
            }
        }
        known
    }

    /// What is known of a word in any of its genders and standards.
    pub(super) fn of_word(&self, word: &str) -> Option<&Word> {
        let place = match self.exact.get(word) {
            Some(place) => Some(place),
            None => self.neutral.get(neutral::word(word).as_str()),
        };
        self.words.get(*place? as usize)
    }
}
