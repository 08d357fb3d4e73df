//! From a flow to what it says: placements with what they cost, and what changes would bring.

use super::model::{Model, units};
use super::network::{Network, SINK, SOURCE};
use super::outcome::{
    AddedExpert, Alternative, CapOutcome, ExpertOutcome, NeedOutcome, Outcome, Placement,
    RegionOutcome, Without, Worth,
};
use super::reasons::Reasons;
use super::residual::{Paths, Residual};
use super::round::{Round, RoundError};
use super::search::Found;
use super::spanning::usage;

/// Everything that an explanation looks at.
pub(super) struct Explainer<'a> {
    pub(super) round: &'a Round,
    pub(super) model: &'a Model,
    pub(super) found: &'a Found,
    pub(super) residual: &'a Residual<'a>,
    /// Whether each pair is placed.
    pub(super) placed: Vec<bool>,
    /// The pairs of each expert.
    pub(super) of_expert: Vec<Vec<usize>>,
}

/// The whole outcome of a round.
pub(super) fn outcome(round: &Round, model: &Model, found: &Found) -> Result<Outcome, RoundError> {
    let network = Network::new(model, &found.bounds);
    let residual = Residual::new(&network, &found.flow)?;
    let mut placed = vec![false; model.pairs.len()];
    for &pair in &found.flow.placed {
        placed[pair] = true;
    }
    let mut of_expert = vec![Vec::new(); model.experts.len()];
    for (index, pair) in model.pairs.iter().enumerate() {
        of_expert[pair.expert].push(index);
    }
    let explainer = Explainer {
        round,
        model,
        found,
        residual: &residual,
        placed,
        of_expert,
    };
    Ok(explainer.outcome())
}

