//! What is wrong with a delivered table, to the line and column.

use std::fmt;

use serde::Serialize;

/// The most problems kept per table; the rest are counted.
pub const MOST_KEPT: usize = 1_000;

/// The most problems a message lists.
const MOST_SHOWN: usize = 20;

/// One thing that is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The table's name, as the caller gave it.
    pub file: String,
    /// The line, counted from 1; the header is line 1.
    pub line: u64,
    /// The column's name; empty when the whole line is meant.
    pub column: String,
    /// The value as it was written.
    pub value: String,
    /// What is wrong.
    pub reason: String,
    /// What would be accepted; empty when that is evident.
    pub accepted: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.column.is_empty() {
            write!(f, "{} {:?}: ", self.column, self.value)?;
        }
        write!(f, "{}", self.reason)?;
        if !self.accepted.is_empty() {
            write!(f, "; accepted: {}", self.accepted)?;
        }
        Ok(())
    }
}

/// Everything that is wrong with a delivery. Never empty when it is an error.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Problems {
    /// The problems in the order of the lines, at most [`MOST_KEPT`] a table.
    pub problems: Vec<Problem>,
    /// How many more there were.
    pub omitted: usize,
}

impl Problems {
    /// How many problems there are, the omitted ones included.
    pub fn count(&self) -> usize {
        self.problems.len() + self.omitted
    }

    /// Adds the problems of another table.
    pub(crate) fn extend(&mut self, other: Self) {
        self.problems.extend(other.problems);
        self.omitted += other.omitted;
    }

    pub(crate) fn push(&mut self, problem: Problem) {
        if self.problems.len() < MOST_KEPT {
            self.problems.push(problem);
        } else {
            self.omitted += 1;
        }
    }

    /// `value` when nothing is wrong.
    pub(crate) fn or<T>(self, value: T) -> Result<T, Self> {
        if self.problems.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().take(MOST_SHOWN).enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{problem}")?;
        }
        match self.count().saturating_sub(MOST_SHOWN) {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

impl std::error::Error for Problems {}
