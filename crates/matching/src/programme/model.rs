//! The round in whole numbers and in the order of the seed.

use std::collections::{BTreeMap, HashMap};

use super::order::order;
use super::round::{RegionRule, Round, RoundError, RoundPair, Rules};

/// The most bits behind the point of a score: a unit is a billionth.
const MOST_BITS: u32 = 30;
/// The fewest bits that are exact enough: a unit is a quarter of a thousandth.
const LEAST_BITS: u32 = 12;

/// What the network is made of. Needs and experts stand in the order that the seed gives them, so
/// that neither the order of the input nor an id decides a tie.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub(super) needs: Vec<Need>,
    pub(super) experts: Vec<Expert>,
    /// Pairs that may be placed: by need, best first.
    pub(super) pairs: Vec<Pair>,
    /// Where each need's pairs begin in `pairs`, and behind the last one its length.
    pub(super) starts: Vec<usize>,
    pub(super) regions: Vec<Region>,
    pub(super) cells: Vec<Cell>,
    pub(super) organisations: Vec<Organisation>,
    /// More placements than these there cannot be.
    pub(super) most_placements: i64,
    /// Placements that the rules allow the round.
    pub(super) places: Option<i64>,
    /// Units that an objective of 1 has.
    pub(super) scale: f64,
    /// The largest priority or bonus.
    pub(super) largest: f64,
    /// The largest gain of a pair.
    pub(super) top: i64,
    /// What a placement towards a region's minimum counts: more than all scores together.
    pub(super) minimum: i64,
    /// The largest bonus.
    pub(super) bonus: i64,
}

/// A need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Need {
    /// Its index in the round.
    pub(super) index: usize,
    pub(super) positions: i64,
    pub(super) region: Option<usize>,
    pub(super) cell: Option<usize>,
}

/// An expert.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expert {
    /// The index in the round.
    pub(super) index: usize,
    pub(super) capacity: i64,
}

/// A pair that may be placed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    /// Its index in the round.
    pub(super) index: usize,
    pub(super) need: usize,
    pub(super) expert: usize,
    pub(super) gain: i64,
}

/// A region that has needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Region {
    pub(super) number: u32,
    pub(super) rule: RegionRule,
    /// In units.
    pub(super) bonus: i64,
}

/// The needs of one organisation in one region that has a rule, or in all those that have none:
/// nested in both, which makes the network exact.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) organisation: usize,
    pub(super) region: Option<usize>,
    /// Positions of its needs.
    pub(super) positions: i64,
}

/// An organisation with a cap.
#[derive(Debug, Clone)]
pub(super) struct Organisation {
    pub(super) number: u32,
    pub(super) most: i64,
    pub(super) cells: Vec<usize>,
}

impl Region {
    /// Whether anything is asked of the region.
    fn has_rule(&self) -> bool {
        let rule = &self.rule;
        let numbers = rule.most.is_some() || rule.least.is_some();
        let shares = rule.most_share.is_some() || rule.least_share.is_some();
        numbers || shares || rule.wish.is_some()
    }
}

/// Whether a pair may be placed.
pub(super) fn allowed(pair: &RoundPair, rules: &Rules) -> bool {
    (rules.allow_violations || pair.violations == 0) && pair.band >= rules.least_band
}

