//! Names of the municipalities of Bosnia and Herzegovina in free text.
//!
//! They are taken out of everybody's texts by one rule, which does not know who wrote the text. If
//! each text lost only its author's own place, the same words would be read differently for people
//! from different places, and the origin would move scores.

mod forms;
mod names;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::fold::{Token, tokens};
use forms::forms;

/// A name of one or more words.
#[derive(Debug)]
struct Place {
    /// The folded forms of each word.
    words: Vec<Vec<String>>,
    /// Whether it means something else as well.
    is_word: bool,
}

/// All names.
#[derive(Debug)]
struct Places {
    all: Vec<Place>,
    /// Names by the forms of their first word, those with more words first.
    by_first: HashMap<String, Vec<usize>>,
}

static PLACES: LazyLock<Places> = LazyLock::new(Places::new);

/// Adds the bytes of every name of a municipality to `spans`; `words` are the tokens of `text`.
///
/// A name counts in its common cases and in either script; adjectives (`tuzlanski`) do not. A name
/// that is an ordinary word as well (`Brod`, a ship) counts only where all its words are
/// capitalised, and in another case than the first (`Visoka škola`) only within a sentence. In the
/// first case it counts at the head of a sentence too: were `Konjic` left where `Tuzla` is taken
/// out, a score would depend on which of the two a text begins with. A few single forms of other
/// names (`zenice`, pupils) count where they are capitalised.
pub(super) fn find(text: &str, words: &[Token], spans: &mut Vec<Range<usize>>) {
    let mut at = 0;
    while at < words.len() {
        let length = PLACES.longest(text, words, at);
        if let [first, .., last] | [first @ last] = &words[at..at + length] {
            spans.push(whole(text, first.range.start..last.range.end));
        }
        at += length.max(1);
    }
}

/// The bytes of a name with the bracket that closes in it, so that `Trnovo (Federacija BiH)` leaves
/// no more behind than `Tuzla`.
fn whole(text: &str, span: Range<usize>) -> Range<usize> {
    let opened = text[span.clone()].contains('(');
    let closes = opened && text[span.end..].starts_with(')');
    span.start..span.end + usize::from(closes)
}

/// Whether these folded words, all together, are such a name.
pub(super) fn is_name(words: &[String]) -> bool {
    let mut places = words.first().into_iter().flat_map(|w| PLACES.beginning(w));
    places.any(|place| place.is(words.iter().map(String::as_str)))
}

impl Place {
    /// Whether these folded words are the name, in some case.
    fn is<'w>(&self, words: impl ExactSizeIterator<Item = &'w str>) -> bool {
        words.len() == self.words.len()
            && words
                .zip(&self.words)
                .all(|(word, forms)| forms.iter().any(|form| form == word))
    }
}

impl Places {
    fn new() -> Self {
        let known = names::NAMES.iter().chain(names::OTHER_NAMES);
        let words = names::NAMES_AND_WORDS
            .iter()
            .chain(names::OTHER_NAMES_AND_WORDS);
        let place = |name: &str, is_word| Place {
            words: tokens(name).map(|token| forms(&token.text)).collect(),
            is_word,
        };
        let mut all: Vec<Place> = known.map(|name| place(name, false)).collect();
        all.extend(words.map(|name| place(name, true)));
        all.sort_by_key(|place| std::cmp::Reverse(place.words.len()));
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, place) in all.iter().enumerate() {
            for form in place.words.first().into_iter().flatten() {
                by_first.entry(form.clone()).or_default().push(index);
            }
        }
        Self { all, by_first }
    }

    /// The names that begin with a folded word, those with more words first.
    fn beginning(&self, word: &str) -> impl Iterator<Item = &Place> {
        let indices = self.by_first.get(word).into_iter().flatten();
        indices.filter_map(|index| self.all.get(*index))
    }

    /// The number of words of the longest name that begins with the word at `at`; 0 for none.
    fn longest(&self, text: &str, words: &[Token], at: usize) -> usize {
        let stands = |place: &&Place| {
            let Some(found) = words.get(at..at + place.words.len()) else {
                return false;
            };
            let also_a_word =
                || matches!(found, [word] if names::FORMS_AND_WORDS.contains(&&*word.text));
            let first_case = || {
                let names = place.words.iter().map(|forms| forms.first());
                names.eq(found.iter().map(|word| Some(&word.text)))
            };
            let capital = || found.iter().all(|word| capitalised(text, word));
            place.is(found.iter().map(|word| &*word.text))
                && found.windows(2).all(|pair| joined(text, pair))
                && (!place.is_word || (capital() && (first_case() || inside(text, words, at))))
                && (!also_a_word() || capital())
        };
        let mut places = self.beginning(&words[at].text);
        places.find(stands).map_or(0, |place| place.words.len())
    }
}

/// Whether a word begins with a capital letter, in any script.
fn capitalised(text: &str, word: &Token) -> bool {
    let first = text[word.range.clone()].chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| !c.is_lowercase())
}

/// Whether nothing but blanks, hyphens and brackets stands between two words.
fn joined(text: &str, pair: &[Token]) -> bool {
    between(text, &pair[0], &pair[1])
        .chars()
        .all(|c| c.is_whitespace() || "-‐‑–()".contains(c))
}

/// Whether a word stands within a sentence, so that a capital is not due to its place. Anything but
/// blanks, commas, dashes, slashes and brackets before it may begin one.
fn inside(text: &str, words: &[Token], at: usize) -> bool {
    let within =
        |c: char| (c.is_whitespace() && !matches!(c, '\n' | '\r')) || ",-‐‑–—/()".contains(c);
    at > 0
        && between(text, &words[at - 1], &words[at])
            .chars()
            .all(within)
}

fn between<'t>(text: &'t str, before: &Token, after: &Token) -> &'t str {
    text.get(before.range.end..after.range.start)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
