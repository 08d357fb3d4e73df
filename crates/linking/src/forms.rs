//! The texts that the labels of a taxonomy stand for.

use std::collections::HashSet;
use std::ops::Range;

use taxonomy::normalise::normalise;
use taxonomy::{ConceptKind, Language, Taxonomy, variants};

/// A label in one of its variants (a side of `inženjer/inženjerka`, without parentheses).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    /// Position of the concept among those of the index.
    pub(crate) concept: u32,
    /// Position of the label in the concept.
    pub(crate) label: u32,
    /// Language of the label.
    pub(crate) language: Language,
}

/// All forms of the concepts of one kind, concept after concept.
#[derive(Default)]
pub(crate) struct Forms {
    all: Vec<Form>,
    /// First form of every concept, and one past the last.
    starts: Vec<usize>,
    /// Position of every concept in the taxonomy.
    concepts: Vec<usize>,
}

impl Forms {
    /// Lists the forms of every concept of `kind` and hands each one's text and normalised words
    /// to `visit`, in order. Labels of a concept that have the same words in the same language are
    /// one form. Groups of skills are left out: nobody means them.
    pub(crate) fn of(
        taxonomy: &Taxonomy,
        kind: ConceptKind,
        mut visit: impl FnMut(&str, &str),
    ) -> Self {
        let mut listed = Self {
            starts: vec![0],
            ..Self::default()
        };
        for (position, concept) in taxonomy.concepts().iter().enumerate() {
            if concept.kind != kind || (kind == ConceptKind::Skill && concept.group) {
                continue;
            }
            let index = number(listed.concepts.len());
            let mut seen = HashSet::new();
            for (label, written) in concept.labels.iter().enumerate() {
                for text in variants::of(&written.text) {
                    let words = normalise(&text);
                    if words.is_empty() || !seen.insert((written.language, words.clone())) {
                        continue;
                    }
                    visit(&text, &words);
                    listed.all.push(Form {
                        concept: index,
                        label: number(label),
                        language: written.language,
                    });
                }
            }
            listed.concepts.push(position);
            listed.starts.push(listed.all.len());
        }
        listed
    }

    pub(crate) fn concept_count(&self) -> usize {
        self.concepts.len()
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    pub(crate) fn get(&self, form: usize) -> Form {
        self.all[form]
    }

    /// The forms of a concept.
    pub(crate) fn of_concept(&self, concept: usize) -> Range<usize> {
        self.starts[concept]..self.starts[concept + 1]
    }

    /// The position of a concept of this index in the taxonomy.
    pub(crate) fn in_taxonomy(&self, concept: usize) -> usize {
        self.concepts[concept]
    }
}

/// Positions as the four bytes they are stored in.
pub(crate) fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
