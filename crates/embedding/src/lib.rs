//! Texts as vectors.
//!
//! [`Embedder`] is the only thing the rest of Spona knows. [`StaticModel`] is the default behind
//! it: a table of hashed character n-grams whose rows are summed, so that a short text costs
//! microseconds and gives the same bits on every machine. [`train`] makes its table from labels
//! of the same concept in many languages.

mod static_model;
pub mod train;

pub use static_model::{Manifest, ModelError, StaticModel, features};

/// Turns texts into unit vectors. The same text gives the same vector, whatever else is embedded.
pub trait Embedder: Send + Sync {
    /// Length of every vector.
    fn dimensions(&self) -> usize;

    /// Name and content of the model; an index remembers it and is not read with another.
    fn model_id(&self) -> &str;

    /// Writes one row of `dimensions()` numbers a text. A row has length 1, or 0 where the text
    /// has no word.
    fn embed(&self, texts: &[&str]) -> ndarray::Array2<f32>;
}