impl Explainer<'_> {
    fn outcome(&self) -> Outcome {
        let (model, found) = (self.model, self.found);
        // From the sink: whoever comes in addition begins there, and pushes others aside.
        let from_sink = self.residual.paths(SINK, None, None);
        let mut placements: Vec<Placement> = found
            .flow
            .placed
            .iter()
            .map(|&p| self.placement(p))
            .collect();
        placements.sort_by(|a, b| {
            let by_score = b.score.total_cmp(&a.score);
            a.need
                .cmp(&b.need)
                .then(by_score)
                .then(a.expert.cmp(&b.expert))
        });
        let total_score = placements.iter().map(|placement| placement.score).sum();
        let weighed =
            |placement: &Placement| placement.score * self.round.needs[placement.need].priority;
        let objective = placements.iter().map(weighed).sum::<f64>() + self.bonuses();
        let gap = found.upper - found.flow.gain;
        let regions = self.regions();
        let short = |region: &RegionOutcome| region.least.saturating_sub(region.placements);
        Outcome {
            needs: self.needs(&from_sink),
            experts: self.experts(&from_sink),
            organisations: self.organisations(),
            short_of_minima: regions.iter().map(short).sum(),
            regions,
            total_score,
            objective,
            upper_bound: objective + self.gap(gap, objective),
            optimal: gap <= 0,
            exact_what_ifs: model.spanning().next().is_none() && !model.has_shares(),
            one_more_place: self.one_more_place(),
            solves: found.solves,
            placements,
        }
    }

    /// The gap in the objective; where minima are at stake, what all pairs together could bring.
    fn gap(&self, gap: i64, objective: f64) -> f64 {
        let worth = self.worth(gap);
        if gap <= 0 || worth.minima == 0 {
            return worth.objective.max(0.0);
        }
        let most = self.model.most_placements as f64;
        let best = (self.model.top + self.model.bonus) as f64 / self.model.scale;
        (most * best - objective).max(0.0)
    }

    /// A difference of units in words.
    fn worth(&self, units: i64) -> Worth {
        let minimum = self.model.minimum;
        let minima = if minimum > 0 {
            (units + units.signum() * minimum / 2) / minimum
        } else {
            0
        };
        Worth {
            minima,
            objective: (units - minima * minimum) as f64 / self.model.scale,
        }
    }

    fn gain(&self, units: Option<i64>) -> Worth {
        self.worth(units.unwrap_or(0).max(0))
    }

    /// Whether a path gives up a placement that has to be made.
    fn drops(&self, cost: i64) -> bool {
        self.found.bounds.exactly.is_some() && cost.abs() >= self.residual.network.bypass / 2
    }

    fn bonuses(&self) -> f64 {
        let used = self.used_in_regions();
        let regions = self.model.regions.iter().zip(used);
        let bonus = |(region, used): (&super::model::Region, i64)| {
            let wish = region.rule.wish?;
            Some(wish.bonus * used.min(i64::from(wish.placements)) as f64)
        };
        regions.filter_map(bonus).sum()
    }

    pub(super) fn used_in_regions(&self) -> Vec<i64> {
        let mut used = vec![0; self.model.regions.len()];
        for &pair in &self.found.flow.placed {
            if let Some(region) = self.model.needs[self.model.pairs[pair].need].region {
                used[region] += 1;
            }
        }
        used
    }

    fn placement(&self, pair: usize) -> Placement {
        let (model, residual) = (self.model, self.residual);
        let known = model.pairs[pair];
        let (need, expert) = (
            model.needs[known.need].index,
            model.experts[known.expert].index,
        );
        let given = self.round.pairs[known.index];
        let arc = residual.of_pair(pair);
        let (from, to) = (residual.arc(arc).from, residual.arc(arc).to);
        let paths = residual.paths(from, Some(to), Some(arc));
        let cost = paths.costs[to].filter(|cost| !self.drops(*cost));
        let ends = residual.ends(&paths, to);
        let without = cost.zip(ends).map(|(cost, (first, last))| Without {
            loss: self.gain(Some(cost - residual.arc(arc).cost)),
            expert_instead: self
                .pair_of(first)
                .map(|pair| model.experts[pair.expert].index),
            need_instead: self.pair_of(last).map(|pair| model.needs[pair.need].index),
        });
        Placement {
            pair: known.index,
            need,
            expert,
            score: given.score,
            band: given.band,
            without,
            next_expert: self.next_expert(known.need),
            next_need: self.next_need(known.expert),
        }
    }

    /// The pair that a path's step goes through, forwards.
    fn pair_of(&self, step: super::residual::Step) -> Option<super::model::Pair> {
        let pair = self.residual.pair_of(step.arc).filter(|_| !step.back)?;
        Some(self.model.pairs[pair])
    }

    fn next_expert(&self, need: usize) -> Option<Alternative> {
        let mut pairs = self.model.starts[need]..self.model.starts[need + 1];
        let pair = self.model.pairs[pairs.find(|&pair| !self.placed[pair])?];
        Some(Alternative {
            index: self.model.experts[pair.expert].index,
            score: self.round.pairs[pair.index].score,
            taken: !self.has_room(pair.expert),
        })
    }

    fn next_need(&self, expert: usize) -> Option<Alternative> {
        let pairs = self.of_expert[expert]
            .iter()
            .map(|&index| (index, self.model.pairs[index]));
        let open = pairs.filter(|(index, _)| !self.placed[*index]);
        let score = |pair: super::model::Pair| self.round.pairs[pair.index].score;
        let best = open
            .max_by(|(a, left), (b, right)| score(*left).total_cmp(&score(*right)).then(b.cmp(a)));
        let (_, pair) = best?;
        Some(Alternative {
            index: self.model.needs[pair.need].index,
            score: score(pair),
            taken: !self.is_open(pair.need),
        })
    }

    /// Whether an expert could take a further need.
    pub(super) fn has_room(&self, expert: usize) -> bool {
        let (units, capacity) = self
            .residual
            .load(self.residual.network.out_of_expert[expert]);
        units < capacity
    }

    /// Whether a need has a position open.
    pub(super) fn is_open(&self, need: usize) -> bool {
        let (units, capacity) = self.residual.load(self.residual.network.into_need[need]);
        units < capacity
    }

    fn needs(&self, from_sink: &Paths) -> Vec<NeedOutcome> {
        let network = self.residual.network;
        let reasons = Reasons::new(self);
        let mut outcomes = vec![None; self.model.needs.len()];
        for (place, need) in self.model.needs.iter().enumerate() {
            let arc = network.into_need[place];
            let (filled, positions) = self.residual.load(arc);
            let one_more_position = if filled == positions {
                self.one_more_through(arc)
            } else {
                Worth::default()
            };
            outcomes[need.index] = Some(NeedOutcome {
                filled: count(filled),
                reasons: reasons.of_need(place),
                candidates: self.model.starts[place + 1] - self.model.starts[place],
                added_expert: self.added_expert(place, from_sink),
                one_more_position,
            });
        }
        outcomes.into_iter().flatten().collect()
    }

    /// What one more unit of a full arc's capacity would bring: the cheapest way round through it.
    fn one_more_through(&self, arc: usize) -> Worth {
        let known = self.residual.arc(arc);
        let paths = self.residual.paths(known.to, Some(known.from), None);
        let cost = paths.costs[known.from].filter(|cost| !self.drops(*cost));
        self.gain(cost.map(|cost| -(cost + known.cost)))
    }

    /// An expert who comes in addition, fits the need with score `s` and nothing else, brings
    /// `priority * s` less what it costs to get a unit of flow to the need.
    fn added_expert(&self, place: usize, from_sink: &Paths) -> AddedExpert {
        let model = self.model;
        let need = self.round.needs[model.needs[place].index];
        let best = model.pairs[model.starts[place]..model.starts[place + 1]].first();
        let score = best.map_or(1.0, |pair| self.round.pairs[pair.index].score);
        let node = self.residual.network.need_node(place);
        let open = self.is_open(place) || best.is_some();
        let cost = from_sink.costs[node].filter(|cost| open && !self.drops(*cost));
        let price = cost.map(|cost| model.top + cost);
        let gain = price.map(|price| units(score * need.priority, model.scale) - price);
        let from_score = price
            .map(|price| (price.max(0) as f64 / model.scale / need.priority).max(0.0))
            .filter(|from| *from < 1.0);
        AddedExpert {
            from_score,
            score,
            brings: self.gain(gain),
        }
    }

    fn experts(&self, from_sink: &Paths) -> Vec<ExpertOutcome> {
        let network = self.residual.network;
        let reasons = Reasons::new(self);
        let mut outcomes = vec![None; self.model.experts.len()];
        for (place, expert) in self.model.experts.iter().enumerate() {
            let (placed, _) = self.residual.load(network.out_of_expert[place]);
            let cost = from_sink.costs[network.expert_node(place)];
            let cost = cost.filter(|cost| !self.drops(*cost));
            outcomes[expert.index] = Some(ExpertOutcome {
                placed: count(placed),
                reasons: reasons.of_expert(place),
                one_more: self.gain(cost.map(|cost| -cost)),
            });
        }
        outcomes.into_iter().flatten().collect()
    }

    fn organisations(&self) -> Vec<CapOutcome> {
        let used = usage(self.model, &self.found.flow);
        let network = self.residual.network;
        let outcome = |organisation: &super::model::Organisation| {
            let placements: i64 = organisation.cells.iter().map(|&cell| used[cell]).sum();
            let full = organisation
                .cells
                .iter()
                .map(|&cell| network.into_cell[cell]);
            let full = full.filter(|&arc| {
                let (units, capacity) = self.residual.load(arc);
                units == capacity && placements == organisation.most
            });
            let gains = full.map(|arc| self.one_more_through(arc));
            let better = |a: Worth, b: Worth| {
                let order = a.minima.cmp(&b.minima);
                let order = order.then(a.objective.total_cmp(&b.objective));
                if order.is_ge() { a } else { b }
            };
            CapOutcome {
                organisation: organisation.number,
                placements: count(placements),
                most: count(organisation.most),
                one_more: gains.fold(Worth::default(), better),
            }
        };
        let mut outcomes: Vec<CapOutcome> = self.model.organisations.iter().map(outcome).collect();
        outcomes.sort_by_key(|outcome| outcome.organisation);
        outcomes
    }

    fn regions(&self) -> Vec<RegionOutcome> {
        let (model, bounds) = (self.model, &self.found.bounds);
        let used = self.used_in_regions();
        let outcome = |(place, region): (usize, &super::model::Region)| {
            let most = bounds.regions[place];
            let ruled = region.rule.most.is_some() || region.rule.most_share.is_some();
            let one_more = if ruled && used[place] == most {
                // What the next unit counts on top of its score is not what the last one does.
                let wish = region
                    .rule
                    .wish
                    .map_or(0, |wish| i64::from(wish.placements));
                let to_least = if most < bounds.least[place] {
                    model.minimum
                } else {
                    0
                };
                let to_wish = if most < wish { region.bonus } else { 0 };
                let cost = model.minimum + model.bonus - to_least - to_wish;
                let node = self.residual.network.region_node(Some(place));
                let paths = self.residual.paths(node, Some(SOURCE), None);
                let back = paths.costs[SOURCE].filter(|cost| !self.drops(*cost));
                self.gain(back.map(|back| -(cost + back)))
            } else {
                Worth::default()
            };
            RegionOutcome {
                region: region.number,
                placements: count(used[place]),
                most: ruled.then(|| count(most)),
                least: count(bounds.least[place]),
                one_more,
            }
        };
        let mut outcomes: Vec<RegionOutcome> =
            model.regions.iter().enumerate().map(outcome).collect();
        outcomes.sort_by_key(|outcome| outcome.region);
        outcomes
    }

    fn one_more_place(&self) -> Worth {
        if !self.places_used() {
            return Worth::default();
        }
        let paths = self.residual.paths(SOURCE, Some(SINK), None);
        let base = self.residual.network.bypass;
        self.gain(paths.costs[SINK].map(|cost| base - cost))
    }

    /// Whether the round has as many placements as it may have.
    pub(super) fn places_used(&self) -> bool {
        let placements = i64::try_from(self.found.flow.placed.len()).unwrap_or(i64::MAX);
        self.found.bounds.exactly.is_none() && self.model.places == Some(placements)
    }
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(if number < 0 { 0 } else { u32::MAX })
}
