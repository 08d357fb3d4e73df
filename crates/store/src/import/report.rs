//! What became of a file.

use std::fmt;

use domain::record::{Problem, ProblemCode};
use serde::Serialize;

/// How many problems a report tells one by one; of the others it tells the number.
pub const MAX_PROBLEMS: usize = 1_000;

/// What became of a file, line by line where something is wrong.
///
/// When all went through, `created + updated + unchanged + refused = lines`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Report {
    /// Lines that were read and are not blank.
    pub lines: u64,
    /// Records that were new.
    pub created: u64,
    /// Records that were there and are different now.
    pub updated: u64,
    /// Records that were there just so.
    pub unchanged: u64,
    /// Lines that were not taken.
    pub refused: u64,
    /// What is wrong with them: the first [`MAX_PROBLEMS`] problems.
    pub problems: Vec<LineProblem>,
    /// How many more problems there are.
    pub problems_left_out: u64,
}

/// One problem of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineProblem {
    /// The line, counted from 1.
    pub line: u64,
    /// The record's id, where it can be read.
    pub id: Option<String>,
    /// The place in the record, such as `$.languages[0].level`.
    pub path: String,
    /// The same as a JSON Pointer (RFC 6901), such as `/languages/0/level`.
    pub pointer: String,
    /// What kind of problem it is.
    pub code: ProblemCode,
    /// What is wrong.
    pub message: String,
    /// What would be accepted; empty where the message says all.
    pub accepted: Vec<String>,
}

impl Report {
    /// Counts a line as refused and tells why.
    pub(super) fn refuse(&mut self, line: u64, id: Option<&str>, problems: Vec<Problem>) {
        self.refused += 1;
        for problem in problems {
            if self.problems.len() >= MAX_PROBLEMS {
                self.problems_left_out += 1;
                continue;
            }
            self.problems.push(LineProblem {
                line,
                id: id.map(str::to_owned),
                path: problem.path.to_string(),
                pointer: problem.path.pointer(),
                code: problem.code,
                message: problem.message,
                accepted: problem.accepted,
            });
        }
    }
}

/// `line 3 (p-7), $.country: "xx" is no country; accepted: …`
impl fmt::Display for LineProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(id) = &self.id {
            write!(f, " ({id})")?;
        }
        write!(f, ", {}: {}", self.path, self.message)?;
        if !self.accepted.is_empty() {
            write!(f, "; accepted: {}", self.accepted.join(", "))?;
        }
        Ok(())
    }
}

/// One line of counts, then one line a problem.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = if self.lines == 1 { "line" } else { "lines" };
        write!(
            f,
            "{} {lines} read: {} created, {} updated, {} unchanged, {} refused",
            self.lines, self.created, self.updated, self.unchanged, self.refused
        )?;
        for problem in &self.problems {
            write!(f, "\n{problem}")?;
        }
        if self.problems_left_out > 0 {
            write!(f, "\n… and {} more problems", self.problems_left_out)?;
        }
        Ok(())
    }
}
