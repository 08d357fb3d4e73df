//! The conformance suite on this backend, and what only this backend can do wrong.

mod failures;
mod files;
mod opening;
mod refusals;

use std::path::Path;
use std::sync::Arc;

use domain::{FixedClock, Need, Profile, SystemClock};
use tempfile::TempDir;

use super::SqliteStore;
use crate::backend::{Backend, Store};
use crate::conformance::{ManualClock, Sample};
use crate::error::StoreError;
use crate::feed::{ChangeFeed, Position};
use crate::records::{Created, Imported, Records};

async fn empty(clock: Arc<ManualClock>) -> (Arc<dyn Store>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path().join("spona.db"), clock)
        .await
        .unwrap();
    (Arc::new(store), folder)
}

crate::conformance_suite!(crate::sqlite::tests::empty);

async fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path, Arc::new(SystemClock))
        .await
        .unwrap()
}

async fn open_error(path: &Path) -> String {
    let opened = SqliteStore::open(path, Arc::new(SystemClock)).await;
    opened.unwrap_err().to_string()
}

async fn execute(store: &SqliteStore, sql: &'static str) {
    sqlx::raw_sql(sql).execute(&store.writer).await.unwrap();
}

async fn pragma(store: &SqliteStore, sql: &'static str) -> String {
    sqlx::query_scalar::<_, String>(sql)
        .fetch_one(&store.writer)
        .await
        .unwrap()
}
