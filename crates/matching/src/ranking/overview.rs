//! What a whole ranking says: how many fit, in which modes, and what keeps the others out.

use std::collections::BTreeMap;

use domain::EngagementMode;
use domain::blind::{BlindNeed, BlindProfile};

use super::assessment::Assessment;
use super::weights::Ranking;
use super::what_if::{lifted_by, weighed, with};
use crate::outcome::{
    Band, Change, ModeCount, NearMiss, Overview, RequirementKind, RequirementResult,
    RequirementStatus,
};

/// The most requirements that are told.
const MOST: usize = 5;

/// Counts candidates one by one.
pub(crate) struct Census<'a> {
    need: &'a BlindNeed,
    ranking: &'a Ranking,
    fitting: usize,
    modes: BTreeMap<EngagementMode, usize>,
    excluded: BTreeMap<Change, usize>,
    gained: BTreeMap<Change, usize>,
}

impl<'a> Census<'a> {
    pub(crate) fn new(need: &'a BlindNeed, ranking: &'a Ranking) -> Self {
        Self {
            need,
            ranking,
            fitting: 0,
            modes: EngagementMode::ALL.iter().map(|mode| (*mode, 0)).collect(),
            excluded: BTreeMap::new(),
            gained: BTreeMap::new(),
        }
    }

    /// Counts a candidate, and tells whether it fits but for the engagement mode.
    pub(crate) fn add(&mut self, profile: &BlindProfile, assessment: &Assessment) -> bool {
        let failed = failed(assessment);
        for change in &failed {
            *self.excluded.entry(change.clone()).or_default() += 1;
        }
        let relevant = |assessment: &Assessment| weighed(assessment, self.ranking).1 > Band::Weak;
        match failed.as_slice() {
            [] if relevant(assessment) => self.fitting += 1,
            [only] if relevant(&with(assessment, only, self.ranking)) => {
                *self.gained.entry(only.clone()).or_default() += 1;
                if *only != Change::Mode {
                    return false;
                }
            }
            _ => return false,
        }
        for mode in &profile.modes {
            *self.modes.entry(*mode).or_default() += 1;
        }
        true
    }

    /// What was counted.
    pub(crate) fn finish(self) -> Overview {
        let accepts = |mode| self.need.modes.is_empty() || self.need.modes.contains(&mode);
        let mut modes: Vec<ModeCount> = self
            .modes
            .into_iter()
            .map(|(mode, fitting)| ModeCount {
                mode,
                accepted: accepts(mode),
                fitting,
            })
            .collect();
        // Stable: within accepted and other modes the order of the list.
        modes.sort_by_key(|count| !count.accepted);
        let mut near_misses: Vec<NearMiss> = self
            .gained
            .into_iter()
            .map(|(requirement, gained)| NearMiss {
                excluded: self.excluded.get(&requirement).copied().unwrap_or(gained),
                fitting_without: self.fitting + gained,
                requirement,
            })
            .collect();
        near_misses.sort_by(|a, b| {
            let gain = b.fitting_without.cmp(&a.fitting_without);
            gain.then_with(|| b.excluded.cmp(&a.excluded))
        });
        near_misses.truncate(MOST);
        Overview {
            fitting: self.fitting,
            modes,
            near_misses,
        }
    }
}

/// The requirements that a candidate fails: hard conditions, and essential ones that nothing in
/// the profile speaks for.
fn failed(assessment: &Assessment) -> Vec<Change> {
    let mut failed: Vec<Change> = assessment.violations.iter().map(lifted_by).collect();
    let missing = |result: &&RequirementResult| {
        result.essential && result.status == RequirementStatus::Missing
    };
    failed.extend(
        assessment
            .requirements
            .iter()
            .filter(missing)
            .filter_map(|result| {
                match result.kind {
                    RequirementKind::Skill => Some(Change::EssentialSkill(result.index)),
                    RequirementKind::Experience => Some(Change::Experience),
                    RequirementKind::Education => Some(Change::Education),
                    RequirementKind::Licence => Some(Change::Licence),
                    // Violations already.
                    RequirementKind::Language | RequirementKind::Mode => None,
                }
            }),
    );
    failed
}
