//! From the start of a word of a label to the labels.
//!
//! The keys are the folded texts from a word start to the end, in a finite-state transducer. All
//! keys with the same beginning stand next to each other, and so do their entries; a beginning is
//! therefore a range of entries, known without visiting its keys.

use fst::MapBuilder;
use fst::raw::{CompiledAddr, Fst};
use levenshtein_automata::{DFA, Distance, SINK_STATE};

use super::forms::{Forms, word_starts};
use super::number;

/// Words of a label that it is found by; what stands behind is only compared.
const STARTS: usize = 5;

/// Nodes of the transducer that a search with typos visits at most.
const NODES: usize = 30_000;

/// A label and at which of its words a key begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry(u32);

impl Entry {
    pub(super) fn new(form: usize, later: bool) -> Self {
        Self(number(form) << 1 | u32::from(later))
    }

    /// The form.
    pub(super) fn form(self) -> u32 {
        self.0 >> 1
    }

    /// Whether the key begins at a later word than the first.
    pub(super) fn later(self) -> bool {
        self.0 & 1 == 1
    }
}

/// The entries of all keys with the same beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: u32,
    pub(super) to: u32,
    /// The entries before this one have nothing but the beginning for a key.
    pub(super) whole_to: u32,
}

impl Span {
    pub(super) fn len(self) -> usize {
        (self.to - self.from) as usize
    }
}

/// The transducer and the entries.
pub(super) struct Keys {
    /// From key to the position of its first entry.
    map: Fst<Vec<u8>>,
    entries: Vec<Entry>,
}

/// A node of the transducer together with the entries below it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    address: CompiledAddr,
    from: u32,
    to: u32,
}

impl Keys {
    pub(super) fn of(forms: &Forms) -> Self {
        let mut suffixes: Vec<(&str, Entry)> = Vec::with_capacity(forms.len() * 3);
        for form in 0..forms.len() {
            let text = forms.text(number(form));
            for start in word_starts(text).take(STARTS) {
                suffixes.push((&text[start..], Entry::new(form, start > 0)));
            }
        }
        suffixes.sort_unstable_by(|a, b| a.0.cmp(b.0).then(a.1.0.cmp(&b.1.0)));
        let mut builder = MapBuilder::memory();
        let mut last = None;
        for (position, (suffix, _)) in suffixes.iter().enumerate() {
            if last != Some(*suffix) {
                // Fails for keys out of order only, and these are sorted.
                let _ = builder.insert(suffix, position as u64);
                last = Some(*suffix);
            }
        }
        Self {
            map: builder.into_map().into_fst(),
            entries: suffixes.into_iter().map(|(_, entry)| entry).collect(),
        }
    }

    /// The entries from one position to before another.
    pub(super) fn entries(&self, from: u32, to: u32) -> &[Entry] {
        &self.entries[from as usize..to as usize]
    }

    /// The entries of the keys that begin with `text`.
    pub(super) fn beginning_with(&self, text: &str) -> Option<Span> {
        let mut place = self.root();
        for &byte in text.as_bytes() {
            place = self.children(place).find(|(b, _)| *b == byte)?.1;
        }
        Some(self.span(place))
    }

    /// The entries of the keys whose beginning is near the word of `dfa`: the shortest near
    /// beginnings, in the order of the alphabet, each with its first byte.
    pub(super) fn beginning_near(&self, dfa: &DFA) -> Vec<(u8, Span)> {
        let mut near = Vec::new();
        let mut open = vec![(self.root(), dfa.initial_state(), 0)];
        for _ in 0..NODES {
            let Some((place, state, first)) = open.pop() else {
                break;
            };
            if matches!(dfa.distance(state), Distance::Exact(_)) {
                near.push((first, self.span(place)));
                continue;
            }
            for (byte, child) in self.children(place) {
                let next = dfa.transition(state, byte);
                if next != SINK_STATE {
                    let first = if first == 0 { byte } else { first };
                    open.push((child, next, first));
                }
            }
        }
        near
    }

    /// The node of the empty beginning.
    pub(super) fn root(&self) -> Place {
        Place {
            address: self.map.root().addr(),
            from: 0,
            to: number(self.entries.len()),
        }
    }

    /// The nodes one byte further.
    pub(super) fn children(&self, place: Place) -> impl Iterator<Item = (u8, Place)> + '_ {
        let node = self.map.node(place.address);
        // Positions grow with the keys, so what is summed up on the way to a node is the position
        // of the first entry below it, and the next node's is where the entries end.
        let from = move |transition: fst::raw::Transition| {
            place.from + u32::try_from(transition.out.value()).unwrap_or(0)
        };
        (0..node.len()).map(move |at| {
            let transition = node.transition(at);
            let to = if at + 1 < node.len() {
                from(node.transition(at + 1))
            } else {
                place.to
            };
            let child = Place {
                address: transition.addr,
                from: from(transition),
                to,
            };
            (transition.inp, child)
        })
    }

    /// The entries below a node.
    pub(super) fn span(&self, place: Place) -> Span {
        let first_child = self.children(place).next();
        Span {
            from: place.from,
            to: place.to,
            whole_to: first_child.map_or(place.to, |(_, child)| child.from),
        }
    }

    pub(super) fn memory(&self) -> usize {
        self.map.size() + size_of_val(self.entries.as_slice())
    }
}
