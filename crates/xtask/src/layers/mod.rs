//! Who may depend on whom.
//!
//! `cli → server → store, matching, forecast → taxonomy, embedding → domain`, and each big
//! outside library in one crate only. [`manifest`] reads what the crates declare, [`source`]
//! what the server's code says; both report file and line.

mod manifest;
mod rules;
mod source;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use crate::process::root;

/// A line that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
struct Offence {
    file: PathBuf,
    line: usize,
    message: String,
}

impl fmt::Display for Offence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.message)
    }
}

/// Checks the workspace.
pub(crate) fn run() -> Result<(), String> {
    let root = root();
    let offences = check(&root)?;
    if offences.is_empty() {
        println!("layers: every crate depends in the allowed direction");
        return Ok(());
    }
    for offence in &offences {
        println!("{offence}");
    }
    Err(format!(
        "{} line(s) break the layers (docs/architecture.md)",
        offences.len()
    ))
}

fn check(root: &Path) -> Result<Vec<Offence>, String> {
    let mut offences = Vec::new();
    for file in manifests(root)? {
        let text = read(&root.join(&file))?;
        offences.extend(manifest::check(&file, &text));
    }
    offences.extend(source::check(root, Path::new("crates/server/src"))?);
    Ok(offences)
}

/// `Cargo.toml` of every crate, relative to the root, in the order of their names.
fn manifests(root: &Path) -> Result<Vec<PathBuf>, String> {
    let folder = root.join("crates");
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| {
            Path::new("crates")
                .join(entry.file_name())
                .join("Cargo.toml")
        })
        .chain([PathBuf::from("tests/Cargo.toml")])
        .filter(|file| root.join(file).is_file())
        .collect();
    found.sort();
    Ok(found)
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_workspace_keeps_its_layers() {
        let offences = check(&root()).unwrap();
        let lines: Vec<String> = offences.iter().map(ToString::to_string).collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}
