//! What one more expert, position, or unit of a cap would bring.

use super::explain::Explainer;
use super::model::{Organisation, Region, units};
use super::network::{SINK, SOURCE};
use super::outcome::{AddedExpert, CapOutcome, ExpertOutcome, NeedOutcome, RegionOutcome, Worth};
use super::reasons::Reasons;
use super::residual::Paths;

impl Explainer<'_> {
    /// What became of each need.
    pub(super) fn needs(&self, from_sink: &Paths) -> Vec<NeedOutcome> {
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

    /// What became of each expert.
    pub(super) fn experts(&self, from_sink: &Paths) -> Vec<ExpertOutcome> {
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

    /// Organisations under a cap.
    pub(super) fn organisations(&self) -> Vec<CapOutcome> {
        let used = self.found.flow.by_cell(self.model);
        let network = self.residual.network;
        let outcome = |organisation: &Organisation| {
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

    /// Regions that have needs.
    pub(super) fn regions(&self) -> Vec<RegionOutcome> {
        let (model, bounds) = (self.model, &self.found.bounds);
        let used = self.found.flow.by_region(self.model);
        let outcome = |(place, region): (usize, &Region)| {
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

    /// What one more place of the round would bring.
    pub(super) fn one_more_place(&self) -> Worth {
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
