//! Canonical wording: what a text says, in words that do not depend on the standard or the gender
//! it is written in. For whatever compares texts by letters or vectors. `docs/normalisation.md`
//! specifies it.
//!
//! A text is looked up once: each of its words becomes an [`Item`] that has all that the lexicon
//! and the labels know of it. What follows ([`round`]) only moves items about, and most of those
//! it puts in are known beforehand.

mod counts;
mod item;
mod known;
mod round;

use taxonomy::normalise::normalise_into;
use taxonomy::{Lexicon, Taxonomy};

use counts::Counts;
use known::Known;
use round::Reading;

/// How often a text is read again, at most, until nothing changes.
const ROUNDS: usize = 8;

/// Puts texts into canonical wording.
pub struct Wording {
    lexicon: Lexicon,
    known: Known,
}

impl Wording {
    /// Prepares the wording of a taxonomy's labels: of words that mean the same the one that
    /// labels use most stands for all. Takes as long as reading all labels once.
    pub fn of(taxonomy: &Taxonomy, lexicon: Lexicon) -> Self {
        let known = Known::of(&Counts::of(taxonomy), &lexicon);
        Self { lexicon, known }
    }

    /// The canonical wording of a text: normalised words, words and phrases of the lexicon by one
    /// lemma, other words in the form that labels use most, in the masculine and, where no label
    /// has the word, in the key of [`dialect`](taxonomy::dialect). Of Bosnian, Croatian and Serbian
    /// texts words without meaning of their own are dropped; a text of nothing else stays.
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
    /// assert_eq!(wording.canonical("Hemičarka"), wording.canonical("kemičar"));
    /// ```
    pub fn canonical(&self, text: &str) -> String {
        let mut normalised = String::new();
        normalise_into(text, &mut normalised);
        let mut reading = Reading::new(self, normalised);
        // What was apart may be a phrase now.
        for _ in 0..ROUNDS {
            if !reading.round() {
                break;
            }
        }
        reading.into_text()
    }
}

#[cfg(test)]
mod plain;
#[cfg(test)]
mod tests;
