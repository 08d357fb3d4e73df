//! How long receipts are kept.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::state::AppState;

/// How often old receipts are looked for.
const EVERY: Duration = Duration::from_hours(24);

/// How long receipts are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// In days, from the writing of a receipt.
    pub days: u32,
}

impl Default for Retention {
    /// Two years.
    fn default() -> Self {
        Self { days: 730 }
    }
}

impl Retention {
    fn length(self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.days) * 24)
    }

    /// Until when a receipt is kept.
    pub(crate) fn end(self, created_at: Timestamp) -> Timestamp {
        created_at
            .checked_add(self.length())
            .unwrap_or(Timestamp::MAX)
    }

    /// Receipts that were written before this are over.
    fn beginning(self, now: Timestamp) -> Timestamp {
        now.checked_sub(self.length()).unwrap_or(Timestamp::MIN)
    }
}

/// Deletes what is over, at once and then once a day, until it is dropped.
pub(crate) async fn follow(state: AppState) {
    loop {
        let before = state.retention().beginning(state.now());
        match state.store().forget_receipts(before).await {
            Ok(0) => {}
            Ok(receipts) => tracing::info!(receipts, "receipts whose time was over were deleted"),
            Err(error) => tracing::warn!(%error, "old receipts could not be deleted yet"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_receipt_is_counted_in_days() {
        let written: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
        let two_years = Retention::default();
        assert_eq!(two_years.end(written).to_string(), "2028-11-22T12:00:00Z");
        assert_eq!(two_years.beginning(two_years.end(written)), written);
        let ever = Retention { days: u32::MAX };
        assert_eq!(ever.end(written), Timestamp::MAX);
        assert_eq!(ever.beginning(written), Timestamp::MIN);
    }
}
