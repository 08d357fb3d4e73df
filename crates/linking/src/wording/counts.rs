//! How often words stand in labels, and of which languages.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use taxonomy::normalise::normalise_into;
use taxonomy::normalise::standard::{Mix, WordHash};
use taxonomy::{Language, Taxonomy};

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

    pub(super) fn add(&mut self, other: Self) {
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

/// How often each word stands in labels, and of which languages.
#[derive(Default)]
pub(super) struct Counts {
    words: Vec<Counted>,
    /// Where a word stands, by its hash.
    places: HashMap<u64, usize, BuildHasherDefault<Mix>>,
}

/// A word of labels.
pub(super) struct Counted {
    pub(super) word: Box<str>,
    pub(super) hash: WordHash,
    /// How often it stands in labels.
    pub(super) count: u32,
    pub(super) languages: Use,
}

impl Counts {
    pub(super) fn of(taxonomy: &Taxonomy) -> Self {
        let mut counts = Self::default();
        let mut words = String::new();
        let concepts = taxonomy.concepts().iter();
        for label in concepts.flat_map(|concept| &concept.labels) {
            let language = Use::of(label.language);
            for text in taxonomy::variants::of(&label.text) {
                normalise_into(&text, &mut words);
                let words = words.split(' ').filter(|word| !word.is_empty());
                words.for_each(|word| counts.add(word, language));
            }
        }
        counts
    }

    /// All words, in the order in which labels bring them.
    pub(super) fn words(&self) -> &[Counted] {
        &self.words
    }

    fn add(&mut self, word: &str, language: Use) {
        let hash = WordHash::of(word);
        let next = self.words.len();
        let place = *self.places.entry(hash.number()).or_insert(next);
        match self.words.get_mut(place) {
            Some(known) => {
                known.count += 1;
                known.languages.add(language);
            }
            None => self.words.push(Counted {
                word: word.into(),
                hash,
                count: 1,
                languages: language,
            }),
        }
    }

    fn of_word(&self, word: &str) -> u32 {
        let place = self.places.get(&WordHash::of(word).number());
        let known = place.and_then(|place| self.words.get(*place));
        known.map_or(0, |known| known.count)
    }

    /// How often the rarest of some words stands in labels.
    pub(super) fn of_words(&self, words: &str) -> u32 {
        let counts = words.split(' ').map(|word| self.of_word(word));
        counts.min().unwrap_or_default()
    }
}
