//! How the index does, for the readiness check.

use std::sync::{Arc, Mutex, PoisonError};

/// How the index does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IndexState {
    /// It has not reached the end of the feed yet since the service was started.
    #[default]
    CatchingUp,
    /// It follows.
    Following,
    /// The last attempt failed, for this reason.
    Failing(&'static str),
}

/// Shared between the indexer and the readiness check.
#[derive(Debug, Clone, Default)]
pub struct IndexStatus(Arc<Mutex<IndexState>>);

impl IndexStatus {
    /// How it does now.
    pub fn get(&self) -> IndexState {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes how it does.
    pub fn set(&self, state: IndexState) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }
}
