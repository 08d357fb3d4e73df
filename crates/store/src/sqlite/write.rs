//! One transaction that writes.

use jiff::Timestamp;
use sqlx::{Sqlite, SqliteConnection, Transaction};

use super::SqliteStore;
use crate::encoding::parse_time;
use crate::error::StoreError;
use crate::feed::{ChangeKind, Position};
use crate::records::{Entity, EntityId};

/// Takes the write lock at once, not at the first write: a transaction that has read and then
/// finds another writer before it could only fail.
pub(super) const BEGIN: &str = "BEGIN IMMEDIATE";

/// A transaction, its time, and how far it has written the feed. Dropped, it leaves no trace.
pub(super) struct Write {
    transaction: Transaction<'static, Sqlite>,
    /// The time of all its changes, to the microsecond.
    pub(super) now: Timestamp,
    position: Option<Position>,
}

impl Write {
    /// Notes a change in the feed.
    pub(super) async fn note<T: Entity>(
        &mut self,
        id: T::Id,
        kind: ChangeKind,
    ) -> Result<(), StoreError> {
        let (seq,): (i64,) = sqlx::query_as(
            "INSERT INTO change_feed (entity, entity_id, kind, at) VALUES ($1, $2, $3, $4)
             RETURNING seq",
        )
        .bind(T::KIND.as_str())
        .bind(id.uuid().to_string())
        .bind(kind.as_str())
        .bind(self.now.as_microsecond())
        .fetch_one(self.connection())
        .await?;
        self.position = Some(Position(seq));
        Ok(())
    }

    pub(super) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }
}

impl SqliteStore {
    pub(super) async fn begin(&self) -> Result<Write, StoreError> {
        let transaction = self.writer.begin_with(BEGIN).await?;
        Ok(Write {
            transaction,
            now: parse_time(self.clock.now().as_microsecond())?,
            position: None,
        })
    }

    /// Writes to disk, then wakes whoever follows the feed.
    pub(super) async fn commit(&self, write: Write) -> Result<(), StoreError> {
        write.transaction.commit().await?;
        if let Some(position) = write.position {
            // Two commits may come here in either order.
            self.head.send_if_modified(|head| {
                let later = position > *head;
                *head = position.max(*head);
                later
            });
        }
        Ok(())
    }
}
