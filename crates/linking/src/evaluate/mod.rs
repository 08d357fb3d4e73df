//! Quality of linking on test sets, measured on the engine as it serves.

mod melo;
mod ranks;
mod skills;
mod tables;
mod titles;

pub use melo::{LinkingOutcome, linking};
pub use skills::{SkillsOutcome, skills};
pub use tables::DatasetError;
pub use titles::{TitlesOutcome, titles};
