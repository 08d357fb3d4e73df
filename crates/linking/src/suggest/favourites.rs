//! The best labels of the beginnings that thousands of labels share.
//!
//! For every such beginning there is a list a language and kind, as long as anybody may ask for.
//! Within one language and kind the order does not depend on the user, so the best of all lists
//! together are the best of all.

use std::collections::HashMap;

use taxonomy::ConceptKind;

use super::best::{Best, Match, Nearness, Part};
use super::forms::Forms;
use super::keys::{Entry, Keys, Place, Span};
use super::{SUGGESTED_AT_MOST, number};

/// Entries that are looked through each time; beginnings with more have lists.
const MANY: usize = 2_000;

/// Lists for the spans of more than [`MANY`] entries.
#[derive(Default)]
pub(super) struct Favourites {
    entries: Vec<Entry>,
    /// Where the lists of a span begin and end.
    of_span: HashMap<(u32, u32), (u32, u32)>,
}

impl Favourites {
    pub(super) fn of(keys: &Keys, forms: &Forms) -> Self {
        let mut favourites = Self::default();
        let mut open = vec![keys.root()];
        while let Some(place) = open.pop() {
            let many = |child: &Place| keys.span(*child).len() > MANY;
            open.extend(keys.children(place).map(|(_, child)| child).filter(many));
            favourites.add(keys.span(place), keys, forms);
        }
        favourites.entries.shrink_to_fit();
        favourites
    }

    /// What of a span is worth looking at: all of it, or its lists.
    pub(super) fn among<'a>(&'a self, span: Span, keys: &'a Keys) -> &'a [Entry] {
        match self.of_span.get(&(span.from, span.to)) {
            Some(&(from, to)) => &self.entries[from as usize..to as usize],
            None => keys.entries(span.from, span.to),
        }
    }

    pub(super) fn memory(&self) -> usize {
        // A slot of a hash table has a byte of its own, and one in eight is empty at best.
        size_of_val(self.entries.as_slice()) + self.of_span.capacity() * 18
    }

    fn add(&mut self, span: Span, keys: &Keys, forms: &Forms) {
        // Beginnings that can only go on in one way share their span.
        if span.len() <= MANY || self.of_span.contains_key(&(span.from, span.to)) {
            return;
        }
        let nobody = Nearness::none();
        let mut lists: HashMap<(u8, ConceptKind), Best> = HashMap::new();
        for entry in keys.entries(span.from, span.to) {
            let form = forms.get(entry.form());
            let list = lists.entry((form.language, form.kind));
            let list = list.or_insert_with(|| Best::new(SUGGESTED_AT_MOST));
            let part = if entry.later() {
                Part::Later
            } else {
                Part::Start
            };
            let matched = Match {
                part,
                typos: 0,
                astray: false,
            };
            list.offer(matched, entry.form(), form, &nobody);
        }
        let from = number(self.entries.len());
        let mut lists: Vec<_> = lists.into_iter().collect();
        lists.sort_unstable_by_key(|(which, _)| *which);
        for found in lists.into_iter().flat_map(|(_, list)| list.into_found()) {
            self.entries
                .push(Entry::new(found.form as usize, found.is_later()));
        }
        let to = number(self.entries.len());
        self.of_span.insert((span.from, span.to), (from, to));
    }
}
