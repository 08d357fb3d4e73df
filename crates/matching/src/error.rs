//! What can go wrong.

use std::path::PathBuf;

/// Why the definition or the ranking weights cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DefinitionError {
    /// A file is missing or unreadable.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Not TOML, a key that does not exist, or a value outside its limits.
    #[error("{path} is not valid: {message}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// What is wrong, and what would be right.
        message: String,
    },
}

/// Why the engine cannot do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The index was built with another model, taxonomy or definition.
    #[error(
        "the index in {folder} was built with {found}, this program uses {expected}; \
         run `spona index rebuild`"
    )]
    OtherVersion {
        /// The index folder.
        folder: PathBuf,
        /// What it was built with.
        found: String,
        /// What is used now.
        expected: String,
    },
    /// Another process writes to the index.
    #[error("another process is writing to the index in {0}; stop it, or let it do the work")]
    Locked(PathBuf),
    /// The index was opened for reading only.
    #[error("the index was opened for reading only")]
    ReadOnly,
    /// The index cannot be read.
    #[error("the index in {folder} cannot be used: {message}; run `spona index rebuild`")]
    Corrupt {
        /// The index folder.
        folder: PathBuf,
        /// Why.
        message: String,
    },
    /// A file could not be read or written.
    #[error("cannot use the index folder {folder}: {source}")]
    Io {
        /// The index folder.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The search library failed.
    #[error("the search library failed: {0}")]
    Search(#[from] tantivy::TantivyError),
}
