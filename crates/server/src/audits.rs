//! Reports of audits, kept as files in the folder `audits` of the data folder, one a run.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::api::FairnessReport;

/// What the files' names begin and end with; between stands the time, so names sort by it.
const PREFIX: &str = "fairness-";
const SUFFIX: &str = ".json";

/// A report cannot be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum AuditsError {
    /// A file or the folder.
    #[error("cannot use {path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that is no report of this version.
    #[error("{path} is no fairness report of this version ({source}); move it out of the folder")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
}

/// Keeps a report and tells where. A file is written whole under its name or not at all.
pub fn keep(folder: &Path, report: &FairnessReport) -> Result<PathBuf, AuditsError> {
    fs::create_dir_all(folder).map_err(|source| io_error(folder, source))?;
    let time = report.made_at.replace([':', '-'], "");
    let path = folder.join(format!("{PREFIX}{time}{SUFFIX}"));
    let text = serde_json::to_string_pretty(report).map_err(|source| AuditsError::Damaged {
        path: path.clone(),
        source,
    })?;
    let unfinished = path.with_extension("unfinished");
    fs::write(&unfinished, text).map_err(|source| io_error(&unfinished, source))?;
    fs::rename(&unfinished, &path).map_err(|source| io_error(&path, source))?;
    Ok(path)
}

/// The files of all reports, the newest first; empty where there is no folder.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, AuditsError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(|source| io_error(folder, source))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|source| io_error(folder, source))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if name.is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX)) {
            found.push(path);
        }
    }
    found.sort_unstable_by(|a, b| b.cmp(a));
    Ok(found)
}

/// Reads a report.
pub fn read(path: &Path) -> Result<FairnessReport, AuditsError> {
    let text = fs::read(path).map_err(|source| io_error(path, source))?;
    serde_json::from_slice(&text).map_err(|source| AuditsError::Damaged {
        path: path.to_owned(),
        source,
    })
}

fn io_error(path: &Path, source: io::Error) -> AuditsError {
    AuditsError::Io {
        path: path.to_owned(),
        source,
    }
}
