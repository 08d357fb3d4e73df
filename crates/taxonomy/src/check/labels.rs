//! A label stands under one concept, or everybody who has it says why.

use std::collections::HashMap;

use crate::error::Problem;
use crate::language::Language;
use crate::starter;
use crate::table::{Row, Table};

/// Compares the labels of all rows, without regard to case. Concepts whose keys are `related` may
/// share a label, and so may rows that all have a `note`.
pub(super) fn check(
    table: &Table,
    key: &str,
    related: impl Fn(&str, &str) -> bool,
    problems: &mut Vec<Problem>,
) {
    let mut owners: HashMap<(Language, String), Vec<Row<'_>>> = HashMap::new();
    for row in table.rows() {
        let mut own: Vec<_> = starter::all_labels(row)
            .into_iter()
            .map(|label| (label.language, label.text.to_lowercase()))
            .collect();
        own.sort_unstable();
        own.dedup();
        for label in own {
            owners.entry(label).or_default().push(row);
        }
    }
    for ((language, text), rows) in owners {
        for row in rows.iter().filter(|row| row.cell("note").is_empty()) {
            let id = row.cell(key);
            let other = rows.iter().find(|other| {
                let other = other.cell(key);
                other != id && !related(id, other)
            });
            if let Some(other) = other {
                problems.push(row.problem_with(
                    language.as_str(),
                    &text,
                    format!(
                        "the label also stands under {:?} (line {}); rename one, or explain it in \
                         the note of every row that has it",
                        other.cell(key),
                        other.line()
                    ),
                ));
            }
        }
    }
}
