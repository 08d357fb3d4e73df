//! Scoring a need and a profile by named criteria, and saying why.
//!
//! [`assess`] looks at the pair once and yields values for each criterion with the evidence for
//! them; [`score::total`] weighs the values. The explanation is that same computation's record,
//! and what would change is found by weighing changed values again.

mod adjusted;
mod assessment;
mod career;
mod conditions;
mod coverage;
mod overview;
mod parameters;
mod rewrite;
pub(crate) mod score;
mod similarity;
mod skills;
mod texts;
mod violations;
mod weights;
mod what_if;

pub use adjusted::WeightError;
pub(crate) use assessment::{Assessment, Pair, assess};
pub(crate) use overview::Census;
pub use parameters::{Bounds, Parameter};
pub use violations::{shares_mode, speaks};
pub use weights::{Ranking, WeightBounds};
pub(crate) use what_if::what_would_change;
