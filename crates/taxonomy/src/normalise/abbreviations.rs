//! Abbreviations of titles, degrees and occupations, and what they stand for.
//!
//! The tables are grouped by subject in the modules below. Two kinds are composed, since listing
//! every pair would take pages: an engineer and the field behind (`dipl. ing. građ.`), and a
//! shortened adjective before a person (`hem. tehn.`, `fin. direktor`).

mod fields;
mod foreign;
mod index;
mod occupations;
mod titles;

use std::borrow::Cow;

use fields::{ADJECTIVES, FIELDS, PERSONS};
use index::{Entry, INDEX};

/// A row of a table: the words of an abbreviation, folded; what has to stand around them; what
/// they stand for, normalised.
type Row = (&'static str, When, &'static str);

/// What has to stand around an abbreviation. What asks for more comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// A hyphen after the first word, as German writes it: `Dipl.-Ing.`.
    Hyphenated,
    /// A full stop after each word, which the last word of a text may lack: `d.i.a.`.
    AllDotted,
    /// A full stop after the first word, and then one of these words, which stays.
    DottedBefore(&'static [&'static str]),
    /// A full stop after the first word: `prof.` is one, `prof` may be a name.
    Dotted,
    /// One of these words behind, which stays: `Sr Developer`.
    Before(&'static [&'static str]),
    /// No number before it: `KV`, but not `110 kV`.
    NotAfterNumber,
    /// No name of a branch before it: what it stands for would continue that.
    NotAfterBranch,
    /// A rank before it and a full stop after the first word: `viši ref.`, `stručni sar.`.
    AfterRank,
    /// Somebody who works in a school before it: `direktor OŠ`.
    AfterTeacher,
    /// The same and `u`: `nastavnik u OŠ`.
    AfterTeacherIn,
    /// Nothing: the words themselves are unmistakable.
    Always,
}

/// The longest abbreviation, in words, and one more that shows where the text ends.
pub(super) const LONGEST: usize = 6;

/// A word as abbreviations are told by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) word: &'a str,
    pub(super) dotted: bool,
    pub(super) hyphenated: bool,
}

/// What the normalised words before an abbreviation say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Context {
    #[default]
    Other,
    Number,
    Branch,
    Rank,
    Teacher,
    TeacherIn,
}

impl Context {
    /// The context behind the normalised word `word`, which stood in this one.
    pub(super) fn then(self, word: &str) -> Self {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            Self::Number
        } else if word == "u" && self == Self::Teacher {
            Self::TeacherIn
        } else if occupations::BRANCHES.contains(&word) {
            Self::Branch
        } else if occupations::RANKS.contains(&word) {
            Self::Rank
        } else if occupations::TEACHERS.contains(&word) {
            Self::Teacher
        } else {
            Self::Other
        }
    }
}

/// An abbreviation that was found.
#[derive(Debug)]
pub(super) struct Found {
    /// What it stands for, normalised.
    pub(super) meaning: Cow<'static, str>,
    /// How many words it takes.
    pub(super) length: usize,
}

/// The longest abbreviation that begins with the first of `words`. Fewer than [`LONGEST`] words
/// are the last of their text.
pub(super) fn find(words: &[Seen<'_>], context: Context) -> Option<Found> {
    let first = words.first()?;
    let composed = adjective(words).into_iter();
    let listed = INDEX
        .beginning_with(first.word)
        .iter()
        .filter(|entry| fits(entry, words, context))
        .map(|entry| with_field(entry, words));
    listed
        .chain(composed)
        // The first of the longest.
        .reduce(|best, next| {
            if next.length > best.length {
                next
            } else {
                best
            }
        })
}

/// Whether an abbreviation may begin with `word`.
pub(super) fn may_begin(word: &str) -> bool {
    INDEX.first(word).is_some()
}

/// Whether an abbreviation may begin with `word` before the text `after`: many need a full stop.
pub(super) fn may_begin_before(word: &str, after: &str) -> bool {
    INDEX
        .first(word)
        .is_some_and(|needs_mark| !needs_mark || after.starts_with(['.', '-']))
}

fn fits(entry: &Entry, words: &[Seen<'_>], context: Context) -> bool {
    let first = words[0];
    let next = |wanted: &[&str]| {
        let next = words.get(entry.length);
        next.is_some_and(|next| wanted.contains(&next.word))
    };
    let surrounded = match entry.when {
        When::Always => true,
        When::Dotted => first.dotted,
        When::Hyphenated => first.hyphenated,
        When::AllDotted => (0..entry.length).all(|nth| ends_dotted(words, nth)),
        When::DottedBefore(wanted) => first.dotted && next(wanted),
        When::Before(wanted) => next(wanted),
        When::NotAfterNumber => context != Context::Number,
        When::NotAfterBranch => context != Context::Branch,
        When::AfterRank => first.dotted && context == Context::Rank,
        When::AfterTeacher => context == Context::Teacher,
        When::AfterTeacherIn => context == Context::TeacherIn,
    };
    surrounded && follow(entry.rest, &words[1..])
}

/// Whether `words` begin with the words of `wanted`.
fn follow(wanted: &str, words: &[Seen<'_>]) -> bool {
    let mut words = words.iter();
    let mut wanted = wanted.split_ascii_whitespace();
    wanted.all(|wanted| words.next().is_some_and(|seen| seen.word == wanted))
}

/// Whether a full stop follows word `nth`, or the end of the text.
fn ends_dotted(words: &[Seen<'_>], nth: usize) -> bool {
    let last = words.len() < LONGEST && nth + 1 == words.len();
    last || words.get(nth).is_some_and(|seen| seen.dotted)
}

/// What `entry` stands for, with the field of the engineer behind it.
fn with_field(entry: &Entry, words: &[Seen<'_>]) -> Found {
    let mut found = Found {
        meaning: Cow::Borrowed(entry.meaning),
        length: entry.length,
    };
    if !entry.takes_field {
        return found;
    }
    let behind = words.get(entry.length..).unwrap_or_default();
    let field = FIELDS.iter().find_map(|(short, when, genitive)| {
        let length = entry.length + short.split(' ').count();
        let fits = *when == When::Always || ends_dotted(words, length - 1);
        (follow(short, behind) && fits).then_some((genitive, length))
    });
    if let Some((genitive, length)) = field {
        found.meaning = Cow::Owned(format!("{} {genitive}", entry.meaning));
        found.length = length;
    }
    found
}

/// A shortened adjective with a full stop before a person, in agreement.
fn adjective(words: &[Seen<'_>]) -> Option<Found> {
    let (first, second) = (words.first()?, words.get(1)?);
    if !first.dotted {
        return None;
    }
    let (_, adjective) = ADJECTIVES.iter().find(|(short, _)| *short == first.word)?;
    let (_, person, feminine) = PERSONS.iter().find(|(short, ..)| *short == second.word)?;
    let stem = adjective.strip_suffix('i').unwrap_or(adjective);
    let ending = if *feminine { 'a' } else { 'i' };
    Some(Found {
        meaning: Cow::Owned(format!("{stem}{ending} {person}")),
        length: 2,
    })
}

#[cfg(test)]
mod tests;
