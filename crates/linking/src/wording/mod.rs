//! Canonical wording: what a text says, in words that do not depend on the standard or the gender
//! it is written in. For whatever compares texts by letters or vectors. `docs/normalisation.md`
//! specifies it.

mod known;

use taxonomy::normalise::normalise;
use taxonomy::normalise::standard::{Lexicon, Part};
use taxonomy::{Taxonomy, dialect, gender};

use crate::neutral;
use known::{Counts, Known, Use};

/// How often a text is read again, at most, until nothing changes.
const ROUNDS: usize = 8;

/// Puts texts into canonical wording.
pub struct Wording {
    lexicon: Lexicon,
    /// For each set of the lexicon the lemma that stands for it.
    lemmas: Vec<Box<str>>,
    known: Known,
}

impl Wording {
    /// Prepares the wording of a taxonomy's labels: of words that mean the same the one that
    /// labels use most stands for all. Takes as long as reading all labels once.
    pub fn of(taxonomy: &Taxonomy, lexicon: Lexicon) -> Self {
        let counts = Counts::of(taxonomy);
        let best = |set| {
            // The most frequent; among equals the one that the table names first.
            let lemmas = lexicon.lemmas(set).enumerate();
            let best =
                lemmas.max_by_key(|(at, lemma)| (counts.of_words(lemma), std::cmp::Reverse(*at)));
            best.map_or("", |(_, lemma)| lemma).into()
        };
        let lemmas = (0..lexicon.len()).map(best).collect();
        Self {
            lexicon,
            lemmas,
            known: Known::of(&counts),
        }
    }

    /// The canonical wording of a text: normalised words, words and phrases of the lexicon by one
    /// lemma, other words in the form that labels use most, in the masculine and, where no label
    /// has the word, in the key of [`dialect`]. Of Bosnian, Croatian and Serbian texts words without
    /// meaning of their own are dropped; a text of nothing else stays.
    ///
    /// The same text gives the same wording, and the wording of a wording is itself. It is for
    /// comparing, never for showing. Texts in other languages only change where labels have several
    /// forms of a word.
    ///
    /// # Example
    /// ```
    /// # use taxonomy::{Lexicon, Taxonomy};
    /// # let taxonomy = Taxonomy::of_concepts("none", Vec::new());
    /// let wording = linking::Wording::of(&taxonomy, Lexicon::default());
    /// assert_eq!(wording.canonical("Dipl. ing."), "diplomirani inzenjer");
    /// ```
    pub fn canonical(&self, text: &str) -> String {
        let mut wording = normalise(text);
        // What was apart may be a phrase now.
        for _ in 0..ROUNDS {
            let next = self.round(&wording);
            if next == wording {
                break;
            }
            wording = next;
        }
        wording
    }

    fn round(&self, words: &str) -> String {
        let parts = self.lexicon.parts(words);
        let ours = self.is_ours(&parts);
        let mut wording = String::with_capacity(words.len());
        if ours {
            for part in parts {
                match part {
                    Part::Set(set) => {
                        push(self.lemmas.get(set).map_or("", AsRef::as_ref), &mut wording)
                    }
                    Part::Particle(_) => {}
                    Part::Other(word) => push(&self.settle(word, true), &mut wording),
                }
            }
        }
        if wording.is_empty() {
            for word in words.split(' ') {
                push(&self.settle(word, false), &mut wording);
            }
        }
        wording
    }

    /// Whether a text is Bosnian, Croatian or Serbian, as far as its words tell: those of the
    /// lexicon and of labels in these languages only, against those of labels in others only.
    fn is_ours(&self, parts: &[Part<'_>]) -> bool {
        let (mut ours, mut foreign) = (0, 0);
        for part in parts {
            match part {
                Part::Set(_) => ours += 1,
                Part::Particle(_) => {}
                Part::Other(word) => match self.known.of_word(word).map(|word| word.languages) {
                    Some(Use::Ours) => ours += 1,
                    Some(Use::Foreign) => foreign += 1,
                    Some(Use::Both) | None => {}
                },
            }
        }
        2 * ours > foreign
    }

    /// One word for all forms of a word that the lexicon does not know.
    fn settle(&self, word: &str, ours: bool) -> String {
        if let Some(known) = self.known.of_word(word) {
            return known.usual.to_string();
        }
        if !ours {
            return gender::key(word);
        }
        // Nothing is known of the word: its key is all there is to unite its forms.
        let mut key = word.to_owned();
        for _ in 0..ROUNDS {
            let next = dialect::key(&neutral::word(&key));
            if next == key {
                break;
            }
            key = next;
        }
        key
    }
}

fn push(words: &str, wording: &mut String) {
    if !wording.is_empty() && !words.is_empty() {
        wording.push(' ');
    }
    wording.push_str(words);
}

#[cfg(test)]
mod tests;
