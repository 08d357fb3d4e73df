//! The outcome of a round in records and words.

use std::collections::BTreeMap;

use domain::Region;
use jiff::civil::Date;
use matching::programme::{Alternative, Outcome, Placement};
use uuid::Uuid;

use crate::api::{
    AddedExpert, Criterion, NeedCard, ProfileCard, RoundAlternative, RoundNeed, RoundOrganisation,
    RoundPlacement, RoundRegion, RoundResult, RoundWithout, UnplacedProfile,
};
use crate::routes::programmes::{NumberedRound, records};

/// Criteria that are told as main reasons at most.
const MAIN_REASONS: usize = 3;

/// What an outcome is about.
pub(crate) struct Parts<'a> {
    pub(crate) needs: &'a [records::RoundNeed],
    pub(crate) experts: &'a [records::RoundExpert],
    pub(crate) round: &'a NumberedRound<'a>,
    pub(crate) outcome: &'a Outcome,
    pub(crate) seed: &'a str,
    pub(crate) today: Date,
}

/// The answer.
pub(crate) fn render(parts: &Parts<'_>, versions: matching::Versions) -> RoundResult {
    let outcome = parts.outcome;
    RoundResult {
        placements: outcome
            .placements
            .iter()
            .map(|p| parts.placement(p))
            .collect(),
        needs: parts.needs(),
        unplaced: parts.unplaced(),
        organisations: parts.organisations(),
        regions: parts.regions(),
        total_score: outcome.total_score,
        objective: outcome.objective,
        upper_bound: outcome.upper_bound,
        optimal: outcome.optimal,
        exact_what_ifs: outcome.exact_what_ifs,
        one_more_place: outcome.one_more_place.into(),
        short_of_minima: outcome.short_of_minima,
        pairs: parts.round.round.pairs.len(),
        seed: parts.seed.to_owned(),
        versions: versions.into(),
    }
}

impl Parts<'_> {
    fn need_id(&self, need: usize) -> Uuid {
        self.needs[need].stored.id.0
    }

    fn profile_id(&self, expert: usize) -> Uuid {
        self.experts[expert].stored.id.0
    }

    fn placement(&self, placement: &Placement) -> RoundPlacement {
        let candidate = self.round.candidates[placement.pair];
        let mut parts: Vec<_> = candidate.contributions.iter().collect();
        let breakdown: BTreeMap<String, Criterion> = parts
            .iter()
            .map(|part| {
                let criterion = Criterion {
                    weight: part.weight,
                    value: part.value,
                    contribution: part.contribution,
                };
                (part.criterion.as_str().to_owned(), criterion)
            })
            .collect();
        parts.retain(|part| part.contribution > 0.0);
        parts.sort_by(|a, b| b.contribution.total_cmp(&a.contribution));
        let main = parts.iter().take(MAIN_REASONS);
        let without = placement.without.map(|without| RoundWithout {
            loss: without.loss.into(),
            profile_instead: without.expert_instead.map(|expert| self.profile_id(expert)),
            need_instead: without.need_instead.map(|need| self.need_id(need)),
        });
        let alternative = |other: Alternative, id: Uuid| RoundAlternative {
            id,
            score: other.score,
            taken: other.taken,
        };
        let next_expert = placement.next_expert;
        let next_need = placement.next_need;
        RoundPlacement {
            need: NeedCard::from(&self.needs[placement.need].stored),
            profile: ProfileCard::new(&self.experts[placement.expert].stored, self.today),
            score: placement.score,
            band: placement.band,
            score_breakdown: breakdown,
            main_reasons: main
                .map(|part| part.criterion.as_str().to_owned())
                .collect(),
            without,
            next_profile: next_expert.map(|other| alternative(other, self.profile_id(other.index))),
            next_need: next_need.map(|other| alternative(other, self.need_id(other.index))),
        }
    }

    fn needs(&self) -> Vec<RoundNeed> {
        let outcomes = self.needs.iter().zip(&self.outcome.needs);
        outcomes
            .map(|(need, outcome)| RoundNeed {
                id: need.stored.id.0,
                external_id: need.stored.record.external_id.clone(),
                positions: need.positions,
                filled: outcome.filled,
                candidates: outcome.candidates,
                reasons: outcome.reasons.clone(),
                added_expert: AddedExpert {
                    from_score: outcome.added_expert.from_score,
                    score: outcome.added_expert.score,
                    brings: outcome.added_expert.brings.into(),
                },
                one_more_position: outcome.one_more_position.into(),
            })
            .collect()
    }

    fn unplaced(&self) -> Vec<UnplacedProfile> {
        let outcomes = self.experts.iter().zip(&self.outcome.experts);
        outcomes
            .filter(|(_, outcome)| outcome.placed == 0)
            .map(|(expert, outcome)| UnplacedProfile {
                id: expert.stored.id.0,
                external_id: expert.stored.record.external_id.clone(),
                reasons: outcome.reasons.clone(),
            })
            .collect()
    }

    fn organisations(&self) -> Vec<RoundOrganisation> {
        let organisations = self.outcome.organisations.iter();
        organisations
            .map(|cap| RoundOrganisation {
                organisation: self.round.organisations[cap.organisation as usize].clone(),
                placements: cap.placements,
                most: cap.most,
                one_more: cap.one_more.into(),
            })
            .collect()
    }

    fn regions(&self) -> Vec<RoundRegion> {
        let placements = self.outcome.placements.len().max(1) as f64;
        let regions = self.outcome.regions.iter();
        regions
            .map(|region| RoundRegion {
                region: Region::ALL[region.region as usize],
                placements: region.placements,
                share: f64::from(region.placements) / placements,
                most: region.most,
                least: region.least,
                one_more: region.one_more.into(),
            })
            .collect()
    }
}
