//! How long a round takes: `cargo run --release -p matching --example programme_speed`.
//!
//! 500 needs in 12 regions, 5,000 experts, 300 candidates each. Scores are made so that experts
//! are contested: some are good for everything, and each need has its own taste.

#![allow(clippy::print_stdout, reason = "an example prints")]
#![allow(
    clippy::unwrap_used,
    reason = "an example stops where something is wrong"
)]

use std::time::Instant;

use matching::Band;
use matching::programme::{RegionRule, Round, RoundExpert, RoundNeed, RoundPair, Rules, solve};

struct Random(u64);

impl Random {
    /// The next number below `end` (xorshift).
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

fn round(needs: usize, experts: usize, candidates: usize, positions: u32) -> Round {
    let mut random = Random(88_172_645_463_325_252);
    let quality: Vec<u64> = (0..experts).map(|_| random.below(1_000)).collect();
    let mut pairs = Vec::new();
    for need in 0..needs {
        let mut seen = vec![false; experts];
        while seen.iter().filter(|seen| **seen).count() < candidates.min(experts) {
            let expert = usize::try_from(random.below(experts as u64)).unwrap();
            if std::mem::replace(&mut seen[expert], true) {
                continue;
            }
            let units = 500_000 + quality[expert] * 250 + random.below(250_000);
            pairs.push(RoundPair {
                need,
                expert,
                score: units as f64 / 1e6,
                band: Band::Good,
                violations: 0,
            });
        }
    }
    let need = |key: usize| RoundNeed {
        key: key as u128,
        positions,
        organisation: None,
        region: Some(u32::try_from(key % 12).unwrap()),
        priority: 1.0,
    };
    let expert = |key: usize| RoundExpert {
        key: key as u128,
        capacity: 1,
    };
    Round {
        needs: (0..needs).map(need).collect(),
        experts: (0..experts).map(expert).collect(),
        pairs,
        rules: Rules::default(),
    }
}

fn run(name: &str, round: &Round) {
    let begun = Instant::now();
    let outcome = solve(round).unwrap();
    println!(
        "{name:46} {:6.2} s  {:5} placements  objective {:9.3}  bound {:9.3}  optimal {}  solves {}",
        begun.elapsed().as_secs_f64(),
        outcome.placements.len(),
        outcome.objective,
        outcome.upper_bound,
        outcome.optimal,
        outcome.solves
    );
}

fn main() {
    let base = round(500, 5_000, 300, 1);
    run("500 needs, 5,000 experts, 300 candidates", &base);
    run("the same with 2 positions each", &round(500, 5_000, 300, 2));

    let mut nested = base.clone();
    for (index, need) in nested.needs.iter_mut().enumerate() {
        need.organisation = Some(u32::try_from(index % 96).unwrap());
    }
    nested.rules.per_organisation = Some(3);
    nested.rules.regions = vec![RegionRule {
        region: 3,
        least: Some(15),
        ..RegionRule::default()
    }];
    run("at most 3 of 96 organisations, one minimum", &nested);

    let mut shares = base.clone();
    for (index, need) in shares.needs.iter_mut().enumerate() {
        // A third of all needs in one region.
        need.region = Some(u32::try_from(if index % 3 == 0 { 0 } else { index % 12 }).unwrap());
    }
    shares.rules.region_most_share = Some(0.2);
    run("no region above a fifth", &shares);

    let mut spanning = nested.clone();
    for (index, need) in spanning.needs.iter_mut().enumerate() {
        need.organisation = Some(u32::try_from(index % 40).unwrap());
        need.region = Some(u32::try_from(index % 7).unwrap());
    }
    spanning.rules.regions.clear();
    spanning.rules.per_organisation = Some(8);
    for region in 0..7 {
        let rule = RegionRule {
            region,
            most: Some(40),
            ..RegionRule::default()
        };
        spanning.rules.regions.push(rule);
    }
    run("40 organisations across 7 regions, both capped", &spanning);
}
