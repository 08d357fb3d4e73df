//! What a round finds, and why.

use crate::outcome::Band;

/// The best assignment of a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The placements, in the order of the round's needs, best first.
    pub placements: Vec<Placement>,
    /// What became of each need, in the order of the round.
    pub needs: Vec<NeedOutcome>,
    /// What became of each expert, in the order of the round.
    pub experts: Vec<ExpertOutcome>,
    /// Organisations that have needs and a cap, by their numbers.
    pub organisations: Vec<CapOutcome>,
    /// Regions that have needs, by their numbers.
    pub regions: Vec<RegionOutcome>,
    /// The sum of the scores.
    pub total_score: f64,
    /// What was made as large as can be: scores by priorities, and bonuses of wishes.
    pub objective: f64,
    /// No assignment that follows the rules has a larger objective.
    pub upper_bound: f64,
    /// Whether the bound proves the assignment to be the best one.
    pub optimal: bool,
    /// Whether what-ifs are exact. Where an organisation has needs in several regions or a region
    /// has a largest share, they hold the division of the caps as it is and are then lower bounds
    /// of gains and upper bounds of losses.
    pub exact_what_ifs: bool,
    /// What one more place would bring, where [`super::Rules::places`] is the limit.
    pub one_more_place: Worth,
    /// Placements the regions' minima ask for that cannot be made.
    pub short_of_minima: u32,
    /// Times that a network was solved.
    pub solves: usize,
}

/// What a change would bring or take: first the placements towards regions' minima, then the
/// objective.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Worth {
    /// Placements towards the minima of regions.
    pub minima: i64,
    /// The objective.
    pub objective: f64,
}

/// An expert who is placed with a need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// Index of the pair in the round.
    pub pair: usize,
    /// Index of the need.
    pub need: usize,
    /// Index of the expert.
    pub expert: usize,
    /// The pair's score.
    pub score: f64,
    /// The pair's band.
    pub band: Band,
    /// The best assignment without this pair; `None` where the regions' shares leave none with as
    /// many placements.
    pub without: Option<Without>,
    /// The best other expert for the need.
    pub next_expert: Option<Alternative>,
    /// The best other need for the expert.
    pub next_need: Option<Alternative>,
}

/// The best assignment if a pair were not possible.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Without {
    /// What would be lost: the pair's opportunity cost seen from the other side. Never negative.
    pub loss: Worth,
    /// Whom the need would get instead; `None` is nobody.
    pub expert_instead: Option<usize>,
    /// Where the expert would go instead; `None` is nowhere.
    pub need_instead: Option<usize>,
}

/// A pair that could have been.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alternative {
    /// Index of the other need or expert.
    pub index: usize,
    /// The pair's score.
    pub score: f64,
    /// Whether it is placed elsewhere: the expert with another need, the need's last position with
    /// another expert.
    pub taken: bool,
}

/// What became of a need.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedOutcome {
    /// Experts that were placed.
    pub filled: u32,
    /// Why no more were; empty where all positions are filled.
    pub reasons: Vec<Reason>,
    /// Candidates that could be placed.
    pub candidates: usize,
    /// What one more expert for this need would bring.
    pub added_expert: AddedExpert,
    /// What one more position would bring.
    pub one_more_position: Worth,
}

/// What one more expert, who fits this one need, would bring.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AddedExpert {
    /// The score from which on the expert would bring anything; `None` where no score would,
    /// because a cap is in the way.
    pub from_score: Option<f64>,
    /// The score that `brings` is computed for: that of the need's best candidate, or 1 where there
    /// is none.
    pub score: f64,
    /// What would be gained.
    pub brings: Worth,
}

/// What became of an expert.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpertOutcome {
    /// Needs that the expert was placed with.
    pub placed: u32,
    /// Why no more; empty where the capacity is used.
    pub reasons: Vec<Reason>,
    /// What the same expert a second time, or one more unit of capacity, would bring.
    pub one_more: Worth,
}

/// Why a need has a position open, or an expert room left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No position, or no capacity, was given.
    NoCapacity,
    /// No pair was scored.
    NoCandidate,
    /// All pairs violate a hard condition.
    AllViolate,
    /// No pair that could be placed is in the band asked for.
    NoneInBand,
    /// All candidates of the need are placed where they are worth more.
    CandidatesTaken,
    /// All needs that the expert fits are filled by others.
    NeedsFilled,
    /// The organisation has as many placements as it may have.
    OrganisationCap,
    /// The region has as many placements as it may have.
    RegionalCap,
    /// The round has as many placements as it may have.
    PlacesUsed,
    /// One more placement would bring nothing.
    NothingGained,
}

/// An organisation's cap and what it does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CapOutcome {
    /// The organisation's number.
    pub organisation: u32,
    /// Placements.
    pub placements: u32,
    /// Placements at most.
    pub most: u32,
    /// What one more would bring.
    pub one_more: Worth,
}

/// A region's placements and what its rule does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RegionOutcome {
    /// The region's number.
    pub region: u32,
    /// Placements.
    pub placements: u32,
    /// Placements at most; `None` where there is no rule.
    pub most: Option<u32>,
    /// Placements at least; 0 where there is no rule.
    pub least: u32,
    /// What one more than the most would bring.
    pub one_more: Worth,
}
