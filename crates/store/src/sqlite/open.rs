//! Opens the file, and makes or updates its tables.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use domain::Clock;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Connection, SqliteConnection};
use tokio::sync::watch;
use uuid::Uuid;

use super::SqliteStore;
use super::errors::{cannot_open, migrating, opening};
use super::write::BEGIN;
use crate::error::StoreError;
use crate::feed::ChangeFeed;

/// How long to wait for a writer in another process, such as an import beside the service.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// More readers than this gain nothing: the queries are short, and the pages are cached.
const READERS: u32 = 4;
/// "SPON", as the first migration sets it.
const APPLICATION_ID: i64 = 1_397_772_110;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations/sqlite");

impl SqliteStore {
    /// Opens a database, making the file if there is none, and brings its tables up to date.
    ///
    /// `database` is a path, or a path behind `sqlite:` or `sqlite://`, taken literally.
    ///
    /// # Errors
    ///
    /// [`StoreError::Open`] where the file cannot be used: its folder is missing or may not be
    /// written to, it is no database, another program's, or a newer version's.
    ///
    /// # Example
    /// ```
    /// # #[tokio::main] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use std::sync::Arc;
    /// use domain::{Need, SystemClock, record::Record};
    /// use store::{Created, SqliteStore, Store};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("spona.db");
    /// let store = SqliteStore::open(path, Arc::new(SystemClock)).await?;
    /// let need = Need::from_line(r#"{"id":"n-1","title":"Varilac"}"#).map_err(|p| p[0].to_string())?;
    /// let Created::New(stored) = store.needs().create(need, None).await? else { panic!() };
    /// assert_eq!(store.needs().get(stored.id).await?, Some(stored));
    /// # Ok(()) }
    /// ```
    pub async fn open(
        database: impl AsRef<Path>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, StoreError> {
        let path = file_of(database.as_ref())?;
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // In WAL mode only FULL waits for the disk at every commit.
            .synchronous(SqliteSynchronous::Full)
            // On macOS a plain fsync leaves the data in the drive's cache; elsewhere a no-op.
            .pragma("fullfsync", "ON")
            .pragma("checkpoint_fullfsync", "ON")
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            // Deleted content is overwritten with zeros.
            .pragma("secure_delete", "ON");
        let pool = || {
            SqlitePoolOptions::new()
                .test_before_acquire(false)
                .idle_timeout(None)
                .max_lifetime(None)
        };
        let writer = pool()
            .max_connections(1)
            .after_release(|connection, _| Box::pin(is_usable(connection)))
            .connect_with(options.clone())
            .await
            .map_err(|error| opening(&path, error))?;
        prepare(&writer, &path).await?;
        let readers = pool()
            .max_connections(READERS)
            .connect_lazy_with(options.clone().pragma("query_only", "ON"));
        let store = Self {
            options,
            writer,
            readers,
            clock,
            head: Arc::new(watch::Sender::default()),
        };
        store.head.send_replace(store.head().await?);
        tracing::debug!(path = %path.display(), "opened the database");
        Ok(store)
    }
}

/// Whether a connection can write again after its transaction is over.
///
/// On a full disk and some other errors `SQLite` itself rolls back. sqlx then fails to do the same,
/// goes on believing that the connection is in a transaction, and could never begin another: the
/// pool has to replace it.
async fn is_usable(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // A dropped transaction rolls back in the background; the answer comes after that.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

/// The file that `database` names.
fn file_of(database: &Path) -> Result<PathBuf, StoreError> {
    let text = database
        .to_str()
        .ok_or_else(|| cannot_open(database, "its path is not valid UTF-8", "name another file"))?;
    let file = match text.strip_prefix("sqlite:") {
        Some(rest) if rest.contains('?') => {
            let advice = "leave out the question mark and what follows";
            return Err(cannot_open(
                database,
                "options in the address are not taken",
                advice,
            ));
        }
        Some(rest) => rest.strip_prefix("//").unwrap_or(rest),
        None => text,
    };
    if file == ":memory:" || file.is_empty() {
        let advice = "name a file, such as sqlite:data/spona.db";
        return Err(cannot_open(database, "it names no file", advice));
    }
    // SQLite would take `file:…` for an address with options; no absolute path begins so.
    std::path::absolute(file)
        .map_err(|error| cannot_open(database, error.to_string(), "name another file"))
}

/// Makes or updates the tables, in one transaction: of two processes that start together, one
/// waits for the other.
async fn prepare(writer: &SqlitePool, path: &Path) -> Result<(), StoreError> {
    let mut transaction = writer
        .begin_with(BEGIN)
        .await
        .map_err(|error| opening(path, error))?;
    refuse_foreign(&mut transaction, path).await?;
    // `run` would do, but its future is not `Send`: the compiler cannot see that `Acquire` holds
    // for every lifetime. sqlx has this function beside it for the same reason.
    MIGRATIONS
        .run_direct(None, &mut *transaction, false)
        .await
        .map_err(|error| migrating(path, error))?;
    sqlx::query("INSERT INTO meta (key, value) VALUES ('feed_id', $1) ON CONFLICT DO NOTHING")
        .bind(Uuid::new_v4().to_string())
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// Refuses to add our tables to the database of another program.
async fn refuse_foreign(connection: &mut SqliteConnection, path: &Path) -> Result<(), StoreError> {
    let (tables, application): (i64, i64) = sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM sqlite_schema), application_id FROM pragma_application_id",
    )
    .fetch_one(connection)
    .await
    .map_err(|error| opening(path, error))?;
    if tables > 0 && application != APPLICATION_ID {
        let advice = "name another file; this one was not changed";
        return Err(cannot_open(path, "another program's database", advice));
    }
    Ok(())
}
