//! The engine from outside, with the committed model, taxonomy, definition and weights.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

mod applying;
mod matching_pairs;
mod monotone;
mod preparing;
mod retrieving;
mod searching;
mod support;
