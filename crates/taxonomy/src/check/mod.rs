//! Tells everything that is wrong in the starter taxonomy's tables and in the lists beside them,
//! by the rules of `seed-data/taxonomy/README.md`.
//!
//! [`crate::starter::load`] refuses what would break the service; this is for whoever edits the
//! tables, and stricter.

mod cells;
mod groups;
mod labels;
mod places;
mod report;
mod skills;

use std::path::Path;

use crate::concept::{Concept, ConceptKind, Taxonomy};
use crate::error::{Problem, TaxonomyError};
use crate::normalise::standard;
use crate::starter;
use crate::table::Table;

pub use report::{CheckReport, Counts, Spread};

/// Checks the tables in `folder`. A table that cannot be read is a problem like any other.
pub fn check(folder: &Path) -> CheckReport {
    let mut report = CheckReport {
        folder: folder.to_owned(),
        ..CheckReport::default()
    };
    let problems = &mut report.problems;
    match starter::read(folder, problems) {
        Ok(starter) => {
            for table in [&starter.occupations, &starter.skills, &starter.relations] {
                cells::check(table, problems);
            }
            skills::check(&starter, problems);
            groups::check(&starter, problems);
            labels::check(&starter.skills, "id", |_, _| false, problems);
            // A group and one inside it may have the same name.
            let related = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
            labels::check(&starter.occupations, "isco_code", related, problems);
            report.counts = report::count(&starter);
            let places = places::check(folder, &starter.occupations, problems);
            report.counts.lists = places;
            if let Some(table) = optional(folder, standard::FILE, &standard::COLUMNS, problems) {
                standard::check(&table, problems);
                let rows = table.rows().count();
                report.counts.lists.insert(standard::FILE, rows);
            }
        }
        Err(error) => problems.push(as_problem(folder, error)),
    }
    report.problems.sort();
    report.problems.dedup();
    report
}

/// Checks that every `esco_uri` stands for a skill of `esco`; rule 5 of the README.
pub fn check_addresses(folder: &Path, esco: &Taxonomy) -> Vec<Problem> {
    let mut problems = Vec::new();
    // What else is wrong with the tables, `check` tells.
    let Ok(starter) = starter::read(folder, &mut Vec::new()) else {
        return problems;
    };
    for row in starter.skills.rows() {
        let address = row.cell("esco_uri");
        let is_skill = |concept: &Concept| concept.kind == ConceptKind::Skill && !concept.group;
        if !address.is_empty() && !esco.get(address).is_some_and(is_skill) {
            problems.push(row.problem("esco_uri", "there is no such skill in ESCO's tables"));
        }
    }
    problems
}

/// An optional table, with what is wrong in its form.
fn optional(
    folder: &Path,
    name: &str,
    columns: &[&str],
    problems: &mut Vec<Problem>,
) -> Option<Table> {
    let path = folder.join(name);
    if !path.exists() {
        return None;
    }
    let table = Table::read(&path, problems).and_then(|table| {
        table.require(columns)?;
        Ok(table)
    });
    match table {
        Ok(table) => {
            cells::check(&table, problems);
            Some(table)
        }
        Err(error) => {
            problems.push(as_problem(&path, error));
            None
        }
    }
}

fn as_problem(path: &Path, error: TaxonomyError) -> Problem {
    let (file, line, reason) = match error {
        TaxonomyError::Row {
            path,
            line,
            message,
        } => (path, line, message),
        TaxonomyError::Read { path, message } => (path, 0, format!("cannot be read: {message}")),
        other => (path.to_owned(), 0, other.to_string()),
    };
    Problem {
        file,
        line,
        field: String::new(),
        value: String::new(),
        reason,
    }
}

#[cfg(test)]
mod tests;
