//! Where profiles, needs and statistics are kept.
//!
//! Start at [`Records`] (what can be done with profiles and needs), [`ChangeFeed`] (how the index
//! learns what was done), [`StatisticsRepository`] and [`Receipts`]; [`Store`] is all of them. [`SqliteStore`]
//! is the backend that needs nothing installed, and [`import`] reads files into any store.
//!
//! Three promises, which [`conformance`](crate#backends) tests on every backend:
//!
//! - **Acknowledged means durable.** What a method reports as done survives a loss of power.
//! - **A change and its row in the feed are one transaction.** Whoever follows the feed misses
//!   nothing and sees nothing that did not happen.
//! - **A person's name and origin are kept apart** from the rest of her profile, and a deleted
//!   profile is gone with both.
//!
//! May depend on `domain` only; it alone knows `sqlx`, and it knows no HTTP.
//!
//! # Backends
//!
//! A new backend implements the traits and passes the suite in `conformance` (feature
//! `conformance`), one test a case.

mod backend;
#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
mod encoding;
mod error;
mod feed;
pub mod import;
mod receipts;
mod records;
mod sqlite;
mod statistics;

pub use backend::{Backend, Store};
pub use error::StoreError;
pub use feed::{Change, ChangeFeed, ChangeKind, Position};
pub use receipts::{Outcome, Receipt, ReceiptId, ReceiptPage, ReceiptSettings, Receipts};
pub use records::{
    Created, Deleted, Entity, EntityId, EntityKind, IdempotencyKey, Imported, Records, Stored,
    Updated,
};
pub use sqlite::SqliteStore;
pub use statistics::{Measure, Observation, Replaced, Revision, Source, StatisticsRepository};
