//! From text to index terms: folded words without stop words, each with its stem.

use std::collections::HashSet;
use std::sync::Arc;

use domain::fold::tokens;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The name under which the analyzer is registered in the index.
pub(crate) const ANALYZER: &str = "folded";

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
    a == b || stem(a).is_some_and(|a| stem(b).is_some_and(|b| a == b))
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Terms;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms {
        let mut terms = Vec::new();
        for (position, token) in tokens(text).enumerate() {
            if self.stop_words.contains(&token.text) {
                continue;
            }
            let stem = stem(&token.text);
            for text in std::iter::once(token.text).chain(stem) {
                terms.push(Token {
                    offset_from: token.range.start,
                    offset_to: token.range.end,
                    position,
                    text,
                    position_length: 1,
                });
            }
        }
        Terms { terms, next: 0 }
    }
}

/// The terms of one text.
pub(crate) struct Terms {
    terms: Vec<Token>,
    next: usize,
}

impl TokenStream for Terms {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.terms.len()
    }

    fn token(&self) -> &Token {
        &self.terms[self.next - 1]
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.terms[self.next - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_endings_meet() {
        let stop_words = HashSet::from(["na".to_owned()]);
        let mut analyzer = Analyzer::new(stop_words);
        let mut terms = |text: &str| {
            let mut stream = analyzer.token_stream(text);
            let mut terms = Vec::new();
            while stream.advance() {
                terms.push(stream.token().text.clone());
            }
            terms
        };
        assert_eq!(terms("Медицинска сестра на"), terms("medicinska sestra"));
        assert_eq!(terms("medicinske")[1], terms("medicinska")[1]);
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
