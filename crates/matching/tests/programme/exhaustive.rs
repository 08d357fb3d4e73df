//! Every assignment of a small round, tried one by one.

use std::collections::BTreeMap;

use matching::programme::{Round, RoundPair};

/// The best assignment: how far the regions' minima are reached, then the objective.
pub(crate) type Best = (i64, f64);

/// The placements of an assignment, counted.
struct Counts {
    experts: Vec<u32>,
    needs: Vec<u32>,
    organisations: BTreeMap<u32, u32>,
    regions: BTreeMap<u32, u32>,
    total: u32,
}

fn counts(round: &Round, chosen: &[&RoundPair]) -> Counts {
    let mut counts = Counts {
        experts: vec![0; round.experts.len()],
        needs: vec![0; round.needs.len()],
        organisations: BTreeMap::new(),
        regions: BTreeMap::new(),
        total: 0,
    };
    for pair in chosen {
        counts.experts[pair.expert] += 1;
        counts.needs[pair.need] += 1;
        counts.total += 1;
        let need = &round.needs[pair.need];
        if let Some(organisation) = need.organisation {
            *counts.organisations.entry(organisation).or_default() += 1;
        }
        if let Some(region) = need.region {
            *counts.regions.entry(region).or_default() += 1;
        }
    }
    counts
}

/// Whether an assignment follows every rule.
pub(crate) fn follows_rules(round: &Round, chosen: &[&RoundPair]) -> bool {
    let rules = &round.rules;
    let counts = counts(round, chosen);
    let fits = chosen.iter().all(|pair| {
        pair.band >= rules.least_band && (rules.allow_violations || pair.violations == 0)
    });
    let needs = counts.needs.iter().zip(&round.needs);
    let experts = counts.experts.iter().zip(&round.experts);
    let region = |(&region, &used): (&u32, &u32)| {
        let rule = rules.regions.iter().find(|rule| rule.region == region);
        let most = rule.and_then(|rule| rule.most);
        let share = rule
            .and_then(|rule| rule.most_share)
            .or(rules.region_most_share);
        most.is_none_or(|most| used <= most)
            && share.is_none_or(|share| f64::from(used) <= share * f64::from(counts.total) + 1e-9)
    };
    fits && needs
        .into_iter()
        .all(|(used, need)| *used <= need.positions)
        && experts
            .into_iter()
            .all(|(used, expert)| *used <= expert.capacity)
        && counts
            .organisations
            .values()
            .all(|used| rules.per_organisation.is_none_or(|most| *used <= most))
        && rules.places.is_none_or(|places| counts.total <= places)
        && counts.regions.iter().all(region)
}

fn assignments(round: &Round) -> impl Iterator<Item = Vec<&RoundPair>> {
    (0_u32..1 << round.pairs.len()).filter_map(|bits| {
        let pairs = round.pairs.iter().enumerate();
        let chosen: Vec<&RoundPair> = pairs
            .filter(|(index, _)| bits >> index & 1 == 1)
            .map(|(_, pair)| pair)
            .collect();
        follows_rules(round, &chosen).then_some(chosen)
    })
}

/// The best of all assignments.
pub(crate) fn best(round: &Round) -> Best {
    let reachable = assignments(round)
        .map(|chosen| chosen.len())
        .max()
        .unwrap_or(0);
    let mut best = (i64::MIN, f64::MIN);
    for chosen in assignments(round) {
        let counts = counts(round, &chosen);
        let mut minima = 0;
        let mut objective: f64 = chosen
            .iter()
            .map(|pair| pair.score * round.needs[pair.need].priority)
            .sum();
        for rule in &round.rules.regions {
            let used = counts.regions.get(&rule.region).copied().unwrap_or(0);
            let share = rule.least_share.unwrap_or(0.0) * reachable as f64;
            let least = f64::from(rule.least.unwrap_or(0)).max((share - 1e-9).ceil());
            let reached = (1..=used).filter(|number| f64::from(*number) <= least);
            minima += i64::try_from(reached.count()).unwrap();
            let wish = rule.wish.map_or(0.0, |wish| {
                wish.bonus * f64::from(used.min(wish.placements))
            });
            objective += wish;
        }
        if minima > best.0 || (minima == best.0 && objective > best.1) {
            best = (minima, objective);
        }
    }
    best
}
