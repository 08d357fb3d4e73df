//! Normalisation: one form for all that means the same. `docs/normalisation.md` specifies it.

mod marks;
mod suffix;
pub mod variants;
