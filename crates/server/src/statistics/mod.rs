//! Between the statistics in the store, which are plain rows, and `forecast`, which knows what
//! they mean.

mod forecasts;
mod histories;
mod present;
mod rows;

pub(crate) use forecasts::Forecasts;
pub use rows::{from_rows, to_rows};
