//! From lines to records to batches.

use std::io::{self, BufRead};

use domain::ExternalId;
use domain::record::{Json, Path, Problem, ProblemCode, Problems};

use super::lines::{Line, Lines, MAX_LINE};
use super::report::Report;
use super::seen::Seen;
use crate::encoding::content_hash;
use crate::error::StoreError;
use crate::records::{Entity, Imported, Records};

/// At most so many lines are written in one transaction.
pub const BATCH_LINES: usize = 500;

/// A batch is written once it has so many bytes of text.
pub const BATCH_BYTES: usize = 4 * 1024 * 1024;

/// An import that did not come to the end of its input.
#[derive(Debug, thiserror::Error)]
#[error("{cause}. Before that: {report}")]
pub struct ImportError {
    /// What was done all the same. Its counts are of records that are safely stored.
    pub report: Box<Report>,
    /// What went wrong.
    pub cause: ImportFailure,
}

/// Why an import ended early.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailure {
    /// The input broke off.
    #[error("line {line} cannot be read: {error}")]
    Input {
        /// The line that could not be read to its end.
        line: u64,
        /// What the input says.
        error: io::Error,
    },
    /// The store failed; the batch it was given is not stored.
    #[error("the records up to line {line} cannot be stored: {error}")]
    Store {
        /// The last line of the batch.
        line: u64,
        /// What the store says.
        error: StoreError,
    },
}

/// Reads records, one JSON object a line, and creates or updates them by their `id`, which every
/// line has to have.
///
/// `progress` is told now and then how many bytes have been read and what became of them. Lines
/// are read and parsed where this is polled: on a server, run it off the threads that answer
/// requests.
///
/// # Errors
///
/// Bad lines are no errors, they are in the report. If the input or the store fails, what came
/// before is stored, and the error says how much that is.
///
/// # Example
/// ```
/// # #[tokio::main] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("spona.db");
/// use domain::{Need, SystemClock};
/// use store::{SqliteStore, import::import};
///
/// let store = SqliteStore::open(path, std::sync::Arc::new(SystemClock)).await?;
/// let file = r#"{"id":"n-1","title":"Varilac"}
/// {"id":"n-2","title":"Zidar","sector":"Z"}"#;
/// let report = import::<Need>(&store, file.as_bytes(), &mut |_, _| {}).await?;
/// assert_eq!((report.created, report.refused), (1, 1));
/// assert_eq!(report.problems[0].path, "$.sector");
/// # Ok(()) }
/// ```
pub async fn import<T: Entity>(
    store: &dyn Records<T>,
    input: impl BufRead + Send,
    progress: &mut (dyn FnMut(u64, &Report) + Send),
) -> Result<Report, ImportError> {
    let mut lines = Lines::new(input);
    let mut import = Import::new(store);
    let ended = loop {
        let (number, line) = match lines.next() {
            Ok(Some(line)) => line,
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        };
        import.take(
            number,
            match line {
                Line::Text(text) => Ok(text),
                Line::TooLong => Err(too_long()),
                Line::NotUtf8 { column } => Err(not_utf8(column)),
            },
        );
        if import.batch_is_full() {
            import.write(lines.number()).await?;
            progress(lines.bytes(), &import.report);
        }
    };
    // What was read before the input broke off is good, too.
    import.write(lines.number()).await?;
    progress(lines.bytes(), &import.report);
    match ended {
        Ok(()) => Ok(import.report),
        Err(error) => {
            let line = lines.number();
            Err(import.failed(ImportFailure::Input { line, error }))
        }
    }
}

struct Import<'a, T: Entity> {
    store: &'a dyn Records<T>,
    seen: Seen,
    report: Report,
    batch: Vec<T>,
    /// Lines and bytes since the last batch was written, refused ones included.
    lines: usize,
    bytes: usize,
}

impl<'a, T: Entity> Import<'a, T> {
    fn new(store: &'a dyn Records<T>) -> Self {
        Self {
            store,
            seen: Seen::default(),
            report: Report::default(),
            batch: Vec::new(),
            lines: 0,
            bytes: 0,
        }
    }

