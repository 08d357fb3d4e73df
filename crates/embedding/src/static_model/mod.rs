//! The static n-gram model: features, file format and summing.

mod features;
mod file;

pub use features::features;
pub use file::{Manifest, ModelError};

use std::path::Path;

use ndarray::Array2;

use crate::Embedder;
pub(crate) use features::{ROWS, word_features};
pub(crate) use file::{Table, write};

/// A table of rows of 4-bit numbers, one row a hashed n-gram; a text is the unit sum of its rows.
pub struct StaticModel {
    table: Table,
    id: String,
}

impl StaticModel {
    /// Loads the model in `folder` (`manifest.toml` and the table it names) and checks it against
    /// the manifest's size and SHA-256.
    pub fn load(folder: &Path) -> Result<Self, ModelError> {
        let (manifest, table) = file::read(folder)?;
        let id = format!("{}@{}", manifest.name, &manifest.sha256[..12]);
        Ok(Self { table, id })
    }

    /// Adds up the rows of `text` in `sum`, then scales it to length 1.
    fn embed_into(&self, text: &str, sum: &mut [f32]) {
        for row in features(text) {
            self.table.add_row(row, sum);
        }
        let norm = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
        if norm > 0.0 {
            sum.iter_mut().for_each(|x| *x /= norm);
        }
    }
}

impl Embedder for StaticModel {
    fn dimensions(&self) -> usize {
        self.table.dimensions()
    }

    fn model_id(&self) -> &str {
        &self.id
    }

    fn embed(&self, texts: &[&str]) -> Array2<f32> {
        let mut vectors = Array2::zeros((texts.len(), self.dimensions()));
        for (text, mut row) in texts.iter().zip(vectors.rows_mut()) {
            if let Some(row) = row.as_slice_mut() {
                self.embed_into(text, row);
            }
        }
        vectors
    }
}
