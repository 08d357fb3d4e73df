//! Follows the change feed and keeps the index at its end.
//!
//! The position is kept inside the index's own commit, so a crash resumes exactly where the
//! index is. An index of another database, or one that is ahead of its database (which was
//! restored from a backup), is emptied and filled again.

mod batch;
mod status;

use std::sync::Arc;
use std::time::{Duration, Instant};

use matching::{Applied, Engine, EngineError};
use store::{Position, Store, StoreError};
use tokio::task::spawn_blocking;

pub use status::{IndexState, IndexStatus};

/// The most changes that are applied in one commit. A commit costs as much as some hundred
/// changes, so an index that is filled takes many at a time; one that follows has few to take.
const BATCH: u32 = 4_000;
/// How often to look at the feed without having been woken: other processes write too.
const LOOK: Duration = Duration::from_millis(200);
/// How long the feed has to be quiet before deleted records are taken out of the files.
const QUIET: Duration = Duration::from_secs(5);
/// How long to wait after a failure, at first and at most.
const BACKOFF: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(30));

/// Why the index could not be brought to the end of the feed.
#[derive(Debug, thiserror::Error)]
pub enum IndexingError {
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index could not be written.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The thread that did the work is gone.
    #[error("the indexing work was broken off: {0}")]
    BrokenOff(#[from] tokio::task::JoinError),
}

impl IndexingError {
    /// What anybody may know of it; paths and causes are for the log.
    fn outline(&self) -> &'static str {
        match self {
            Self::Store(_) => "the database cannot be read",
            Self::Engine(_) => "a change cannot be applied",
            Self::BrokenOff(_) => "the indexing work was broken off",
        }
    }
}

/// What catching up has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaughtUp {
    /// Changes that were applied.
    pub changes: usize,
    /// The position that the index is at now.
    pub position: Position,
}

/// Applies every change that the feed holds, then returns.
pub async fn catch_up(store: &Arc<dyn Store>, engine: &Engine) -> Result<CaughtUp, IndexingError> {
    let mut changes = 0;
    loop {
        let (applied, position) = step(store, engine).await?;
        changes += applied;
        if applied == 0 {
            return Ok(CaughtUp { changes, position });
        }
    }
}

/// Empties the index and fills it again from the feed's beginning.
pub async fn rebuild(store: &Arc<dyn Store>, engine: &Engine) -> Result<CaughtUp, IndexingError> {
    clear(store, engine).await?;
    catch_up(store, engine).await
}

/// Follows the feed until it is dropped. Failures are logged, shown in `status` and tried again.
pub(crate) async fn follow(store: Arc<dyn Store>, engine: Engine, status: IndexStatus) {
    let mut woken = store.subscribe();
    let mut pause = BACKOFF.0;
    // A restart may have come between a deletion and its purge.
    let (mut changed, mut quiet_since) = (true, Instant::now());
    loop {
        match catch_up(&store, &engine).await {
            Ok(done) => {
                if done.changes > 0 {
                    let (changes, position) = (done.changes, done.position.0);
                    tracing::debug!(changes, position, "the index has caught up");
                }
                status.set(IndexState::Following);
                pause = BACKOFF.0;
                if done.changes > 0 {
                    changed = true;
                    quiet_since = Instant::now();
                } else if changed && quiet_since.elapsed() >= QUIET {
                    changed = !purge(&engine).await;
                    quiet_since = Instant::now();
                }
                // Whether woken, timed out or the sender is gone: look again.
                let _ = tokio::time::timeout(LOOK, woken.changed()).await;
            }
            Err(error) => {
                tracing::error!(%error, "the index cannot follow the database");
                status.set(IndexState::Failing(error.outline()));
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(BACKOFF.1);
            }
        }
    }
}

/// Takes deleted records out of the index's files. A failure is no reason to stop following: the
/// records cannot be found any more, and the next quiet time tries again.
async fn purge(engine: &Engine) -> bool {
    let engine = engine.clone();
    let purged = spawn_blocking(move || engine.purge()).await;
    match purged
        .map_err(IndexingError::from)
        .and_then(|done| Ok(done?))
    {
        Ok(segments) => {
            tracing::debug!(segments, "deleted records were purged from the index");
            true
        }
        Err(error) => {
            tracing::warn!(%error, "deleted records could not be purged yet");
            false
        }
    }
}

/// Applies one batch; says how many changes it had and where the index is now.
async fn step(store: &Arc<dyn Store>, engine: &Engine) -> Result<(usize, Position), IndexingError> {
    let feed = store.feed_id().await?.to_string();
    let position = if let Some(position) = beginning(store, engine, &feed).await? {
        position
    } else {
        clear(store, engine).await?;
        Position::START
    };
    let changes = store.changes_after(position, BATCH).await?;
    let Some(last) = changes.last().map(|change| change.position) else {
        return Ok((0, position));
    };
    let count = changes.len();
    let records = batch::load(&**store, &changes).await?;
    let engine = engine.clone();
    let applied = Applied {
        feed,
        position: last.0,
    };
    spawn_blocking(move || engine.apply(records.into_updates(), &applied)).await??;
    Ok((count, last))
}

/// Where to go on reading; `None` where the index does not belong to this feed.
async fn beginning(
    store: &Arc<dyn Store>,
    engine: &Engine,
    feed: &str,
) -> Result<Option<Position>, IndexingError> {
    let Some(applied) = engine.applied()? else {
        return Ok(Some(Position::START));
    };
    let position = Position(applied.position);
    if applied.feed != feed {
        tracing::warn!("the index is of another database; it is filled again");
        return Ok(None);
    }
    if position > store.head().await? {
        tracing::warn!("the index is ahead of the database; it is filled again");
        return Ok(None);
    }
    Ok(Some(position))
}

async fn clear(store: &Arc<dyn Store>, engine: &Engine) -> Result<(), IndexingError> {
    let feed = store.feed_id().await?.to_string();
    let engine = engine.clone();
    spawn_blocking(move || engine.clear(&feed)).await??;
    Ok(())
}
