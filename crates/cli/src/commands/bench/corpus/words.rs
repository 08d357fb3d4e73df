//! Invented names of products, places and people: as many as are asked for, the common ones often.

use super::random::{Random, Stream};

const ONSETS: [&str; 20] = [
    "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "gr", "kr",
    "st", "tr",
];
const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
const CODAS: [&str; 8] = ["", "", "", "n", "r", "s", "l", "m"];

/// The invented word of a rank. Two ranks have two words, but for a few in a million.
pub(super) fn word(rank: u64) -> String {
    let mut random = Random::of(0, Stream::Word, rank);
    // Frequent words are short, as in a language.
    let syllables = 2 + usize::from(rank > 300) + usize::from(rank > 60_000);
    let mut word = String::with_capacity(12);
    for _ in 0..syllables {
        word.push_str(random.one(&ONSETS));
        word.push_str(random.one(&VOWELS));
        word.push_str(random.one(&CODAS));
    }
    word
}

/// The same as a name, with a capital.
pub(super) fn name(rank: u64) -> String {
    let word = word(rank);
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn words_differ() {
        let words: HashSet<String> = (1..50_000).map(word).collect();
        assert!(words.len() > 45_000, "{}", words.len());
        assert_ne!(name(7), word(7));
    }
}
