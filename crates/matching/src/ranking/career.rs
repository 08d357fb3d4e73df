//! Experience, education and licence.

use domain::blind::Field;
use jiff::civil::Date;

use super::assessment::{Pair, graded, plain};
use super::coverage::{Asked, cover, status};
use super::weights::Ranking;
use crate::outcome::{RequirementKind, RequirementResult};

/// Years worked over years asked for, at most 1.
pub(super) fn experience(
    pair: Pair<'_>,
    today: Date,
    requirements: &mut Vec<RequirementResult>,
) -> Option<f64> {
    let asked = f64::from(pair.need.min_years.filter(|years| *years > 0)?);
    let value = (pair.profile.years_of_experience(today) / asked).min(1.0);
    requirements.push(plain(RequirementKind::Experience, true, graded(value)));
    Some(value)
}

/// 1 where the last work ended at most `fresh` years ago, 0 from `stale` years on, linear between.
/// Asked where the need asks for experience and the profile dates some.
pub(super) fn recency(pair: Pair<'_>, ranking: &Ranking, today: Date) -> Option<f64> {
    pair.need.min_years.filter(|years| *years > 0)?;
    let since = pair.profile.years_since_work(today)?;
    let (fresh, stale) = (ranking.recency.fresh, ranking.recency.stale);
    Some(((stale - since) / (stale - fresh)).clamp(0.0, 1.0))
}

/// 1 at the level asked for or above, `one_below` one level below, else 0.
pub(super) fn education(
    pair: Pair<'_>,
    ranking: &Ranking,
    requirements: &mut Vec<RequirementResult>,
) -> Option<f64> {
    let asked = pair.need.min_education?;
    let value = match pair.profile.education {
        Some(level) if level >= asked => 1.0,
        Some(level) if level.get() + 1 == asked.get() => ranking.education.one_below,
        _ => 0.0,
    };
    let told = if value > 0.0 { value.max(0.5) } else { 0.0 };
    requirements.push(plain(RequirementKind::Education, true, graded(told)));
    Some(value)
}

/// Similarity of the nearest licence; without a licence a share of the nearest title or field of
/// study, since a licence may only have gone unmentioned.
pub(super) fn licence(
    pair: Pair<'_>,
    ranking: &Ranking,
    requirements: &mut Vec<RequirementResult>,
) -> Option<f64> {
    let asked = Asked {
        vector: pair.need_vectors.licence.rows().into_iter().next()?,
        concepts: &[],
    };
    let hint = ranking.licence.hint;
    let share = |field| match field {
        Field::Licence(_) => 1.0,
        Field::Headline | Field::ExperienceTitle(_) | Field::EducationField(_) => hint,
        _ => 0.0,
    };
    let coverage = cover(asked, pair, &ranking.similarity.licence, ranking, share);
    requirements.push(RequirementResult {
        kind: RequirementKind::Licence,
        index: 0,
        essential: true,
        status: status(coverage.value, ranking),
        evidence: coverage.evidence,
    });
    Some(coverage.value)
}
