//! Takes deleted content out of the write-ahead log.

use std::time::Duration;

use sqlx::{ConnectOptions, Connection};

use super::SqliteStore;

/// A reader that takes longer than this is not waited for.
const PATIENCE: Duration = Duration::from_millis(250);

impl SqliteStore {
    /// Copies the log into the database and empties it. `secure_delete` overwrites what was
    /// deleted in the file itself; older copies of the pages would stay in the log until it is
    /// reused, which in a quiet system may be long. Where somebody is reading or writing just
    /// then, the log is left for the next time.
    pub(super) async fn scrub_log(&self) {
        // A connection of its own: a change of the timeout must not outlive a dropped future.
        let options = self.options.clone().busy_timeout(PATIENCE);
        let scrubbed = async {
            let mut connection = options.connect().await?;
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
                .execute(&mut connection)
                .await?;
            connection.close().await
        };
        if let Err(error) = scrubbed.await {
            tracing::debug!(%error, "the write-ahead log was not emptied");
        }
    }
}
