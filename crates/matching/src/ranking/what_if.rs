//! What single change would lift a match.

use super::assessment::{Assessment, mean};
use super::score::total;
use super::weights::Ranking;
use crate::outcome::{Change, Criterion, Violation, WhatIf};

/// The most changes that are told.
const MOST: usize = 4;
/// A change that lifts the score by less is not worth telling.
const LEAST_GAIN: f64 = 0.005;

/// Makes each single change in turn, weighs the changed values again, and tells the best.
pub(crate) fn what_would_change(assessment: &Assessment, ranking: &Ranking) -> Vec<WhatIf> {
    let now = total(&assessment.values, assessment.violations.len(), ranking).total;
    let mut found: Vec<WhatIf> = changes(assessment)
        .into_iter()
        .map(|change| {
            let changed = with(assessment, &change);
            let violated = changed.violations.len();
            let score = total(&changed.values, violated, ranking).total;
            WhatIf {
                change,
                score,
                band: ranking.band(score, violated > 0),
            }
        })
        .filter(|what_if| what_if.score > now + LEAST_GAIN)
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found.truncate(MOST);
    found
}

fn changes(assessment: &Assessment) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for violation in &assessment.violations {
        match violation {
            Violation::Language {
                group, required, ..
            } => {
                changes.push(Change::Language(group.clone(), *required));
            }
            Violation::Mode { .. } => changes.push(Change::Mode),
            Violation::Window { .. } => changes.push(Change::Window),
        }
    }
    changes.extend((0..assessment.essential.len()).map(Change::EssentialSkill));
    changes.extend((0..assessment.desirable.len()).map(Change::DesirableSkill));
    changes.push(Change::Licence);
    changes
}

/// The assessment as it would be after the change.
fn with(assessment: &Assessment, change: &Change) -> Assessment {
    let mut changed = assessment.clone();
    let mut set = |criterion: Criterion, value: Option<f64>| {
        let place = changed
            .values
            .iter_mut()
            .find(|(known, _)| *known == criterion);
        if let (Some(place), Some(value)) = (place, value) {
            place.1 = value;
        }
    };
    let filled = |values: &[f64], index: usize| {
        let mut values = values.to_vec();
        values[index] = 1.0;
        mean(&values)
    };
    match change {
        Change::EssentialSkill(index) => {
            set(
                Criterion::EssentialSkills,
                filled(&assessment.essential, *index),
            );
        }
        Change::DesirableSkill(index) => {
            set(
                Criterion::DesirableSkills,
                filled(&assessment.desirable, *index),
            );
        }
        Change::Licence => set(Criterion::Licence, Some(1.0)),
        Change::Mode => {
            set(Criterion::EngagementMode, Some(1.0));
            changed
                .violations
                .retain(|known| !matches!(known, Violation::Mode { .. }));
        }
        Change::Window => {
            changed
                .violations
                .retain(|known| !matches!(known, Violation::Window { .. }));
        }
        Change::Language(group, _) => {
            changed.violations.retain(
                |known| !matches!(known, Violation::Language { group: violated, .. } if violated == group),
            );
        }
    }
    changed
}
