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

/// What inflected forms of a word share: the word without its last two letters (`medicinska`,
/// `medicinske` → `medicins~`), or its last one where it has five. Shorter words, and whatever
/// contains a digit or a sign, have none. The `~` keeps stems apart from words.
pub(crate) fn stem(word: &str) -> Option<String> {
    let letters = word.chars().count();
    let cut = match letters {
        0..5 => return None,
        5 => 1,
        _ => 2,
    };
    word.chars().all(char::is_alphabetic).then(|| {
        let mut stem: String = word.chars().take(letters - cut).collect();
        stem.push('~');
        stem
    })
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
        assert!(same_word("sestra", "sestre") && !same_word("sat", "san"));
    }
}
