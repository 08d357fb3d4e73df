//! How well a profile's statements cover what a need asks for.

use domain::blind::{BlindProfile, Field, Statement};
use ndarray::ArrayView1;

use super::weights::Ranking;
use crate::outcome::{Evidence, RequirementStatus};
use crate::vectors::ProfileVectors;

/// The most statements quoted for a requirement.
const MOST_EVIDENCE: usize = 2;

/// The best support for one requirement.
pub(super) struct Coverage {
    /// In [0, 1]: the best similarity of a statement, weighed by the field it stands in.
    pub(super) value: f64,
    /// The statements behind it, strongest first; those below `partly` are left out.
    pub(super) evidence: Vec<Evidence>,
}

/// Looks for support of `requirement` among the statements that `keep` lets through.
pub(super) fn cover(
    requirement: ArrayView1<f32>,
    profile: &BlindProfile,
    vectors: &ProfileVectors,
    ranking: &Ranking,
    keep: impl Fn(Field) -> bool,
) -> Coverage {
    let mut found: Vec<(f64, &Statement)> = profile
        .statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| keep(statement.field))
        .map(|(index, statement)| {
            let cosine = f64::from(vectors.statements.dot(index, requirement));
            (
                ranking.similarity.of_cosine(cosine) * ranking.evidence(statement.field),
                statement,
            )
        })
        .collect();
    // Stable: among equals, the one that stands first.
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let value = found.first().map_or(0.0, |(best, _)| *best);
    let evidence = found
        .into_iter()
        .take(MOST_EVIDENCE)
        .filter(|(similarity, _)| *similarity >= ranking.status.partly)
        .map(|(similarity, statement)| Evidence {
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
