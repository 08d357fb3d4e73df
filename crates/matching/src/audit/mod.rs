//! Whether the ranking is the same for everyone: measures on rankings, for the standing audit and
//! the evaluation. `docs/fairness.md` says what is promised.
//!
//! Changed copies of profiles are made by the caller, who sees records; here are only scores,
//! places and groups.

mod difference;
mod exposure;
mod promise;

pub use difference::{Differences, Figures, Moved, Standing, place};
pub use exposure::{Exposure, GroupExposure, NEAR, TOP, Table, discount};
pub use promise::{MEAN_DIFFERENCE, MEAN_SHIFT, Promise, Respect, Verdict};
