//! The index definition: `index/definition.toml` and the stop words it names.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use serde::Deserialize;

use crate::digest::digest;
use crate::error::DefinitionError;

/// Text fields of a profile's document, in schema order.
pub(crate) const PROFILE_FIELDS: [&str; 7] = [
    "headline",
    "titles",
    "skills",
    "descriptions",
    "education",
    "licences",
    "summary",
];
/// Text fields of a need's document, in schema order.
pub(crate) const NEED_FIELDS: [&str; 3] = ["title", "skills", "description"];

/// A validated index definition.
#[derive(Debug, Clone)]
pub struct Definition {
    /// Version and content.
    pub(crate) version: String,
    pub(crate) stop_words: HashSet<String>,
    /// Boosts in the order of `PROFILE_FIELDS`.
    pub(crate) profile_boosts: Vec<f32>,
    /// Boosts in the order of `NEED_FIELDS`.
    pub(crate) need_boosts: Vec<f32>,
    pub(crate) concept_boost: f32,
    pub(crate) per_list: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    analysis: Analysis,
    profile_fields: BTreeMap<String, f32>,
    need_fields: BTreeMap<String, f32>,
    search: Search,
    retrieval: Retrieval,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Analysis {
    stop_words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Search {
    concept_boost: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Retrieval {
    per_list: usize,
}

impl Definition {
    /// Reads `definition.toml` at `path` and the stop words beside it.
    pub fn load(path: &Path) -> Result<Self, DefinitionError> {
        let invalid = |message| DefinitionError::Invalid {
            path: path.to_owned(),
            message,
        };
        let file: File = toml::from_str(&read(path)?).map_err(|e| invalid(e.to_string()))?;
        if file.version != 1 {
            return Err(invalid(format!(
                "version is {}, this program knows 1",
                file.version
            )));
        }
        if !(1..=10_000).contains(&file.retrieval.per_list) {
            return Err(invalid(
                "retrieval.per_list has to be 1 to 10000".to_owned(),
            ));
        }
        let mut stop_words = HashSet::new();
        for name in &file.analysis.stop_words {
            let path = path.parent().unwrap_or(Path::new(".")).join(name);
            stop_words.extend(domain::fold::tokens(&read(&path)?).map(|token| token.text));
        }
        let profile_boosts =
            boosts("profile_fields", &PROFILE_FIELDS, &file.profile_fields).map_err(invalid)?;
        let need_boosts =
            boosts("need_fields", &NEED_FIELDS, &file.need_fields).map_err(invalid)?;
        let concept_boost =
            boost("search.concept_boost", file.search.concept_boost).map_err(invalid)?;
        // Comments and layout do not count, and neither does what only weighs a query.
        let mut analysis: Vec<&str> = stop_words.iter().map(String::as_str).collect();
        analysis.sort_unstable();
        let version = format!("{}@{}", file.version, digest(analysis.join(" ").bytes()));
        Ok(Self {
            version,
            stop_words,
            profile_boosts,
            need_boosts,
            concept_boost,
            per_list: file.retrieval.per_list,
        })
    }
}

fn read(path: &Path) -> Result<String, DefinitionError> {
    std::fs::read_to_string(path).map_err(|source| DefinitionError::Read {
        path: path.to_owned(),
        source,
    })
}

fn boosts(table: &str, fields: &[&str], given: &BTreeMap<String, f32>) -> Result<Vec<f32>, String> {
    if let Some(unknown) = given.keys().find(|key| !fields.contains(&key.as_str())) {
        return Err(format!(
            "{table}.{unknown} is no field; accepted: {}",
            fields.join(", ")
        ));
    }
    fields
        .iter()
        .map(|field| {
            let value = given
                .get(*field)
                .ok_or(format!("{table}.{field} is missing"))?;
            boost(&format!("{table}.{field}"), *value)
        })
        .collect()
}

fn boost(name: &str, value: f32) -> Result<f32, String> {
    if (0.0..=100.0).contains(&value) {
        Ok(value)
    } else {
        Err(format!("{name} is {value}, it has to be 0 to 100"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load_changed(from: &str, to: &str) -> Result<Definition, String> {
        let folder = tempfile::tempdir().unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../index");
        let text = std::fs::read_to_string(source.join("definition.toml")).unwrap();
        assert!(text.contains(from), "{from}");
        let path = folder.path().join("definition.toml");
        std::fs::write(&path, text.replace(from, to)).unwrap();
        std::fs::create_dir(folder.path().join("stop-words")).unwrap();
        for entry in std::fs::read_dir(source.join("stop-words")).unwrap() {
            let entry = entry.unwrap();
            let target = folder.path().join("stop-words").join(entry.file_name());
            std::fs::copy(entry.path(), target).unwrap();
        }
        Definition::load(&path).map_err(|e| e.to_string())
    }

    #[test]
    fn the_committed_definition_is_valid() {
        let definition = load_changed("version", "version").unwrap();
        assert!(definition.stop_words.contains("und") && definition.stop_words.contains("sto"));
    }

    #[test]
    fn mistakes_are_named() {
        for (from, to, said) in [
            ("version = 1", "version = 7", "version is 7"),
            (
                "headline = 2.0",
                "hedline = 2.0",
                "profile_fields.hedline is no field",
            ),
            (
                "headline = 2.0",
                "headline = -1.0",
                "profile_fields.headline is -1",
            ),
            ("headline = 2.0", "headline = nan", "has to be 0 to 100"),
            ("per_list = 300", "per_list = 0", "per_list"),
            ("stop-words/de.txt", "stop-words/xx.txt", "xx.txt"),
            ("[search]", "[search]\nother = 1", "other"),
        ] {
            let error = load_changed(from, to).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
