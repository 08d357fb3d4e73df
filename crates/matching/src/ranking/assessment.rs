//! One look at a need and a profile: a value for each criterion, and why.

use std::collections::HashSet;

use domain::blind::{BlindNeed, BlindProfile};
use jiff::civil::Date;

use super::violations::violations;
use super::weights::Ranking;
use super::{career, conditions, skills, texts};
use crate::concepts::{Broader, NeedConcepts};
use crate::outcome::{Criterion, RequirementKind, RequirementResult, RequirementStatus, Violation};
use crate::vectors::{NeedVectors, ProfileVectors};
use crate::words::NeedWords;

/// What is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Pair<'a> {
    pub(crate) need: &'a BlindNeed,
    pub(crate) need_vectors: &'a NeedVectors,
    pub(crate) need_concepts: &'a NeedConcepts,
    pub(crate) need_words: &'a NeedWords,
    pub(crate) profile: &'a BlindProfile,
    pub(crate) profile_vectors: &'a ProfileVectors,
    /// For each statement the concepts that it names.
    pub(crate) profile_concepts: &'a [Vec<u32>],
    /// Every concept's broader ones.
    pub(crate) broader: &'a Broader,
}

impl Pair<'_> {
    /// Whether the need lists no skills, so that its free text is all there is to go by.
    pub(super) fn is_free_text(&self) -> bool {
        self.need.essential.is_empty() && self.need.desirable.is_empty()
    }
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assessment {
    /// In [0, 1]; a criterion that the need does not ask for is left out.
    pub(crate) values: Vec<(Criterion, f64)>,
    /// Coverage of each essential skill.
    pub(crate) essential: Vec<f64>,
    /// Coverage of each desirable skill.
    pub(crate) desirable: Vec<f64>,
    pub(crate) requirements: Vec<RequirementResult>,
    pub(crate) violations: Vec<Violation>,
}

/// Assesses a pair. `today` decides how long open periods have lasted. `docs/ranking.md` has the
/// formula of each criterion.
pub(crate) fn assess(pair: Pair<'_>, ranking: &Ranking, today: Date) -> Assessment {
    let mut assessment = Assessment {
        violations: violations(pair.need, pair.profile),
        ..Assessment::default()
    };
    let requirements = &mut assessment.requirements;
    assessment.essential = skills::essential(pair, ranking, requirements);
    assessment.desirable = skills::desirable(pair, ranking, requirements);
    let values = [
        (
            Criterion::EssentialSkills,
            skills::together(&assessment.essential, ranking.skills.weakest),
        ),
        (
            Criterion::DesirableSkills,
            skills::together(&assessment.desirable, 0.0),
        ),
        (
            Criterion::Occupation,
            Some(texts::occupation(pair, ranking)),
        ),
        (Criterion::WholeText, Some(texts::whole_text(pair, ranking))),
        (Criterion::Description, texts::description(pair, ranking)),
        (Criterion::Words, texts::words(pair)),
        (
            Criterion::Experience,
            career::experience(pair, today, requirements),
        ),
        (Criterion::Recency, career::recency(pair, ranking, today)),
        (
            Criterion::Education,
            career::education(pair, ranking, requirements),
        ),
        (
            Criterion::Licence,
            career::licence(pair, ranking, requirements),
        ),
        (
            Criterion::Languages,
            conditions::languages(pair, requirements),
        ),
        (
            Criterion::EngagementMode,
            conditions::mode(pair, requirements),
        ),
        (Criterion::Availability, conditions::availability(pair)),
        (Criterion::Capacity, conditions::capacity(pair)),
    ];
    let asked = values.into_iter();
    assessment.values = asked.filter_map(|(c, value)| Some((c, value?))).collect();
    assessment
}

/// Whether two lists of concepts share one.
pub(super) fn shared(asked: &[u32], named: &[u32]) -> usize {
    if asked.is_empty() || named.is_empty() {
        return 0;
    }
    let named: HashSet<&u32> = named.iter().collect();
    asked
        .iter()
        .filter(|concept| named.contains(concept))
        .count()
}

/// A requirement without a text of its own.
pub(super) fn plain(
    kind: RequirementKind,
    essential: bool,
    status: RequirementStatus,
) -> RequirementResult {
    RequirementResult {
        kind,
        index: 0,
        essential,
        status,
        evidence: Vec::new(),
    }
}

/// Met at 1, partly from a half on.
pub(super) fn graded(value: f64) -> RequirementStatus {
    if value >= 1.0 {
        RequirementStatus::Met
    } else if value >= 0.5 {
        RequirementStatus::Partly
    } else {
        RequirementStatus::Missing
    }
}
