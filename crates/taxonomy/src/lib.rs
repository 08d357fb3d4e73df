//! Occupations, skills and their labels, and the way from free text to them.
//!
//! A [`Taxonomy`] is a list of [`Concept`]s with labels in many languages. [`starter`] reads ours
//! from `seed-data/taxonomy/`, [`esco`] reads ESCO's bundle. A [`Linker`] finds the concepts that
//! a text names. Labels are compared folded ([`domain::fold`]), in the variants that [`variants`]
//! makes of gendered pairs and remarks in parentheses.

mod concept;
pub mod esco;
mod linker;
pub mod normalise;
pub mod starter;
mod table;

pub use concept::{Concept, ConceptKind, Label, Relation, Taxonomy};
pub use linker::{Link, Linker};
pub use normalise::{compounds, dialect, gender, transliterate, variants};
pub use table::TaxonomyError;
