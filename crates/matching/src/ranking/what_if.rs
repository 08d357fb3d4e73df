//! What would lift a match: the smallest changes that reach the next band, computed by weighing
//! the changed values again.

use super::assessment::Assessment;
use super::score::total;
use super::skills::together;
use super::weights::Ranking;
use crate::outcome::{Band, Change, Criterion, Violation, WhatIf};

/// The most answers that are told.
const MOST: usize = 4;
/// The most changes that are tried together.
const TOGETHER: usize = 3;
/// Of this many changes, those that lift the score most, combinations are tried.
const COMBINED: usize = 10;
/// A change that lifts the score by less is not worth telling.
const LEAST_GAIN: f64 = 0.005;

/// The smallest sets of changes that lift the match by a band, the best score first; where no set
/// of up to `TOGETHER` changes does, the single changes that lift the score most.
pub(crate) fn what_would_change(assessment: &Assessment, ranking: &Ranking) -> Vec<WhatIf> {
    let (now, band) = weighed(assessment, ranking);
    let mut single: Vec<WhatIf> = changes(assessment)
        .into_iter()
        .map(|change| after(assessment, vec![change], ranking))
        .filter(|what_if| what_if.score > now + LEAST_GAIN)
        .collect();
    best_first(&mut single);
    let tried: Vec<Change> = single
        .iter()
        .take(COMBINED)
        .flat_map(|what_if| what_if.changes.clone())
        .collect();
    let mut sets: Vec<Vec<Change>> = tried.iter().map(|change| vec![change.clone()]).collect();
    for _ in 0..TOGETHER {
        let reached = sets
            .iter()
            .map(|set| after(assessment, set.clone(), ranking));
        let mut lifted: Vec<WhatIf> = reached.filter(|what_if| what_if.band > band).collect();
        if !lifted.is_empty() {
            best_first(&mut lifted);
            lifted.truncate(MOST);
            return lifted;
        }
        sets = larger(&sets, &tried);
    }
    single.truncate(MOST);
    single
}

/// What a set of changes would do.
fn after(assessment: &Assessment, set: Vec<Change>, ranking: &Ranking) -> WhatIf {
    let changed = set.iter().fold(assessment.clone(), |changed, change| {
        with(&changed, change, ranking)
    });
    let (score, band) = weighed(&changed, ranking);
    WhatIf {
        changes: set,
        score,
        band,
    }
}

/// Every set with one more change, in the order of `tried`, so that no set comes twice.
fn larger(sets: &[Vec<Change>], tried: &[Change]) -> Vec<Vec<Change>> {
    let place = |change: &Change| tried.iter().position(|known| known == change);
    let grow = |set: &Vec<Change>| {
        let from = set.last().and_then(place).map_or(0, |place| place + 1);
        let grown = tried[from..]
            .iter()
            .map(|more| [set.as_slice(), std::slice::from_ref(more)].concat());
        grown.collect::<Vec<_>>()
    };
    sets.iter().flat_map(grow).collect()
}

/// Score and band of an assessment.
pub(super) fn weighed(assessment: &Assessment, ranking: &Ranking) -> (f64, Band) {
    let violated = assessment.violations.len();
    let score = total(&assessment.values, violated, ranking).total;
    (score, ranking.band(score, violated > 0))
}

fn best_first(found: &mut [WhatIf]) {
    found.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| a.changes.cmp(&b.changes))
    });
}

/// Everything that could change for the better.
fn changes(assessment: &Assessment) -> Vec<Change> {
    let short = |values: &[f64], change: fn(usize) -> Change| {
        let short = (0..values.len()).filter(|index| values[*index] < 1.0);
        short.map(change).collect::<Vec<_>>()
    };
    let mut changes: Vec<Change> = assessment.violations.iter().map(lifted_by).collect();
    changes.extend(short(&assessment.essential, Change::EssentialSkill));
    changes.extend(short(&assessment.desirable, Change::DesirableSkill));
    let by_criterion = [
        (Criterion::Licence, Change::Licence),
        (Criterion::Experience, Change::Experience),
        (Criterion::Education, Change::Education),
        (Criterion::Capacity, Change::Capacity),
        (Criterion::Availability, Change::Window),
    ];
    for (criterion, change) in by_criterion {
        let below = |(known, value): &(Criterion, f64)| *known == criterion && *value < 1.0;
        if assessment.values.iter().any(below) && !changes.contains(&change) {
            changes.push(change);
        }
    }
    changes
}

/// The change that lifts a violation.
pub(super) fn lifted_by(violation: &Violation) -> Change {
    match violation {
        Violation::Language {
            group, required, ..
        } => Change::Language(group.clone(), *required),
        Violation::Mode { .. } => Change::Mode,
        Violation::Window { .. } => Change::Window,
    }
}

/// The assessment as it would be after the change.
pub(super) fn with(assessment: &Assessment, change: &Change, ranking: &Ranking) -> Assessment {
    let mut changed = assessment.clone();
    changed
        .violations
        .retain(|known| lifted_by(known) != *change);
    let filled = |values: &mut Vec<f64>, index: usize, weakest: f64| {
        if let Some(value) = values.get_mut(index) {
            *value = 1.0;
        }
        together(values, weakest)
    };
    let (criterion, value) = match change {
        Change::EssentialSkill(index) => (
            Criterion::EssentialSkills,
            filled(&mut changed.essential, *index, ranking.skills.weakest),
        ),
        Change::DesirableSkill(index) => (
            Criterion::DesirableSkills,
            filled(&mut changed.desirable, *index, 0.0),
        ),
        Change::Licence => (Criterion::Licence, Some(1.0)),
        Change::Experience => (Criterion::Experience, Some(1.0)),
        Change::Education => (Criterion::Education, Some(1.0)),
        Change::Capacity => (Criterion::Capacity, Some(1.0)),
        Change::Window => (Criterion::Availability, Some(1.0)),
        Change::Mode => (Criterion::EngagementMode, Some(1.0)),
        Change::Language(..) => return changed,
    };
    let place = changed
        .values
        .iter_mut()
        .find(|(known, _)| *known == criterion);
    if let (Some(place), Some(value)) = (place, value) {
        place.1 = value;
    }
    changed
}
