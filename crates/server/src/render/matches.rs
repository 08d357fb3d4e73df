//! A match in words.

use domain::{EngagementMode, LanguageLevel, Need, Profile};
use explanation::{Explainer, Quote, Quotes};
use jiff::civil::Date;
use serde_json::json;
use store::Stored;
use uuid::Uuid;

use super::requirement::Asked;
use crate::api::{
    Change, Criterion, Evidence, ExplanationLine, Match, NeedCard, ProfileCard, Requirement,
    Violation, WhatIf,
};

/// Renders matches of one need.
pub(crate) struct MatchRenderer {
    pub(super) asked: Asked,
    stored: Option<(Uuid, u32)>,
    card: Option<NeedCard>,
    today: Date,
    pub(super) explainer: Explainer,
}

impl MatchRenderer {
    /// For a need; `stored` where it is kept and so has a card.
    pub(crate) fn for_need(
        stored: Option<Stored<Need>>,
        need: Need,
        today: Date,
        explainer: Explainer,
    ) -> Self {
        Self {
            asked: Asked::new(need),
            stored: stored.as_ref().map(|need| (need.id.0, need.version)),
            card: stored.as_ref().map(NeedCard::from),
            today,
            explainer,
        }
    }

    /// The need itself.
    pub(crate) fn need(&self) -> &Need {
        self.asked.need()
    }

    /// Id and version of the need where it is stored.
    pub(crate) fn stored(&self) -> Option<(Uuid, u32)> {
        self.stored
    }

    /// Who is explained to.
    pub(crate) fn explainer(&self) -> Explainer {
        self.explainer
    }

    /// A match with this profile.
    pub(crate) fn render(&self, found: matching::Match, profile: &Stored<Profile>) -> Match {
        let breakdown = found.contributions.iter().map(|part| {
            let criterion = Criterion {
                weight: part.weight,
                value: part.value,
                contribution: part.contribution,
            };
            (part.criterion.as_str().to_owned(), criterion)
        });
        let mut quotes = Quotes::new(&profile.record);
        let results = found.requirements.iter();
        let quoted: Vec<Vec<Quote>> = results.map(|result| quotes.of(&result.evidence)).collect();
        let lines = self.explainer.explain(&found, self.asked.words(), &quoted);
        let requirement = |(result, quotes): (&matching::RequirementResult, _)| Requirement {
            text: self.asked.text_of(result),
            kind: result.kind,
            essential: result.essential,
            status: result.status,
            evidence: evidence(quotes),
        };
        let change = |change: &matching::Change| {
            let (kind, text) = self.asked.change(change);
            Change { kind, text }
        };
        let what_if = |what_if: &matching::WhatIf| WhatIf {
            changes: what_if.changes.iter().map(change).collect(),
            score_after: what_if.score,
            band_after: what_if.band,
        };
        Match {
            receipt: None,
            explanation: lines.into_iter().map(ExplanationLine::from).collect(),
            need: self.card.clone(),
            profile: ProfileCard::new(profile, self.today),
            rank: found.rank,
            score: found.score,
            band: found.band,
            score_breakdown: breakdown.collect(),
            requirements: found
                .requirements
                .iter()
                .zip(quoted)
                .map(requirement)
                .collect(),
            violations: found.violations.iter().map(violation).collect(),
            what_would_change: found.what_would_change.iter().map(what_if).collect(),
            mutual: None,
            versions: found.versions.into(),
        }
    }
}

fn evidence(quotes: Vec<Quote>) -> Vec<Evidence> {
    let evidence = quotes.into_iter().map(|quote| Evidence {
        field: quote.field.to_string(),
        text: quote.text,
        from: quote.from,
        to: quote.to,
        similarity: quote.similarity,
    });
    evidence.collect()
}

fn violation(violation: &matching::Violation) -> Violation {
    let level = |level: &Option<LanguageLevel>| level.map(LanguageLevel::as_str);
    let modes = |modes: &[EngagementMode]| -> Vec<&str> {
        modes.iter().map(|mode| mode.as_str()).collect()
    };
    match violation {
        matching::Violation::Language {
            group,
            required,
            found,
        } => Violation {
            code: "language_required",
            detail: "a required language is missing or below its level".to_owned(),
            parameters: json!({
                "language": group.as_str(),
                "required": level(required),
                "found": level(found),
            }),
        },
        matching::Violation::Mode { accepted, offered } => Violation {
            code: "no_shared_mode",
            detail: "no engagement mode is shared".to_owned(),
            parameters: json!({"accepted": modes(accepted), "offered": modes(offered)}),
        },
        matching::Violation::Window {
            available_from,
            closes_on,
        } => Violation {
            code: "not_available_in_time",
            detail: "available only after the need has closed".to_owned(),
            parameters: json!({
                "available_from": available_from.to_string(),
                "closes_on": closes_on.to_string(),
            }),
        },
    }
}
