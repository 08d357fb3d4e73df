//! Reads the taxonomy that we wrote: `occupations.csv`, `skills.csv` and `occupation_skills.csv`,
//! whose columns `seed-data/taxonomy/README.md` describes.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::concept::{Concept, ConceptKind, Label, Relation, Taxonomy};
use crate::table::{Row, Table, TaxonomyError};

/// The languages that every concept has a name in.
pub const LANGUAGES: [&str; 5] = ["bs", "hr", "sr", "de", "en"];

/// Reads and checks the three files in `folder`.
pub fn load(folder: &Path) -> Result<Taxonomy, TaxonomyError> {
    let mut concepts = occupations(&folder.join("occupations.csv"))?;
    concepts.extend(skills(&folder.join("skills.csv"))?);
    let known: HashSet<String> = concepts.iter().map(|concept| concept.id.clone()).collect();
    let relations = relations(&folder.join("occupation_skills.csv"), &known)?;
    Ok(Taxonomy::new("starter", concepts, relations))
}

fn occupations(path: &Path) -> Result<Vec<Concept>, TaxonomyError> {
    let table = Table::read(path, b',')?;
    let columns = [
        "isco_code",
        "bs",
        "bs_feminine",
        "hr",
        "hr_feminine",
        "sr",
        "sr_feminine",
        "de",
        "de_feminine",
        "en",
        "synonyms",
    ];
    table.require(&columns)?;
    let mut codes = HashSet::new();
    let mut concepts = Vec::new();
    for row in table.rows() {
        let code = row.required("isco_code")?;
        if !(1..=4).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_digit()) {
            return Err(row.error(format!("isco_code {code:?} is not one to four digits")));
        }
        if !codes.insert(code.to_owned()) {
            return Err(row.error(format!("isco_code {code:?} stands twice")));
        }
        let mut labels = preferred_labels(row)?;
        for language in ["bs", "hr", "sr", "de"] {
            let feminine = row.cell(&format!("{language}_feminine"));
            if !feminine.is_empty() {
                labels.push(Label {
                    language: language.to_owned(),
                    text: feminine.to_owned(),
                    preferred: false,
                });
            }
        }
        labels.extend(synonyms(row)?);
        concepts.push(Concept {
            id: format!("isco:{code}"),
            kind: ConceptKind::Occupation,
            broader: (code.len() > 1).then(|| format!("isco:{}", &code[..code.len() - 1])),
            isco_code: Some(code.to_owned()),
            esco_uri: None,
            labels,
            descriptions: Vec::new(),
        });
    }
    Ok(concepts)
}

fn skills(path: &Path) -> Result<Vec<Concept>, TaxonomyError> {
    let table = Table::read(path, b',')?;
    let columns = [
        "id", "domain", "kind", "broader", "bs", "hr", "sr", "de", "en", "synonyms", "esco_uri",
        "note",
    ];
    table.require(&columns)?;
    let parents: HashMap<&str, &str> = table
        .rows()
        .map(|row| (row.cell("id"), row.cell("broader")))
        .collect();
    let mut seen = HashSet::new();
    let mut concepts = Vec::new();
    for row in table.rows() {
        let id = row.required("id")?;
        if !seen.insert(id) {
            return Err(row.error(format!("the id {id:?} stands twice")));
        }
        check_ancestors(row, id, &parents)?;
        let optional = |column| Some(row.cell(column)).filter(|cell| !cell.is_empty());
        let mut labels = preferred_labels(row)?;
        labels.extend(synonyms(row)?);
        concepts.push(Concept {
            id: format!("skill:{id}"),
            kind: ConceptKind::Skill,
            broader: optional("broader").map(|broader| format!("skill:{broader}")),
            isco_code: None,
            esco_uri: optional("esco_uri").map(str::to_owned),
            labels,
            descriptions: Vec::new(),
        });
    }
    Ok(concepts)
}

/// Walks up from `id`: every step has to exist, and none may come twice.
fn check_ancestors(
    row: Row<'_>,
    id: &str,
    parents: &HashMap<&str, &str>,
) -> Result<(), TaxonomyError> {
    let mut at = id;
    for _ in 0..=parents.len() {
        match parents.get(at) {
            None => return Err(row.error(format!("broader {at:?} is no id of this file"))),
            Some(&"") => return Ok(()),
            Some(parent) => at = parent,
        }
    }
    Err(row.error(format!("the broader concepts of {id:?} form a circle")))
}

fn relations(path: &Path, known: &HashSet<String>) -> Result<Vec<Relation>, TaxonomyError> {
    let table = Table::read(path, b',')?;
    table.require(&["isco_code", "skill_id", "relation"])?;
    let mut relations = Vec::new();
    for row in table.rows() {
        let occupation = format!("isco:{}", row.required("isco_code")?);
        let skill = format!("skill:{}", row.required("skill_id")?);
        for id in [&occupation, &skill] {
            if !known.contains(id) {
                return Err(row.error(format!("{id} does not exist")));
            }
        }
        let essential = match row.required("relation")? {
            "essential" => true,
            "optional" => false,
            other => {
                return Err(row.error(format!("relation {other:?}; accepted: essential, optional")));
            }
        };
        relations.push(Relation {
            occupation,
            skill,
            essential,
        });
    }
    Ok(relations)
}

fn preferred_labels(row: Row<'_>) -> Result<Vec<Label>, TaxonomyError> {
    LANGUAGES
        .iter()
        .map(|language| {
            let text = row.required(language)?.to_owned();
            Ok(Label {
                language: (*language).to_owned(),
                text,
                preferred: true,
            })
        })
        .collect()
}

/// Reads `lang:label | lang:label`.
fn synonyms(row: Row<'_>) -> Result<Vec<Label>, TaxonomyError> {
    let cell = row.cell("synonyms");
    cell.split('|')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .map(|entry| {
            let label = entry.split_once(':').filter(|(language, text)| {
                (2..=3).contains(&language.len()) && !text.trim().is_empty()
            });
            let (language, text) = label.ok_or_else(|| {
                row.error(format!(
                    "the synonym {entry:?} has to be written language:label"
                ))
            })?;
            Ok(Label {
                language: language.to_owned(),
                text: text.trim().to_owned(),
                preferred: false,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
