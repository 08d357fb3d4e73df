//! What a larger model says of English texts.
//!
//! File, little-endian: the magic bytes `SPONA-TEACHER-1\n`, texts and dimensions as `u32`, then for
//! each text its length in bytes as `u32`, the UTF-8 text, an `f32` scale and one signed byte a
//! dimension. The dimensions are principal components, the most telling first.
//! `models/teacher/embed.py` writes such a file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use domain::fold::fold;

const MAGIC: &[u8] = b"SPONA-TEACHER-1\n";

/// English texts with the vectors of a larger model.
#[derive(Debug, Clone, Default)]
pub struct Teacher {
    /// The texts.
    pub texts: Vec<String>,
    /// Length of a vector.
    pub dimensions: usize,
    /// Vectors, text after text.
    pub vectors: Vec<f32>,
}

/// Why a teacher's file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TeacherError {
    /// The file is missing or unreadable.
    #[error("cannot read the teacher's file {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not what it should be.
    #[error("the teacher's file {path} is not valid: {message}")]
    Content {
        /// The file.
        path: PathBuf,
        /// Why.
        message: String,
    },
}

impl Teacher {
    /// Reads a file, see the module's documentation.
    pub fn read(path: &Path) -> Result<Self, TeacherError> {
        let bytes = std::fs::read(path).map_err(|source| TeacherError::Read {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(&bytes).map_err(|message| TeacherError::Content {
            path: path.to_owned(),
            message,
        })
    }

    fn parse(bytes: &[u8]) -> Result<Self, String> {
        let mut rest = bytes
            .strip_prefix(MAGIC)
            .ok_or("it does not begin with SPONA-TEACHER-1")?;
        let count = number(&mut rest)?;
        let dimensions = number(&mut rest)? as usize;
        let mut teacher = Self {
            dimensions,
            ..Self::default()
        };
        for index in 0..count {
            teacher
                .push(&mut rest)
                .map_err(|message| format!("text {index} of {count}: {message}"))?;
        }
        if !rest.is_empty() {
            return Err(format!("it has {} bytes too many", rest.len()));
        }
        Ok(teacher)
    }

    fn push(&mut self, rest: &mut &[u8]) -> Result<(), String> {
        let length = number(rest)? as usize;
        let text = std::str::from_utf8(take(rest, length)?).map_err(|e| e.to_string())?;
        let scale = f32::from_bits(number(rest)?);
        if !scale.is_finite() {
            return Err(format!("its scale is {scale}, expected a finite number"));
        }
        let levels = take(rest, self.dimensions)?;
        self.texts.push(text.to_owned());
        let values = levels
            .iter()
            .map(|level| f32::from(level.cast_signed()) * scale);
        self.vectors.extend(values);
        Ok(())
    }

    /// The first `dimensions` components of every vector, scaled to length 1.
    pub(super) fn project(&self, dimensions: usize) -> Vec<f32> {
        let mut projected = Vec::with_capacity(self.texts.len() * dimensions);
        for vector in self.vectors.chunks_exact(self.dimensions.max(1)) {
            let kept = &vector[..dimensions.min(vector.len())];
            let length = kept.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
            projected.extend(kept.iter().map(|x| x / length));
            projected.extend(std::iter::repeat_n(0.0, dimensions - kept.len()));
        }
        projected
    }

    /// Leaves out the texts for which `keep` is false; it is asked with folded texts.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        let kept: Vec<bool> = self.texts.iter().map(|text| keep(&fold(text))).collect();
        let mut of_text = kept.iter();
        self.texts.retain(|_| *of_text.next().unwrap_or(&true));
        let mut at = 0;
        let dimensions = self.dimensions.max(1);
        self.vectors.retain(|_| {
            at += 1;
            kept[(at - 1) / dimensions]
        });
    }

    /// Positions of the folded texts.
    pub(super) fn index(&self) -> HashMap<String, usize> {
        let texts = self.texts.iter().enumerate();
        texts.map(|(index, text)| (fold(text), index)).collect()
    }
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], String> {
    let (head, tail) = rest
        .split_at_checked(length)
        .ok_or_else(|| format!("it ends {} bytes too early", length - rest.len()))?;
    *rest = tail;
    Ok(head)
}

fn number(rest: &mut &[u8]) -> Result<u32, String> {
    let bytes = take(rest, 4)?;
    Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for number in [2_u32, 3] {
            bytes.extend(number.to_le_bytes());
        }
        for (text, levels) in [("Nurse", [0_u8, 127, 129]), ("c++", [1, 2, 3])] {
            bytes.extend([u8::try_from(text.len()).unwrap(), 0, 0, 0]);
            bytes.extend(text.as_bytes());
            bytes.extend(0.5_f32.to_le_bytes());
            bytes.extend(levels);
        }
        bytes
    }

    #[test]
    fn what_stands_in_the_file_is_read() {
        let mut teacher = Teacher::parse(&file()).unwrap();
        assert_eq!(teacher.texts, ["Nurse", "c++"]);
        assert_eq!(teacher.vectors[..3], [0.0, 63.5, -63.5]);
        assert_eq!(teacher.project(2)[..2], [0.0, 1.0]);
        assert_eq!(teacher.index()["nurse"], 0);
        teacher.retain(|folded| folded != "nurse");
        assert_eq!((teacher.texts.len(), teacher.vectors.len()), (1, 3));
    }

    #[test]
    fn a_file_cut_short_says_where() {
        let whole = file();
        for length in 0..whole.len() {
            assert!(Teacher::parse(&whole[..length]).is_err(), "{length}");
        }
        let error = Teacher::parse(&whole[..whole.len() - 1]).unwrap_err();
        assert!(
            error.contains("text 1 of 2") && error.contains("1 bytes too early"),
            "{error}"
        );
        let mut longer = whole;
        longer.push(0);
        assert!(
            Teacher::parse(&longer)
                .unwrap_err()
                .contains("1 bytes too many")
        );
    }
}
