//! One thing that a profile states.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::fold::fold;

/// Text without script, case and diacritics. Punctuation is kept: linking reads it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BlindText(String);

impl BlindText {
    /// Folds `text`.
    pub fn fold(text: &str) -> Self {
        Self(fold(text))
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The field of a profile that a statement stands in; list entries by their index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Field {
    /// `headline`
    Headline,
    /// `summary`
    Summary,
    /// `experience/N/title`
    ExperienceTitle(u16),
    /// `experience/N/description`
    ExperienceDescription(u16),
    /// `education/N/field`
    EducationField(u16),
    /// `skills/N`
    Skill(u16),
    /// `licences/N/profession`
    Licence(u16),
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Headline => f.write_str("headline"),
            Self::Summary => f.write_str("summary"),
            Self::ExperienceTitle(n) => write!(f, "experience/{n}/title"),
            Self::ExperienceDescription(n) => write!(f, "experience/{n}/description"),
            Self::EducationField(n) => write!(f, "education/{n}/field"),
            Self::Skill(n) => write!(f, "skills/{n}"),
            Self::Licence(n) => write!(f, "licences/{n}/profession"),
        }
    }
}

/// A phrase or sentence of a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The field it stands in.
    pub field: Field,
    /// Its bytes in that field.
    pub span: Range<u32>,
    /// What it says, folded and redacted.
    pub text: BlindText,
}

/// Splits free text into sentences; a long one also at commas, semicolons and colons, since CVs
/// list duties that way. Pieces of fewer than two words join the piece before.
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    const LONG: usize = 140;
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for sentence in cut(text, 0, |c| matches!(c, '.' | '!' | '?' | '\n' | '•' | ';')) {
        if length(&text[sentence.clone()]) > LONG {
            pieces.extend(cut(&text[sentence.clone()], sentence.start, |c| {
                matches!(c, ',' | ':')
            }));
        } else {
            pieces.push(sentence);
        }
    }
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let words = words(&text[piece.clone()]).take(2).count();
        match joined.last_mut() {
            Some(last) if words < 2 => last.end = piece.end,
            _ => joined.push(piece),
        }
    }
    joined
}

/// The words of a text, without blanks and signs that stand alone: what a name that was taken out
/// leaves, which must not tell how long it was.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    words.filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Bytes of the folded words with one blank between them. Folded, so that the cut does not depend on
/// the script.
fn length(text: &str) -> usize {
    let lengths = words(text).map(|word| fold(word).len() + 1);
    lengths.sum::<usize>().saturating_sub(1)
}

/// Cuts after every `end` that white space follows; ranges are trimmed and shifted by `offset`.
fn cut(text: &str, offset: usize, end: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    let mut add = |begin: usize, end: usize| {
        let piece = &text[begin..end];
        let trimmed = piece.trim();
        if trimmed.chars().any(char::is_alphanumeric) {
            let start = offset + begin + (piece.len() - piece.trim_start().len());
            pieces.push(start..start + trimmed.len());
        }
    };
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let closes = c == '\n' || chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if end(c) && closes {
            let after = at + c.len_utf8();
            add(begin, after);
            begin = after;
        }
    }
    add(begin, text.len());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_and_bullets() {
        assert_eq!(
            pieces("Radim u Beču. Vodim tim;\n• njega rana 2.5 sata"),
            ["Radim u Beču.", "Vodim tim;", "njega rana 2.5 sata"]
        );
        assert_eq!(pieces(" \n "), [""; 0]);
    }

    #[test]
    fn what_was_taken_out_does_not_tell_its_length() {
        let duties = "održavanje i servis postrojenja, vođenje tima, remonti i nabavka dijelova";
        for letters in 0..80 {
            let text = |blank: &str| format!("Zovem se {blank}, {duties} {}.", "x".repeat(letters));
            let short = text("  ");
            let long = text("        -          ");
            assert_eq!(pieces(&short).len(), pieces(&long).len(), "{letters}");
        }
    }

    #[test]
    fn long_sentences_are_cut_at_commas() {
        let duty = "održavanje i servis industrijskih postrojenja";
        let text = [duty; 5].join(", ");
        assert_eq!(pieces(&text).len(), 5);
    }
}
