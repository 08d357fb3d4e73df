//! What is known of words and phrases, by their hashes.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// In place of a set, for the forms of nouns that are left as they are.
pub(super) const KEPT: u32 = u32::MAX;
/// In place of a set where there is none.
const NONE: u32 = u32::MAX - 1;

/// The hash of one or more words with a space between them: FNV-1a of 64 bits. Equal for equal
/// words in every run; not for keeping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordHash(u64);

impl WordHash {
    /// The hash of a normalised word.
    #[inline]
    pub fn of(word: &str) -> Self {
        Self(0xcbf2_9ce4_8422_2325).with(word)
    }

    /// The hash of a phrase that goes on with `word`.
    #[inline]
    #[must_use]
    pub fn and(self, word: &str) -> Self {
        self.with(" ").with(word)
    }

    /// The number itself, for tables of one's own.
    #[inline]
    pub fn number(self) -> u64 {
        self.0
    }

    #[inline]
    fn with(self, text: &str) -> Self {
        Self(text.bytes().fold(self.0, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }
}

/// What is known of a word or phrase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// The set of which it is a form.
    form: u32,
    /// The set of a form whose key in [`dialect`](super::super::dialect) this is.
    key: u32,
    /// The most words of a phrase that begins with this word.
    pub(super) longest: u8,
    /// Says nothing by itself.
    pub(super) particle: bool,
}

impl Entry {
    /// The set of which it is a form; [`KEPT`] for forms that are left as they are.
    pub(super) fn form(&self) -> Option<u32> {
        (self.form != NONE).then_some(self.form)
    }

    /// The set of the forms whose key it is, likewise.
    pub(super) fn key(&self) -> Option<u32> {
        (self.key != NONE).then_some(self.key)
    }
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            form: NONE,
            key: NONE,
            longest: 0,
            particle: false,
        }
    }
}

/// Entries by text. Texts are kept as hashes: that a word which is not in the table shares the
/// hash of one of a million that are is less likely than one in ten million million.
#[derive(Debug, Clone, Default)]
pub(super) struct Words(HashMap<u64, Entry, BuildHasherDefault<Mix>>);

impl Words {
    #[inline]
    pub(super) fn get(&self, words: WordHash) -> Option<&Entry> {
        self.0.get(&words.0)
    }

    pub(super) fn reserve(&mut self, more: usize) {
        self.0.reserve(more);
    }

    pub(super) fn is_particle(&self, word: &str) -> bool {
        let found = self.get(WordHash::of(word));
        found.is_some_and(|entry| entry.particle)
    }

    pub(super) fn add_particle(&mut self, word: &str) {
        self.entry(word).particle = true;
    }

    /// Gives a form to a set, unless it has one.
    pub(super) fn add_form(&mut self, words: &str, set: u32) {
        let entry = self.entry(words);
        if entry.form == NONE {
            entry.form = set;
        }
    }

    /// Gives a key to a set, unless it has one.
    pub(super) fn add_key(&mut self, key: &str, set: u32) {
        let entry = self.entry(key);
        if entry.key == NONE {
            entry.key = set;
        }
    }

    /// Tells that a phrase of so many words begins with a word.
    pub(super) fn add_start(&mut self, word: &str, words: usize) {
        let entry = self.entry(word);
        entry.longest = u8::try_from(words).unwrap_or(u8::MAX).max(entry.longest);
    }

    fn entry(&mut self, words: &str) -> &mut Entry {
        self.0.entry(WordHash::of(words).0).or_default()
    }
}

/// For tables by [`WordHash`]: what is hashed is a hash already, so its bits are mixed once.
#[derive(Default)]
pub struct Mix(u64);

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
