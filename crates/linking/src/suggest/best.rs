//! The order of suggestions, and the best of them so far.

use super::forms::{Form, Forms};

/// How a typed text stands in a form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub(super) part: Part,
    pub(super) typos: u8,
    /// Whether one of the typos is the first letter, which people seldom miss.
    pub(super) astray: bool,
}

/// What of a form was typed, best first.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// All of it.
    Whole = 0,
    /// Its beginning.
    Start = 1,
    /// The beginning of a later word, and on from there.
    Later = 2,
    /// The beginnings of several words in any order.
    Words = 3,
}

impl Match {
    /// A typo weighs as much as two steps from the whole label to words anywhere: with none, a
    /// later word is better than the beginning of another label with one.
    fn cost(self) -> u64 {
        self.part as u64 + 2 * u64::from(self.typos) + u64::from(self.astray)
    }
}

/// How far the languages of the forms are from that of the user: 0 the same, 1 related, 2 another.
pub(super) struct Nearness(Vec<u8>);

/// Languages whose speakers read each other's labels without noticing.
const FAMILY: [&str; 5] = ["bs", "hr", "sr", "cnr", "sh"];

impl Nearness {
    /// Of `language`, a BCP 47 code of which only the part before the first hyphen counts.
    pub(super) fn new(forms: &Forms, language: &str) -> Self {
        let primary = language.split('-').next().unwrap_or_default();
        let related = |code: &str| FAMILY.contains(&code) && FAMILY.contains(&primary);
        let level = |code: &String| match code.as_str() {
            code if code == primary => 0,
            code if related(code) => 1,
            _ => 2,
        };
        Self(forms.languages().iter().map(level).collect())
    }

    /// Of no language: all are equally far.
    pub(super) fn none() -> Self {
        Self(Vec::new())
    }

    fn of(&self, form: &Form) -> u64 {
        self.0
            .get(usize::from(form.language))
            .map_or(2, |&level| u64::from(level))
    }
}

/// The place of a match in the order; less is better. Two forms never have the same.
pub(super) fn rank(matched: Match, id: u32, form: &Form, nearness: &Nearness) -> u64 {
    matched.cost() << 48
        | nearness.of(form) << 45
        | u64::from(!form.preferred) << 44
        | u64::from(form.group) << 43
        | u64::from(form.length) << 32
        | u64::from(id)
}

/// A form that was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    rank: u64,
    concept: u32,
    pub(super) form: u32,
    pub(super) typos: u8,
}

impl Found {
    /// Whether the best match begins at a later word of the form.
    pub(super) fn is_later(&self) -> bool {
        self.rank >> 48 == Part::Later as u64
    }
}

/// The best matches so far, one a concept, best first.
pub(super) struct Best {
    found: Vec<Found>,
    limit: usize,
}

impl Best {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            found: Vec::with_capacity(limit + 1),
            limit,
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= self.limit
    }

    /// Takes a match in if it is among the best.
    pub(super) fn offer(&mut self, matched: Match, id: u32, form: &Form, nearness: &Nearness) {
        let rank = rank(matched, id, form, nearness);
        if self.is_full() && self.found.last().is_none_or(|worst| worst.rank <= rank) {
            return;
        }
        let same = self.found.iter().position(|f| f.concept == form.concept);
        if let Some(same) = same {
            if self.found[same].rank <= rank {
                return;
            }
            self.found.remove(same);
        }
        let at = self.found.partition_point(|better| better.rank < rank);
        let found = Found {
            rank,
            concept: form.concept,
            form: id,
            typos: matched.typos,
        };
        self.found.insert(at, found);
        self.found.truncate(self.limit);
    }

    pub(super) fn into_found(self) -> Vec<Found> {
        self.found
    }
}
