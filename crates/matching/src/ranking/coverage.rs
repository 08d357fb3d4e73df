//! How well a profile's statements cover what a need asks for.

use domain::blind::{Field, Statement};
use ndarray::ArrayView1;

use super::assessment::{Pair, shared};
use super::similarity::Scale;
use super::weights::Ranking;
use crate::outcome::{Evidence, RequirementStatus};

/// The most statements quoted for a requirement.
const MOST_EVIDENCE: usize = 2;

/// A text of the need.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) vector: ArrayView1<'a, f32>,
    /// The concepts that it names.
    pub(super) concepts: &'a [u32],
}

/// The best support for one requirement.
pub(super) struct Coverage {
    /// In [0, 1]: the best similarity of a statement, weighed by the field it stands in.
    pub(super) value: f64,
    /// The statements behind it, strongest first; those below `partly` are left out.
    pub(super) evidence: Vec<Evidence>,
}

/// Looks for support of `asked` among the profile's statements. `share` says how much a statement
/// of a field counts for this question, besides the evidence weight of the field; 0 leaves it out.
///
/// A statement's similarity is its cosine on `scale`, or, where it names concepts that are asked
/// for, `shared_concept` times their share: whichever is more.
pub(super) fn cover(
    asked: Asked<'_>,
    pair: Pair<'_>,
    scale: &Scale,
    ranking: &Ranking,
    share: impl Fn(Field) -> f64,
) -> Coverage {
    let mut found: Vec<(f64, f32, &Statement)> = Vec::new();
    let statements = pair.profile.statements.iter().zip(pair.profile_concepts);
    for (index, (statement, concepts)) in statements.enumerate() {
        let weight = share(statement.field) * ranking.evidence(statement.field);
        if weight <= 0.0 {
            continue;
        }
        let cosine = pair.profile_vectors.statements.dot(index, asked.vector);
        let by_vector = scale.of_cosine(f64::from(cosine));
        let similarity = match shared(asked.concepts, concepts) {
            0 => by_vector,
            count => {
                let part = count as f64 / asked.concepts.len() as f64;
                by_vector.max(ranking.similarity.shared_concept * part)
            }
        };
        found.push((similarity * weight, cosine, statement));
    }
    // Among equals the one that is nearest in its own words, then the one that stands first.
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| b.1.total_cmp(&a.1)));
    let value = found.first().map_or(0.0, |(best, ..)| *best);
    let evidence = found
        .into_iter()
        .take(MOST_EVIDENCE)
        .filter(|(similarity, ..)| *similarity >= ranking.status.partly)
        .map(|(similarity, _, statement)| Evidence {
            statement: statement.clone(),
            similarity,
        })
        .collect();
    Coverage { value, evidence }
}

/// Whether a value counts as met.
pub(super) fn status(value: f64, ranking: &Ranking) -> RequirementStatus {
    if value >= ranking.status.met {
        RequirementStatus::Met
    } else if value >= ranking.status.partly {
        RequirementStatus::Partly
    } else {
        RequirementStatus::Missing
    }
}
