//! Reads files of records (`*.jsonl`) into a store: every good line is taken, every bad one is
//! named with its number, its place and what would be accepted.
//!
//! [`import`] holds a few megabytes at a time, however long the file is, and writes in batches:
//! a file of a million lines neither fills the memory nor keeps the database locked.

mod lines;
mod report;
mod run;
mod seen;
#[cfg(test)]
mod tests;

pub use lines::MAX_LINE;
pub use report::{LineProblem, MAX_PROBLEMS, Report};
pub use run::{BATCH_BYTES, BATCH_LINES, ImportError, ImportFailure, import};
