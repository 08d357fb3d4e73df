//! From text to index terms: the stems of its folded words, without stop words.

use std::collections::HashSet;
use std::sync::Arc;

use domain::fold::{each_token, tokens};

/// Turns text into terms.
#[derive(Clone)]
pub(crate) struct Analyzer {
    stop_words: Arc<HashSet<String>>,
}

impl Analyzer {
    pub(crate) fn new(stop_words: HashSet<String>) -> Self {
        Self {
            stop_words: Arc::new(stop_words),
        }
    }

    /// The folded words of `text` that are no stop words, in order.
    pub(crate) fn words(&self, text: &str) -> Vec<String> {
        tokens(text)
            .map(|token| token.text)
            .filter(|word| !self.stop_words.contains(word))
            .collect()
    }

    /// Calls `found` with the term of every word that is no stop word, in order.
    pub(crate) fn each_term(&self, text: &str, mut found: impl FnMut(String)) {
        each_token(text, |word, _| {
            if !self.stop_words.contains(word) {
                found(term(word));
            }
        });
    }
}

/// What a folded word is looked up as: its stem, or itself where it has none.
pub(crate) fn term(word: &str) -> String {
    stem(word).unwrap_or_else(|| word.to_owned())
}

/// Endings that inflection adds in our languages, folded, longest first.
const ENDINGS: [&str; 31] = [
    "erinnen", "ovima", "evima", "innen", "inama", "erin", "ama", "ima", "ovi", "evi", "ova",
    "eva", "ers", "om", "em", "og", "eg", "im", "ih", "oj", "en", "er", "es", "in", "a", "e", "i",
    "o", "u", "s", "n",
];
/// The fewest letters a stem has.
const SHORTEST_STEM: usize = 4;

/// What inflected forms of a word share: the word without its longest known ending (`medicinska`,
/// `medicinskih` → `medicinsk~`; `zavarivac`, `zavarivaca` → `zavarivac~`). Words of fewer than
/// five letters, and whatever contains a digit or a sign, have none. The `~` keeps stems apart
/// from words.
pub(crate) fn stem(word: &str) -> Option<String> {
    if word.chars().count() <= SHORTEST_STEM || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let fits = |rest: &&str| rest.chars().count() >= SHORTEST_STEM;
    let stem = ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(fits));
    Some(format!("{}~", stem.unwrap_or(word)))
}

/// Whether two folded words are one in the eyes of search.
pub(crate) fn same_word(a: &str, b: &str) -> bool {
    a == b || term(a) == term(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_endings_meet() {
        let analyzer = Analyzer::new(HashSet::from(["na".to_owned()]));
        let terms = |text: &str| {
            let mut terms = Vec::new();
            analyzer.each_term(text, |term| terms.push(term));
            terms
        };
        assert_eq!(terms("Медицинска сестра на"), terms("medicinska sestra"));
        assert_eq!(terms("medicinske"), terms("medicinska"));
        assert_eq!(terms("C++ ISO 9001"), ["c++", "iso", "9001"]);
        assert!(terms("na").is_empty());
        for (one, other) in [
            ("sestra", "sestre"),
            ("zavarivac", "zavarivaca"),
            ("zavarivac", "zavarivacem"),
            ("pflegerin", "pflegerinnen"),
            ("nurse", "nurses"),
            ("engineer", "engineers"),
        ] {
            assert!(same_word(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("sat", "san"),
            ("konzervator", "konzervatorij"),
            ("pravnik", "pravopis"),
        ] {
            assert!(!same_word(one, other), "{one} {other}");
        }
    }
}
