//! What every backend has to do: one case a promise, and every query of a backend in some case.
//!
//! A backend runs the suite with [`conformance_suite!`](crate::conformance_suite), which makes
//! one `#[tokio::test]` of each case.

#![expect(
    clippy::missing_panics_doc,
    reason = "every case panics where the store does not do what it promises"
)]

pub mod concurrency;
pub mod conflicts;
pub mod deletion;
pub mod feed;
mod fixture;
pub mod idempotency;
pub mod import;
pub mod reading;
pub mod receipts;
mod samples;
pub mod statistics;
mod suite;

pub use fixture::{Fixture, ManualClock, run};
pub use samples::Sample;
