//! Where figures come from.

use std::collections::HashMap;
use std::io::Read;

use serde::Serialize;

use crate::problem::Problems;
use crate::table::Table;
use crate::time::is_day;

/// A publication that figures were taken from, and the terms of its use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name by which figures refer to it: lower-case letters, digits, `-` and `_`.
    pub id: String,
    /// Title of the publication.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The licence, or a statement that there is none.
    pub licence: String,
    /// Where it was found; may be empty.
    pub url: String,
    /// The day on which it was retrieved, `YYYY-MM-DD`.
    pub retrieved: String,
    /// What a user of the figures must know; may be empty.
    pub note: String,
}

const REQUIRED: [&str; 5] = ["id", "title", "publisher", "licence", "retrieved"];
const OPTIONAL: [&str; 2] = ["url", "note"];

/// Reads `sources.csv`.
pub(super) fn parse(file: &str, content: impl Read) -> Result<Vec<Source>, Problems> {
    let table = Table::read(file, content, &REQUIRED, &OPTIONAL)?;
    let mut problems = Problems::default();
    let mut sources = Vec::new();
    let mut seen: HashMap<&str, u64> = HashMap::new();
    for line in table.lines() {
        let id = line.get("id");
        let letter = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_')
        };
        if id.is_empty() || !id.bytes().all(letter) {
            let accepted = "lower-case letters a to z, digits, - and _";
            problems.push(line.problem("id", "not an identifier", accepted));
        } else if let Some(first) = seen.insert(id, line.number) {
            let reason = format!("the source is there twice, first on line {first}");
            problems.push(line.problem("id", reason, ""));
        }
        for column in ["title", "publisher", "licence"] {
            if line.get(column).is_empty() {
                problems.push(line.problem(column, "must not be empty", "any text"));
            }
        }
        if !is_day(line.get("retrieved")) {
            problems.push(line.problem("retrieved", "not a day", "YYYY-MM-DD"));
        }
        let text = |column| line.get(column).to_owned();
        sources.push(Source {
            id: text("id"),
            title: text("title"),
            publisher: text("publisher"),
            licence: text("licence"),
            url: text("url"),
            retrieved: text("retrieved"),
            note: text("note"),
        });
    }
    problems.or(sources)
}
