//! Files that are there whole or not at all.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::error::TaxonomyError;

/// What files that are still being written end in.
const UNFINISHED: &str = "unfinished";

/// The right to change the folder; ends with the value.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Makes the folder where it is missing, and clears away what a process left that was
    /// interrupted while it wrote.
    pub(super) fn take(folder: &Path) -> Result<Self, TaxonomyError> {
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        let path = folder.join("lock");
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| unwritable(&path, &error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(TaxonomyError::Busy(folder.to_owned())),
            Err(TryLockError::Error(error)) => return Err(unwritable(&path, &error)),
        }
        for (_, left) in files(folder, UNFINISHED)? {
            fs::remove_file(&left).map_err(|error| unwritable(&left, &error))?;
        }
        Ok(Self { _file: file })
    }
}

/// The files with an extension: name without it, and path, by name.
pub(super) fn files(
    folder: &Path,
    extension: &str,
) -> Result<Vec<(String, PathBuf)>, TaxonomyError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(|error| unreadable(folder, &error))?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        if let Some(stem) = stem.filter(|_| path.extension().is_some_and(|e| e == extension)) {
            files.push((stem.to_owned(), path));
        }
    }
    files.sort();
    Ok(files)
}

/// The only line of a file; nothing where there is no file.
pub(super) fn read_line(path: &Path) -> Result<Option<String>, TaxonomyError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text.trim().to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(path, &error)),
    }
}

/// Writes a file under another name, brings it to the disk and renames it.
pub(super) fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), TaxonomyError> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(UNFINISHED);
    let unfinished = path.with_file_name(name);
    let run = || {
        let mut output = BufWriter::with_capacity(1 << 18, File::create(&unfinished)?);
        write(&mut output)?;
        output
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?
            .sync_all()?;
        fs::rename(&unfinished, path)?;
        settle(path)
    };
    run().map_err(|error| {
        // What cannot be written whole is not left behind, for example on a full disk.
        let _ = fs::remove_file(&unfinished);
        unwritable(path, &error)
    })
}

/// Deletes a file for good.
pub(super) fn remove(path: &Path) -> Result<(), TaxonomyError> {
    let run = || {
        fs::remove_file(path)?;
        settle(path)
    };
    run().map_err(|error| unwritable(path, &error))
}

/// Brings the folder's list of names to the disk.
fn settle(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn unwritable(path: &Path, error: &io::Error) -> TaxonomyError {
    TaxonomyError::Write {
        path: path.to_owned(),
        message: error.to_string(),
    }
}

fn unreadable(path: &Path, error: &io::Error) -> TaxonomyError {
    TaxonomyError::Read {
        path: path.to_owned(),
        message: error.to_string(),
    }
}
