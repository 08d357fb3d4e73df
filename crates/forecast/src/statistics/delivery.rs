//! A folder of tables, taken whole or not at all.

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::path::Path;

use serde::Serialize;

use super::observation::{Key, OPTIONAL, REQUIRED};
use super::{Measure, Observation, Source, source};
use crate::problem::{Problem, Problems};
use crate::table::Table;

/// The name of the table of sources.
pub const SOURCES_FILE: &str = "sources.csv";

/// The figures of a delivery and their sources.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Statistics {
    /// The figures, in the order of the tables' names and of their lines.
    pub observations: Vec<Observation>,
    /// Where they come from.
    pub sources: Vec<Source>,
}

impl Statistics {
    /// The figures of a measure.
    pub fn of(&self, measure: Measure) -> impl Iterator<Item = &Observation> {
        self.observations
            .iter()
            .filter(move |observation| observation.measure == measure)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// Reads a folder's tables from (file name, content) pairs. Names that do not end in `.csv` are
/// passed over. Either every table is in order, or all that is wrong with any of them is reported
/// and nothing is loaded.
///
/// # Example
///
/// ```
/// use forecast::statistics::read_folder;
///
/// let sources = "id,title,publisher,licence,retrieved\nmhrr,Estimates,Ministry,CC BY 4.0,2026-11-01\n";
/// let table = "measure,region,period,value,unit,source\nemigration,BA-04,2024,1200,persons,mhrr\n";
/// let files = [("sources.csv", sources), ("emigration.csv", table)];
/// let statistics = read_folder(files.map(|(name, text)| (name.to_owned(), text.as_bytes())))?;
/// assert_eq!(statistics.observations[0].persons(), Some(1200.0));
///
/// let table = table.replace("1200", "1.200,5");
/// let files = [("sources.csv", sources), ("emigration.csv", &table)];
/// let refused = read_folder(files.map(|(name, text)| (name.to_owned(), text.as_bytes())));
/// assert!(refused.unwrap_err().to_string().starts_with("emigration.csv:2: "));
/// # Ok::<(), forecast::problem::Problems>(())
/// ```
pub fn read_folder<R: Read>(
    files: impl IntoIterator<Item = (String, R)>,
) -> Result<Statistics, Problems> {
    let is_table = |name: &str| {
        Path::new(name)
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
    };
    let mut tables: Vec<(String, R)> = files
        .into_iter()
        .filter(|(name, _)| is_table(name))
        .collect();
    tables.sort_by(|one, two| one.0.cmp(&two.0));
    let mut problems = Problems::default();
    let mut delivery = Delivery::default();
    match tables.iter().position(|(name, _)| name == SOURCES_FILE) {
        Some(index) => match source::parse(SOURCES_FILE, tables.remove(index).1) {
            Ok(sources) => delivery.sources = Some(sources),
            Err(found) => problems.extend(found),
        },
        None => problems.push(whole_file(SOURCES_FILE, "the table of sources is missing")),
    }
    for (name, content) in tables {
        if let Err(found) = delivery.add(&name, content) {
            problems.extend(found);
        }
    }
    problems.or(Statistics {
        observations: delivery.observations,
        sources: delivery.sources.unwrap_or_default(),
    })
}

#[derive(Default)]
struct Delivery {
    /// `None` when the table of sources cannot be used: then no source counts as unknown.
    sources: Option<Vec<Source>>,
    observations: Vec<Observation>,
    /// Where each figure was first given.
    seen: HashMap<Key, (String, u64)>,
}

impl Delivery {
    fn add(&mut self, file: &str, content: impl Read) -> Result<(), Problems> {
        let Some(measure) = named_measure(file) else {
            let measures: Vec<&str> = Measure::ALL
                .iter()
                .map(|measure| measure.as_str())
                .collect();
            let mut problem = whole_file(file, "the name does not begin with a measure");
            problem.accepted = format!("MEASURE.csv or MEASURE-….csv of {}", measures.join(", "));
            return Err(Problems {
                problems: vec![problem],
                omitted: 0,
            });
        };
        let table = Table::read(file, content, &REQUIRED, &OPTIONAL)?;
        let known: Option<HashSet<&str>> = self
            .sources
            .as_ref()
            .map(|sources| sources.iter().map(|source| source.id.as_str()).collect());
        let mut problems = Problems::default();
        for line in table.lines() {
            let source = line.get("source");
            if source.is_empty() || known.as_ref().is_some_and(|known| !known.contains(source)) {
                let accepted = format!("an id from {SOURCES_FILE}");
                problems.push(line.problem("source", "unknown source", &accepted));
            }
            let Some(observation) = Observation::parse(line, &mut problems) else {
                continue;
            };
            if observation.measure != measure {
                let reason = "another measure than the table's name says";
                problems.push(line.problem("measure", reason, measure.as_str()));
            }
            let here = (file.to_owned(), line.number);
            if let Some((file, number)) = self.seen.get(&observation.key()) {
                let reason = format!("the same figure is given in {file} on line {number}");
                problems.push(line.problem("value", reason, ""));
            } else {
                self.seen.insert(observation.key(), here);
                self.observations.push(observation);
            }
        }
        problems.or(())
    }
}

/// The measure with which a table's name begins, up to `.csv` or a hyphen.
fn named_measure(file: &str) -> Option<Measure> {
    let stem = file.strip_suffix(".csv")?;
    let name = stem.split_once('-').map_or(stem, |(name, _)| name);
    Measure::ALL
        .iter()
        .copied()
        .find(|measure| measure.as_str() == name)
}

fn whole_file(file: &str, reason: &str) -> Problem {
    Problem {
        file: file.to_owned(),
        line: 1,
        column: String::new(),
        value: String::new(),
        reason: reason.to_owned(),
        accepted: String::new(),
    }
}

#[cfg(test)]
mod tests;
