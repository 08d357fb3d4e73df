//! Reading test sets.

use std::path::{Path, PathBuf};

/// Why a test set cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{path}{place}: {message}")]
pub struct DatasetError {
    path: PathBuf,
    /// `, line N`, or nothing.
    place: String,
    message: String,
}

impl DatasetError {
    pub(super) fn file(path: &Path, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            place: String::new(),
            message: message.into(),
        }
    }

    pub(super) fn line(path: &Path, line: usize, message: impl Into<String>) -> Self {
        Self {
            place: format!(", line {line}"),
            ..Self::file(path, message)
        }
    }
}

/// Reads the first `N` cells of every line of a tab-separated file without a header.
pub(super) fn tab_separated<const N: usize>(path: &Path) -> Result<Vec<[String; N]>, DatasetError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| DatasetError::file(path, format!("cannot read: {error}")))?;
    text.lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty())
        .map(|(line, number)| {
            let cells: Vec<String> = line.split('\t').take(N).map(str::to_owned).collect();
            <[String; N]>::try_from(cells).map_err(|cells| {
                let message = format!("{} cells, expected {N} separated by tabs", cells.len());
                DatasetError::line(path, number, message)
            })
        })
        .collect()
}

/// The pairs of a file of judgements (`query 0 document grade`) whose grade is above 0.
pub(super) fn judgements(path: &Path) -> Result<Vec<(String, String)>, DatasetError> {
    let rows = tab_separated::<4>(path)?;
    (1..)
        .zip(rows)
        .filter_map(
            |(number, [query, _, document, grade])| match grade.parse::<f64>() {
                Ok(grade) if grade > 0.0 => Some(Ok((query, document))),
                Ok(_) => None,
                Err(_) => Some(Err(DatasetError::line(
                    path,
                    number,
                    format!("the grade {grade:?} is no number"),
                ))),
            },
        )
        .collect()
}
