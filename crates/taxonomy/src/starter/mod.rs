//! Reads the taxonomy that we wrote: `occupations.csv`, `skills.csv` and `occupation_skills.csv`,
//! whose columns `seed-data/taxonomy/README.md` describes.

mod labels;
mod occupations;
mod relations;
mod skills;

use std::path::Path;

use crate::concept::{Concept, Label, Taxonomy};
use crate::error::{Problem, TaxonomyError};
use crate::table::{Row, Table};
use crate::taxonomy::Pair;

/// The languages that every concept has a name in.
pub const LANGUAGES: [&str; 5] = ["bs", "hr", "sr", "de", "en"];

/// The three tables, and what they make as far as they are in order.
pub(crate) struct Starter {
    pub(crate) occupations: Table,
    pub(crate) skills: Table,
    pub(crate) relations: Table,
    concepts: Vec<Concept>,
    pairs: Vec<Pair>,
}

/// Reads and checks the three files in `folder`. The first problem refuses them all;
/// [`crate::check`] tells every one.
pub fn load(folder: &Path) -> Result<Taxonomy, TaxonomyError> {
    let mut problems = Vec::new();
    let starter = read(folder, &mut problems)?;
    match problems.into_iter().next() {
        Some(problem) => Err(problem.into()),
        None => Ok(Taxonomy::new("starter", starter.concepts, starter.pairs)),
    }
}

/// Reads the three files and collects what is wrong in their rows.
pub(crate) fn read(folder: &Path, problems: &mut Vec<Problem>) -> Result<Starter, TaxonomyError> {
    let mut table = |name: &str, columns: &[&str]| {
        let table = Table::read(&folder.join(name), problems)?;
        table.require(columns)?;
        Ok::<_, TaxonomyError>(table)
    };
    let tables = [
        table("occupations.csv", &occupations::COLUMNS)?,
        table("skills.csv", &skills::COLUMNS)?,
        table("occupation_skills.csv", &relations::COLUMNS)?,
    ];
    let [occupations, skills, relations] = tables;
    let mut concepts = occupations::concepts(&occupations, problems);
    concepts.extend(skills::concepts(&skills, problems));
    let pairs = relations::pairs(&relations, &concepts, problems);
    Ok(Starter {
        occupations,
        skills,
        relations,
        concepts,
        pairs,
    })
}

/// Every label in a row, as far as they are in order.
pub(crate) fn all_labels(row: Row<'_>) -> Vec<Label> {
    let mut told = Vec::new();
    let mut all = labels::preferred(row, &mut told);
    all.extend(labels::feminine(row));
    all.extend(labels::synonyms(row, &mut told));
    all
}

/// The synonyms in a row, as far as they are in order.
pub(crate) fn synonyms(row: Row<'_>) -> Vec<Label> {
    labels::synonyms(row, &mut Vec::new())
}

#[cfg(test)]
mod tests;
