//! From records to a round: scores by the engine, numbers for regions and organisations.

use std::collections::HashMap;
use std::thread;

use domain::blind::BlindNeed;
use domain::fold::fold;
use jiff::civil::Date;
use matching::programme::{Candidate, Round, RoundExpert, RoundNeed, RoundPair};
use matching::{Engine, EngineError, MatchOptions};
use uuid::Uuid;

use super::records;
use super::request::{RoundRules, number_of};

/// The needs as the engine takes them.
pub(super) struct Asked {
    needs: Vec<(Uuid, BlindNeed)>,
    options: MatchOptions,
    most: usize,
}

/// The candidates of each need, best first.
pub(crate) struct Scored {
    pub(super) of_needs: Vec<Vec<Candidate>>,
}

/// A round with what its numbers stand for.
pub(crate) struct NumberedRound<'s> {
    pub(crate) round: Round,
    /// The candidate of each pair.
    pub(crate) candidates: Vec<&'s Candidate>,
    /// The name of each organisation.
    pub(crate) organisations: Vec<String>,
}

impl Asked {
    pub(super) fn new(needs: &[records::RoundNeed], rules: &RoundRules, today: Date) -> Self {
        let blind =
            |need: &records::RoundNeed| (need.stored.id.0, BlindNeed::from(&need.stored.record));
        Self {
            needs: needs.iter().map(blind).collect(),
            options: MatchOptions {
                ties: rules.seed.clone(),
                ..MatchOptions::on(today)
            },
            most: rules.candidates_per_need,
        }
    }
}

/// Scores the candidates of every need, on all cores: it is most of a round's work.
pub(super) fn score(engine: &Engine, asked: &Asked) -> Result<Scored, EngineError> {
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = asked.needs.len().div_ceil(cores).max(1);
    let part = |needs: &[(Uuid, BlindNeed)]| -> Result<Vec<Vec<Candidate>>, EngineError> {
        let of = |(id, need): &(Uuid, BlindNeed)| {
            engine.round_candidates(need, *id, &asked.options, asked.most)
        };
        needs.iter().map(of).collect()
    };
    let parts: Vec<_> = thread::scope(|scope| {
        let part = &part;
        let chunks = asked.needs.chunks(share);
        let threads: Vec<_> = chunks
            .map(|needs| scope.spawn(move || part(needs)))
            .collect();
        let join = |thread: thread::ScopedJoinHandle<'_, _>| match thread.join() {
            Ok(scored) => scored,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        threads.into_iter().map(join).collect()
    });
    let mut of_needs = Vec::with_capacity(asked.needs.len());
    for part in parts {
        of_needs.extend(part?);
    }
    Ok(Scored { of_needs })
}

/// The round of these records.
pub(super) fn round<'s>(
    needs: &[records::RoundNeed],
    experts: &[records::RoundExpert],
    scored: &'s Scored,
    rules: &RoundRules,
) -> NumberedRound<'s> {
    let mut names: HashMap<String, u32> = HashMap::new();
    let mut organisations: Vec<String> = Vec::new();
    let mut number = |name: &str| {
        // One organisation in either script and any case.
        *names.entry(fold(name)).or_insert_with(|| {
            organisations.push(name.to_owned());
            u32::try_from(organisations.len() - 1).unwrap_or(u32::MAX)
        })
    };
    let round_needs = needs.iter().map(|need| RoundNeed {
        key: need.stored.id.0.as_u128(),
        positions: need.positions,
        organisation: need.stored.record.organisation.as_deref().map(&mut number),
        region: need.region().map(number_of),
        priority: need.priority,
    });
    let round_needs: Vec<RoundNeed> = round_needs.collect();
    let round_experts = experts.iter().map(|expert| RoundExpert {
        key: expert.stored.id.0.as_u128(),
        capacity: expert.capacity,
    });
    let places: HashMap<Uuid, usize> = experts
        .iter()
        .enumerate()
        .map(|(place, expert)| (expert.stored.id.0, place))
        .collect();
    let mut round = Round {
        needs: round_needs,
        experts: round_experts.collect(),
        pairs: Vec::new(),
        rules: rules.rules.clone(),
    };
    let mut candidates = Vec::new();
    for (need, of_need) in scored.of_needs.iter().enumerate() {
        for candidate in of_need {
            let Some(&expert) = places.get(&candidate.profile) else {
                continue;
            };
            candidates.push(candidate);
            round.pairs.push(RoundPair {
                need,
                expert,
                // Sums of rounded parts may miss the bounds by the last bit.
                score: candidate.score.clamp(0.0, 1.0),
                band: candidate.band,
                violations: candidate.violations,
            });
        }
    }
    NumberedRound {
        round,
        candidates,
        organisations,
    }
}
