//! The model on disk: `manifest.toml`, and the table that it names.

use std::fs::File;
use std::io;
use std::path::{Component, Path, PathBuf};

use memmap2::Mmap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::quantise::{Learned, quantise};
use super::table::{Bytes, Table};

/// The only kind of model there is.
const KIND: &str = "static-ngram";

/// What `manifest.toml` says of a model.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Name, as in the folder's.
    pub name: String,
    /// `static-ngram`.
    pub kind: String,
    /// Length of a vector.
    pub dimensions: usize,
    /// File name of the table.
    pub table: String,
    /// SHA-256 of the table in lower-case hexadecimal.
    pub sha256: String,
    /// How it was made, in words and figures.
    pub recipe: String,
    /// What it was trained on.
    pub sources: Vec<String>,
    /// Licence of the table.
    pub licence: String,
    /// Notices that have to be shown.
    pub notices: Vec<String>,
}

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// A file is missing or unreadable.
    #[error("cannot read the model file {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The manifest is not what it should be.
    #[error("the model manifest {path} is not valid: {message}")]
    Manifest {
        /// The file.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// The table is not the one that the manifest describes.
    #[error("the model table {path} is damaged or not the one of its manifest: {message}")]
    Table {
        /// The file.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// A file could not be written.
    #[error("cannot write the model file {path}: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Reads the manifest of `folder`, maps the table into memory and checks it against the manifest.
pub(crate) fn read(folder: &Path) -> Result<(Manifest, Table), ModelError> {
    let path = folder.join("manifest.toml");
    let unreadable = |path: &Path, source| ModelError::Read {
        path: path.to_owned(),
        source,
    };
    let text = std::fs::read_to_string(&path).map_err(|source| unreadable(&path, source))?;
    let manifest = parse_manifest(&text).map_err(|message| ModelError::Manifest {
        path: path.clone(),
        message,
    })?;
    let path = folder.join(&manifest.table);
    let file = File::open(&path).map_err(|source| unreadable(&path, source))?;
    let map = map(&file).map_err(|source| unreadable(&path, source))?;
    let damaged = |message| ModelError::Table {
        path: path.clone(),
        message,
    };
    let found = hex_sha256(&map);
    if found != manifest.sha256 {
        return Err(damaged(format!(
            "its SHA-256 is {found}, expected {}",
            manifest.sha256
        )));
    }
    let table = Table::parse(Bytes::Mapped(map)).map_err(damaged)?;
    if table.dimensions() != manifest.dimensions {
        return Err(damaged(format!(
            "it has {} dimensions, expected {}",
            table.dimensions(),
            manifest.dimensions
        )));
    }
    Ok((manifest, table))
}

fn parse_manifest(text: &str) -> Result<Manifest, String> {
    let manifest: Manifest = toml::from_str(text).map_err(|e| e.to_string())?;
    if manifest.kind != KIND {
        return Err(format!("kind is {:?}, expected {KIND:?}", manifest.kind));
    }
    let sum = manifest.sha256.as_bytes();
    if sum.len() != 64 || !sum.iter().all(u8::is_ascii_hexdigit) {
        return Err(format!(
            "sha256 is {:?}, expected 64 hexadecimal digits",
            manifest.sha256
        ));
    }
    // A manifest names a file beside it, not one somewhere else.
    let mut parts = Path::new(&manifest.table).components();
    if !matches!(
        (parts.next(), parts.next()),
        (Some(Component::Normal(_)), None)
    ) {
        return Err(format!(
            "table is {:?}, expected the name of a file in the same folder",
            manifest.table
        ));
    }
    Ok(manifest)
}

/// Maps a file, so that starting does not wait for rows that no text needs, and all processes on a
/// machine share one copy.
#[expect(
    unsafe_code,
    reason = "a map is sound as long as nobody writes to the file; models are replaced by new \
              files, never changed in place, and the sum is checked on what was mapped"
)]
fn map(file: &File) -> io::Result<Mmap> {
    // SAFETY: see the reason above; the map is read-only and lives as long as its table.
    unsafe { Mmap::map(file) }
}

/// Quantises `learned` and writes table and manifest. The manifest's sum is filled in here.
pub(crate) fn write(
    folder: &Path,
    mut manifest: Manifest,
    learned: &Learned<'_>,
) -> Result<Manifest, ModelError> {
    let bytes = quantise(learned);
    manifest.sha256 = hex_sha256(&bytes);
    let failed = |path: &Path, source| ModelError::Write {
        path: path.to_owned(),
        source,
    };
    std::fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
    let path = folder.join("manifest.toml");
    let text = toml::to_string(&manifest).map_err(|e| ModelError::Manifest {
        path: path.clone(),
        message: e.to_string(),
    })?;
    // A table that is in use is mapped: the new one gets another file, and then its name.
    let table = folder.join(&manifest.table);
    let new = folder.join(format!("{}.new", manifest.table));
    std::fs::write(&new, &bytes).map_err(|source| failed(&new, source))?;
    std::fs::rename(&new, &table).map_err(|source| failed(&table, source))?;
    std::fs::write(&path, text).map_err(|source| failed(&path, source))?;
    Ok(manifest)
}

pub(crate) fn hex_sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests;
