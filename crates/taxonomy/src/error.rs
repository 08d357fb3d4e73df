//! What can be wrong with a taxonomy.

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;

/// Why a taxonomy cannot be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum TaxonomyError {
    /// A file is missing or unreadable.
    #[error("cannot read {path}: {message}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// A file or folder cannot be written.
    #[error("cannot write {path}: {message}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// A row is not what it should be.
    #[error("{path}, line {line}: {message}")]
    Row {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: u64,
        /// What is wrong, and what would be right.
        message: String,
    },
    /// A folder holds nothing that is known.
    #[error("{path} holds no {expected}")]
    Nothing {
        /// The folder.
        path: PathBuf,
        /// What was looked for.
        expected: &'static str,
    },
    /// A kept release is not what was written.
    #[error(
        "{path} is damaged: {message}; import the release again with `spona import esco`, or go \
         on without it: `spona taxonomy use starter`"
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        message: String,
    },
    /// No release of this name is kept.
    #[error("there is no taxonomy release {name:?}; there is: {known}")]
    NoRelease {
        /// What was asked for.
        name: String,
        /// What is there, separated by commas.
        known: String,
    },
    /// The release is the one in use.
    #[error("{0} is in use; choose another one first, for example `spona taxonomy use starter`")]
    InUse(String),
    /// Another process changes the kept releases.
    #[error("another process is changing the taxonomies in {0}; try again when it is done")]
    Busy(PathBuf),
}

/// Something wrong in one cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: u64,
    /// The column.
    pub field: String,
    /// What stands there.
    pub value: String,
    /// What is wrong, and what would be right.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file.display(), self.line)?;
        if !self.field.is_empty() {
            write!(f, ", {} {:?}", self.field, self.value)?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl From<Problem> for TaxonomyError {
    fn from(problem: Problem) -> Self {
        let message = if problem.field.is_empty() {
            problem.reason
        } else {
            format!("{} {:?}: {}", problem.field, problem.value, problem.reason)
        };
        Self::Row {
            path: problem.file,
            line: problem.line,
            message,
        }
    }
}
