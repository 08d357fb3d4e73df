//! A table read row by row, so that no file is ever in memory as a whole.

use std::cell::Cell;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use csv::{ErrorKind, StringRecord};

use crate::error::TaxonomyError;

/// The rows of one file.
pub(super) struct Lines<R> {
    path: PathBuf,
    reader: csv::Reader<Balanced<R>>,
    columns: Vec<String>,
    record: StringRecord,
    quotes: Option<Rc<Cell<bool>>>,
}

/// One row.
pub(super) struct Line<'a> {
    path: &'a Path,
    record: &'a StringRecord,
    columns: &'a [String],
}

impl<R: Read> Lines<R> {
    pub(super) fn new(path: &Path, tab_separated: bool, input: R) -> Result<Self, TaxonomyError> {
        let open = Rc::new(Cell::new(false));
        let input = Balanced {
            input,
            open: Rc::clone(&open),
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(if tab_separated { b'\t' } else { b',' })
            .quoting(!tab_separated)
            // With the usual setting, lines are miscounted in files with CR and LF.
            .terminator(csv::Terminator::Any(b'\n'))
            .flexible(true)
            .from_reader(input);
        let header = reader.headers().map_err(|e| explain(path, &e))?;
        let columns = header
            .iter()
            .map(|c| c.trim_start_matches('\u{feff}').trim().to_owned())
            .collect();
        Ok(Self {
            path: path.to_owned(),
            reader,
            columns,
            record: StringRecord::new(),
            quotes: (!tab_separated).then_some(open),
        })
    }

    /// Where a column stands.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|known| known == name)
    }

    /// Where a column stands that has to be there.
    pub(super) fn require(&self, name: &str) -> Result<usize, TaxonomyError> {
        self.column(name).ok_or_else(|| TaxonomyError::Row {
            path: self.path.clone(),
            line: 1,
            message: format!(
                "the column {name:?} is missing; the header is {:?}",
                shortened(&self.columns.join(","))
            ),
        })
    }

    /// The next row.
    pub(super) fn next(&mut self) -> Result<Option<Line<'_>>, TaxonomyError> {
        loop {
            let more = self.reader.read_record(&mut self.record);
            if !more.map_err(|e| explain(&self.path, &e))? {
                return self.end();
            }
            // An empty line with CR and LF.
            if self.record.len() != 1 || !self.record[0].trim().is_empty() {
                break;
            }
        }
        if self.record.len() == self.columns.len() {
            return Ok(Some(Line {
                path: &self.path,
                record: &self.record,
                columns: &self.columns,
            }));
        }
        Err(TaxonomyError::Row {
            path: self.path.clone(),
            line: self.record.position().map_or(0, csv::Position::line),
            message: format!(
                "the row has {} cells, the header {}; is the file cut off, or a cell with a comma \
                 or a line break not in quotes?",
                self.record.len(),
                self.columns.len()
            ),
        })
    }

    fn end(&self) -> Result<Option<Line<'_>>, TaxonomyError> {
        if self.quotes.as_ref().is_some_and(|open| open.get()) {
            return Err(TaxonomyError::Row {
                path: self.path.clone(),
                line: self.reader.position().line(),
                message: "the file ends inside a quoted cell; is it cut off, or a quote missing?"
                    .to_owned(),
            });
        }
        Ok(None)
    }
}

impl<'a> Line<'a> {
    /// The trimmed cell.
    pub(super) fn cell(&self, column: usize) -> &'a str {
        self.record.get(column).unwrap_or_default().trim()
    }

    /// The trimmed cell of a column that may be missing.
    pub(super) fn optional(&self, column: Option<usize>) -> &'a str {
        column.map(|column| self.cell(column)).unwrap_or_default()
    }

    /// From 1.
    pub(super) fn number(&self) -> u64 {
        self.record.position().map_or(0, csv::Position::line)
    }

    /// An error that names this row, a column and the value in it.
    pub(super) fn error(&self, column: usize, reason: &str) -> TaxonomyError {
        let name = self.columns.get(column).map_or("", String::as_str);
        let value = shortened(self.cell(column));
        TaxonomyError::Row {
            path: self.path.to_owned(),
            line: self.number(),
            message: format!("{name} {value:?}: {reason}"),
        }
    }
}

/// The beginning of a text, for messages.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let begin: String = text.chars().take(LONGEST).collect();
    format!("{begin}…")
}

fn explain(path: &Path, error: &csv::Error) -> TaxonomyError {
    let message = match error.kind() {
        ErrorKind::Utf8 { .. } => "it is not UTF-8; expected the file as it was published".into(),
        _ => error.to_string(),
    };
    match error.position() {
        Some(at) => TaxonomyError::Row {
            path: path.to_owned(),
            line: at.line(),
            message,
        },
        None => TaxonomyError::Read {
            path: path.to_owned(),
            message,
        },
    }
}

/// Watches whether a quote is open. Quotes come in pairs in a whole file, also those inside cells,
/// because they are doubled there.
struct Balanced<R> {
    input: R,
    open: Rc<Cell<bool>>,
}

impl<R: Read> Read for Balanced<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.input.read(buffer)?;
        let toggle = |open: bool, byte: &u8| open ^ (*byte == b'"');
        self.open
            .set(buffer[..length].iter().fold(self.open.get(), toggle));
        Ok(length)
    }
}
