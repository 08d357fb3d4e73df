//! `skills.csv`: skills and fields of knowledge.

use std::collections::{HashMap, HashSet};

use super::labels;
use crate::concept::{Concept, ConceptKind, SkillType};
use crate::error::Problem;
use crate::table::{Row, Table};

pub(super) const COLUMNS: [&str; 12] = [
    "id", "domain", "kind", "broader", "bs", "hr", "sr", "de", "en", "synonyms", "esco_uri", "note",
];

pub(super) fn concepts(table: &Table, problems: &mut Vec<Problem>) -> Vec<Concept> {
    let parents: HashMap<&str, &str> = table
        .rows()
        .map(|row| (row.cell("id"), row.cell("broader")))
        .collect();
    let mut seen = HashSet::new();
    let mut concepts = Vec::new();
    for row in table.rows() {
        let id = row.required("id", problems);
        if !seen.insert(id) {
            problems.push(row.problem("id", "the id stands twice"));
            continue;
        }
        check_ancestors(row, id, &parents, problems);
        let optional = |column| Some(row.cell(column)).filter(|cell| !cell.is_empty());
        let mut concept = Concept::new(format!("skill:{id}"), ConceptKind::Skill);
        concept.skill_type = skill_type(row, problems);
        let broader = optional("broader").map(|broader| format!("skill:{broader}"));
        concept.broader.extend(broader);
        concept.esco_uri = optional("esco_uri").map(str::to_owned);
        concept.labels = labels::preferred(row, problems);
        concept.labels.extend(labels::synonyms(row, problems));
        concepts.push(concept);
    }
    concepts
}

fn skill_type(row: Row<'_>, problems: &mut Vec<Problem>) -> Option<SkillType> {
    match row.cell("kind") {
        "skill" => Some(SkillType::Skill),
        "knowledge" => Some(SkillType::Knowledge),
        _ => {
            problems.push(row.problem("kind", "accepted: skill, knowledge"));
            None
        }
    }
}

/// Walks up from `id`: every step has to exist, and none may come twice.
fn check_ancestors(
    row: Row<'_>,
    id: &str,
    parents: &HashMap<&str, &str>,
    problems: &mut Vec<Problem>,
) {
    let mut at = id;
    for _ in 0..=parents.len() {
        match parents.get(at) {
            Some(&"") => return,
            Some(parent) if parents.contains_key(parent) => at = parent,
            // Told once, at the row that points at nothing.
            _ if at != id => return,
            _ => return problems.push(row.problem("broader", "it is no id of this file")),
        }
    }
    problems.push(row.problem(
        "broader",
        format!("the broader concepts of {id:?} form a circle"),
    ));
}
