//! Labels by their words.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A number for a sequence of folded words. 64 bits: among a million labels the chance that any
/// two share one is below one in ten million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Key(u64);

impl Key {
    /// No word yet.
    pub(crate) const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The sequence with one more word.
    #[must_use]
    pub(crate) fn then(self, word: &str) -> Self {
        // FNV-1a; the zero byte keeps "ab c" and "a bc" apart.
        let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self(step(word.as_bytes().iter().fold(self.0, step), &0))
    }

    /// The words of a folded text that are joined by spaces.
    pub(crate) fn of(words: &str) -> Self {
        words.split(' ').fold(Self::EMPTY, Self::then)
    }
}

/// Something for each key: several entries may share one.
pub(crate) struct KeyMap<T> {
    entries: Vec<T>,
    ranges: HashMap<Key, (u32, u32), BuildHasherDefault<Mix>>,
}

impl<T: Copy + Ord> KeyMap<T> {
    /// Groups entries by key; the same entry under the same key counts once.
    pub(crate) fn new(mut pairs: Vec<(Key, T)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut ranges = HashMap::default();
        let mut at = 0_u32;
        for group in pairs.chunk_by(|a, b| a.0 == b.0) {
            let length = u32::try_from(group.len()).unwrap_or(u32::MAX);
            ranges.insert(group[0].0, (at, length));
            at += length;
        }
        Self {
            entries: pairs.into_iter().map(|(_, entry)| entry).collect(),
            ranges,
        }
    }

    /// The entries of a key, in order; none where it is not known.
    pub(crate) fn get(&self, key: Key) -> &[T] {
        let (start, length) = self.ranges.get(&key).copied().unwrap_or_default();
        &self.entries[start as usize..][..length as usize]
    }
}

/// The keys are hashes already: their low bits are mixed once, which is all a table needs.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes
            .iter()
            .for_each(|byte| self.write_u64(self.0 ^ u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (number ^ (number >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_apart() {
        assert_eq!(Key::of("njega rana"), Key::EMPTY.then("njega").then("rana"));
        assert_ne!(Key::of("ab c"), Key::of("a bc"));
    }

    #[test]
    fn a_key_has_all_its_entries() {
        let (a, b) = (Key::of("a"), Key::of("b"));
        let map = KeyMap::new(vec![(a, 2), (b, 7), (a, 1), (a, 2)]);
        assert_eq!(map.get(a), [1, 2]);
        assert_eq!(map.get(b), [7]);
        assert!(map.get(Key::of("c")).is_empty());
    }
}
