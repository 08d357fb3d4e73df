//! `occupations.csv`: the groups of ISCO-08.

use std::collections::HashSet;

use super::labels;
use crate::concept::{Concept, ConceptKind};
use crate::error::Problem;
use crate::table::Table;

pub(super) const COLUMNS: [&str; 11] = [
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

pub(super) fn concepts(table: &Table, problems: &mut Vec<Problem>) -> Vec<Concept> {
    let codes: HashSet<&str> = table.rows().map(|row| row.cell("isco_code")).collect();
    let mut seen = HashSet::new();
    let mut concepts = Vec::new();
    for row in table.rows() {
        let code = row.cell("isco_code");
        if !(1..=4).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_digit()) {
            problems.push(row.problem("isco_code", "it has to be one to four digits"));
            continue;
        }
        if !seen.insert(code) {
            problems.push(row.problem("isco_code", "the code stands twice"));
            continue;
        }
        let parent = &code[..code.len() - 1];
        if !parent.is_empty() && !codes.contains(parent) {
            let reason = format!("the group {parent:?} that it belongs to is missing");
            problems.push(row.problem("isco_code", reason));
        }
        let mut concept = Concept::new(format!("isco:{code}"), ConceptKind::Occupation);
        concept.group = true;
        if !parent.is_empty() {
            concept.broader.push(format!("isco:{parent}"));
        }
        concept.isco_code = Some(code.to_owned());
        concept.esco_uri = Some(crate::esco::isco_uri(code));
        concept.labels = labels::preferred(row, problems);
        concept.labels.extend(labels::feminine(row));
        concept.labels.extend(labels::synonyms(row, problems));
        concepts.push(concept);
    }
    concepts
}
