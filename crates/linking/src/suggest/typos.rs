//! How many typos are forgiven, and where.

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};

/// Typos that are forgiven in a text or word of so many letters. Two swapped neighbours are one.
pub(super) fn forgiven(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Makes automata that accept what is near a text. The preparation takes milliseconds.
pub(super) struct Typos {
    one: LevenshteinAutomatonBuilder,
    two: LevenshteinAutomatonBuilder,
}

impl Typos {
    pub(super) fn new() -> Self {
        Self {
            one: LevenshteinAutomatonBuilder::new(1, true),
            two: LevenshteinAutomatonBuilder::new(2, true),
        }
    }

    /// An automaton that accepts what begins with `text`, but for one typo or up to two.
    pub(super) fn near(&self, text: &str, typos: u8) -> DFA {
        let builder = if typos <= 1 { &self.one } else { &self.two };
        builder.build_prefix_dfa(text)
    }
}

/// The fewest typos with which `text` begins with the word of `dfa`, if few enough.
pub(super) fn between(dfa: &DFA, text: &str) -> Option<u8> {
    let mut state = dfa.initial_state();
    let mut fewest = None;
    for &byte in text.as_bytes() {
        state = dfa.transition(state, byte);
        if state == SINK_STATE {
            break;
        }
        if let Distance::Exact(typos) = dfa.distance(state) {
            if typos == 0 {
                return Some(0);
            }
            fewest = Some(fewest.map_or(typos, |fewest: u8| fewest.min(typos)));
        }
    }
    fewest
}
