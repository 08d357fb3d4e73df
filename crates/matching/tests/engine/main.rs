//! The engine from outside, with the committed model, taxonomy, definition and weights.

mod applying;
mod matching_pairs;
mod searching;
mod support;
