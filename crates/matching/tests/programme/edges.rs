//! Rounds at their edges, and what they say.

use matching::Band;
use matching::programme::{Reason, RegionRule, Round, RoundError, Rules, solve};

use super::small::{expert, need, pair};

fn two_by_two() -> Round {
    Round {
        needs: vec![need(1, 1), need(2, 1)],
        experts: vec![expert(3, 1), expert(4, 1)],
        pairs: vec![pair(0, 0, 0.9), pair(0, 1, 0.8), pair(1, 0, 0.85)],
        rules: Rules::default(),
    }
}

#[test]
fn the_best_pair_gives_way_to_the_best_whole() {
    let outcome = solve(&two_by_two()).unwrap();
    let placed: Vec<_> = outcome
        .placements
        .iter()
        .map(|p| (p.need, p.expert))
        .collect();
    assert_eq!(placed, [(0, 1), (1, 0)]);
    assert!((outcome.objective - 1.65).abs() < 1e-9 && outcome.optimal);
    // Without the second pair, its expert would go to the first need and push the other one out.
    let without = outcome.placements[1].without.unwrap();
    assert!((without.loss.objective - 0.75).abs() < 1e-6, "{without:?}");
    assert_eq!(
        (without.expert_instead, without.need_instead),
        (None, Some(0))
    );
    let next = outcome.placements[0].next_expert.unwrap();
    assert_eq!((next.index, next.taken), (0, true));
    // A further expert for the second need would free the first one for the first need.
    let added = outcome.needs[1].added_expert;
    assert!(
        (added.brings.objective - 0.1 - 0.85 + 0.85).abs() < 1e-6,
        "{added:?}"
    );
}

#[test]
fn empty_rounds_are_answered() {
    let outcome = solve(&Round::default()).unwrap();
    assert!(outcome.placements.is_empty() && outcome.optimal);
    let mut round = two_by_two();
    round.experts.clear();
    round.pairs.clear();
    let outcome = solve(&round).unwrap();
    assert_eq!(outcome.needs[0].reasons, [Reason::NoCandidate]);
    assert!((outcome.needs[0].added_expert.brings.objective - 1.0).abs() < 1e-6);
    let mut round = two_by_two();
    round.needs.clear();
    round.pairs.clear();
    let outcome = solve(&round).unwrap();
    assert_eq!(outcome.experts[0].reasons, [Reason::NoCandidate]);
}

#[test]
fn what_may_not_be_placed_says_why() {
    let mut round = two_by_two();
    for pair in &mut round.pairs {
        pair.violations = 1;
    }
    let outcome = solve(&round).unwrap();
    assert!(outcome.placements.is_empty());
    assert_eq!(outcome.needs[0].reasons, [Reason::AllViolate]);
    assert_eq!(outcome.experts[1].reasons, [Reason::AllViolate]);
    round.rules.allow_violations = true;
    assert_eq!(solve(&round).unwrap().placements.len(), 2);

    let mut round = two_by_two();
    round.rules.least_band = Band::Strong;
    assert_eq!(
        solve(&round).unwrap().needs[1].reasons,
        [Reason::NoneInBand]
    );

    let mut round = two_by_two();
    round.experts[0].capacity = 0;
    round.needs[0].positions = 0;
    let outcome = solve(&round).unwrap();
    assert_eq!(outcome.experts[0].reasons, [Reason::NoCapacity]);
    assert_eq!(outcome.needs[0].reasons, [Reason::NoCapacity]);
    assert_eq!(outcome.needs[1].reasons, [Reason::CandidatesTaken]);
    assert_eq!(outcome.experts[1].reasons, [Reason::NeedsFilled]);
}

#[test]
fn caps_are_named_and_priced() {
    let mut round = two_by_two();
    for need in &mut round.needs {
        need.organisation = Some(7);
        need.region = Some(5);
    }
    round.rules.per_organisation = Some(1);
    let outcome = solve(&round).unwrap();
    assert_eq!(outcome.placements.len(), 1);
    let cap = outcome.organisations[0];
    assert_eq!((cap.organisation, cap.placements, cap.most), (7, 1, 1));
    assert!((cap.one_more.objective - 0.75).abs() < 1e-6, "{cap:?}");
    assert!(outcome.needs[1].reasons.contains(&Reason::OrganisationCap));

    round.rules.per_organisation = None;
    round.rules.regions = vec![RegionRule {
        region: 5,
        most: Some(1),
        ..RegionRule::default()
    }];
    let outcome = solve(&round).unwrap();
    assert!((outcome.regions[0].one_more.objective - 0.75).abs() < 1e-6);
    assert!(outcome.needs[1].reasons.contains(&Reason::RegionalCap));

    round.rules.regions.clear();
    round.rules.places = Some(1);
    let outcome = solve(&round).unwrap();
    assert!((outcome.one_more_place.objective - 0.75).abs() < 1e-6);
    assert!(outcome.needs[1].reasons.contains(&Reason::PlacesUsed));
}

#[test]
fn a_minimum_comes_before_the_total_and_is_told_where_it_fails() {
    let mut round = two_by_two();
    round.experts.truncate(1);
    round.pairs.remove(1);
    round.needs[1].region = Some(5);
    round.rules.regions = vec![RegionRule {
        region: 5,
        least: Some(2),
        ..RegionRule::default()
    }];
    let outcome = solve(&round).unwrap();
    assert_eq!(outcome.placements[0].need, 1);
    assert_eq!(outcome.short_of_minima, 1);
    assert_eq!(outcome.placements[0].without.unwrap().loss.minima, 1);
}

#[test]
fn equals_take_turns_by_the_seed_alone() {
    let winners = |round: &Round| {
        let seeds = 0..200_u64;
        let winner = |seed| {
            let mut round = round.clone();
            round.rules.seed = seed;
            solve(&round).unwrap().placements[0].expert
        };
        seeds.map(winner).collect::<Vec<_>>()
    };
    let round = Round {
        needs: vec![need(1, 1)],
        experts: (10..14).map(|key| expert(key, 1)).collect(),
        pairs: (0..4).map(|index| pair(0, index, 0.7)).collect(),
        rules: Rules::default(),
    };
    let found = winners(&round);
    for index in 0..4 {
        let times = found.iter().filter(|winner| **winner == index).count();
        assert!(
            (25..=75).contains(&times),
            "expert {index} won {times} times of 200"
        );
    }
}

#[test]
fn values_outside_their_limits_are_refused_with_their_place() {
    let refused = |change: fn(&mut Round)| {
        let mut round = two_by_two();
        change(&mut round);
        solve(&round).unwrap_err()
    };
    for value in [f64::NAN, -0.1, 1.1, f64::INFINITY] {
        let mut round = two_by_two();
        round.pairs[1].score = value;
        let message = solve(&round).unwrap_err().to_string();
        assert!(message.starts_with("pairs[1].score is "), "{message}");
    }
    let error = refused(|round| round.needs[0].priority = 0.0);
    assert!(error.to_string().contains("needs[0].priority"));
    let error = refused(|round| round.pairs[0].expert = 9);
    assert!(error.to_string().contains("pairs[0].expert"));
    let error = refused(|round| round.pairs.push(round.pairs[0]));
    assert!(matches!(error, RoundError::Contradiction { .. }));
    let error = refused(|round| {
        round.rules.regions = vec![RegionRule {
            least: Some(2),
            most: Some(1),
            ..RegionRule::default()
        }];
    });
    assert!(error.to_string().contains("rules.regions[0].least"));
    let error = refused(|round| round.rules.region_most_share = Some(0.0));
    assert!(error.to_string().contains("region_most_share"));
}
