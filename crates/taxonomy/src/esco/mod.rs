//! Reads labels and descriptions from a folder of ESCO files, of any version and in any subset of
//! languages. Subfolders are walked; files are known by name and header:
//! `occupations_<lang>.csv`, `skills_<lang>.csv`, and tables `skills_<lang>.tsv`.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use crate::concept::{Concept, ConceptKind, Label, Taxonomy};
use crate::table::{Row, Table, TaxonomyError};

/// Reads everything below `folder` into one taxonomy; the same concept in several files becomes
/// one with the labels of all.
pub fn load(folder: &Path) -> Result<Taxonomy, TaxonomyError> {
    let mut files = Vec::new();
    walk(folder, &mut files)?;
    files.sort();
    let mut concepts: BTreeMap<String, Concept> = BTreeMap::new();
    for file in &files {
        read(file, &mut concepts)?;
    }
    if concepts.is_empty() {
        let expected = "ESCO file (occupations_<lang>.csv, skills_<lang>.csv)";
        return Err(TaxonomyError::Nothing {
            path: folder.to_owned(),
            expected,
        });
    }
    let mut concepts: Vec<Concept> = concepts.into_values().collect();
    for concept in &mut concepts {
        let mut seen = HashSet::new();
        concept
            .labels
            .retain(|label| seen.insert((label.language.clone(), label.text.clone())));
        let mut seen = HashSet::new();
        concept
            .descriptions
            .retain(|text| seen.insert(text.clone()));
    }
    Ok(Taxonomy::new("esco", concepts, Vec::new()))
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), TaxonomyError> {
    let fail = |e: std::io::Error| TaxonomyError::Read {
        path: folder.to_owned(),
        message: e.to_string(),
    };
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// What a file holds, by its name: kind, language, delimiter.
fn recognise(path: &Path) -> Option<(ConceptKind, String, u8)> {
    let (stem, extension) = path.file_name()?.to_str()?.rsplit_once('.')?;
    let delimiter = match extension {
        "csv" => b',',
        "tsv" => b'\t',
        _ => return None,
    };
    let (kind, language) = stem.split_once('_')?;
    let kind = match kind {
        "occupations" => ConceptKind::Occupation,
        "skills" => ConceptKind::Skill,
        _ => return None,
    };
    let is_code =
        (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_lowercase());
    is_code.then(|| (kind, language.to_owned(), delimiter))
}

fn read(path: &Path, concepts: &mut BTreeMap<String, Concept>) -> Result<(), TaxonomyError> {
    let Some((kind, language, delimiter)) = recognise(path) else {
        return Ok(());
    };
    let table = Table::read(path, delimiter)?;
    // The tab-separated form names its language in the columns.
    let suffix = if table.has("preferredLabel") {
        String::new()
    } else {
        format!("_{language}")
    };
    let column = |name: &str| format!("{name}{suffix}");
    table.require(&[
        "conceptUri",
        &column("preferredLabel"),
        &column("altLabels"),
    ])?;
    for row in table.rows() {
        let uri = row.required("conceptUri")?;
        if !uri.contains("/esco/occupation/") && !uri.contains("/esco/skill/") {
            continue;
        }
        let concept = concepts.entry(uri.to_owned()).or_insert_with(|| Concept {
            id: uri.to_owned(),
            kind,
            broader: None,
            isco_code: None,
            esco_uri: Some(uri.to_owned()),
            labels: Vec::new(),
            descriptions: Vec::new(),
        });
        add_isco_group(row, concept);
        let mut add = |text: &str, preferred: bool| {
            if !text.is_empty() {
                concept.labels.push(Label {
                    language: language.clone(),
                    text: text.to_owned(),
                    preferred,
                });
            }
        };
        add(row.cell(&column("preferredLabel")), true);
        let alternatives = row.cell(&column("altLabels"));
        let separators: &[char] = if delimiter == b'\t' {
            &['\n', '|']
        } else {
            &['\n']
        };
        alternatives
            .split(separators)
            .for_each(|label| add(label.trim(), false));
        let description = row.cell(&column("description"));
        if !description.is_empty() {
            concept.descriptions.push(description.to_owned());
        }
    }
    Ok(())
}

fn add_isco_group(row: Row<'_>, concept: &mut Concept) {
    let group = row.cell("iscoGroup");
    if concept.isco_code.is_none() && !group.is_empty() {
        concept.isco_code = Some(group.to_owned());
        concept.broader = Some(format!("isco:{group}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_one_concept_come_together() {
        let folder = tempfile::tempdir().unwrap();
        let sub = folder.path().join("v1");
        std::fs::create_dir(&sub).unwrap();
        let head = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description\n";
        let uri = "http://data.europa.eu/esco/occupation/1";
        let write = |name: &str, label: &str| {
            let text = format!("{head}Occupation,{uri},2221,{label},\"a\nb\",\"said, so\"\n");
            std::fs::write(sub.join(name), text).unwrap();
        };
        write("occupations_en.csv", "nurse");
        write("occupations_de.csv", "Pfleger/Pflegerin");
        std::fs::write(sub.join("notes.txt"), "x").unwrap();
        let taxonomy = load(folder.path()).unwrap();
        assert_eq!(taxonomy.concepts().len(), 1);
        let nurse = taxonomy.get(uri).unwrap();
        assert_eq!(nurse.labels.len(), 6);
        assert_eq!(nurse.preferred_label("en"), Some("nurse"));
        assert_eq!(nurse.isco_code.as_deref(), Some("2221"));
    }

    #[test]
    fn a_folder_without_esco_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let error = load(folder.path()).unwrap_err().to_string();
        assert!(error.contains("holds no ESCO file"), "{error}");
    }
}
