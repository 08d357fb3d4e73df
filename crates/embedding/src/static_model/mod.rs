//! The static n-gram model: features, table, file and summing.

mod features;
mod file;
mod quantise;
mod table;

pub use features::features;
pub use file::{Manifest, ModelError};

use std::path::Path;

use ndarray::{Array2, ArrayViewMut2, Axis};

use crate::Embedder;
pub(crate) use features::{FEATURES, each_feature, word_features};
pub(crate) use file::write;
pub(crate) use quantise::Learned;
pub(crate) use table::size;
use table::{Bytes, Sum, Table};

/// A table of rows of 4-bit numbers, one row a hashed n-gram; a text is the unit sum of its rows.
pub struct StaticModel {
    table: Table,
    id: String,
}

impl StaticModel {
    /// Opens the model in `folder` (`manifest.toml` and the table it names) and checks the table
    /// against the manifest's dimensions and SHA-256. The table is mapped into memory.
    pub fn load(folder: &Path) -> Result<Self, ModelError> {
        let (manifest, table) = file::read(folder)?;
        let id = format!("{}@{}", manifest.name, &manifest.sha256[..12]);
        Ok(Self { table, id })
    }

    /// Takes the bytes of a table as they are, without a manifest that vouches for them. Whatever
    /// the bytes are, this gives a model or says what is wrong with them.
    pub fn from_bytes(bytes: impl Into<Vec<u8>>) -> Result<Self, String> {
        let bytes = bytes.into();
        let id = format!("table@{}", &file::hex_sha256(&bytes)[..12]);
        let table = Table::parse(Bytes::Owned(bytes))?;
        Ok(Self { table, id })
    }

    /// Like [`Embedder::embed`], on `threads` threads; the vectors are the same bits.
    pub fn embed_with(&self, texts: &[&str], threads: usize) -> Array2<f32> {
        let mut vectors = Array2::zeros((texts.len(), self.dimensions()));
        // Not worth a thread below some hundred texts.
        let share = texts.len().div_ceil(threads.max(1)).max(256);
        if texts.len() <= share {
            self.embed_into(texts, vectors.view_mut());
            return vectors;
        }
        std::thread::scope(|scope| {
            let parts = vectors.axis_chunks_iter_mut(Axis(0), share);
            for (texts, vectors) in texts.chunks(share).zip(parts) {
                scope.spawn(move || self.embed_into(texts, vectors));
            }
        });
        vectors
    }

    fn embed_into(&self, texts: &[&str], mut vectors: ArrayViewMut2<f32>) {
        let mut sum = Sum::new(self.dimensions());
        for (text, row) in texts.iter().zip(vectors.rows_mut()) {
            each_feature(text, |feature| self.table.add(feature, &mut sum));
            if let Some(row) = row.into_slice() {
                sum.finish(row);
            }
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
        self.embed_with(texts, 1)
    }
}
