//! A programme round: what is asked, and which experts go to which needs.

use std::collections::BTreeMap;

use domain::Region;
use matching::programme::Reason;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Criterion, NeedCard, ProfileCard, Versions, codes};

/// A round to be solved. Needs and profiles are `"all"`, or lists of ids (ours or external ones),
/// each alone or in an object with what is special about it. An unknown field is refused.
#[derive(Debug, ToSchema)]
#[schema(example = json!({
    "needs": ["n-101", {"need": "n-102", "positions": 2, "priority": 2.0}],
    "profiles": "all", "per_organisation": 3, "region_most_share": 0.5, "min_band": "good"
}))]
pub struct RoundRequest {
    /// `"all"`: every need that has not closed; else a list of ids or of objects with `need`,
    /// `positions` (1 to 10,000; those of the need where nothing is said) and `priority` (above 0,
    /// at most 100; 1 where nothing is said). At most 500.
    #[schema(value_type = serde_json::Value)]
    pub needs: serde_json::Value,
    /// `"all"` (also where nothing is said): whoever is a candidate of one of the needs; else a
    /// list of ids or of objects with `profile` and `capacity` (1 to 100). At most 5,000.
    #[schema(value_type = Option<serde_json::Value>)]
    pub profiles: Option<serde_json::Value>,
    /// Needs that an expert can take, where nothing else is said; 1 by default.
    #[schema(minimum = 1, maximum = 100)]
    pub capacity: Option<u32>,
    /// Hours a month that a placement takes: whoever offers more can take more needs, and nobody
    /// fewer than one or more than 100.
    #[schema(minimum = 1, maximum = 744)]
    pub hours_per_placement: Option<u32>,
    /// Placements of any organisation at most.
    #[schema(minimum = 1, maximum = 10_000)]
    pub per_organisation: Option<u32>,
    /// Placements of the round at most.
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub places: Option<u32>,
    /// The largest share of the placements for any region that has no rule of its own.
    #[schema(exclusive_minimum = 0, maximum = 1)]
    pub region_most_share: Option<f64>,
    /// Rules of single regions.
    pub regions: Option<Vec<RoundRegionRule>>,
    /// The lowest band of a pair that may be placed; `good` by default.
    #[schema(value_type = Option<codes::Band>)]
    pub min_band: Option<String>,
    /// Whether pairs that violate a hard condition may be placed; no by default.
    pub allow_violations: Option<bool>,
    /// How many of each need's best candidates are looked at; 300 by default.
    #[schema(minimum = 1, maximum = 1_000)]
    pub candidates_per_need: Option<u32>,
    /// Decides among assignments of the same total: 1 to 64 printable ASCII characters; the day
    /// where nothing is said.
    #[schema(min_length = 1, max_length = 64)]
    pub seed: Option<String>,
}

/// What is asked of one region.
#[derive(Debug, ToSchema)]
pub struct RoundRegionRule {
    /// The region, not `BA`.
    #[schema(value_type = codes::Region)]
    pub region: String,
    /// Placements at most.
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub most: Option<u32>,
    /// Share of the placements at most.
    #[schema(exclusive_minimum = 0, maximum = 1)]
    pub most_share: Option<f64>,
    /// Placements at least: comes before the total, and what cannot be reached is told.
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub least: Option<u32>,
    /// The same as a share of the placements that the round can make at most.
    #[schema(minimum = 0, maximum = 1)]
    pub least_share: Option<f64>,
    /// A soft quota: so many placements are wished for ...
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub wish: Option<u32>,
    /// ... and each of them counts so much on top of its score.
    #[schema(minimum = 0, maximum = 100)]
    pub bonus: Option<f64>,
}

/// The best assignment of a round, its proof, and what changes would bring.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundResult {
    /// Who goes where, by need, best first.
    pub placements: Vec<RoundPlacement>,
    /// What became of each need, in the order asked.
    pub needs: Vec<RoundNeed>,
    /// Experts who were placed nowhere, with the reasons.
    pub unplaced: Vec<UnplacedProfile>,
    /// Organisations under the cap.
    pub organisations: Vec<RoundOrganisation>,
    /// Regions with needs.
    pub regions: Vec<RoundRegion>,
    /// The sum of the scores.
    pub total_score: f64,
    /// What was made as large as can be: scores by priorities, and bonuses.
    pub objective: f64,
    /// No assignment that follows the rules has a larger objective.
    pub upper_bound: f64,
    /// Whether `upper_bound` proves the assignment to be the best one.
    pub optimal: bool,
    /// Whether what-ifs are exact. They are not where an organisation under the cap has needs in
    /// several regions or a region has a largest share: then they hold the division of these caps
    /// as it is.
    pub exact_what_ifs: bool,
    /// What one more place would bring, where `places` is the limit.
    pub one_more_place: RoundWorth,
    /// Placements that the regions' minima ask for and that cannot be made.
    pub short_of_minima: u32,
    /// Pairs that were scored.
    pub pairs: usize,
    /// What the order of equals was drawn from; with it the round can be made again.
    pub seed: String,
    /// What made the scores.
    pub versions: Versions,
}

