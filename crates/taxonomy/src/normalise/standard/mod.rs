//! Words that are another word altogether in another standard: `apoteka` and `ljekarna`, `racunar`
//! and `racunalo`, `sudjelovati` and `ucestvovati`.
//!
//! A [`Lexicon`] reads sets of equal lemmas from `equivalents.csv` in the folder of the starter
//! taxonomy and recognises their inflected forms. [`Lexicon::canonical`] gives each of them as the
//! first lemma of its set, without its inflection. What differs by rule is [`super::dialect`]'s.

mod forms;
mod read;
mod words;

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::dialect;
use crate::error::TaxonomyError;
use words::{Entry, KEPT, Words};

pub(crate) use read::{COLUMNS, FILE, check};
pub use words::{Mix, WordHash};

/// The most words of a phrase.
const LONGEST: usize = 4;
/// How often a text is read again, at most.
const ROUNDS: usize = 8;

/// Sets of lemmas that mean the same, and the forms by which they are recognised. Clones share the
/// forms.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    sets: Vec<Set>,
    /// Forms and phrases with their sets, keys by [`dialect`], beginnings of phrases, particles.
    words: Arc<Words>,
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

/// What the lexicon knows of a word by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// The set of which it is a form.
    pub set: Option<usize>,
    /// It has no meaning of its own.
    pub particle: bool,
    /// The most words of a phrase that begins with it; 0 where none does.
    pub longest: usize,
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
        self.meaning(word, WordHash::of(word)).set
    }

    /// What is known of a normalised word, whose hash is `hash`.
    pub fn meaning(&self, word: &str, hash: WordHash) -> Meaning {
        let entry = self.words.get(hash);
        let set = entry.and_then(Entry::form).or_else(|| {
            // Below three letters the rules of sound have nothing to hold on to.
            let by_rule = word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            let entry = match by_rule.then(|| dialect::of_word(word))? {
                Cow::Borrowed(_) => entry,
                Cow::Owned(key) => self.words.get(WordHash::of(&key)),
            };
            entry?.key()
        });
        Meaning {
            set: set.filter(|set| *set != KEPT).map(|set| set as usize),
            particle: entry.is_some_and(|entry| entry.particle),
            longest: entry.map_or(0, |entry| usize::from(entry.longest)),
        }
    }

    /// The set of a phrase of at least two words, by its hash.
    pub fn phrase(&self, words: WordHash) -> Option<usize> {
        self.words.get(words)?.form().map(|set| set as usize)
    }

    /// A normalised text, part by part: the longest phrases first, then words.
    pub fn parts<'a>(&self, normalised: &'a str) -> Vec<Part<'a>> {
        let mut parts = Vec::new();
        let mut rest = normalised;
        while !rest.is_empty() {
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            let meaning = self.meaning(word, WordHash::of(word));
            if let Some((set, length)) = self.phrase_at(rest, meaning.longest) {
                parts.push(Part::Set(set, &rest[..length]));
                rest = rest[length..].trim_start();
                continue;
            }
            parts.push(match meaning.set {
                _ if meaning.particle => Part::Particle(word),
                Some(set) => Part::Set(set, word),
                None => Part::Other(word),
            });
            rest = after;
        }
        parts
    }

    /// The longest phrase of at most `most` words that `rest` begins with, and its bytes.
    fn phrase_at(&self, rest: &str, most: usize) -> Option<(usize, usize)> {
        let ends = rest.match_indices(' ').map(|(at, _)| at);
        let mut ends: Vec<usize> = ends.chain([rest.len()]).take(most).skip(1).collect();
        ends.reverse();
        let mut found = ends.into_iter();
        found.find_map(|end| Some((self.phrase(WordHash::of(&rest[..end]))?, end)))
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

#[cfg(test)]
mod tests;
