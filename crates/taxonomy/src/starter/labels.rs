//! The labels in a row.

use super::LANGUAGES;
use crate::concept::Label;
use crate::error::Problem;
use crate::language::Language;
use crate::table::Row;

/// The mandatory names, one a language.
pub(super) fn preferred(row: Row<'_>, problems: &mut Vec<Problem>) -> Vec<Label> {
    let named = LANGUAGES.iter().filter_map(|code| {
        let text = row.required(code, problems);
        label(code, text, true)
    });
    named.collect()
}

/// The feminine forms.
pub(super) fn feminine(row: Row<'_>) -> Vec<Label> {
    let forms = ["bs", "hr", "sr", "de"].iter().filter_map(|code| {
        let text = row.cell(&format!("{code}_feminine"));
        label(code, text, false)
    });
    forms.collect()
}

/// Reads `lang:label | lang:label`.
pub(super) fn synonyms(row: Row<'_>, problems: &mut Vec<Problem>) -> Vec<Label> {
    let mut labels = Vec::new();
    for entry in entries(row.cell("synonyms")) {
        match split(entry) {
            Some(label) => labels.push(label),
            None => problems.push(row.problem(
                "synonyms",
                format!("the synonym {entry:?} has to be written language:label"),
            )),
        }
    }
    labels
}

/// The parts of a list of synonyms.
pub(super) fn entries(cell: &str) -> impl Iterator<Item = &str> {
    let entries = cell.split('|').map(str::trim);
    entries.filter(|entry| !entry.is_empty())
}

fn split(entry: &str) -> Option<Label> {
    let (code, text) = entry.split_once(':')?;
    label(code, text.trim(), false)
}

fn label(code: &str, text: &str, preferred: bool) -> Option<Label> {
    let language = Language::parse(code).filter(|_| !text.is_empty())?;
    Some(Label {
        language,
        preferred,
        text: text.to_owned(),
    })
}
