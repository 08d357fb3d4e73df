//! Receipts: what was answered, kept without words, told again and computed again.
//!
//! A receipt holds the versions of both records, the day, what was asked for, the versions of what
//! ranked, and the outcome as codes, numbers and places in texts ([`content`]). The words are
//! those of the records, so a receipt goes with its records and quotes them as they are now.

pub(crate) mod content;
pub(crate) mod keeping;
pub(crate) mod replay;
pub(crate) mod retention;

pub use replay::{Changed, Replay, ReplayError, replay};
pub use retention::Retention;
