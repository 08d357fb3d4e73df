//! From a flow to what it says: placements with what they cost, and what changes would bring.

use super::model::Model;
use super::network::{Network, SINK};
use super::outcome::{Alternative, Outcome, Placement, RegionOutcome, Without, Worth};
use super::residual::Residual;
use super::round::{Round, RoundError};
use super::search::Found;

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

    pub(super) fn gain(&self, units: Option<i64>) -> Worth {
        self.worth(units.unwrap_or(0).max(0))
    }

    /// Whether a path gives up a placement that has to be made.
    pub(super) fn drops(&self, cost: i64) -> bool {
        self.found.bounds.exactly.is_some() && cost.abs() >= self.residual.network.bypass / 2
    }

    fn bonuses(&self) -> f64 {
        let used = self.found.flow.by_region(self.model);
        let regions = self.model.regions.iter().zip(used);
        let bonus = |(region, used): (&super::model::Region, i64)| {
            let wish = region.rule.wish?;
            Some(wish.bonus * used.min(i64::from(wish.placements)) as f64)
        };
        regions.filter_map(bonus).sum()
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
}