    fn take(&mut self, number: u64, line: Result<&str, Problem>) {
        self.report.lines += 1;
        self.lines += 1;
        let json = line.and_then(|text| {
            self.bytes += text.len();
            Json::parse(text)
        });
        let json = match json {
            Ok(json) => json,
            Err(problem) => return self.report.refuse(number, None, vec![problem]),
        };
        match self.record(number, &json) {
            Ok(record) => self.batch.push(record),
            Err(problems) => self.report.refuse(number, id_of(&json), problems),
        }
    }

    /// The line's record, if it is valid, has an id, and does not contradict an earlier line.
    fn record(&mut self, line: u64, json: &Json) -> Result<T, Problems> {
        let record = match T::from_json(json) {
            Ok(record) if record.external_id().is_some() => record,
            Ok(_) => return Err(vec![missing_id()]),
            Err(mut problems) => {
                problems.extend(lacks_id(json).then(missing_id));
                return Err(problems);
            }
        };
        let (Some(id), Ok(content)) = (record.external_id(), content_hash(&record)) else {
            // The id is there, and what has just been parsed can be written.
            return Ok(record);
        };
        match self.seen.conflict(id, line, &content) {
            Some(first) => Err(vec![contradiction(id, first)]),
            None => Ok(record),
        }
    }

    fn batch_is_full(&self) -> bool {
        self.lines >= BATCH_LINES || self.bytes >= BATCH_BYTES
    }

    async fn write(&mut self, line: u64) -> Result<(), ImportError> {
        (self.lines, self.bytes) = (0, 0);
        if self.batch.is_empty() {
            // A file of nothing but bad lines lets others have their turn, too.
            tokio::task::yield_now().await;
            return Ok(());
        }
        let imported = match self.store.import(std::mem::take(&mut self.batch)).await {
            Ok(imported) => imported,
            Err(error) => return Err(self.failed(ImportFailure::Store { line, error })),
        };
        for imported in imported {
            match imported {
                Imported::Created => self.report.created += 1,
                Imported::Updated => self.report.updated += 1,
                Imported::Unchanged => self.report.unchanged += 1,
            }
        }
        Ok(())
    }

    fn failed(&mut self, cause: ImportFailure) -> ImportError {
        ImportError {
            report: Box::new(std::mem::take(&mut self.report)),
            cause,
        }
    }
}

fn id_of(json: &Json) -> Option<&str> {
    let Json::Object(fields) = json else {
        return None;
    };
    match fields.iter().find(|(name, _)| name == "id") {
        // Shown only if it could be one: anything else may be of any length.
        Some((_, Json::String(id))) => ExternalId::new(id).map(|_| id.as_str()),
        _ => None,
    }
}

fn lacks_id(json: &Json) -> bool {
    match json {
        Json::Object(fields) => !fields
            .iter()
            .any(|(name, value)| name == "id" && *value != Json::Null),
        _ => false,
    }
}

fn missing_id() -> Problem {
    Problem {
        path: Path::default().field("id"),
        code: ProblemCode::MissingField,
        message: "is missing; in a file every record has one".to_owned(),
        accepted: vec!["1 to 200 visible characters without spaces".to_owned()],
    }
}

fn contradiction(id: &ExternalId, first: u64) -> Problem {
    Problem {
        path: Path::default().field("id"),
        code: ProblemCode::Inconsistent,
        message: format!(
            "{:?} stands in line {first} already, with other content",
            id.as_str()
        ),
        accepted: Vec::new(),
    }
}

fn too_long() -> Problem {
    Problem {
        path: Path::default(),
        code: ProblemCode::OutOfRange,
        message: "the line is too long".to_owned(),
        accepted: vec![format!("lines of up to {MAX_LINE} bytes")],
    }
}

fn not_utf8(column: usize) -> Problem {
    Problem {
        path: Path::default(),
        code: ProblemCode::MalformedJson,
        message: format!("is not valid UTF-8 at byte {column}"),
        accepted: vec!["UTF-8".to_owned()],
    }
}
