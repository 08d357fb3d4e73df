//! The model on disk: `manifest.toml`, and a table.
//!
//! Table: the magic bytes `SPONA-NGRAM-1\n`, rows and dimensions as little-endian `u32`, one bit
//! a row that says whether it is used (lowest bit first), then the used rows in order: each an
//! `f32` scale and `dimensions / 2` bytes of two 4-bit numbers (low half first, stored plus 8).

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::features::ROWS;

const MAGIC: &[u8] = b"SPONA-NGRAM-1\n";
const SCALE: usize = size_of::<f32>();

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
    /// SHA-256 of the table in hexadecimal.
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

/// Quantised rows.
pub(crate) struct Table {
    dimensions: usize,
    /// Position among the used rows, or `UNUSED`.
    position: Vec<u32>,
    rows: Vec<u8>,
}

const UNUSED: u32 = u32::MAX;

impl Table {
    pub(crate) fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Adds a row to `sum`; a row that training never saw adds nothing.
    pub(crate) fn add_row(&self, row: u32, sum: &mut [f32]) {
        let position = self.position[row as usize];
        if position == UNUSED {
            return;
        }
        let width = SCALE + self.dimensions / 2;
        let bytes = &self.rows[position as usize * width..][..width];
        let scale = f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        for (pair, byte) in sum.chunks_exact_mut(2).zip(&bytes[SCALE..]) {
            pair[0] += scale * f32::from((byte & 15).cast_signed() - 8);
            pair[1] += scale * f32::from((byte >> 4).cast_signed() - 8);
        }
    }

    fn parse(bytes: &[u8], dimensions: usize) -> Result<Self, String> {
        let body = bytes
            .strip_prefix(MAGIC)
            .ok_or("it does not begin as a table of this kind")?;
        let (head, body) = body.split_at_checked(8).ok_or("it is too short")?;
        let number =
            |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
        if number(0) as usize != ROWS
            || number(4) as usize != dimensions
            || !dimensions.is_multiple_of(2)
        {
            return Err(format!(
                "it has {} rows of {}, expected {ROWS} rows of {dimensions}",
                number(0),
                number(4)
            ));
        }
        let (used, rows) = body.split_at_checked(ROWS / 8).ok_or("it is too short")?;
        let mut position = vec![UNUSED; ROWS];
        let mut count = 0;
        for (row, place) in position.iter_mut().enumerate() {
            if used[row / 8] >> (row % 8) & 1 == 1 {
                *place = count;
                count += 1;
            }
        }
        let expected = count as usize * (SCALE + dimensions / 2);
        if rows.len() != expected {
            return Err(format!(
                "its rows take {} bytes, expected {expected}",
                rows.len()
            ));
        }
        Ok(Self {
            dimensions,
            position,
            rows: rows.to_vec(),
        })
    }
}

pub(crate) fn read(folder: &Path) -> Result<(Manifest, Table), ModelError> {
    let load = |path: &Path| {
        std::fs::read(path).map_err(|source| ModelError::Read {
            path: path.to_owned(),
            source,
        })
    };
    let path = folder.join("manifest.toml");
    let text = String::from_utf8_lossy(&load(&path)?).into_owned();
    let invalid = |message: String| ModelError::Manifest {
        path: path.clone(),
        message,
    };
    let manifest: Manifest = toml::from_str(&text).map_err(|e| invalid(e.to_string()))?;
    if manifest.kind != "static-ngram" {
        return Err(invalid(format!(
            "kind is {:?}, expected \"static-ngram\"",
            manifest.kind
        )));
    }
    if manifest.sha256.len() != 64 {
        return Err(invalid("sha256 has to be 64 hexadecimal digits".to_owned()));
    }
    let path = folder.join(&manifest.table);
    let bytes = load(&path)?;
    let found = hex_sha256(&bytes);
    let damaged = |message| ModelError::Table {
        path: path.clone(),
        message,
    };
    if found != manifest.sha256 {
        return Err(damaged(format!(
            "its SHA-256 is {found}, expected {}",
            manifest.sha256
        )));
    }
    let table = Table::parse(&bytes, manifest.dimensions).map_err(damaged)?;
    Ok((manifest, table))
}

