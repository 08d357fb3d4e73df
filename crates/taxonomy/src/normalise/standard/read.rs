//! Reads `equivalents.csv`.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::forms::{self, Kind};
use super::words::{KEPT, Words};
use super::{LONGEST, Lexicon, Set};
use crate::error::{Problem, TaxonomyError};
use crate::normalise::{dialect, normalise};
use crate::table::{Row, Table};

/// The name of the table.
pub(crate) const FILE: &str = "equivalents.csv";

/// Its columns.
pub(crate) const COLUMNS: [&str; 5] = ["canonical", "equivalents", "kind", "forms", "note"];

pub(super) fn load(folder: &Path) -> Result<Lexicon, TaxonomyError> {
    let path = folder.join(FILE);
    if !path.exists() {
        return Ok(Lexicon::default());
    }
    let mut problems = Vec::new();
    let table = Table::read(&path, &mut problems)?;
    table.require(&COLUMNS)?;
    let lexicon = read(&table, &mut problems);
    match problems.into_iter().next() {
        Some(problem) => Err(problem.into()),
        None => Ok(lexicon),
    }
}

/// Tells everything that is wrong in the rows of the table.
pub(crate) fn check(table: &Table, problems: &mut Vec<Problem>) {
    read(table, problems);
}

/// A lemma, what it is and the number of its set.
struct Lemma {
    text: String,
    kind: Kind,
    set: u32,
}

fn read(table: &Table, problems: &mut Vec<Problem>) -> Lexicon {
    let mut sets = Vec::new();
    let mut words = Words::default();
    let mut lemmas = Vec::new();
    let mut irregular: Vec<(String, u32)> = Vec::new();
    let mut lines: HashMap<String, u64> = HashMap::new();
    for row in table.rows() {
        let Some(kind) = kind(row, problems) else {
            continue;
        };
        let texts = texts(row, kind, &mut lines, problems);
        if kind == Kind::Particle {
            for text in &texts {
                words.add_particle(text);
            }
            continue;
        }
        if texts.is_empty() {
            continue;
        }
        // A noun without equals only keeps its forms from being taken for those of a verb.
        let kept = kind == Kind::Noun && texts.len() == 1;
        let set = match u32::try_from(sets.len()) {
            Ok(set) if !kept => set,
            _ => KEPT,
        };
        for text in entries(row.cell("forms")) {
            irregular.push((normalise(text), set));
        }
        if !kept {
            sets.push(Set {
                lemmas: texts.iter().map(|text| text.as_str().into()).collect(),
            });
        }
        lemmas.extend(texts.into_iter().map(|text| Lemma { text, kind, set }));
    }
    fill(&mut words, &lemmas, &irregular);
    Lexicon {
        sets,
        words: Arc::new(words),
    }
}

/// Lemmas first, then forms that somebody wrote down, then those made by rule: where two sets claim
/// a form, the surer one has it.
fn fill(known: &mut Words, lemmas: &[Lemma], irregular: &[(String, u32)]) {
    let written = lemmas.iter().map(|lemma| (lemma.text.as_str(), lemma.set));
    let written = written.chain(irregular.iter().map(|(text, set)| (text.as_str(), *set)));
    let mut pairs: Vec<(String, u32)> = written.map(|(text, set)| (text.to_owned(), set)).collect();
    // `Motivirana` is an adjective before it is a form of `motivirati`.
    let mut surest: Vec<&Lemma> = lemmas.iter().collect();
    surest.sort_by_key(|lemma| match lemma.kind {
        Kind::Adjective => 0,
        Kind::Verb => 2,
        _ => 1,
    });
    for lemma in surest {
        let made = forms::of(&lemma.text, lemma.kind);
        pairs.extend(made.into_iter().map(|form| (form, lemma.set)));
    }
    known.reserve(pairs.len());
    for (form, set) in &pairs {
        if known.is_particle(form) {
            continue;
        }
        known.add_form(form, *set);
        match form.split_once(' ') {
            Some((first, rest)) => {
                let count = rest.split(' ').count() + 1;
                known.add_start(first, count);
            }
            None => known.add_key(&dialect::of_word(form), *set),
        }
    }
}

fn kind(row: Row<'_>, problems: &mut Vec<Problem>) -> Option<Kind> {
    let kind = Kind::parse(row.cell("kind"));
    if kind.is_none() {
        let accepted: Vec<&str> = Kind::ALL.iter().map(|(name, _)| *name).collect();
        problems.push(row.problem("kind", format!("accepted: {}", accepted.join(", "))));
    }
    kind
}

/// The normalised lemmas of a row, as far as they are in order and in no other row.
fn texts(
    row: Row<'_>,
    kind: Kind,
    lines: &mut HashMap<String, u64>,
    problems: &mut Vec<Problem>,
) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let canonical = row.required("canonical", problems);
    let given = [("canonical", canonical)].into_iter();
    let given = given.chain(entries(row.cell("equivalents")).map(|text| ("equivalents", text)));
    for (column, text) in given.filter(|(_, text)| !text.is_empty()) {
        let mut tell = |reason: String| problems.push(row.problem_with(column, text, reason));
        let normalised = normalise(text);
        let words = normalised.split(' ').count();
        if normalised.is_empty() {
            tell("there is no word in it".to_owned());
        } else if words > LONGEST {
            tell(format!("{words} words; a phrase has at most {LONGEST}"));
        } else if words > 1 && kind != Kind::Phrase {
            tell(format!("{words} words; only a phrase has more than one"));
        } else if texts.contains(&normalised) {
            // Spellings that fold alike (`hljeb` and `hleb` do not) stand there for the reader.
        } else if let Some(line) = lines.get(&normalised) {
            tell(format!(
                "it stands in line {line} already; one word belongs to one set"
            ));
        } else {
            texts.push(normalised);
        }
    }
    for text in &texts {
        lines.insert(text.clone(), row.line());
    }
    texts
}

fn entries(cell: &str) -> impl Iterator<Item = &str> {
    let entries = cell.split('|').map(str::trim);
    entries.filter(|entry| !entry.is_empty())
}
