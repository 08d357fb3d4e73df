//! Words that are another word altogether in another standard: `apoteka` and `ljekarna`, `racunar`
//! and `racunalo`, `sudjelovati` and `ucestvovati`.
//!
//! A [`Lexicon`] reads sets of equal lemmas from `equivalents.csv` in the folder of the starter
//! taxonomy and recognises their inflected forms. [`Lexicon::canonical`] gives each of them as the
//! first lemma of its set, without its inflection. What differs by rule is [`super::dialect`]'s.

mod forms;
mod read;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::path::Path;

use super::dialect;
use crate::error::TaxonomyError;

pub(crate) use read::{COLUMNS, FILE, check};

/// The most words of a phrase.
const LONGEST: usize = 4;
/// In place of a set, for the forms of nouns that are left as they are.
const KEPT: usize = u32::MAX as usize;
/// How often a text is read again, at most.
const ROUNDS: usize = 8;

/// Sets of lemmas that mean the same, and the forms by which they are recognised.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    sets: Vec<Set>,
    /// The set that a form, or a sequence of them, belongs to.
    forms: Numbers,
    /// The same by [`dialect::key`], for words that are in no other way known.
    keys: Numbers,
    /// The most words of a phrase that begins with a word.
    starts: Numbers,
    /// Words that say nothing by themselves.
    particles: Numbers,
}

/// Lemmas that mean the same.
#[derive(Debug, Clone)]
struct Set {
    /// Normalised, the canonical one first.
    lemmas: Vec<Box<str>>,
}

/// What stands at a place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// One or more words that the lexicon knows: the number of their set, and they themselves.
    Set(usize, &'a str),
    /// A word without meaning of its own (`da`, `sam`, `li`).
    Particle(&'a str),
    /// A word that the lexicon does not know.
    Other(&'a str),
}

impl Lexicon {
    /// Reads `equivalents.csv` in `folder`; empty where there is none. The first problem refuses
    /// the file, with line and column.
    pub fn load(folder: &Path) -> Result<Self, TaxonomyError> {
        read::load(folder)
    }

    /// How many sets there are.
    pub fn len(&self) -> usize {
        self.sets.len()
    }

    /// Whether there is no set.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// The lemmas of a set, normalised, the canonical one first; none for a number that is no
    /// set's.
    pub fn lemmas(&self, set: usize) -> impl Iterator<Item = &str> {
        let lemmas = self.sets.get(set).map(|set| set.lemmas.as_slice());
        lemmas.unwrap_or_default().iter().map(AsRef::as_ref)
    }

    /// The set of a normalised word in any of its forms.
    pub fn set(&self, word: &str) -> Option<usize> {
        let exact = self.forms.get(word);
        let found = exact.or_else(|| {
            // Below three letters the rules of sound have nothing to hold on to.
            let by_rule = word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            by_rule.then(|| self.keys.get(&dialect::key(word)))?
        });
        found.filter(|set| *set != KEPT)
    }

    /// A normalised text, part by part: the longest phrases first, then words.
    pub fn parts<'a>(&self, normalised: &'a str) -> Vec<Part<'a>> {
        let mut parts = Vec::new();
        let mut rest = normalised;
        while !rest.is_empty() {
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            if let Some((set, length)) = self.phrase(word, rest) {
                parts.push(Part::Set(set, &rest[..length]));
                rest = rest[length..].trim_start();
                continue;
            }
            parts.push(if self.particles.get(word).is_some() {
                Part::Particle(word)
            } else {
                let set = self.set(word);
                set.map_or(Part::Other(word), |set| Part::Set(set, word))
            });
            rest = after;
        }
        parts
    }

    /// The longest phrase that `rest`, whose first word is `word`, begins with, and its bytes.
    fn phrase(&self, word: &str, rest: &str) -> Option<(usize, usize)> {
        let most = self.starts.get(word)?;
        let ends = rest.match_indices(' ').map(|(at, _)| at);
        let mut ends: Vec<usize> = ends.chain([rest.len()]).take(most).skip(1).collect();
        ends.reverse();
        let mut found = ends.into_iter();
        found.find_map(|end| Some((self.forms.get(&rest[..end])?, end)))
    }

    /// A normalised text with every known word and phrase as the canonical lemma of its set, and
    /// without particles. What is not known stays as it is. Doing so twice changes nothing.
    pub fn canonical(&self, normalised: &str) -> String {
        let lemma = |set| self.lemmas(set).next().unwrap_or_default();
        let mut canonical = normalised.to_owned();
        // What was apart may be a phrase now.
        for _ in 0..ROUNDS {
            let mut next = String::with_capacity(canonical.len());
            for part in self.parts(&canonical) {
                match part {
                    Part::Set(set, _) => super::push_word(lemma(set), &mut next),
                    Part::Other(word) => super::push_word(word, &mut next),
                    Part::Particle(_) => {}
                }
            }
            if next == canonical {
                break;
            }
            canonical = next;
        }
        canonical
    }
}

/// Numbers by text. Texts are kept as hashes of 64 bits: that a word which is not in it shares the
/// hash of one of a million that are is less likely than one in ten million million.
#[derive(Debug, Clone, Default)]
struct Numbers(HashMap<u64, u32, BuildHasherDefault<Mix>>);

impl Numbers {
    fn get(&self, text: &str) -> Option<usize> {
        self.0.get(&hash(text)).map(|number| *number as usize)
    }

    /// Keeps the first number that a text is given, and tells it.
    fn insert(&mut self, text: &str, number: usize) -> usize {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        *self.0.entry(hash(text)).or_insert(number) as usize
    }

    fn raise(&mut self, text: &str, number: usize) {
        let known = self.0.entry(hash(text)).or_default();
        *known = u32::try_from(number).unwrap_or(u32::MAX).max(*known);
    }
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// What is hashed is a hash already; its bits are mixed once.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(self.0 ^ u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (number ^ (number >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
}

#[cfg(test)]
mod tests;