/// Quantises `rows` (`ROWS` x `dimensions`, row after row) and writes table and manifest.
/// Rows for which `used` is false are left out. The manifest's sum is filled in here.
pub(crate) fn write(
    folder: &Path,
    mut manifest: Manifest,
    rows: &[f32],
    used: &[bool],
) -> Result<Manifest, ModelError> {
    let dimensions = manifest.dimensions;
    let mut bytes = MAGIC.to_vec();
    for number in [ROWS, dimensions] {
        bytes.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }
    for eight in used.chunks(8) {
        bytes.push(
            eight
                .iter()
                .enumerate()
                .fold(0, |byte, (i, &on)| byte | u8::from(on) << i),
        );
    }
    for (row, _) in rows
        .chunks_exact(dimensions)
        .zip(used)
        .filter(|(_, on)| **on)
    {
        let scale = row.iter().fold(0.0_f32, |max, x| max.max(x.abs())) / 7.0;
        bytes.extend(scale.to_le_bytes());
        bytes.extend(
            row.chunks_exact(2)
                .map(|pair| four_bit(pair[0], scale) | four_bit(pair[1], scale) << 4),
        );
    }
    manifest.sha256 = hex_sha256(&bytes);
    let save = |path: PathBuf, bytes: &[u8]| {
        std::fs::write(&path, bytes).map_err(|source| ModelError::Write { path, source })
    };
    std::fs::create_dir_all(folder).map_err(|source| ModelError::Write {
        path: folder.to_owned(),
        source,
    })?;
    save(folder.join(&manifest.table), &bytes)?;
    let text = toml::to_string(&manifest).map_err(|e| ModelError::Manifest {
        path: folder.join("manifest.toml"),
        message: e.to_string(),
    })?;
    save(folder.join("manifest.toml"), text.as_bytes())?;
    Ok(manifest)
}

fn four_bit(x: f32, scale: f32) -> u8 {
    if scale == 0.0 {
        return 8;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 1..=15"
    )]
    let level = ((x / scale).round() + 8.0).clamp(1.0, 15.0) as u8;
    level
}

fn hex_sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Embedder, StaticModel};

    fn manifest() -> Manifest {
        Manifest {
            name: "test".into(),
            kind: "static-ngram".into(),
            dimensions: 4,
            table: "table.bin".into(),
            sha256: String::new(),
            recipe: String::new(),
            sources: vec![],
            licence: "Apache-2.0".into(),
            notices: vec![],
        }
    }

    fn model(folder: &Path) {
        let mut rows = vec![0.0; ROWS * 4];
        let mut used = vec![false; ROWS];
        for row in crate::features("zavarivač") {
            used[row as usize] = true;
            rows[row as usize * 4..][..4].copy_from_slice(&[0.7, -0.7, 0.1, 0.0]);
        }
        write(folder, manifest(), &rows, &used).unwrap();
    }

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        model(folder.path());
        let model = StaticModel::load(folder.path()).unwrap();
        let vectors = model.embed(&["Заваривач", "zavarivač", "", "xyz"]);
        assert_eq!(vectors.row(0), vectors.row(1));
        assert!((vectors.row(0).dot(&vectors.row(0)) - 1.0).abs() < 1e-6);
        assert!(vectors[[0, 0]] > 0.6 && vectors[[0, 1]] < -0.6);
        assert_eq!(vectors.row(2).sum().to_bits(), 0);
    }

    #[test]
    fn damage_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let message = || {
            StaticModel::load(folder.path())
                .err()
                .map(|e| e.to_string())
                .unwrap_or_default()
        };
        assert!(message().contains("manifest.toml"));
        model(folder.path());
        let table = folder.path().join("table.bin");
        let mut bytes = std::fs::read(&table).unwrap();
        bytes[100] ^= 1;
        std::fs::write(&table, &bytes).unwrap();
        assert!(message().contains("SHA-256"), "{}", message());
        std::fs::write(&table, &bytes[..50]).unwrap();
        assert!(message().contains("damaged"));
        assert_eq!(
            Table::parse(&bytes[..50], 4).err().unwrap(),
            "it is too short"
        );
    }
}
