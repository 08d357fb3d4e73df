//! What can go wrong between the data and the disk.

use std::path::PathBuf;

use uuid::Uuid;

use crate::records::EntityKind;

/// A store that could not do what it was asked to.
///
/// What a caller may expect to happen (a missing row, a stale version, a taken id) is no error but
/// part of a method's answer. No message of this type holds any content of a record.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The database cannot be opened at all.
    #[error("cannot open the database {}: {problem}; {advice}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
        /// What the operator can do.
        advice: &'static str,
    },
    /// Somebody else kept the database locked for too long. Trying again later helps.
    #[error("the database is busy: another process or a long transaction holds it")]
    Busy,
    /// The disk is full. Nothing of the transaction was kept.
    #[error("the disk that holds the database is full")]
    DiskFull,
    /// A stored record is not valid any more: damaged, or written by another version.
    #[error("the stored {kind} {id} is not valid: {problem}")]
    Invalid {
        /// The kind of record.
        kind: EntityKind,
        /// Its id.
        id: Uuid,
        /// The place and the code of the first problem.
        problem: String,
    },
    /// A row beside the records (the feed, the statistics, `meta`) that this version cannot read.
    #[error("the database holds something unreadable: {0}")]
    Unreadable(String),
    /// An observation names a source that is neither given along nor stored.
    #[error("the measure {measure} names the source {source_id:?}, which is unknown")]
    UnknownSource {
        /// The measure of the observation.
        measure: String,
        /// The source that is not there.
        source_id: String,
    },
    /// Anything else that the database says.
    #[error("the database failed: {0}")]
    Database(Box<dyn std::error::Error + Send + Sync>),
}
