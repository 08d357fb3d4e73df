//! What the server's code says: it knows the store's traits and no backend behind them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Offence, read};

const BACKENDS: &[&str] = &["Sqlite", "sqlx", "Postgres"];

/// The lines under `folder` that name a backend, tests and comments aside.
pub(super) fn check(root: &Path, folder: &Path) -> Result<Vec<Offence>, String> {
    let mut files = Vec::new();
    collect(root, folder, &mut files)?;
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let text = read(&root.join(&file))?;
        texts.push((file, text));
    }
    let tests: Vec<&str> = texts
        .iter()
        .flat_map(|(_, text)| test_modules(text))
        .collect();
    Ok(texts
        .iter()
        .filter(|(file, _)| !is_test(file, &tests))
        .flat_map(|(file, text)| offences(file, text))
        .collect())
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let place = root.join(folder);
    let entries = fs::read_dir(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    for entry in entries.filter_map(Result::ok) {
        let name = folder.join(entry.file_name());
        if entry.path().is_dir() {
            collect(root, &name, files)?;
        } else if name.extension() == Some(OsStr::new("rs")) {
            files.push(name);
        }
    }
    Ok(())
}

/// Modules that exist in tests only: `#[cfg(test)]` and then `mod NAME;`.
fn test_modules(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines
        .windows(2)
        .filter(|pair| pair[0] == "#[cfg(test)]")
        .filter_map(|pair| {
            pair[1]
                .strip_suffix(';')?
                .rsplit_once("mod ")
                .map(|(_, name)| name)
        })
        .collect()
}

/// A file or a folder on its way is a test's module.
fn is_test(file: &Path, modules: &[&str]) -> bool {
    let named = |part: &OsStr| modules.iter().any(|name| part == OsStr::new(name));
    file.iter().any(named) || file.file_stem().is_some_and(named)
}

fn offences(file: &Path, text: &str) -> Vec<Offence> {
    let mut found = Vec::new();
    let mut in_tests = false;
    for (index, line) in text.lines().enumerate() {
        // The formatter puts a module's braces at the start of a line; its end is the first `}`.
        if line == "#[cfg(test)]" {
            in_tests = true;
        }
        if !in_tests
            && !line.trim_start().starts_with("//")
            && let Some(backend) = BACKENDS.iter().find(|backend| line.contains(*backend))
        {
            let message = format!("server may not name a backend ({backend}), only store's traits");
            found.push(Offence {
                file: file.to_owned(),
                line: index + 1,
                message,
            });
        }
        if in_tests && (line.starts_with('}') || line.ends_with(';') && !line.starts_with(' ')) {
            in_tests = false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        offences(Path::new("a.rs"), text)
            .iter()
            .map(|offence| offence.line)
            .collect()
    }

    #[test]
    fn good_code_names_traits() {
        assert_eq!(
            lines("use store::Store;\n/// Unlike `SqliteStore`, knows nothing.\n"),
            []
        );
    }

    #[test]
    fn bad_code_names_a_backend() {
        assert_eq!(lines("use store::Store;\nuse store::SqliteStore;\n"), [2]);
        assert_eq!(lines("fn f() {\n    sqlx::query(\"\");\n}\n"), [2]);
    }

    #[test]
    fn tests_may_name_one() {
        let text = "fn f() {}\n\n#[cfg(test)]\nmod tests {\n    use store::SqliteStore;\n}\n";
        assert_eq!(lines(text), []);
        assert_eq!(lines(&format!("{text}\nfn g(s: SqliteStore) {{}}\n")), [8]);
        assert_eq!(
            lines("#[cfg(test)]\nmod tests;\nuse store::SqliteStore;\n"),
            [3]
        );
    }

    #[test]
    fn modules_of_tests_are_known_by_their_declaration() {
        let modules = test_modules(
            "#[cfg(test)]\nmod tests;\n#[cfg(test)]\npub(crate) mod support;\nmod real;\n",
        );
        assert_eq!(modules, ["tests", "support"]);
        assert!(is_test(Path::new("src/records/tests.rs"), &modules));
        assert!(is_test(Path::new("src/support/mod.rs"), &modules));
        assert!(!is_test(Path::new("src/real.rs"), &modules));
    }
}
