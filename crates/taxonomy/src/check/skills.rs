//! The rules for `skills.csv`.

use std::collections::{HashMap, HashSet};

use crate::error::Problem;
use crate::starter::{self, Starter};
use crate::table::Row;

/// The fields that a skill can belong to.
const DOMAINS: [&str; 19] = [
    "health",
    "ict",
    "engineering",
    "construction",
    "metal-wood",
    "agri-food",
    "tourism",
    "education",
    "energy",
    "public-eu",
    "finance",
    "logistics",
    "creative",
    "crafts",
    "entrepreneurship",
    "transversal",
    "law",
    "science",
    "social",
];

/// The languages that synonyms may be in.
pub(super) const SYNONYMS: [&str; 10] =
    ["bs", "hr", "sr", "de", "en", "sv", "sl", "it", "fr", "nl"];

/// The fewest synonyms of a skill.
const FEWEST_SYNONYMS: usize = 2;

pub(super) fn check(starter: &Starter, problems: &mut Vec<Problem>) {
    let mut addresses: HashMap<&str, u64> = HashMap::new();
    let wanted = wanted(starter);
    for row in starter.skills.rows() {
        check_id(row, problems);
        check_synonyms(row, FEWEST_SYNONYMS, problems);
        let address = row.cell("esco_uri");
        if !address.is_empty() {
            if !is_skill_address(address) {
                let reason = "expected http://data.europa.eu/esco/skill/ and a UUID";
                problems.push(row.problem("esco_uri", reason));
            }
            if let Some(line) = addresses.insert(address, row.line()) {
                let reason = format!("the address stands in line {line} already; once is allowed");
                problems.push(row.problem("esco_uri", reason));
            }
        }
        if !wanted.contains(row.cell("id")) {
            let reason = "no occupation needs it, nor a narrower one of it; add a relation";
            problems.push(row.problem("id", reason));
        }
    }
}

/// The skills that an occupation needs, and all that are above them.
fn wanted(starter: &Starter) -> HashSet<&str> {
    let parents: HashMap<&str, &str> = starter
        .skills
        .rows()
        .map(|row| (row.cell("id"), row.cell("broader")))
        .collect();
    let mut wanted = HashSet::new();
    for row in starter.relations.rows() {
        let mut at = row.cell("skill_id");
        while wanted.insert(at) {
            match parents.get(at) {
                Some(parent) if !parent.is_empty() => at = parent,
                _ => break,
            }
        }
    }
    wanted
}

fn check_id(row: Row<'_>, problems: &mut Vec<Problem>) {
    let (id, domain) = (row.cell("id"), row.cell("domain"));
    let slug = |part: &str| {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        !part.is_empty() && part.bytes().all(fits)
    };
    let parts = id
        .split_once('.')
        .filter(|(field, name)| slug(field) && slug(name));
    match parts {
        None => problems.push(row.problem(
            "id",
            "expected domain.name in lower-case letters, digits and hyphens",
        )),
        Some((prefix, _)) if prefix != domain => {
            problems.push(row.problem(
                "id",
                format!("it does not begin with the domain {domain:?}"),
            ));
        }
        Some(_) => {}
    }
    if !DOMAINS.contains(&domain) {
        problems.push(row.problem("domain", format!("accepted: {}", DOMAINS.join(", "))));
    }
}

/// Enough synonyms, in languages that are foreseen, none of them twice in the row.
pub(super) fn check_synonyms(row: Row<'_>, fewest: usize, problems: &mut Vec<Problem>) {
    let synonyms = starter::synonyms(row);
    if synonyms.len() < fewest {
        let reason = format!(
            "there are {} synonyms, expected at least {fewest}",
            synonyms.len()
        );
        problems.push(row.problem("synonyms", reason));
    }
    for label in &synonyms {
        if !SYNONYMS.contains(&label.language.as_str()) {
            problems.push(row.problem_with(
                "synonyms",
                &format!("{}:{}", label.language, label.text),
                format!("accepted languages: {}", SYNONYMS.join(", ")),
            ));
        }
    }
    let mut seen = HashSet::new();
    for label in starter::all_labels(row) {
        if !seen.insert((label.language, label.text.to_lowercase())) {
            problems.push(row.problem_with(
                label.language.as_str(),
                &label.text,
                "the label stands twice in the row".to_owned(),
            ));
        }
    }
}

fn is_skill_address(address: &str) -> bool {
    let Some(id) = address.strip_prefix("http://data.europa.eu/esco/skill/") else {
        return false;
    };
    let lengths = id.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}
