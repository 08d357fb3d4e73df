//! Coverage of the skills that a need asks for.

use ndarray::Array2;

use super::assessment::Pair;
use super::coverage::{Asked, cover, status};
use super::weights::Ranking;
use crate::outcome::{RequirementKind, RequirementResult};

/// Coverage of each essential skill.
pub(super) fn essential(
    pair: Pair<'_>,
    ranking: &Ranking,
    requirements: &mut Vec<RequirementResult>,
) -> Vec<f64> {
    let (vectors, concepts) = (&pair.need_vectors.essential, &pair.need_concepts.essential);
    covered(pair, vectors, concepts, true, ranking, requirements)
}

/// Coverage of each desirable skill.
pub(super) fn desirable(
    pair: Pair<'_>,
    ranking: &Ranking,
    requirements: &mut Vec<RequirementResult>,
) -> Vec<f64> {
    let (vectors, concepts) = (&pair.need_vectors.desirable, &pair.need_concepts.desirable);
    covered(pair, vectors, concepts, false, ranking, requirements)
}

fn covered(
    pair: Pair<'_>,
    vectors: &Array2<f32>,
    concepts: &[Vec<u32>],
    essential: bool,
    ranking: &Ranking,
    requirements: &mut Vec<RequirementResult>,
) -> Vec<f64> {
    let skills = vectors.rows().into_iter().zip(concepts).enumerate();
    skills
        .map(|(index, (vector, concepts))| {
            let asked = Asked { vector, concepts };
            let coverage = cover(asked, pair, &ranking.similarity.skill, ranking, |_| 1.0);
            requirements.push(RequirementResult {
                kind: RequirementKind::Skill,
                index,
                essential,
                status: status(coverage.value, ranking),
                evidence: coverage.evidence,
            });
            coverage.value
        })
        .collect()
}

/// What several coverages are together: their mean, and with the share `weakest` the least of
/// them, since the one skill that is missing is the one that stops the work. `None` where nothing
/// is asked for.
pub(super) fn together(coverages: &[f64], weakest: f64) -> Option<f64> {
    let mean = coverages.iter().sum::<f64>() / coverages.len() as f64;
    let least = coverages.iter().copied().reduce(f64::min)?;
    Some((1.0 - weakest) * mean + weakest * least)
}
