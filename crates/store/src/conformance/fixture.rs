use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::Clock;
use jiff::{SignedDuration, Timestamp};

use super::Sample;
use crate::backend::Store;
use crate::error::StoreError;
use crate::feed::{Change, Position};
use crate::records::{Created, Records, Stored};

/// What a case works on: an empty store, and the clock that the store goes by.
pub struct Fixture {
    /// The store.
    pub store: Arc<dyn Store>,
    /// Its clock.
    pub clock: Arc<ManualClock>,
}

/// A clock that only a test moves.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl Default for ManualClock {
    fn default() -> Self {
        // 2027-01-15T08:00:00Z; any time would do.
        Self(AtomicI64::new(1_799_999_000_000_000))
    }
}

impl ManualClock {
    /// Moves the clock on.
    pub fn advance(&self, by: SignedDuration) {
        let microseconds = i64::try_from(by.as_micros()).expect("a test's duration is short");
        self.0.fetch_add(microseconds, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        let microseconds = self.0.load(Ordering::SeqCst);
        Timestamp::from_microsecond(microseconds).expect("a test's time is near")
    }
}

/// Runs one case on a store that `open` makes. What `open` returns beside the store is kept until
/// the case is over.
pub async fn run<Open, Opening, Guard, Case, Running>(open: Open, case: Case)
where
    Open: FnOnce(Arc<ManualClock>) -> Opening,
    Opening: Future<Output = (Arc<dyn Store>, Guard)>,
    Case: FnOnce(Fixture) -> Running,
    Running: Future<Output = Result<(), StoreError>>,
{
    let clock = Arc::new(ManualClock::default());
    let (store, guard) = open(clock.clone()).await;
    let fixture = Fixture {
        store: store.clone(),
        clock,
    };
    case(fixture)
        .await
        .expect("the store fails only where a case expects it");
    store.close().await;
    drop(guard);
}

/// Creates a record that cannot clash with another.
pub(super) async fn create<T: Sample>(
    records: &dyn Records<T>,
    record: T,
) -> Result<Stored<T>, StoreError> {
    match records.create(record, None).await? {
        Created::New(stored) => Ok(stored),
        other => panic!("expected a new record, got {other:?}"),
    }
}

/// The whole feed.
pub(super) async fn feed(store: &dyn Store) -> Result<Vec<Change>, StoreError> {
    store.changes_after(Position::START, 100_000).await
}
