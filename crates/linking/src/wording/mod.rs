//! Canonical wording: what a text says, in words that do not depend on the standard or the gender
//! it is written in. For whatever compares texts by letters or vectors. `docs/normalisation.md`
//! specifies it.

mod known;

use std::cmp::Reverse;

use taxonomy::normalise::normalise;
use taxonomy::normalise::standard::{Lexicon, Part};
use taxonomy::{Taxonomy, dialect, gender};

use crate::neutral;
use known::{Counts, Known};

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
        let known = Known::of(&counts);
        let lemmas = (0..lexicon.len()).map(|set| stands_for(set, &lexicon, &counts, &known));
        let lemmas = lemmas.collect();
        Self {
            lexicon,
            lemmas,
            known,
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
                    Part::Set(set, _) => {
                        push(self.lemmas.get(set).map_or("", AsRef::as_ref), &mut wording);
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
        let (mut in_lexicon, mut in_labels) = (false, false);
        for part in parts {
            let (words, is_set) = match part {
                Part::Set(_, words) => (words, true),
                Part::Other(word) => (word, false),
                Part::Particle(_) => continue,
            };
            let known = self.known.of_word(words);
            in_lexicon |= is_set;
            in_labels |= known.is_some();
            match known.map(|known| known.languages.is_ours()) {
                Some(Some(true)) => ours += 1,
                None if is_set => ours += 1,
                // `Direktor` may be Swedish; by itself that says nothing against us.
                Some(Some(false)) if !is_set => foreign += 1,
                _ => {}
            }
        }
        ours > foreign || foreign == 0 && (in_lexicon || !in_labels)
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

/// The lemma that stands for a set: the one that labels use most, in the form that they use most;
/// among equals the one that the table names first.
fn stands_for(set: usize, lexicon: &Lexicon, counts: &Counts, known: &Known) -> Box<str> {
    let lemmas = lexicon.lemmas(set).enumerate();
    let best = lemmas.max_by_key(|(at, lemma)| (counts.of_words(lemma), Reverse(*at)));
    let lemma = best.map_or("", |(_, lemma)| lemma);
    let usual = known.of_word(lemma).map_or(lemma, |known| &*known.usual);
    // The usual form may be another word, too.
    let form = if lexicon.set(usual) == Some(set) {
        usual
    } else {
        lemma
    };
    form.into()
}

fn push(words: &str, wording: &mut String) {
    if !wording.is_empty() && !words.is_empty() {
        wording.push(' ');
    }
    wording.push_str(words);
}

#[cfg(test)]
mod tests;
