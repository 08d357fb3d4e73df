//! Normalisation: one form for all that means the same. `docs/normalisation.md` specifies it.
//!
//! [`normalise`] gives the form, [`words`] the same words with their places in the text.
//! [`variants`] lists the texts that a label with pairs stands for. [`gender`] and [`dialect`] make
//! keys that unite more, [`standard`] knows words that differ altogether, [`compounds`] takes long words apart, and [`transliterate`] changes the
//! script for display.

mod abbreviations;
pub mod compounds;
pub mod dialect;
pub mod gender;
mod marks;
mod pieces;
mod rules;
mod signs;
pub mod standard;
mod suffix;
pub mod transliterate;
pub mod variants;

use std::collections::VecDeque;
use std::ops::Range;

use abbreviations::{Context, LONGEST, Seen};
use pieces::{Piece, Pieces};

/// A word of the normalised form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub text: String,
    /// The bytes of the given text that say it. Words of one abbreviation share a range.
    pub range: Range<usize>,
}

/// The normalised form of a text: folded words ([`domain::fold`]) with one space between them,
/// abbreviations written out, marks such as `(m/w/d)` and endings such as `/in` dropped.
///
/// Normalising a normalised text changes nothing. Takes time and memory in proportion to the text,
/// whatever it is; a text without words gives the empty text.
///
/// # Example
/// ```
/// use taxonomy::normalise::normalise;
/// assert_eq!(normalise("Дипл. инж. (м/ж), C++ & .NET"), "diplomirani inzenjer c++ dotnet");
/// ```
pub fn normalise(text: &str) -> String {
    let mut normalised = String::new();
    normalise_into(text, &mut normalised);
    normalised
}

/// As [`normalise`], into `normalised`, which is cleared first: saves allocations in loops.
pub fn normalise_into(text: &str, normalised: &mut String) {
    normalised.clear();
    normalised.reserve(text.len() + 8);
    if !plain_into(text, normalised) {
        normalised.clear();
        each_word(text, |word, _| push_word(word, normalised));
    }
}

/// The words of [`normalise`], each with its place in `text`.
///
/// # Example
/// ```
/// let words = taxonomy::normalise::words("KV zidar/ka");
/// assert_eq!((words[0].text.as_str(), words[0].range.clone()), ("kvalifikovani", 0..2));
/// assert_eq!((words[1].text.as_str(), words[1].range.clone()), ("zidar", 3..11));
/// ```
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |word, range| {
        words.push(Word {
            text: word.to_owned(),
            range,
        });
    });
    words
}

/// Normalises a text that no rule but folding applies to; `false` where one may. Most texts are
/// such, and this way is several times faster.
fn plain_into(text: &str, normalised: &mut String) -> bool {
    let (mut plain, mut end) = (true, 0);
    domain::fold::each_token(text, |word, range| {
        if !plain {
            return;
        }
        let gap = &text.as_bytes()[end..range.start];
        let parted = gap == b" " || !gap.iter().any(|byte| b"/:*_|(".contains(byte));
        plain = parted
            && signs::is_plain(word)
            && !matches!(word, "net" | "js")
            && !abbreviations::may_begin_before(word, &text[range.end..])
            && !(word.ends_with('n') && suffix::camel_base(&text[range.clone()]).is_some());
        push_word(word, normalised);
        end = range.end;
    });
    plain
}

fn push_word(word: &str, normalised: &mut String) {
    if !normalised.is_empty() {
        normalised.push(' ');
    }
    normalised.push_str(word);
}

/// Visits the words of the normalised form: the pieces of the text with abbreviations written out.
fn each_word(text: &str, mut visit: impl FnMut(&str, Range<usize>)) {
    let mut pieces = Pieces::new(text);
    let mut window: VecDeque<Piece> = VecDeque::with_capacity(LONGEST);
    let mut context = Context::default();
    loop {
        window.extend(pieces.by_ref().take(LONGEST - window.len()));
        let Some(first) = window.front() else {
            return;
        };
        let found = if abbreviations::may_begin(&first.text) {
            let seen: Vec<Seen<'_>> = window.iter().map(Piece::seen).collect();
            abbreviations::find(&seen, context)
        } else {
            None
        };
        let Some(found) = found else {
            if let Some(piece) = window.pop_front() {
                context = context.then(&piece.text);
                visit(&piece.text, piece.range);
            }
            continue;
        };
        let start = first.range.start;
        let end = window
            .get(found.length - 1)
            .map_or(start, |piece| piece.range.end);
        window.drain(..found.length);
        for word in found.meaning.split(' ') {
            context = context.then(word);
            visit(word, start..end);
        }
    }
}

impl Piece {
    fn seen(&self) -> Seen<'_> {
        Seen {
            word: &self.text,
            dotted: self.dotted,
            hyphenated: self.hyphenated,
        }
    }
}

#[cfg(test)]
mod tests;
