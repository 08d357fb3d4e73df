//! Occupations, skills and their labels.
//!
//! A [`Taxonomy`] is a list of [`Concept`]s with labels in many languages. [`starter`] reads ours
//! from `seed-data/taxonomy/`, [`esco`] reads ESCO's tables, [`merge`] makes one of both, and a
//! [`Library`] keeps imported releases in the data folder. [`check`] tells everything that is wrong
//! in our own tables. [`normalise`] makes one form of all spellings, and [`variants`] lists the texts
//! that a label with gendered pairs or remarks in parentheses stands for.

mod adjacency;
pub mod check;
mod concept;
mod digest;
mod error;
pub mod esco;
mod language;
pub mod library;
mod merge;
pub mod normalise;
pub mod places;
pub mod professions;
pub mod starter;
mod table;
mod taxonomy;

pub use concept::{Concept, ConceptKind, Description, Label, Reuse, SkillType};
pub use error::{Problem, TaxonomyError};
pub use language::Language;
pub use library::Library;
pub use merge::{MergeReport, MergedByLabel, merge};
pub use normalise::standard::Lexicon;
pub use normalise::{compounds, dialect, gender, transliterate, variants};
pub use taxonomy::{Relation, Taxonomy};

/// Reads the starter taxonomy in one folder and ESCO's tables in another, and unites them.
pub fn load_with_esco(
    starter_folder: &std::path::Path,
    esco_folder: &std::path::Path,
) -> Result<Taxonomy, TaxonomyError> {
    let starter = starter::load(starter_folder)?;
    let (whole, _) = merge(starter, esco::load(esco_folder)?);
    Ok(whole)
}
