//! What a check found.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use serde::Serialize;

use crate::error::Problem;
use crate::starter::{self, Starter};

/// Counts and problems.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CheckReport {
    /// The folder that was checked.
    pub folder: PathBuf,
    /// What there is.
    pub counts: Counts,
    /// What is wrong, by file and line.
    pub problems: Vec<Problem>,
}

/// What there is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Groups of ISCO-08 by the number of digits of their codes.
    pub groups: BTreeMap<usize, usize>,
    /// Skills and fields of knowledge.
    pub skills: usize,
    /// Those of them that are knowledge.
    pub knowledge: usize,
    /// Those that name the ESCO skill they equal.
    pub skills_with_esco_uri: usize,
    /// Relations between unit groups and skills.
    pub relations: usize,
    /// Those of them that are essential.
    pub essential: usize,
    /// Labels of groups and skills by language.
    pub labels: BTreeMap<String, usize>,
    /// Synonyms a unit group.
    pub synonyms_per_unit_group: Spread,
    /// Skills a unit group.
    pub skills_per_unit_group: Spread,
    /// Rows of the further tables that are there.
    pub lists: BTreeMap<&'static str, usize>,
}

/// The least, the most and the sum of a number over all unit groups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// The least.
    pub min: usize,
    /// The most.
    pub max: usize,
    /// The sum.
    pub total: usize,
}

impl Spread {
    fn of(numbers: impl Iterator<Item = usize> + Clone) -> Self {
        Self {
            min: numbers.clone().min().unwrap_or_default(),
            max: numbers.clone().max().unwrap_or_default(),
            total: numbers.sum(),
        }
    }
}

pub(super) fn count(starter: &Starter) -> Counts {
    let mut counts = Counts::default();
    let mut synonyms = Vec::new();
    let mut needs: BTreeMap<&str, usize> = BTreeMap::new();
    for row in starter.occupations.rows() {
        let code = row.cell("isco_code");
        *counts.groups.entry(code.len()).or_default() += 1;
        if code.len() == 4 {
            synonyms.push(starter::synonyms(row).len());
            needs.insert(code, 0);
        }
    }
    for row in starter.skills.rows() {
        counts.skills += 1;
        counts.knowledge += usize::from(row.cell("kind") == "knowledge");
        counts.skills_with_esco_uri += usize::from(!row.cell("esco_uri").is_empty());
    }
    for row in starter.relations.rows() {
        counts.relations += 1;
        counts.essential += usize::from(row.cell("relation") == "essential");
        if let Some(number) = needs.get_mut(row.cell("isco_code")) {
            *number += 1;
        }
    }
    for row in starter.occupations.rows().chain(starter.skills.rows()) {
        for label in starter::all_labels(row) {
            *counts.labels.entry(label.language.to_string()).or_default() += 1;
        }
    }
    counts.synonyms_per_unit_group = Spread::of(synonyms.iter().copied());
    counts.skills_per_unit_group = Spread::of(needs.values().copied());
    counts
}

impl fmt::Display for CheckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = &self.counts;
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        let groups: Vec<String> = counts
            .groups
            .iter()
            .map(|(digits, number)| format!("{number} of {digits}"))
            .collect();
        writeln!(f, "groups by digits of their codes: {}", groups.join(", "))?;
        writeln!(
            f,
            "skills: {}, {} of them knowledge, {} with the address of an ESCO skill",
            counts.skills, counts.knowledge, counts.skills_with_esco_uri
        )?;
        writeln!(
            f,
            "relations: {}, {} of them essential",
            counts.relations, counts.essential
        )?;
        let pairs: Vec<String> = counts
            .labels
            .iter()
            .map(|(l, n)| format!("{l} {n}"))
            .collect();
        writeln!(f, "labels: {}", pairs.join(", "))?;
        for (what, spread) in [
            ("synonyms", &counts.synonyms_per_unit_group),
            ("skills", &counts.skills_per_unit_group),
        ] {
            writeln!(
                f,
                "{what} a unit group: {} to {}, {} in all",
                spread.min, spread.max, spread.total
            )?;
        }
        let pairs: Vec<String> = counts
            .lists
            .iter()
            .map(|(l, n)| format!("{l} {n}"))
            .collect();
        if !pairs.is_empty() {
            writeln!(f, "further tables: {}", pairs.join(", "))?;
        }
        match self.problems.len() {
            0 => write!(f, "in order"),
            1 => write!(f, "1 problem"),
            number => write!(f, "{number} problems"),
        }
    }
}
