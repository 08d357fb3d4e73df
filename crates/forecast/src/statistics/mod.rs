//! Our own table format for statistics: what it holds, and a reader that loads all or nothing.
//!
//! A delivery is a folder: `sources.csv`, and one CSV table per measure named after it
//! (`employment.csv`, or `employment-….csv` where one measure comes in several tables).
//! `seed-data/statistics/README.md` documents the columns.

mod codes;
mod delivery;
mod dimensions;
mod flag;
mod measure;
mod observation;
mod period;
mod source;

pub use delivery::{SOURCES_FILE, Statistics, read_folder};
pub use dimensions::{Age, Education, Occupation, Sectors, Sex};
pub use flag::{Flag, Flags};
pub use measure::{Dimension, Measure, Unit};
pub use observation::Observation;
pub use period::Period;
pub use source::Source;
