//! What `SQLite` says, in our words.

use std::path::Path;

use sqlx::migrate::MigrateError;

use crate::error::StoreError;

/// `SQLite`'s primary result codes. Source: <https://www.sqlite.org/rescode.html>.
const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const READONLY: i32 = 8;
const CORRUPT: i32 = 11;
const FULL: i32 = 13;
const CANTOPEN: i32 = 14;
const NOTADB: i32 = 26;

fn primary_code(error: &sqlx::Error) -> Option<i32> {
    let code: i32 = error.as_database_error()?.code()?.parse().ok()?;
    // The upper bytes of an extended code only say more precisely what happened.
    Some(code & 0xff)
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match (primary_code(&error), &error) {
            (Some(BUSY | LOCKED), _) | (_, sqlx::Error::PoolTimedOut) => Self::Busy,
            (Some(FULL), _) => Self::DiskFull,
            _ => Self::Database(Box::new(error)),
        }
    }
}

/// An error met while opening the file at `path`.
pub(super) fn cannot_open(
    path: &Path,
    problem: impl Into<String>,
    advice: &'static str,
) -> StoreError {
    StoreError::Open {
        path: path.to_owned(),
        problem: problem.into(),
        advice,
    }
}

/// Says which file cannot be opened, why, and what helps.
pub(super) fn opening(path: &Path, error: sqlx::Error) -> StoreError {
    match primary_code(&error) {
        Some(READONLY) => cannot_open(
            path,
            "it cannot be written to",
            "give the user that runs Spona write permission on the file and on its folder",
        ),
        Some(CANTOPEN) if path.is_dir() => cannot_open(path, "it is a folder", "name a file in it"),
        Some(CANTOPEN) if path.parent().is_some_and(|folder| !folder.is_dir()) => cannot_open(
            path,
            "its folder does not exist",
            "create the folder or name another one",
        ),
        Some(CANTOPEN) => cannot_open(
            path,
            "the file cannot be opened or created",
            "give the user that runs Spona write permission on the file and on its folder",
        ),
        Some(NOTADB) => cannot_open(
            path,
            "the file is no SQLite database",
            "name another file; this one was not changed",
        ),
        Some(CORRUPT) => cannot_open(path, "the file is damaged", "restore a backup"),
        _ => error.into(),
    }
}

/// Says which file cannot be brought up to date, why, and what helps.
pub(super) fn migrating(path: &Path, error: MigrateError) -> StoreError {
    match error {
        MigrateError::VersionMissing(version) => cannot_open(
            path,
            format!("a newer version of Spona wrote it (schema {version})"),
            "run that version, or restore a backup made before the update",
        ),
        MigrateError::VersionMismatch(version) => cannot_open(
            path,
            format!("another build of Spona wrote it (schema {version} differs)"),
            "run the build that wrote it, or import its records into a new database",
        ),
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
            opening(path, error)
        }
        other => StoreError::Database(Box::new(other)),
    }
}