impl Model {
    /// Of a round that was checked.
    pub(super) fn new(round: &Round) -> Result<Self, RoundError> {
        let rules = &round.rules;
        let need_order = order(round.needs.iter().map(|need| need.key), rules.seed);
        let expert_order = order(round.experts.iter().map(|expert| expert.key), !rules.seed);
        let experts: Vec<Expert> = expert_order
            .iter()
            .map(|&index| Expert {
                index,
                capacity: i64::from(round.experts[index].capacity),
            })
            .collect();
        let mut model = Self {
            needs: Vec::new(),
            experts,
            pairs: Vec::new(),
            starts: Vec::new(),
            regions: Vec::new(),
            cells: Vec::new(),
            organisations: Vec::new(),
            most_placements: 0,
            places: rules.places.map(i64::from),
            scale: 1.0,
            largest: 1.0,
            top: 0,
            minimum: 0,
            bonus: 0,
        };
        model.group(round, &need_order);
        let mut by_need: Vec<Vec<usize>> = vec![Vec::new(); round.needs.len()];
        for (index, pair) in round.pairs.iter().enumerate() {
            if allowed(pair, rules) {
                by_need[pair.need].push(index);
            }
        }
        let mut at_expert = vec![0; round.experts.len()];
        for (place, &index) in expert_order.iter().enumerate() {
            at_expert[index] = place;
        }
        model.most_placements = model.bound(&by_need);
        model.set_scale(round)?;
        for (place, need) in model.needs.iter().enumerate() {
            model.starts.push(model.pairs.len());
            let priority = round.needs[need.index].priority;
            let pair = |&index: &usize| Pair {
                index,
                need: place,
                expert: at_expert[round.pairs[index].expert],
                gain: units(round.pairs[index].score * priority, model.scale),
            };
            let mut pairs: Vec<Pair> = by_need[need.index].iter().map(pair).collect();
            pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.gain), pair.expert));
            model.pairs.extend(pairs);
        }
        model.starts.push(model.pairs.len());
        model.set_stakes();
        Ok(model)
    }

    /// Gives each need its region and cell.
    fn group(&mut self, round: &Round, order: &[usize]) {
        let rules = &round.rules;
        let mut regions: BTreeMap<u32, usize> = BTreeMap::new();
        let mut organisations: BTreeMap<u32, usize> = BTreeMap::new();
        let mut cells: HashMap<(usize, Option<usize>), usize> = HashMap::new();
        for &index in order {
            let need = &round.needs[index];
            let region = need.region.map(|number| {
                *regions.entry(number).or_insert_with(|| {
                    let given = rules.regions.iter().find(|rule| rule.region == number);
                    let mut rule = given.copied().unwrap_or_default();
                    rule.region = number;
                    rule.most_share = rule.most_share.or(rules.region_most_share);
                    self.regions.push(Region {
                        number,
                        rule,
                        bonus: 0,
                    });
                    self.regions.len() - 1
                })
            });
            let positions = i64::from(need.positions);
            let capped = need.organisation.zip(rules.per_organisation);
            let cell = capped.map(|(number, most)| {
                let organisation = *organisations.entry(number).or_insert_with(|| {
                    self.organisations.push(Organisation {
                        number,
                        most: i64::from(most),
                        cells: Vec::new(),
                    });
                    self.organisations.len() - 1
                });
                // A region without a rule does not divide the organisation.
                let region = region.filter(|&region| self.regions[region].has_rule());
                let cell = *cells.entry((organisation, region)).or_insert_with(|| {
                    self.cells.push(Cell {
                        organisation,
                        region,
                        positions: 0,
                    });
                    let cell = self.cells.len() - 1;
                    self.organisations[organisation].cells.push(cell);
                    cell
                });
                self.cells[cell].positions += positions;
                cell
            });
            self.needs.push(Need {
                index,
                positions,
                region,
                cell,
            });
        }
    }

    /// More placements than these there cannot be.
    fn bound(&self, by_need: &[Vec<usize>]) -> i64 {
        let of_need = |need: &Need| {
            let candidates = i64::try_from(by_need[need.index].len()).unwrap_or(i64::MAX);
            need.positions.min(candidates)
        };
        let needs: i64 = self.needs.iter().map(of_need).sum();
        let experts: i64 = self.experts.iter().map(|expert| expert.capacity).sum();
        needs.min(experts).min(self.places.unwrap_or(i64::MAX))
    }

    /// As many bits behind the point as leave room for the sums.
    ///
    /// With `P` placements at most, a minimum counts more than `P` gains, and dropping a placement
    /// that has to be made costs more than `P` of these; the sum over `P` placements has to stay
    /// below 2^61.
    fn set_scale(&mut self, round: &Round) -> Result<(), RoundError> {
        let shares = self.has_shares();
        let minima = self.has_minima();
        let factors = 1 + u32::from(shares || minima) + u32::from(minima);
        let width = 64 - (self.most_placements + 2).leading_zeros();
        let bits = MOST_BITS.min(58_u32.saturating_sub(factors * width));
        if bits < LEAST_BITS {
            let placements = self.most_placements;
            return Err(RoundError::TooLarge { placements });
        }
        let priorities = round.needs.iter().map(|need| need.priority);
        let bonuses = self.regions.iter().filter_map(|region| region.rule.wish);
        let largest = priorities
            .chain(bonuses.map(|wish| wish.bonus))
            .fold(0.0, f64::max);
        let largest = if largest > 0.0 { largest } else { 1.0 };
        self.largest = largest;
        self.scale = f64::from(1_u32 << bits) / largest;
        Ok(())
    }

    fn set_stakes(&mut self) {
        self.top = self.pairs.iter().map(|pair| pair.gain).max().unwrap_or(0);
        for region in &mut self.regions {
            let bonus = region.rule.wish.map_or(0.0, |wish| wish.bonus);
            region.bonus = units(bonus, self.scale);
            self.bonus = self.bonus.max(region.bonus);
        }
        if self.has_minima() {
            // The best score there could be, so that it holds for an added expert, too.
            let best = units(self.largest, self.scale);
            self.minimum = (best + self.bonus + 1) * (self.most_placements + 2);
        }
    }

    /// Whether a region has a largest share.
    pub(super) fn has_shares(&self) -> bool {
        let mut regions = self.regions.iter();
        regions.any(|region| region.rule.most_share.is_some())
    }

    /// Whether a region has a minimum.
    pub(super) fn has_minima(&self) -> bool {
        let mut rules = self.regions.iter().map(|region| region.rule);
        rules.any(|rule| rule.least.is_some() || rule.least_share.is_some())
    }

    /// Organisations with needs in several regions: their caps do not nest with the regions'.
    pub(super) fn spanning(&self) -> impl Iterator<Item = usize> {
        let organisations = self.organisations.iter().enumerate();
        organisations
            .filter(|(_, organisation)| organisation.cells.len() > 1)
            .map(|(index, _)| index)
    }
}

/// An objective in whole units.
#[expect(
    clippy::cast_possible_truncation,
    reason = "scores and priorities are checked, and the scale keeps the product below 2^31"
)]
pub(super) fn units(value: f64, scale: f64) -> i64 {
    (value * scale).round() as i64
}
