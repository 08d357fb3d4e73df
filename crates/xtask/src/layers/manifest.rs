//! What a crate declares in its `Cargo.toml`, read line by line.
//!
//! Not a TOML parser: section headings and the keys under them are all that is needed, and the
//! manifests here are plain. Dependencies of every kind count, those of tests too.

use std::path::Path;

use super::{Offence, rules};

/// The lines of a manifest that break a rule.
pub(super) fn check(file: &Path, text: &str) -> Vec<Offence> {
    let offence = |line, message| Offence {
        file: file.to_owned(),
        line,
        message,
    };
    let Some(name) = package_name(text) else {
        return vec![offence(1, "no `name` under [package]".to_owned())];
    };
    if rules::allowed(name).is_none() {
        let message = format!("no rule for {name}: add it to crates/xtask/src/layers/rules.rs");
        return vec![offence(1, message)];
    }
    dependencies(text)
        .into_iter()
        .filter_map(|(line, dependency)| Some(offence(line, rules::objection(name, dependency)?)))
        .collect()
}

fn package_name(text: &str) -> Option<&str> {
    let mut section = "";
    for line in text.lines() {
        if let Some(heading) = heading(line) {
            section = heading;
        } else if section == "package" && key(line) == Some("name") {
            return quoted(line);
        }
    }
    None
}

/// Line numbers and names of all dependencies, by the package's own name where it was renamed.
fn dependencies(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut inside = false;
    for (index, line) in text.lines().enumerate() {
        if let Some(heading) = heading(line) {
            // `[dependencies.serde]` names one itself.
            let (section, one) = split_heading(heading);
            inside = is_dependencies(section) && one.is_none();
            if let (true, Some(one)) = (is_dependencies(section), one) {
                found.push((index + 1, one));
            }
        } else if inside && let Some(key) = key(line) {
            found.push((index + 1, renamed(line).unwrap_or(key)));
        }
    }
    found
}

fn heading(line: &str) -> Option<&str> {
    line.trim().strip_prefix('[')?.split(']').next()
}

/// `target.'cfg(unix)'.dependencies.nix` is the section up to `dependencies` and then a name.
fn split_heading(heading: &str) -> (&str, Option<&str>) {
    match heading.rsplit_once("dependencies.") {
        Some((before, name)) => (&heading[..before.len() + "dependencies".len()], Some(name)),
        None => (heading, None),
    }
}

fn is_dependencies(section: &str) -> bool {
    let last = section.rsplit('.').next().unwrap_or(section);
    matches!(
        last,
        "dependencies" | "dev-dependencies" | "build-dependencies"
    )
}

/// The first part of the key of `key.workspace = true` or `key = "1"`.
fn key(line: &str) -> Option<&str> {
    let line = line.trim();
    if line.starts_with('#') {
        return None;
    }
    let (key, _) = line.split_once('=')?;
    let key = key.split('.').next()?.trim().trim_matches('"');
    (!key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))).then_some(key)
}

fn renamed(line: &str) -> Option<&str> {
    let (_, after) = line.split_once("package")?;
    after.trim_start().strip_prefix('=').and_then(quoted)
}

fn quoted(text: &str) -> Option<&str> {
    text.split('"').nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offences(name: &str, rest: &str) -> Vec<(usize, String)> {
        let text = format!("[package]\nname = \"{name}\"\nversion = \"1\"\n\n{rest}");
        check(Path::new("Cargo.toml"), &text)
            .into_iter()
            .map(|offence| (offence.line, offence.message))
            .collect()
    }

    #[test]
    fn a_good_manifest() {
        let text = "[dependencies]\ndomain.workspace = true\ntantivy = { version = \"1\" }\n\n\
                    [dev-dependencies]\ntempfile.workspace = true\n\n[features]\nstore = []\n";
        assert_eq!(offences("matching", text), []);
    }

    #[test]
    fn every_way_to_declare_a_dependency() {
        for text in [
            "[dependencies]\n# why\nstore.workspace = true",
            "[dependencies]\n# why\nstore = { path = \"../store\" }",
            "[dependencies]\n# why\nother = { package = \"store\", path = \"../store\" }",
            "[dev-dependencies]\n# why\nstore.workspace = true",
            "[target.'cfg(unix)'.dependencies]\n# why\nstore.workspace = true",
        ] {
            let found = offences("matching", text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].0, 7, "{text}");
            assert!(
                found[0].1.starts_with("matching may not depend on store"),
                "{}",
                found[0].1
            );
        }
        assert_eq!(
            offences("cli", "[dependencies.sqlx]\nversion = \"1\"")[0].0,
            5
        );
    }

    #[test]
    fn a_crate_without_a_rule() {
        assert!(offences("newcomer", "")[0].1.contains("rules.rs"));
    }
}