/// What a change would bring or take.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct RoundWorth {
    /// Placements towards the minima of regions; they come first.
    pub minima: i64,
    /// The objective.
    pub objective: f64,
}

/// An expert who is placed with a need, and why.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundPlacement {
    /// The need.
    pub need: NeedCard,
    /// The profile, as every match shows it.
    pub profile: ProfileCard,
    /// From 0 to 1.
    pub score: f64,
    /// The score in a word.
    #[schema(value_type = codes::Band)]
    pub band: matching::Band,
    /// What each criterion contributed, by its name; the contributions sum to the score.
    pub score_breakdown: BTreeMap<String, Criterion>,
    /// The criteria that contributed most, at most three, most first.
    pub main_reasons: Vec<String>,
    /// The best round without this pair; `null` where the shares leave none with as many
    /// placements.
    #[schema(required)]
    pub without: Option<RoundWithout>,
    /// The best other expert for the need.
    #[schema(required)]
    pub next_profile: Option<RoundAlternative>,
    /// The best other need for the expert.
    #[schema(required)]
    pub next_need: Option<RoundAlternative>,
}

/// The best round if a pair were not possible.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundWithout {
    /// What the whole would lose.
    pub loss: RoundWorth,
    /// Whom the need would get instead; `null` is nobody.
    #[schema(required)]
    pub profile_instead: Option<Uuid>,
    /// Where the expert would go instead; `null` is nowhere.
    #[schema(required)]
    pub need_instead: Option<Uuid>,
}

/// A pair that could have been.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundAlternative {
    /// The other profile or need.
    pub id: Uuid,
    /// The pair's score.
    pub score: f64,
    /// Whether it is placed elsewhere.
    pub taken: bool,
}

/// What became of a need.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundNeed {
    /// Our id.
    pub id: Uuid,
    /// The id it has where it came from.
    #[schema(value_type = Option<String>, required)]
    pub external_id: Option<domain::ExternalId>,
    /// Positions in this round.
    pub positions: u32,
    /// Experts that were placed.
    pub filled: u32,
    /// Candidates that could be placed.
    pub candidates: usize,
    /// Why no more were placed; empty where all positions are filled.
    #[schema(value_type = Vec<codes::RoundReason>)]
    pub reasons: Vec<Reason>,
    /// What one more expert for this need would bring.
    pub added_expert: AddedExpert,
    /// What one more position would bring.
    pub one_more_position: RoundWorth,
}

/// What one more expert, who fits this one need, would bring.
#[derive(Debug, Serialize, ToSchema)]
pub struct AddedExpert {
    /// The score from which on anything would be gained; `null` where no score would do, because a
    /// cap is in the way.
    #[schema(required)]
    pub from_score: Option<f64>,
    /// The score that `brings` is computed for: that of the need's best candidate, or 1.
    pub score: f64,
    /// What would be gained.
    pub brings: RoundWorth,
}

/// An expert who was placed nowhere.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnplacedProfile {
    /// Our id.
    pub id: Uuid,
    /// The id it has where it came from.
    #[schema(value_type = Option<String>, required)]
    pub external_id: Option<domain::ExternalId>,
    /// Why.
    #[schema(value_type = Vec<codes::RoundReason>)]
    pub reasons: Vec<Reason>,
}

/// An organisation under the cap.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundOrganisation {
    /// Its name, as its first need says it.
    pub organisation: String,
    /// Placements.
    pub placements: u32,
    /// Placements at most.
    pub most: u32,
    /// What one more would bring.
    pub one_more: RoundWorth,
}

/// A region with needs.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundRegion {
    /// The region.
    #[schema(value_type = codes::Region)]
    pub region: Region,
    /// Placements.
    pub placements: u32,
    /// Share of all placements.
    pub share: f64,
    /// Placements at most.
    #[schema(required)]
    pub most: Option<u32>,
    /// Placements at least.
    pub least: u32,
    /// What one more than the most would bring.
    pub one_more: RoundWorth,
}

impl From<matching::programme::Worth> for RoundWorth {
    fn from(worth: matching::programme::Worth) -> Self {
        Self {
            minima: worth.minima,
            objective: worth.objective,
        }
    }
}
