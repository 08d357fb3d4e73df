//! One look at a need and a profile: a value for each criterion, and why.

use domain::blind::{BlindLanguage, BlindNeed, BlindProfile, Field};
use jiff::civil::Date;
use ndarray::Array2;

use super::coverage::{cover, status};
use super::violations::{speaks, violations};
use super::weights::Ranking;
use crate::outcome::{Criterion, RequirementKind, RequirementResult, RequirementStatus, Violation};
use crate::vectors::{NeedVectors, ProfileVectors, VIEWS};

/// What is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Pair<'a> {
    pub(crate) need: &'a BlindNeed,
    pub(crate) need_vectors: &'a NeedVectors,
    pub(crate) profile: &'a BlindProfile,
    pub(crate) profile_vectors: &'a ProfileVectors,
}

/// What was found.
#[derive(Debug, Clone)]
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

/// Assesses a pair. `today` decides how long open periods have lasted.
pub(crate) fn assess(pair: Pair<'_>, ranking: &Ranking, today: Date) -> Assessment {
    let mut assessment = Assessment {
        values: Vec::new(),
        essential: Vec::new(),
        desirable: Vec::new(),
        requirements: Vec::new(),
        violations: violations(pair.need, pair.profile),
    };
    assessment.essential = skills(
        pair,
        &pair.need_vectors.essential,
        true,
        ranking,
        &mut assessment,
    );
    assessment.desirable = skills(
        pair,
        &pair.need_vectors.desirable,
        false,
        ranking,
        &mut assessment,
    );
    let is_title = |field| matches!(field, Field::Headline | Field::ExperienceTitle(_));
    let title = pair.need_vectors.title.row(0);
    let occupation = cover(title, pair.profile, pair.profile_vectors, ranking, is_title).value;
    let whole = whole_text(pair, ranking);
    let values = [
        (Criterion::EssentialSkills, mean(&assessment.essential)),
        (Criterion::DesirableSkills, mean(&assessment.desirable)),
        (Criterion::Occupation, Some(occupation)),
        (Criterion::WholeText, Some(whole)),
        (
            Criterion::Experience,
            experience(pair, today, &mut assessment),
        ),
        (Criterion::Education, education(pair, &mut assessment)),
        (Criterion::Licence, licence(pair, ranking, &mut assessment)),
        (Criterion::Languages, languages(pair, &mut assessment)),
        (Criterion::EngagementMode, mode(pair, &mut assessment)),
    ];
    assessment.values = values
        .into_iter()
        .filter_map(|(c, value)| Some((c, value?)))
        .collect();
    assessment
}

/// The mean over what is asked for; `None` where nothing is.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn skills(
    pair: Pair<'_>,
    asked: &Array2<f32>,
    essential: bool,
    ranking: &Ranking,
    assessment: &mut Assessment,
) -> Vec<f64> {
    let mut values = Vec::new();
    for (index, vector) in asked.rows().into_iter().enumerate() {
        let coverage = cover(vector, pair.profile, pair.profile_vectors, ranking, |_| {
            true
        });
        values.push(coverage.value);
        assessment.requirements.push(RequirementResult {
            kind: RequirementKind::Skill,
            index,
            essential,
            status: status(coverage.value, ranking),
            evidence: coverage.evidence,
        });
    }
    values
}

/// The need's title, skills and whole text, each against the nearest statement; the mean of the
/// three. Not against the profile's own mean: that would move away from the need with every other
/// thing that somebody can do.
fn whole_text(pair: Pair<'_>, ranking: &Ranking) -> f64 {
    let views = pair.need_vectors.views.rows().into_iter();
    let nearest = |view| cover(view, pair.profile, pair.profile_vectors, ranking, |_| true).value;
    views.map(nearest).sum::<f64>() / VIEWS as f64
}

