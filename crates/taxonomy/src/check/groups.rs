//! The rules for unit groups: names enough, and skills enough.

use std::collections::HashMap;

use super::skills::check_synonyms;
use crate::error::Problem;
use crate::starter::Starter;

/// The fewest synonyms of a unit group, over all languages.
const FEWEST_SYNONYMS: usize = 4;
/// The fewest skills of a unit group.
const FEWEST_SKILLS: usize = 6;
/// The fewest of them that are essential.
const FEWEST_ESSENTIAL: usize = 2;

pub(super) fn check(starter: &Starter, problems: &mut Vec<Problem>) {
    let mut needs: HashMap<&str, (usize, usize)> = HashMap::new();
    for row in starter.relations.rows() {
        let code = row.cell("isco_code");
        if code.len() != 4 {
            problems.push(row.problem("isco_code", "expected a unit group, four digits"));
        }
        let (all, essential) = needs.entry(code).or_default();
        *all += 1;
        *essential += usize::from(row.cell("relation") == "essential");
    }
    for row in starter.occupations.rows() {
        let code = row.cell("isco_code");
        let is_unit = code.len() == 4;
        check_synonyms(row, if is_unit { FEWEST_SYNONYMS } else { 0 }, problems);
        let (all, essential) = needs.get(code).copied().unwrap_or_default();
        if is_unit && (all < FEWEST_SKILLS || essential < FEWEST_ESSENTIAL) {
            problems.push(row.problem(
                "isco_code",
                format!(
                    "the unit group has {all} skills, {essential} of them essential; expected at \
                     least {FEWEST_SKILLS} and {FEWEST_ESSENTIAL} in occupation_skills.csv"
                ),
            ));
        }
    }
}
