//! Programme rounds: which experts to which needs, so that the whole is worth most.
//!
//! [`solve`] is a pure function of a [`Round`]: scores, capacities and rules in, the best
//! assignment with its proof and its what-ifs out. It knows no record, no name and no index;
//! [`crate::Engine::round_candidates`] makes the scores of a stored need.
//!
//! The model and how to read the result: `docs/programmes.md`.

mod branching;
mod candidate;
mod explain;
mod flow;
mod limits;
mod model;
mod network;
mod order;
mod outcome;
mod reasons;
mod residual;
mod round;
mod search;
mod spanning;

pub use candidate::Candidate;
pub use outcome::{
    AddedExpert, Alternative, CapOutcome, ExpertOutcome, NeedOutcome, Outcome, Placement, Reason,
    RegionOutcome, Without, Worth,
};
pub use round::{
    MOST_PRIORITY, RegionRule, Round, RoundError, RoundExpert, RoundNeed, RoundPair, Rules, Wish,
    seed_of,
};

/// The best assignment of a round.
///
/// The same round with the same seed gives the same assignment, in whatever order it is written;
/// which of several equally good ones is taken depends on the seed alone. Takes CPU time, about a
/// second for 500 needs with 300 candidates each (`examples/programme_speed.rs`), and longer with
/// largest shares or with organisations that need experts in several regions.
pub fn solve(round: &Round) -> Result<Outcome, RoundError> {
    round.check()?;
    let model = model::Model::new(round)?;
    let found = search::best(&model)?;
    explain::outcome(round, &model, &found)
}