/// Years worked over years asked for, at most 1.
fn experience(pair: Pair<'_>, today: Date, assessment: &mut Assessment) -> Option<f64> {
    let asked = f64::from(pair.need.min_years.filter(|years| *years > 0)?);
    let value = (pair.profile.years_of_experience(today) / asked).min(1.0);
    assessment
        .requirements
        .push(plain(RequirementKind::Experience, true, graded(value)));
    Some(value)
}

/// 1 at the level asked for or above, 0.5 one level below, else 0.
fn education(pair: Pair<'_>, assessment: &mut Assessment) -> Option<f64> {
    let asked = pair.need.min_education?;
    let value = match pair.profile.education {
        Some(level) if level >= asked => 1.0,
        Some(level) if level.get() + 1 == asked.get() => 0.5,
        _ => 0.0,
    };
    assessment
        .requirements
        .push(plain(RequirementKind::Education, true, graded(value)));
    Some(value)
}

/// Similarity of the nearest licence; without a licence half of the nearest title or field of
/// study, since a licence may only have gone unmentioned.
fn licence(pair: Pair<'_>, ranking: &Ranking, assessment: &mut Assessment) -> Option<f64> {
    let asked = pair.need_vectors.licence.rows().into_iter().next()?;
    let look =
        |keep: fn(Field) -> bool| cover(asked, pair.profile, pair.profile_vectors, ranking, keep);
    let held = look(|field| matches!(field, Field::Licence(_)));
    let hinted = look(|f| {
        matches!(
            f,
            Field::Headline | Field::ExperienceTitle(_) | Field::EducationField(_)
        )
    });
    let value = held.value.max(hinted.value / 2.0);
    assessment.requirements.push(RequirementResult {
        kind: RequirementKind::Licence,
        index: 0,
        essential: true,
        status: status(value, ranking),
        evidence: if held.value >= hinted.value / 2.0 {
            held.evidence
        } else {
            hinted.evidence
        },
    });
    Some(value)
}

/// The share of wished languages that are known. Required ones are conditions, not values.
fn languages(pair: Pair<'_>, assessment: &mut Assessment) -> Option<f64> {
    let mut add = |asked: &[BlindLanguage], essential: bool| {
        for (index, language) in asked.iter().enumerate() {
            let known = speaks(&pair.profile.languages, language);
            let named = pair
                .profile
                .languages
                .iter()
                .any(|known| known.group == language.group);
            let status = match (known, named) {
                (true, _) => RequirementStatus::Met,
                (false, true) => RequirementStatus::Partly,
                (false, false) => RequirementStatus::Missing,
            };
            let result = plain(RequirementKind::Language, essential, status);
            assessment
                .requirements
                .push(RequirementResult { index, ..result });
        }
    };
    add(&pair.need.required_languages, true);
    add(&pair.need.wished_languages, false);
    let wished = &pair.need.wished_languages;
    let known = wished
        .iter()
        .map(|asked| f64::from(u8::from(speaks(&pair.profile.languages, asked))));
    mean(&known.collect::<Vec<_>>())
}

/// 1 where a mode is shared. Asked only where the need names modes.
fn mode(pair: Pair<'_>, assessment: &mut Assessment) -> Option<f64> {
    if pair.need.modes.is_empty() {
        return None;
    }
    let value = f64::from(u8::from(super::shares_mode(
        &pair.need.modes,
        &pair.profile.modes,
    )));
    assessment
        .requirements
        .push(plain(RequirementKind::Mode, true, graded(value)));
    Some(value)
}

fn graded(value: f64) -> RequirementStatus {
    if value >= 1.0 {
        RequirementStatus::Met
    } else if value >= 0.5 {
        RequirementStatus::Partly
    } else {
        RequirementStatus::Missing
    }
}

fn plain(kind: RequirementKind, essential: bool, status: RequirementStatus) -> RequirementResult {
    RequirementResult {
        kind,
        index: 0,
        essential,
        status,
        evidence: Vec::new(),
    }
}
