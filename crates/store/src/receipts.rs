//! Receipts of matches: what was answered, and all that is needed to compute it again.

use std::fmt;

use async_trait::async_trait;
use domain::{NeedId, ProfileId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::StoreError;

/// Identifies a receipt: a `UUIDv7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReceiptId(pub Uuid);

impl ReceiptId {
    /// A new id, later than every one made before in this process.
    pub fn generate() -> Self {
        Self(Uuid::now_v7())
    }
}

impl fmt::Display for ReceiptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What made a ranking and how it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptSettings {
    /// The day on which years of experience were counted.
    pub day: Date,
    /// Version of the engine.
    pub engine: String,
    /// The embedding model.
    pub model: String,
    /// The taxonomy.
    pub taxonomy: String,
    /// Version of the ranking weights.
    pub weights: String,
    /// Whatever else was asked for, as the caller writes it; equal options are equal texts.
    pub options: String,
}

/// One match as a receipt keeps it. Holds no words of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The need.
    pub need: NeedId,
    /// The version it was at.
    pub need_version: u32,
    /// The profile.
    pub profile: ProfileId,
    /// The version it was at.
    pub profile_version: u32,
    /// The score; kept to the bit.
    pub score: f64,
    /// Everything else that was answered, as the caller writes it; equal answers are equal texts.
    pub content: String,
}

impl Outcome {
    /// Identifies score and content.
    pub(crate) fn digest(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        digest.update(self.score.to_bits().to_le_bytes());
        digest.update(&self.content);
        digest.finalize().into()
    }
}

/// The matches of one answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ReceiptPage {
    /// What they have in common.
    pub settings: ReceiptSettings,
    /// The ranking that `settings.weights` names, so that it can be used again after a change.
    pub ranking: String,
    /// The matches.
    pub outcomes: Vec<Outcome>,
}

/// A receipt as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// Its id.
    pub id: ReceiptId,
    /// When it was written, to the microsecond.
    pub created_at: Timestamp,
    /// What made it.
    pub settings: ReceiptSettings,
    /// What it says.
    pub outcome: Outcome,
}

/// The receipts. They go when their need or profile goes.
#[async_trait]
pub trait Receipts: Send + Sync {
    /// Keeps the matches of an answer in one transaction and gives their ids, in their order. The
    /// same match under the same settings on the same day keeps the receipt it has; where all have
    /// one, nothing is written. `None` for a match whose need or profile is gone or has changed.
    async fn keep_receipts(&self, page: &ReceiptPage)
    -> Result<Vec<Option<ReceiptId>>, StoreError>;

    /// The receipt with this id.
    async fn receipt(&self, id: ReceiptId) -> Result<Option<Receipt>, StoreError>;

    /// The ranking of a version that some receipt names.
    async fn ranking(&self, weights: &str) -> Result<Option<String>, StoreError>;

    /// Deletes the receipts that were written before a moment, and rankings that no receipt names
    /// any more. Says how many receipts there were.
    async fn forget_receipts(&self, before: Timestamp) -> Result<u64, StoreError>;
}
