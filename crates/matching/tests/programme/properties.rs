//! What holds for every round.

use matching::programme::{Outcome, Round, RoundPair, solve};
use proptest::prelude::*;

use super::exhaustive::{Best, best, follows_rules};
use super::small::{expert, pair, round};

const EQUAL: f64 = 1e-6;

fn chosen<'r>(round: &'r Round, outcome: &Outcome) -> Vec<&'r RoundPair> {
    outcome
        .placements
        .iter()
        .map(|placement| &round.pairs[placement.pair])
        .collect()
}

/// What an outcome reaches, as the exhaustive search tells it.
fn reached(round: &Round, outcome: &Outcome) -> Best {
    let of_rule = |region: u32| {
        let known = outcome.regions.iter().find(|known| known.region == region);
        known.map_or(0, |known| i64::from(known.placements.min(known.least)))
    };
    let rules = round.rules.regions.iter();
    (
        rules.map(|rule| of_rule(rule.region)).sum(),
        outcome.objective,
    )
}

fn same((minima, objective): Best, other: Best) -> Result<(), TestCaseError> {
    prop_assert_eq!(minima, other.0);
    prop_assert!(
        (objective - other.1).abs() < EQUAL,
        "{} is not {}",
        objective,
        other.1
    );
    Ok(())
}

fn is_best(round: &Round) -> Result<(), TestCaseError> {
    let outcome = solve(round).unwrap();
    prop_assert!(follows_rules(round, &chosen(round, &outcome)));
    prop_assert!(outcome.optimal);
    prop_assert!((outcome.upper_bound - outcome.objective).abs() < EQUAL);
    same(reached(round, &outcome), best(round))
}

/// A what-if and what solving again gives.
fn what_if(before: Best, after: Best, minima: i64, objective: f64) -> Result<(), TestCaseError> {
    same((before.0 + minima, before.1 + objective), after)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nested_caps_give_the_best_assignment(round in round(false, false)) {
        is_best(&round)?;
    }

    #[test]
    fn organisations_across_regions_give_the_best_assignment(round in round(true, false)) {
        is_best(&round)?;
    }

    #[test]
    fn largest_shares_give_the_best_assignment(round in round(false, true)) {
        is_best(&round)?;
    }

    #[test]
    fn everything_together_gives_the_best_assignment(round in round(true, true)) {
        is_best(&round)?;
    }

    #[test]
    fn the_order_of_the_input_decides_nothing(round in round(true, true)) {
        let mut turned = round.clone();
        turned.needs.reverse();
        turned.experts.reverse();
        turned.pairs.reverse();
        for pair in &mut turned.pairs {
            pair.need = round.needs.len() - 1 - pair.need;
            pair.expert = round.experts.len() - 1 - pair.expert;
        }
        let keys = |round: &Round| {
            let outcome = solve(round).unwrap();
            let placements = outcome.placements.iter();
            let mut keys: Vec<_> = placements
                .map(|p| (round.needs[p.need].key, round.experts[p.expert].key))
                .collect();
            keys.sort_unstable();
            keys
        };
        prop_assert_eq!(keys(&round), keys(&turned));
        prop_assert_eq!(solve(&round).unwrap(), solve(&round).unwrap());
    }

    #[test]
    fn an_added_expert_never_lowers_the_total(
        round in round(true, false), scores in proptest::collection::vec(0..=20_u8, 4),
    ) {
        let before = best(&round);
        let mut more = round.clone();
        more.experts.push(expert(77, 1));
        let new = more.experts.len() - 1;
        let pairs = (0..round.needs.len()).map(|need| pair(need, new, f64::from(scores[need]) / 20.0));
        more.pairs.extend(pairs);
        let after = solve(&more).unwrap();
        prop_assert!(reached(&more, &after).0 >= before.0);
        prop_assert!(reached(&more, &after).0 > before.0 || after.objective >= before.1 - EQUAL);
    }

    #[test]
    fn what_ifs_are_what_solving_again_gives(round in round(false, false)) {
        let outcome = solve(&round).unwrap();
        prop_assert!(outcome.exact_what_ifs);
        let now = reached(&round, &outcome);
        for (index, need) in outcome.needs.iter().enumerate() {
            let mut changed = round.clone();
            changed.needs[index].positions += 1;
            let worth = need.one_more_position;
            what_if(now, best(&changed), worth.minima, worth.objective)?;

            let added = need.added_expert;
            let mut changed = round.clone();
            changed.experts.push(expert(77, 1));
            changed.pairs.push(pair(index, round.experts.len(), added.score));
            let again = solve(&changed).unwrap();
            what_if(now, reached(&changed, &again), added.brings.minima, added.brings.objective)?;
            // Below the score from which an added expert brings anything, nothing changes.
            if let Some(from) = added.from_score.filter(|from| *from > 0.01) {
                changed.pairs.last_mut().unwrap().score = from - 0.01;
                let below = solve(&changed).unwrap();
                same(now, reached(&changed, &below))?;
            }
        }
        for (index, expert) in outcome.experts.iter().enumerate() {
            let mut changed = round.clone();
            changed.experts[index].capacity += 1;
            what_if(now, best(&changed), expert.one_more.minima, expert.one_more.objective)?;
        }
        for region in outcome.regions.iter().filter(|region| region.most.is_some()) {
            let mut changed = round.clone();
            let rules = changed.rules.regions.iter_mut();
            for rule in rules.filter(|rule| rule.region == region.region) {
                rule.most = rule.most.map(|most| most + 1);
            }
            what_if(now, best(&changed), region.one_more.minima, region.one_more.objective)?;
        }
        if let Some(places) = round.rules.places {
            let mut changed = round.clone();
            changed.rules.places = Some(places + 1);
            what_if(now, best(&changed), outcome.one_more_place.minima, outcome.one_more_place.objective)?;
        }
        for placement in &outcome.placements {
            let mut changed = round.clone();
            changed.pairs.remove(placement.pair);
            let loss = placement.without.unwrap().loss;
            what_if(now, best(&changed), -loss.minima, -loss.objective)?;
        }
    }

    #[test]
    fn a_cap_of_an_organisation_in_one_region_has_an_exact_price(mut round in round(true, false)) {
        for need in &mut round.needs {
            need.region = need.organisation.map(|organisation| organisation / 2);
        }
        round.rules.per_organisation.get_or_insert(1);
        let outcome = solve(&round).unwrap();
        prop_assert!(outcome.exact_what_ifs);
        let now = reached(&round, &outcome);
        for organisation in &outcome.organisations {
            // One more for this organisation alone: its needs move to one that is as good as new.
            prop_assert!(organisation.placements <= organisation.most);
            let full = organisation.placements == organisation.most;
            prop_assert!(full || organisation.one_more.objective.abs() < EQUAL);
        }
        if outcome.organisations.len() == 1 {
            let mut changed = round.clone();
            changed.rules.per_organisation = round.rules.per_organisation.map(|most| most + 1);
            let worth = outcome.organisations[0].one_more;
            what_if(now, best(&changed), worth.minima, worth.objective)?;
        }
    }
}
