//! Finds labels in a text, word for word: the longest ones that stand there.

use std::ops::Range;

use taxonomy::normalise::{Word, normalise};
use taxonomy::{ConceptKind, Taxonomy, variants};

use crate::forms::number;
use crate::keys::{Key, KeyMap};
use crate::neutral;

/// The most words of a label that is looked for.
const LONGEST: usize = 8;

/// Every label of a taxonomy by its normalised words, and by its neutral ones.
pub(crate) struct Gazetteer {
    labels: KeyMap<Named>,
    neutral: KeyMap<Named>,
}

/// A label of a concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Named {
    /// Position of the concept in the taxonomy.
    pub(crate) concept: u32,
    /// Position of the label in the concept.
    pub(crate) label: u32,
}

/// Where labels stand.
pub(crate) struct Found<'a> {
    /// Positions among the words that were given.
    pub(crate) words: Range<usize>,
    /// The concepts that the words name, each once, with the first label that says so.
    pub(crate) named: &'a [Named],
}

impl Gazetteer {
    pub(crate) fn new(taxonomy: &Taxonomy) -> Self {
        let (mut labels, mut neutral) = (Vec::new(), Vec::new());
        for (place, concept) in taxonomy.concepts().iter().enumerate() {
            if concept.group && concept.kind == ConceptKind::Skill {
                continue;
            }
            let mut own: Vec<(Key, Named)> = Vec::with_capacity(concept.labels.len());
            let mut own_neutral = own.clone();
            for (label, written) in concept.labels.iter().enumerate() {
                for text in variants::of(&written.text) {
                    let words = normalise(&text);
                    if words.is_empty() || words.split(' ').count() > LONGEST {
                        continue;
                    }
                    let named = Named {
                        concept: number(place),
                        label: number(label),
                    };
                    own.push((Key::of(&words), named));
                    own_neutral.push((Key::of(&neutral::words(&words)), named));
                }
            }
            // The first label that gives a key stands for the concept under it.
            for (own, all) in [(own, &mut labels), (own_neutral, &mut neutral)] {
                let mut own = own;
                own.sort_unstable();
                own.dedup_by_key(|(key, _)| *key);
                all.extend(own);
            }
        }
        Self {
            labels: KeyMap::new(labels),
            neutral: KeyMap::new(neutral),
        }
    }

    /// The labels in a passage, left to right; where they overlap, the longest wins. The other
    /// gender of a label, and its form in another standard, count as the label where nothing as
    /// long stands there literally.
    pub(crate) fn find(&self, words: &[Word]) -> Vec<Found<'_>> {
        let neutral: Vec<_> = words.iter().map(|w| neutral::word(&w.text)).collect();
        let mut all = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let (mut key, mut neutral_key) = (Key::EMPTY, Key::EMPTY);
            let mut longest = None;
            let following = words[at..].iter().zip(&neutral[at..]);
            for (length, (word, neutral)) in (1..=LONGEST).zip(following) {
                key = key.then(&word.text);
                neutral_key = neutral_key.then(neutral);
                let literal = self.labels.get(key);
                let named = match literal {
                    [] => self.neutral.get(neutral_key),
                    literal => literal,
                };
                if !named.is_empty() {
                    longest = Some((length, named));
                }
            }
            let Some((length, named)) = longest else {
                at += 1;
                continue;
            };
            all.push(Found {
                words: at..at + length,
                named,
            });
            at += length;
        }
        all
    }
}
