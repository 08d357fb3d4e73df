//! The index definition: `index/definition.toml` and the stop words it names.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use domain::blind::Field;
use serde::Deserialize;

use crate::digest::digest;
use crate::error::DefinitionError;

/// Form of the index's documents; a change makes older indexes refuse to open.
const FORM: u32 = 2;

/// Text fields of a profile.
const PROFILE_FIELDS: [&str; 7] = [
    "headline",
    "titles",
    "skills",
    "descriptions",
    "education",
    "licences",
    "summary",
];
/// Text fields of a need.
const NEED_FIELDS: [&str; 3] = ["title", "skills", "description"];

/// A validated index definition.
#[derive(Debug, Clone)]
pub struct Definition {
    /// Version and content.
    pub(crate) version: String,
    pub(crate) stop_words: HashSet<String>,
    /// In the order of `PROFILE_FIELDS`.
    profile_weights: [u8; 7],
    /// In the order of `NEED_FIELDS`.
    pub(crate) need_weights: [u8; 3],
    pub(crate) search: Search,
    pub(crate) retrieval: Retrieval,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    analysis: Analysis,
    profile_fields: BTreeMap<String, u8>,
    need_fields: BTreeMap<String, u8>,
    search: Search,
    retrieval: Retrieval,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Analysis {
    stop_words: Vec<String>,
}

/// Free search.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Search {
    /// The most terms that are looked for.
    pub(crate) terms: usize,
    /// How much a shared concept counts beside a shared word of the same rarity.
    pub(crate) concept_weight: f32,
    /// Hits by words and concepts that are fused with the nearest.
    pub(crate) window: usize,
    /// The most hits by vector.
    pub(crate) nearest: usize,
    /// The lowest cosine of a hit by vector.
    pub(crate) least_cosine: f32,
}

/// Candidates for the ranking.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Retrieval {
    /// Candidates that each list gives.
    pub(crate) per_list: usize,
    /// Candidates that are ranked.
    pub(crate) ranked: usize,
    /// The most words that are looked for.
    pub(crate) words: usize,
    /// The most concepts that are looked for.
    pub(crate) concepts: usize,
    /// The largest share of all documents that a word or concept may have.
    pub(crate) common: f64,
    /// How much a broader concept counts beside the one that is named.
    pub(crate) broader: f32,
    /// How much the parts of a need count.
    pub(crate) need: NeedParts,
}

/// Weights of the parts of a need.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NeedParts {
    pub(crate) title: f32,
    pub(crate) essential: f32,
    pub(crate) desirable: f32,
    pub(crate) description: f32,
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
        let mut stop_words = HashSet::new();
        for name in &file.analysis.stop_words {
            let path = path.parent().unwrap_or(Path::new(".")).join(name);
            stop_words.extend(domain::fold::tokens(&read(&path)?).map(|token| token.text));
        }
        let profile_weights =
            weights("profile_fields", &PROFILE_FIELDS, &file.profile_fields).map_err(invalid)?;
        let need_weights =
            weights("need_fields", &NEED_FIELDS, &file.need_fields).map_err(invalid)?;
        file.search.validate().map_err(invalid)?;
        file.retrieval.validate().map_err(invalid)?;
        // Comments and layout do not count, and neither does what only weighs a query.
        let mut analysis: Vec<&str> = stop_words.iter().map(String::as_str).collect();
        analysis.sort_unstable();
        let built = format!(
            "{FORM} {profile_weights:?} {need_weights:?} {}",
            analysis.join(" ")
        );
        let version = format!("{}@{}", file.version, digest(built.bytes()));
        Ok(Self {
            version,
            stop_words,
            profile_weights,
            need_weights,
            search: file.search,
            retrieval: file.retrieval,
        })
    }

    /// How often a word counts that stands in a field of a profile.
    pub(crate) fn profile_weight(&self, field: Field) -> u8 {
        let place = match field {
            Field::Headline => 0,
            Field::ExperienceTitle(_) => 1,
            Field::Skill(_) => 2,
            Field::ExperienceDescription(_) => 3,
            Field::EducationField(_) => 4,
            Field::Licence(_) => 5,
            Field::Summary => 6,
        };
        self.profile_weights[place]
    }
}

impl Search {
    fn validate(&self) -> Result<(), String> {
        whole("search.terms", self.terms, 1, 200)?;
        whole("search.window", self.window, 100, 10_000)?;
        whole("search.nearest", self.nearest, 0, 10_000)?;
        number("search.concept_weight", self.concept_weight, 100.0)?;
        number("search.least_cosine", self.least_cosine, 1.0)
    }
}

impl Retrieval {
    fn validate(&self) -> Result<(), String> {
        whole("retrieval.per_list", self.per_list, 1, 10_000)?;
        whole("retrieval.ranked", self.ranked, 1, 10_000)?;
        whole("retrieval.words", self.words, 1, 200)?;
        whole("retrieval.concepts", self.concepts, 1, 200)?;
        number("retrieval.broader", self.broader, 1.0)?;
        let NeedParts {
            title,
            essential,
            desirable,
            description,
        } = self.need;
        number("retrieval.need.title", title, 100.0)?;
        number("retrieval.need.essential", essential, 100.0)?;
        number("retrieval.need.desirable", desirable, 100.0)?;
        number("retrieval.need.description", description, 100.0)?;
        if (0.0..=1.0).contains(&self.common) {
            Ok(())
        } else {
            let common = self.common;
            Err(format!("retrieval.common is {common}, it has to be 0 to 1"))
        }
    }
}

fn read(path: &Path) -> Result<String, DefinitionError> {
    std::fs::read_to_string(path).map_err(|source| DefinitionError::Read {
        path: path.to_owned(),
        source,
    })
}

fn weights<const N: usize>(
    table: &str,
    fields: &[&str; N],
    given: &BTreeMap<String, u8>,
) -> Result<[u8; N], String> {
    if let Some(unknown) = given.keys().find(|key| !fields.contains(&key.as_str())) {
        return Err(format!(
            "{table}.{unknown} is no field; accepted: {}",
            fields.join(", ")
        ));
    }
    let mut weights = [0; N];
    for (weight, field) in weights.iter_mut().zip(fields) {
        let value = given.get(*field);
        *weight = *value.ok_or(format!("{table}.{field} is missing"))?;
        whole(&format!("{table}.{field}"), usize::from(*weight), 0, 10)?;
    }
    Ok(weights)
}

fn whole(name: &str, value: usize, least: usize, most: usize) -> Result<(), String> {
    if (least..=most).contains(&value) {
        Ok(())
    } else {
        Err(format!("{name} is {value}, it has to be {least} to {most}"))
    }
}

fn number(name: &str, value: f32, most: f32) -> Result<(), String> {
    if (0.0..=most).contains(&value) {
        Ok(())
    } else {
        Err(format!("{name} is {value}, it has to be 0 to {most}"))
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
                "headline = 3",
                "hedline = 3",
                "profile_fields.hedline is no field",
            ),
            ("headline = 3", "headline = 11", "headline is 11"),
            ("headline = 3", "headline = -1", "expected u8"),
            ("broader = 0.3", "broader = nan", "has to be 0 to 1"),
            ("common = 0.1", "common = 2.0", "retrieval.common is 2"),
            ("per_list = 300", "per_list = 0", "per_list"),
            ("stop-words/de.txt", "stop-words/xx.txt", "xx.txt"),
            ("[search]", "[search]\nother = 1", "other"),
        ] {
            let error = load_changed(from, to).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
