//! The change feed: what happened to which record, in the order in which it was committed.
//!
//! It holds ids only, never content: whoever follows it reads the record as it is *now*. So it
//! does no harm to read a change twice, or to read a record that is newer than the change.

use std::fmt;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use uuid::Uuid;

use crate::error::StoreError;
use crate::records::EntityKind;

/// A place in the feed. Later changes have greater positions; a position is never given twice.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Position(pub i64);

impl Position {
    /// Before the first change.
    pub const START: Self = Self(0);
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It was created or changed.
    Upsert,
    /// It was deleted.
    Delete,
}

impl ChangeKind {
    /// The word that the database uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Upsert => "upsert",
            Self::Delete => "delete",
        }
    }

    /// Reads what [`ChangeKind::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Upsert, Self::Delete]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

/// One change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its place in the feed.
    pub position: Position,
    /// The kind of record.
    pub entity: EntityKind,
    /// The record's id.
    pub id: Uuid,
    /// What happened.
    pub kind: ChangeKind,
}

/// Reads the feed.
///
/// # Following it
///
/// Keep the last position together with [`ChangeFeed::feed_id`] wherever the changes are applied.
/// If the feed has another id, or its [`ChangeFeed::head`] lies before the kept position, the data
/// came from another database: start again from [`Position::START`].
#[async_trait]
pub trait ChangeFeed: Send + Sync {
    /// Identifies the database; made when the database was.
    async fn feed_id(&self) -> Result<Uuid, StoreError>;

    /// Up to `limit` changes behind `position`, oldest first. A change is never missed because it
    /// was committed late: what this returns is final up to its last position.
    async fn changes_after(
        &self,
        position: Position,
        limit: u32,
    ) -> Result<Vec<Change>, StoreError>;

    /// The position of the last change, [`Position::START`] where there is none.
    async fn head(&self) -> Result<Position, StoreError>;

    /// Wakes up when this process has written. A hint only: other processes write too, so look
    /// at the feed from time to time all the same.
    fn subscribe(&self) -> watch::Receiver<Position>;
}
