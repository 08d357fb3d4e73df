//! The words of a text, with what is known of them.

use taxonomy::normalise::standard::{Meaning, WordHash};

/// A word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) place: Place,
    /// Equal words have equal hashes; that others do is as unlikely as in the lexicon.
    pub(super) hash: WordHash,
    pub(super) fate: Fate,
}

/// Where the letters of a word stand.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// Among the words that are known, under this number.
    Known(u32),
    /// In the text, from one byte to another.
    Text(usize, usize),
}

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fate {
    /// By the lexicon.
    pub(super) meaning: Meaning,
    /// By the labels.
    pub(super) usage: Option<Usage>,
}

/// What labels tell of all words that are one without gender and standard.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usage {
    /// The number of the form that they use most.
    pub(super) usual: u32,
    /// Whether a text with the word is rather Bosnian, Croatian or Serbian; none where that cannot
    /// be told.
    pub(super) ours: Option<bool>,
}
