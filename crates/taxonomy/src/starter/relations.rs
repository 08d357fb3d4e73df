//! `occupation_skills.csv`: which groups need which skills.

use std::collections::{HashMap, HashSet};

use crate::concept::Concept;
use crate::error::Problem;
use crate::table::Table;
use crate::taxonomy::Pair;

pub(super) const COLUMNS: [&str; 3] = ["isco_code", "skill_id", "relation"];

pub(super) fn pairs(table: &Table, concepts: &[Concept], problems: &mut Vec<Problem>) -> Vec<Pair> {
    let places: HashMap<&str, u32> = (0..)
        .zip(concepts)
        .map(|(place, concept)| (concept.id.as_str(), place))
        .collect();
    let mut seen = HashSet::new();
    let mut pairs = Vec::new();
    for row in table.rows() {
        let mut place = |column: &str, prefix: &str, file: &str| {
            let place = places.get(format!("{prefix}:{}", row.cell(column)).as_str());
            if place.is_none() {
                problems.push(row.problem(column, format!("it does not stand in {file}")));
            }
            place.copied()
        };
        let occupation = place("isco_code", "isco", "occupations.csv");
        let skill = place("skill_id", "skill", "skills.csv");
        let essential = match row.cell("relation") {
            "essential" => true,
            "optional" => false,
            _ => {
                problems.push(row.problem("relation", "accepted: essential, optional"));
                continue;
            }
        };
        let (Some(occupation), Some(skill)) = (occupation, skill) else {
            continue;
        };
        if seen.insert((occupation, skill)) {
            pairs.push((occupation, skill, essential));
        } else {
            let reason = "the relation of this group and this skill stands twice";
            problems.push(row.problem("skill_id", reason));
        }
    }
    pairs.sort_unstable();
    pairs
}
