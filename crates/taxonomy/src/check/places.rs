//! The rules for the lists beside the taxonomy: countries, languages, regions, municipalities and
//! regulated professions. Each is checked where it is there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use domain::codes::{Code, Country, LanguageTag};

use super::optional;
use crate::error::Problem;
use crate::table::{Row, Table};

const COUNTRIES: &str = "countries.csv";
const LANGUAGES: &str = "languages.csv";
const REGIONS: &str = "regions.csv";
const MUNICIPALITIES: &str = "municipalities.csv";
const PROFESSIONS: &str = "regulated_professions.csv";

const REGION_KINDS: [&str; 4] = ["country", "entity", "canton", "district"];
const MUNICIPALITY_KINDS: [&str; 3] = ["city", "municipality", "district"];
const STEPS: [&str; 4] = [
    "recognition of qualification",
    "professional exam",
    "chamber membership",
    "licence",
];
const CONFIDENCE: [&str; 3] = ["high", "medium", "low"];

const NAMES: [&str; 5] = ["bs", "hr", "sr", "de", "en"];

/// Checks the lists and tells how many rows each has.
pub(super) fn check(
    folder: &Path,
    occupations: &Table,
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'static str, usize> {
    let mut lists = BTreeMap::new();
    let mut table = |name: &'static str, columns: &[&str], problems: &mut Vec<Problem>| {
        let table = optional(folder, name, columns, problems)?;
        filled(&table, problems);
        lists.insert(name, table.rows().count());
        Some(table)
    };
    let columns = ["code", "bs", "hr", "sr", "de", "en"];
    if let Some(table) = table(COUNTRIES, &columns, problems) {
        countries(&table, problems);
    }
    let columns = ["code", "bs", "hr", "sr", "de", "en", "endonym"];
    if let Some(table) = table(LANGUAGES, &columns, problems) {
        languages(&table, problems);
    }
    let columns = ["code", "bs", "hr", "sr", "en", "de", "kind"];
    let regions = table(REGIONS, &columns, problems).map(|table| regions(&table, problems));
    let columns = ["code", "region", "bs", "hr", "sr", "en", "kind"];
    if let Some(table) = table(MUNICIPALITIES, &columns, problems) {
        municipalities(&table, regions.as_ref(), problems);
    }
    if let Some(table) = table(PROFESSIONS, &crate::professions::COLUMNS, problems) {
        let units = occupations
            .rows()
            .map(|row| row.cell("isco_code").to_owned());
        let units: HashSet<String> = units.filter(|code| code.len() == 4).collect();
        professions(&table, &units, regions.as_ref(), problems);
    }
    lists
}

fn countries(table: &Table, problems: &mut Vec<Problem>) {
    unique(table, &["code"], problems);
    NAMES
        .iter()
        .for_each(|name| unique(table, &[name], problems));
    for row in table.rows() {
        // XK is for users to assign, and everybody assigns it to Kosovo.
        let code = row.cell("code");
        if code != "XK" && Country::parse_code(code).is_none() {
            problems.push(row.problem("code", "expected an ISO 3166-1 alpha-2 code, or XK"));
        }
    }
}

fn languages(table: &Table, problems: &mut Vec<Problem>) {
    unique(table, &["code"], problems);
    NAMES
        .iter()
        .for_each(|name| unique(table, &[name], problems));
    for row in table.rows() {
        let code = row.cell("code");
        if LanguageTag::parse_code(code).is_none_or(|tag| tag.as_str() != code) {
            let reason = "expected a BCP 47 tag of a language in ISO 639, such as bs or sr-Cyrl";
            problems.push(row.problem("code", reason));
        }
    }
}

/// Checks the regions and gives their codes.
fn regions(table: &Table, problems: &mut Vec<Problem>) -> HashSet<String> {
    unique(table, &["code"], problems);
    for row in table.rows() {
        one_of(row, "kind", &REGION_KINDS, problems);
        if row.cell("code").split('-').next() != Some("BA") {
            problems.push(row.problem("code", "expected BA, or an ISO 3166-2:BA code"));
        }
    }
    table
        .rows()
        .map(|row| row.cell("code").to_owned())
        .collect()
}

fn municipalities(table: &Table, regions: Option<&HashSet<String>>, problems: &mut Vec<Problem>) {
    for column in ["code", "bs", "hr", "sr", "en"] {
        unique(table, &[column], problems);
    }
    for row in table.rows() {
        one_of(row, "kind", &MUNICIPALITY_KINDS, problems);
        known(row, "region", regions, REGIONS, problems);
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !row.cell("code").bytes().all(fits) {
            let reason = "expected lower-case ASCII letters, digits and hyphens";
            problems.push(row.problem("code", reason));
        }
    }
}

fn professions(
    table: &Table,
    units: &HashSet<String>,
    regions: Option<&HashSet<String>>,
    problems: &mut Vec<Problem>,
) {
    let key = [
        "isco_code",
        "profession_en",
        "jurisdiction",
        "body_en",
        "step",
    ];
    unique(table, &key, problems);
    for row in table.rows() {
        known(
            row,
            "isco_code",
            Some(units),
            "occupations.csv as a unit group",
            problems,
        );
        known(row, "jurisdiction", regions, REGIONS, problems);
        one_of(row, "step", &STEPS, problems);
        one_of(row, "confidence", &CONFIDENCE, problems);
        let year = row.cell("as_of");
        if year.len() != 4 || !year.starts_with("20") || !year.bytes().all(|b| b.is_ascii_digit()) {
            problems.push(row.problem("as_of", "expected a year, four digits"));
        }
        if row.cell("confidence") != "high" && row.cell("note").is_empty() {
            problems.push(row.problem("note", "what is not certain needs a note"));
        }
    }
}

/// Every cell but the note is mandatory.
fn filled(table: &Table, problems: &mut Vec<Problem>) {
    for row in table.rows() {
        for (column, text) in row.cells() {
            if column != "note" && text.trim().is_empty() {
                problems.push(row.problem(column, format!("{column} is empty; it is mandatory")));
            }
        }
    }
}

/// No two rows have the same in these columns together.
fn unique(table: &Table, columns: &[&str], problems: &mut Vec<Problem>) {
    let mut seen: HashMap<Vec<&str>, u64> = HashMap::new();
    for row in table.rows() {
        let key = columns.iter().map(|column| row.cell(column)).collect();
        if let Some(line) = seen.insert(key, row.line()) {
            let what = columns.join(" + ");
            problems.push(row.problem(columns[0], format!("the same {what} is in line {line}")));
        }
    }
}

fn one_of(row: Row<'_>, column: &str, accepted: &[&str], problems: &mut Vec<Problem>) {
    if !accepted.contains(&row.cell(column)) {
        problems.push(row.problem(column, format!("accepted: {}", accepted.join(", "))));
    }
}

fn known(
    row: Row<'_>,
    column: &str,
    codes: Option<&HashSet<String>>,
    place: &str,
    problems: &mut Vec<Problem>,
) {
    if codes.is_some_and(|codes| !codes.contains(row.cell(column))) {
        problems.push(row.problem(column, format!("it does not stand in {place}")));
    }
}
