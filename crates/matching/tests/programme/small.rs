//! Small rounds, made at random.

use matching::Band;
use matching::programme::{RegionRule, Round, RoundExpert, RoundNeed, RoundPair, Rules, Wish};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// A need of a key.
pub(crate) fn need(key: u128, positions: u32) -> RoundNeed {
    RoundNeed {
        key,
        positions,
        organisation: None,
        region: None,
        priority: 1.0,
    }
}

/// An expert with a key.
pub(crate) fn expert(key: u128, capacity: u32) -> RoundExpert {
    RoundExpert { key, capacity }
}

/// A pair that may be placed.
pub(crate) fn pair(need: usize, expert: usize, score: f64) -> RoundPair {
    RoundPair {
        need,
        expert,
        score,
        band: Band::Good,
        violations: 0,
    }
}

fn needs() -> impl Strategy<Value = Vec<RoundNeed>> {
    let one = (
        0..3_u32,
        of(0..3_u32),
        of(0..3_u32),
        select(vec![1.0, 2.0, 0.5]),
    );
    proptest::collection::vec(one, 0..5).prop_map(|needs| {
        let needs = needs.into_iter().enumerate();
        let need = |(key, (positions, organisation, region, priority))| RoundNeed {
            key: 100 + key as u128,
            positions,
            organisation,
            region,
            priority,
        };
        needs.map(need).collect()
    })
}

fn pairs(needs: usize, experts: usize) -> impl Strategy<Value = Vec<RoundPair>> {
    let one = (
        0..needs.max(1),
        0..experts.max(1),
        // Twentieths, so that there are ties.
        0..=20_u8,
        select(vec![Band::Partial, Band::Good, Band::Strong, Band::Good]),
        select(vec![0_usize, 0, 0, 1]),
    );
    proptest::collection::vec(one, 0..13).prop_map(move |pairs| {
        let mut seen = std::collections::HashSet::new();
        pairs
            .into_iter()
            .filter(|(need, expert, ..)| *need < needs && *expert < experts)
            .filter(|(need, expert, ..)| seen.insert((*need, *expert)))
            .map(|(need, expert, score, band, violations)| RoundPair {
                need,
                expert,
                score: f64::from(score) / 20.0,
                band,
                violations,
            })
            .collect()
    })
}

fn share(shares: bool) -> impl Strategy<Value = Option<f64>> {
    of(select(vec![0.25, 0.4, 0.5, 0.75])).prop_map(move |share| share.filter(|_| shares))
}

/// Most, the largest share, least, the smallest share, and a wish.
type Drawn = (
    Option<u32>,
    Option<f64>,
    Option<u32>,
    Option<f64>,
    Option<(u32, f64)>,
);

fn region_rules(shares: bool) -> impl Strategy<Value = Vec<RegionRule>> {
    let wish = of((1..3_u32, select(vec![0.1, 0.5, 2.0])));
    let one = (
        of(0..3_u32),
        share(shares),
        of(0..3_u32),
        share(shares),
        wish,
    );
    proptest::collection::vec(of(one), 3).prop_map(|rules| {
        let rules = rules.into_iter().enumerate();
        let rule = |(region, rule): (usize, Option<Drawn>)| {
            let (most, most_share, least, least_share, wish) = rule?;
            Some(RegionRule {
                region: u32::try_from(region).unwrap(),
                most,
                most_share,
                least: least.map(|least| most.map_or(least, |most| least.min(most))),
                least_share: least_share
                    .map(|least| most_share.map_or(least, |most| least.min(most))),
                wish: wish.map(|(placements, bonus)| Wish { placements, bonus }),
            })
        };
        rules.filter_map(rule).collect()
    })
}

/// A small round; with `shares`, regions may have largest and smallest shares, and with `caps`,
/// organisations have a cap.
pub(crate) fn round(caps: bool, shares: bool) -> impl Strategy<Value = Round> {
    (needs(), proptest::collection::vec(0..3_u32, 0..5))
        .prop_flat_map(move |(needs, experts)| {
            let pairs = pairs(needs.len(), experts.len());
            let rules = (
                any::<bool>(),
                of(0..3_u32),
                of(1..5_u32),
                of(select(vec![0.4, 0.5, 0.75])),
                region_rules(shares),
                any::<u64>(),
            );
            (Just(needs), Just(experts), pairs, rules)
        })
        .prop_map(move |(needs, experts, pairs, rules)| {
            let (allow_violations, per_organisation, places, share, regions, seed) = rules;
            let experts = experts.into_iter().enumerate();
            let mut regions: Vec<RegionRule> = regions;
            let region_most_share = share.filter(|_| shares);
            for rule in &mut regions {
                let most = rule.most_share.or(region_most_share).unwrap_or(1.0);
                rule.least_share = rule.least_share.map(|least| least.min(most));
            }
            Round {
                needs,
                experts: experts
                    .map(|(key, capacity)| expert(key as u128, capacity))
                    .collect(),
                pairs,
                rules: Rules {
                    least_band: Band::Good,
                    allow_violations,
                    per_organisation: per_organisation.filter(|_| caps),
                    places,
                    region_most_share,
                    regions,
                    seed,
                },
            }
        })
}
