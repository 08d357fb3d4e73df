//! Everything a database has to offer, as one object.

use async_trait::async_trait;
use domain::{Need, Profile};

use crate::error::StoreError;
use crate::feed::ChangeFeed;
use crate::receipts::Receipts;
use crate::records::Records;
use crate::statistics::StatisticsRepository;

/// What a backend has beside its repositories.
#[async_trait]
pub trait Backend: Send + Sync {
    /// Asks the database for a sign of life.
    async fn ping(&self) -> Result<(), StoreError>;

    /// Waits for running work and lets go of the database. Later calls fail.
    async fn close(&self);
}

/// A whole store. Whatever implements the parts is one.
pub trait Store:
    Records<Profile> + Records<Need> + ChangeFeed + StatisticsRepository + Receipts + Backend
{
    /// The profiles.
    fn profiles(&self) -> &dyn Records<Profile>;

    /// The needs.
    fn needs(&self) -> &dyn Records<Need>;
}

impl<S> Store for S
where
    S: Records<Profile> + Records<Need> + ChangeFeed + StatisticsRepository + Receipts + Backend,
{
    fn profiles(&self) -> &dyn Records<Profile> {
        self
    }

    fn needs(&self) -> &dyn Records<Need> {
        self
    }
}
