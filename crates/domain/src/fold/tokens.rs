//! Words of a text.

use std::ops::Range;

use super::table::{Table, is_ascii_word, push_lower, table};

/// A word of a text: folded, and where it stands in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The folded word.
    pub text: String,
    /// Its bytes in the text that was given.
    pub range: Range<usize>,
}

/// Splits a text into folded words of letters, digits, `+` and `#` (so that `C++` and `C#` live).
/// Marks and invisible characters belong to the word they stand in.
///
/// # Example
/// ```
/// let words: Vec<_> = domain::fold::tokens("Медицинска сестра").map(|t| t.text).collect();
/// assert_eq!(words, ["medicinska", "sestra"]);
/// ```
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        text,
        at: 0,
        folded: Vec::new(),
    }
}

/// Iterator over the words of a text, see [`tokens`].
#[derive(Debug, Clone)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
    folded: Vec<u8>,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let table = table();
        loop {
            let range = next_word(table, self.text, &mut self.at, &mut self.folded)?;
            if let Some(word) = text_of(&self.text[range.clone()], &self.folded) {
                return Some(Token {
                    text: word.to_owned(),
                    range,
                });
            }
        }
    }
}

/// Visits the same words as [`tokens`] without allocating for each: the folded word and its bytes
/// in `text`. For loops that see many words.
///
/// # Example
/// ```
/// let mut letters = 0;
/// domain::fold::each_token("Čistač ulica", |word, _range| letters += word.len());
/// assert_eq!(letters, 11);
/// ```
pub fn each_token(text: &str, mut visit: impl FnMut(&str, Range<usize>)) {
    let table = table();
    let (mut at, mut folded) = (0, Vec::new());
    while let Some(range) = next_word(table, text, &mut at, &mut folded) {
        if let Some(word) = text_of(&text[range.clone()], &folded) {
            visit(word, range);
        }
    }
}

/// The next run of word characters from `at`, which moves behind it. Its folded form is in
/// `folded`, unless that is empty: then the word stands in the text as it folds, which most do.
fn next_word(
    table: &Table,
    text: &str,
    at: &mut usize,
    folded: &mut Vec<u8>,
) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut begin = *at;
    while let Some(&byte) = bytes.get(begin) {
        if byte.is_ascii() {
            if is_ascii_word(byte) {
                break;
            }
            begin += 1;
        } else {
            let c = char_at(text, begin)?;
            if table.is_word(c) {
                break;
            }
            begin += c.len_utf8();
        }
    }
    folded.clear();
    let mut end = begin;
    let mut previous = b' ';
    while let Some(&byte) = bytes.get(end) {
        let folds_to_itself = is_ascii_word(byte)
            && !byte.is_ascii_uppercase()
            && !(byte == b'j' && previous == b'd');
        if !folds_to_itself {
            break;
        }
        previous = byte;
        end += 1;
    }
    let plain = end;
    while let Some(&byte) = bytes.get(end) {
        if byte.is_ascii() && !is_ascii_word(byte) {
            break;
        }
        let c = if byte.is_ascii() {
            char::from(byte)
        } else {
            char_at(text, end)?
        };
        if !byte.is_ascii() && !table.is_word(c) {
            break;
        }
        if folded.is_empty() {
            folded.extend_from_slice(&bytes[begin..plain]);
        }
        if byte.is_ascii() {
            push_lower(byte.to_ascii_lowercase(), folded);
        } else {
            table.push(c, folded);
        }
        end += c.len_utf8();
    }
    *at = end;
    (end > begin).then_some(begin..end)
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The folded word, if there is a letter or digit in it: marks, signs and soft signs are no words.
fn text_of<'a>(source: &'a str, folded: &'a [u8]) -> Option<&'a str> {
    let word = if folded.is_empty() {
        // Nothing but marks folds to nothing; it is not ASCII.
        Some(source).filter(|source| source.is_ascii())?
    } else {
        std::str::from_utf8(folded).ok()?
    };
    let first = word.as_bytes().first()?;
    let some = first.is_ascii_alphanumeric() || word.chars().any(char::is_alphanumeric);
    some.then_some(word)
}
