//! What a receipt says, without a word of a record: codes, numbers, and places in texts.

use domain::blind::{Field, Statement};
use matching::{
    Band, Contribution, Evidence, Match, RequirementKind, RequirementResult, RequirementStatus,
    Versions, Violation, WhatIf,
};
use serde::{Deserialize, Serialize};
use store::Receipt;

/// Everything of a match but its score, its rank and its versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) band: Band,
    pub(crate) breakdown: Vec<Contribution>,
    pub(crate) requirements: Vec<Requirement>,
    pub(crate) violations: Vec<Violation>,
    pub(crate) what_would_change: Vec<WhatIf>,
}

/// A requirement by its place in the need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Requirement {
    kind: RequirementKind,
    index: usize,
    essential: bool,
    status: RequirementStatus,
    evidence: Vec<Reference>,
}

/// A statement by its place in the profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Reference {
    field: Field,
    /// First byte in the field's text, and the one behind the last.
    bytes: (u32, u32),
    similarity: f64,
}

impl From<&Match> for Content {
    fn from(found: &Match) -> Self {
        let reference = |evidence: &Evidence| Reference {
            field: evidence.statement.field,
            bytes: (evidence.statement.span.start, evidence.statement.span.end),
            similarity: evidence.similarity,
        };
        let requirement = |result: &RequirementResult| Requirement {
            kind: result.kind,
            index: result.index,
            essential: result.essential,
            status: result.status,
            evidence: result.evidence.iter().map(reference).collect(),
        };
        Self {
            band: found.band,
            breakdown: found.contributions.clone(),
            requirements: found.requirements.iter().map(requirement).collect(),
            violations: found.violations.clone(),
            what_would_change: found.what_would_change.clone(),
        }
    }
}

impl Content {
    /// The match that a receipt is of, to be rendered again. `statements` are the profile's of
    /// now; evidence that no longer stands at its place is left out.
    pub(crate) fn into_match(self, receipt: &Receipt, statements: &[Statement]) -> Match {
        let evidence = |reference: &Reference| {
            let (start, end) = reference.bytes;
            let stands = |statement: &&Statement| {
                statement.field == reference.field && statement.span == (start..end)
            };
            Some(Evidence {
                statement: statements.iter().find(stands)?.clone(),
                similarity: reference.similarity,
            })
        };
        let requirement = |requirement: Requirement| RequirementResult {
            kind: requirement.kind,
            index: requirement.index,
            essential: requirement.essential,
            status: requirement.status,
            evidence: requirement.evidence.iter().filter_map(evidence).collect(),
        };
        let settings = &receipt.settings;
        Match {
            need: Some(receipt.outcome.need.0),
            profile: receipt.outcome.profile.0,
            rank: 1,
            score: receipt.outcome.score,
            band: self.band,
            contributions: self.breakdown,
            requirements: self.requirements.into_iter().map(requirement).collect(),
            violations: self.violations,
            what_would_change: self.what_would_change,
            versions: Versions {
                engine: settings.engine.clone(),
                model: settings.model.clone(),
                taxonomy: settings.taxonomy.clone(),
                weights: settings.weights.clone(),
            },
        }
    }
}
