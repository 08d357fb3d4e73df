//! The backend that needs nothing installed: one `SQLite` file in the data folder.
//!
//! One connection writes, some others read. The writer takes its lock when a transaction begins
//! (`BEGIN IMMEDIATE`), so that no transaction fails half-way because another was faster, and
//! the order of the change feed is the order of the commits.

mod errors;
mod feed;
mod idempotency;
mod identity;
mod observations;
mod open;
mod receipts;
mod records;
mod scrub;
mod statements;
mod statistics;
#[cfg(test)]
mod tests;
mod write;

use std::sync::Arc;

use async_trait::async_trait;
use domain::Clock;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use tokio::sync::watch;

use crate::backend::Backend;
use crate::error::StoreError;
use crate::feed::Position;

/// A store in one `SQLite` file. Clones share it.
#[derive(Clone)]
pub struct SqliteStore {
    options: SqliteConnectOptions,
    /// Exactly one connection: `SQLite` takes one writer at a time, and here it queues fairly.
    writer: SqlitePool,
    readers: SqlitePool,
    clock: Arc<dyn Clock>,
    head: Arc<watch::Sender<Position>>,
}

impl std::fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SqliteStore")
            .field("file", &self.options.get_filename())
            .finish_non_exhaustive()
    }
}

#[async_trait]
impl Backend for SqliteStore {
    async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.readers).await?;
        Ok(())
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}
