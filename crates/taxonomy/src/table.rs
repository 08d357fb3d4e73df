//! Reading our own CSV files whole, with problems that name file, line, column and value.

use std::path::{Path, PathBuf};

use crate::error::{Problem, TaxonomyError};

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
    /// Reads a whole file. Rows with more or fewer cells than the header are told in `problems`
    /// and left out.
    pub(crate) fn read(path: &Path, problems: &mut Vec<Problem>) -> Result<Self, TaxonomyError> {
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
            .flexible(true)
            // With the usual setting, lines are miscounted in files with CR and LF.
            .terminator(csv::Terminator::Any(b'\n'))
            .from_path(path)
            .map_err(|e| fail(&e))?;
        let header = reader.headers().map_err(|e| fail(&e))?;
        let columns: Vec<String> = header
            .iter()
            .map(|c| {
                c.trim_start_matches('\u{feff}')
                    .trim_end_matches('\r')
                    .to_owned()
            })
            .collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let mut record = record.map_err(|e| fail(&e))?;
            let line = record.position().map_or(0, csv::Position::line);
            let last = record.len().checked_sub(1).and_then(|at| record.get(at));
            if last.is_some_and(|last| last.ends_with('\r')) {
                record = record
                    .iter()
                    .map(|cell| cell.trim_end_matches('\r'))
                    .collect();
            }
            if record.len() == columns.len() {
                rows.push((line, record));
            } else {
                problems.push(Problem {
                    file: path.to_owned(),
                    line,
                    field: String::new(),
                    value: String::new(),
                    reason: format!(
                        "the row has {} cells, the header {}; is a comma not in quotes?",
                        record.len(),
                        columns.len()
                    ),
                });
            }
        }
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

    /// Tells what is wrong with the file as such: a byte order mark, or line ends of another system.
    pub(crate) fn check_form(&self, problems: &mut Vec<Problem>) {
        let bytes = std::fs::read(&self.path).unwrap_or_default();
        let mut tell = |line: usize, reason: &str| {
            problems.push(Problem {
                file: self.path.clone(),
                line: line as u64,
                field: String::new(),
                value: String::new(),
                reason: reason.to_owned(),
            });
        };
        if bytes.starts_with("\u{feff}".as_bytes()) {
            tell(
                1,
                "the file begins with a byte order mark; save it as UTF-8 without one",
            );
        }
        if let Some(at) = bytes.iter().position(|b| *b == b'\r') {
            let line = bytes[..at].split(|b| *b == b'\n').count();
            tell(line, "a line ends in CR; expected LF alone");
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
        self.raw(column).trim()
    }

    /// The cell as it stands.
    pub(crate) fn raw(self, column: &str) -> &'a str {
        let index = self.table.columns.iter().position(|known| known == column);
        index
            .and_then(|index| self.record.get(index))
            .unwrap_or_default()
    }

    /// Every cell with its column, as they stand.
    pub(crate) fn cells(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let columns = self.table.columns.iter().map(String::as_str);
        columns.zip(self.record.iter())
    }

    /// The trimmed cell; if it is empty, that is a problem.
    pub(crate) fn required(self, column: &str, problems: &mut Vec<Problem>) -> &'a str {
        let cell = self.cell(column);
        if cell.is_empty() {
            problems.push(self.problem(column, format!("{column} is empty; it is mandatory")));
        }
        cell
    }

    /// Something wrong with a part of this row.
    pub(crate) fn problem_with(self, field: &str, value: &str, reason: String) -> Problem {
        Problem {
            value: value.to_owned(),
            ..self.problem(field, reason)
        }
    }

    /// Something wrong in `column`.
    pub(crate) fn problem(self, column: &str, reason: impl Into<String>) -> Problem {
        Problem {
            file: self.table.path.clone(),
            line: self.line,
            field: column.to_owned(),
            value: self.cell(column).to_owned(),
            reason: reason.into(),
        }
    }

    pub(crate) fn line(self) -> u64 {
        self.line
    }
}
