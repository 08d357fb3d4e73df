//! From the engine's answers, which are ids and places, to words that a reader may see.
//!
//! The words are taken from the stored records at the moment of answering, with what identifies
//! a person taken out. The index itself holds none of them.

pub(crate) mod concepts;
mod labels;
mod matches;
mod overview;
pub(crate) mod programme;
mod requirement;
mod snippets;
pub(crate) mod two_way;

pub(crate) use labels::Labels;
pub(crate) use matches::MatchRenderer;
pub(crate) use snippets::Highlighter;
