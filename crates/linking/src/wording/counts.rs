//! How often words stand in labels, and of which languages.

use std::collections::HashMap;

use taxonomy::normalise::normalise_into;
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
pub(super) struct Counts(HashMap<Box<str>, (u32, Use)>);

impl Counts {
    pub(super) fn of(taxonomy: &Taxonomy) -> Self {
        let mut counts = Self(HashMap::new());
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

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Words, how often they stand in labels, and of which languages. In the same order each time.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, u32, Use)> {
        let words = self.0.iter();
        words.map(|(word, (count, languages))| (&**word, *count, *languages))
    }

    fn add(&mut self, word: &str, language: Use) {
        match self.0.get_mut(word) {
            Some((count, languages)) => {
                *count += 1;
                languages.add(language);
            }
            None => {
                self.0.insert(word.into(), (1, language));
            }
        }
    }

    /// How often the rarest of some words stands in labels.
    pub(super) fn of_words(&self, words: &str) -> u32 {
        let counts = words
            .split(' ')
            .map(|word| self.0.get(word).map_or(0, |(count, _)| *count));
        counts.min().unwrap_or_default()
    }
}
