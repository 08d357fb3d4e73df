//! Who may do what: one table, one place that enforces it.

mod enforce;
mod principal;
mod rule;
mod table;

pub(crate) use enforce::{enforce, identify};
pub use principal::{AccessMode, Principal};
pub use rule::Rule;
pub use table::{Entry, TABLE, rule_of};
