//! One search: passes from the exact to the forgiving, until there is enough.

use taxonomy::ConceptKind;

use super::best::{Best, Found, Match, Nearness, Part};
use super::keys::{Entry, Span};
use super::typos::forgiven;
use super::{SUGGESTED_AT_MOST, Suggester, Wanted};

/// Entries that a pass with typos looks at.
const ENTRIES: usize = 20_000;

/// A typed text on its way to suggestions.
pub(super) struct Search<'a> {
    pub(super) suggester: &'a Suggester,
    /// The folded words, joined by a space.
    pub(super) text: String,
    letters: usize,
    kind: Option<ConceptKind>,
    nearness: Nearness,
    best: Best,
}

impl<'a> Search<'a> {
    pub(super) fn new(suggester: &'a Suggester, text: String, wanted: &Wanted<'_>) -> Self {
        Self {
            suggester,
            letters: text.chars().count(),
            text,
            kind: wanted.kind,
            nearness: Nearness::new(&suggester.forms, wanted.language),
            best: Best::new(wanted.limit.min(SUGGESTED_AT_MOST)),
        }
    }

    pub(super) fn run(mut self) -> Vec<Found> {
        self.exact();
        self.words_exact();
        for typos in 1..=forgiven(self.letters) {
            if !self.best.is_full() {
                self.near(typos);
            }
        }
        self.words_near();
        self.best.into_found()
    }

    pub(super) fn is_full(&self) -> bool {
        self.best.is_full()
    }

    /// Labels and later words that begin with the text.
    fn exact(&mut self) {
        let keys = &self.suggester.keys;
        if let Some(span) = keys.beginning_with(&self.text) {
            // The lists were made without knowing what is typed whole.
            self.offer_all(keys.entries(span.from, span.whole_to), 0, false);
            self.offer_all(self.suggester.favourites.among(span, keys), 0, false);
        }
    }

    /// Labels and later words that begin with the text but for some typos.
    fn near(&mut self, typos: u8) {
        let keys = &self.suggester.keys;
        let dfa = self.suggester.typos.near(&self.text, typos);
        let mut near = keys.beginning_near(&dfa);
        let first = self.text.as_bytes().first().copied();
        let astray = |byte: u8| Some(byte) != first;
        // The likely first, should there be too much to look at.
        near.sort_by_key(|(byte, _)| astray(*byte));
        let mut left = ENTRIES;
        for (byte, span) in near {
            let entries = self.suggester.favourites.among(span, keys);
            let entries = &entries[..entries.len().min(left)];
            left -= entries.len();
            self.offer_all(entries, typos, astray(byte));
        }
    }

    fn offer_all(&mut self, entries: &[Entry], typos: u8, astray: bool) {
        for &entry in entries {
            let length = self.suggester.forms.get(entry.form()).length;
            let part = if entry.later() {
                Part::Later
            } else if usize::from(length).abs_diff(self.letters) <= usize::from(typos) {
                Part::Whole
            } else {
                Part::Start
            };
            let matched = Match {
                part,
                typos,
                astray,
            };
            self.offer(entry.form(), matched);
        }
    }

    /// Takes in a form, if it is of the kind that is wanted.
    pub(super) fn offer(&mut self, id: u32, matched: Match) {
        let form = self.suggester.forms.get(id);
        if self.kind.is_none_or(|kind| kind == form.kind) {
            self.best.offer(matched, id, form, &self.nearness);
        }
    }

    /// What begins with exactly this word.
    pub(super) fn span(&self, word: &str) -> Option<Span> {
        self.suggester.keys.beginning_with(word)
    }
}
