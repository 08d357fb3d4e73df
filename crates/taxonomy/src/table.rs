//! Reading CSV with errors that name file, line, column and value.

use std::path::{Path, PathBuf};

/// What is wrong with a taxonomy's files.
#[derive(Debug, thiserror::Error)]
pub enum TaxonomyError {
    /// A file is missing or unreadable.
    #[error("cannot read {path}: {message}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// A row is not what it should be.
    #[error("{path}, line {line}: {message}")]
    Row {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: u64,
        /// What is wrong, and what would be right.
        message: String,
    },
    /// A folder holds nothing that is known.
    #[error("{path} holds no {expected}")]
    Nothing {
        /// The folder.
        path: PathBuf,
        /// What was looked for.
        expected: &'static str,
    },
}

/// A CSV file with a header.
pub(crate) struct Table {
    path: PathBuf,
    columns: Vec<String>,
    rows: Vec<(u64, csv::StringRecord)>,
}

/// One row of a [`Table`].
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    table: &'a Table,
    line: u64,
    record: &'a csv::StringRecord,
}

impl Table {
    /// Reads a whole file; every row has as many cells as the header.
    pub(crate) fn read(path: &Path, delimiter: u8) -> Result<Self, TaxonomyError> {
        let fail = |e: &csv::Error| match e.position() {
            Some(at) => TaxonomyError::Row {
                path: path.to_owned(),
                line: at.line(),
                message: e.to_string(),
            },
            None => TaxonomyError::Read {
                path: path.to_owned(),
                message: e.to_string(),
            },
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .quoting(delimiter == b',')
            .from_path(path)
            .map_err(|e| fail(&e))?;
        let header = reader.headers().map_err(|e| fail(&e))?;
        let columns = header
            .iter()
            .map(|c| c.trim_start_matches('\u{feff}').to_owned())
            .collect();
        let rows = reader
            .records()
            .map(|record| {
                let record = record.map_err(|e| fail(&e))?;
                Ok((record.position().map_or(0, csv::Position::line), record))
            })
            .collect::<Result<_, TaxonomyError>>()?;
        Ok(Self {
            path: path.to_owned(),
            columns,
            rows,
        })
    }

    /// Refuses a file that lacks one of `columns`.
    pub(crate) fn require(&self, columns: &[&str]) -> Result<(), TaxonomyError> {
        match columns.iter().find(|wanted| !self.has(wanted)) {
            None => Ok(()),
            Some(missing) => Err(TaxonomyError::Row {
                path: self.path.clone(),
                line: 1,
                message: format!(
                    "the column {missing:?} is missing; expected {}",
                    columns.join(",")
                ),
            }),
        }
    }

    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|known| known == column)
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, record)| Row {
            table: self,
            line: *line,
            record,
        })
    }
}

impl<'a> Row<'a> {
    /// The trimmed cell; empty where the column does not exist.
    pub(crate) fn cell(self, column: &str) -> &'a str {
        let index = self.table.columns.iter().position(|known| known == column);
        index
            .and_then(|index| self.record.get(index))
            .unwrap_or_default()
            .trim()
    }

    pub(crate) fn required(self, column: &str) -> Result<&'a str, TaxonomyError> {
        let cell = self.cell(column);
        if cell.is_empty() {
            Err(self.error(format!("{column} is empty")))
        } else {
            Ok(cell)
        }
    }

    pub(crate) fn error(self, message: impl Into<String>) -> TaxonomyError {
        TaxonomyError::Row {
            path: self.table.path.clone(),
            line: self.line,
            message: message.into(),
        }
    }
}
