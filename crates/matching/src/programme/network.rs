//! The round as a network: source, regions, cells, needs, experts, sink.
//!
//! Every placement is a unit of flow. A unit that passes through a pair costs `base - gain`; one
//! that takes the bypass from source to sink costs `base` and stands for a placement that is not
//! made. So the cheapest flow is the best assignment, and no cost is negative.

use super::model::Model;

/// Where the flow begins.
pub(super) const SOURCE: usize = 0;
/// Where it ends.
pub(super) const SINK: usize = 1;

/// Upper limits of one solve, beside those of the model.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bounds {
    /// Placements of each region at most.
    pub(super) regions: Vec<i64>,
    /// The first placements of each region that count more than anything else.
    pub(super) least: Vec<i64>,
    /// Placements of each cell at most.
    pub(super) cells: Vec<i64>,
    /// What each organisation's placements cost, in units: prices that hold a cap by themselves.
    pub(super) prices: Vec<i64>,
    /// Exactly so many placements, where given.
    pub(super) exactly: Option<i64>,
}

/// An arc of the network.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) capacity: i64,
    pub(super) cost: i64,
}

/// The network with everything but its pairs.
#[derive(Debug, Clone)]
pub(super) struct Network<'m> {
    pub(super) model: &'m Model,
    /// In the order: bypass, regions, cells, needs, experts.
    pub(super) arcs: Vec<Arc>,
    /// The arc into each cell, need, and out of each expert; the last one into each region.
    pub(super) into_region: Vec<usize>,
    pub(super) into_cell: Vec<usize>,
    pub(super) into_need: Vec<usize>,
    pub(super) out_of_expert: Vec<usize>,
    /// Units that leave the source.
    pub(super) supply: i64,
    /// What a unit on the bypass costs.
    pub(super) bypass: i64,
    top: i64,
    prices: Vec<i64>,
}

impl<'m> Network<'m> {
    /// The network of a model within bounds.
    pub(super) fn new(model: &'m Model, bounds: &Bounds) -> Self {
        let dearest = bounds.prices.iter().copied().max().unwrap_or(0);
        let base = model.top + model.bonus + model.minimum;
        let (supply, bypass) = match bounds.exactly {
            // Dearer than any way to make the placement.
            Some(exactly) => (exactly, (base + dearest + 1) * (model.most_placements + 2)),
            None if model.places == Some(model.most_placements) => (model.most_placements, base),
            None => (model.most_placements + 1, base),
        };
        let mut network = Self {
            model,
            arcs: Vec::new(),
            into_region: Vec::new(),
            into_cell: Vec::new(),
            into_need: Vec::new(),
            out_of_expert: Vec::new(),
            supply,
            bypass,
            top: model.top,
            prices: bounds.prices.clone(),
        };
        network.arc(SOURCE, SINK, supply, bypass);
        network.regions(bounds);
        for (index, cell) in model.cells.iter().enumerate() {
            let from = network.region_node(cell.region);
            let arc = network.arc(from, network.cell_node(index), bounds.cells[index], 0);
            network.into_cell.push(arc);
        }
        for (index, need) in model.needs.iter().enumerate() {
            let from = match need.cell {
                Some(cell) => network.cell_node(cell),
                None => network.region_node(need.region),
            };
            let arc = network.arc(from, network.need_node(index), need.positions, 0);
            network.into_need.push(arc);
        }
        for (index, expert) in model.experts.iter().enumerate() {
            let arc = network.arc(network.expert_node(index), SINK, expert.capacity, 0);
            network.out_of_expert.push(arc);
        }
        network
    }

    /// One arc a step of what a placement counts on top of its score: more towards the minimum,
    /// more towards the wish. The first units are the cheapest, so the flow fills them in order.
    fn regions(&mut self, bounds: &Bounds) {
        let model = self.model;
        for (index, region) in model.regions.iter().enumerate() {
            let most = bounds.regions[index];
            let least = bounds.least[index].min(most);
            let wish = region
                .rule
                .wish
                .map_or(0, |wish| i64::from(wish.placements));
            let wish = wish.min(most);
            let mut steps = [0, least.min(wish), least.max(wish), most];
            steps.sort_unstable();
            let mut last = 0;
            for step in steps.windows(2) {
                let (begin, end) = (step[0], step[1]);
                let to_least = if begin < least { model.minimum } else { 0 };
                let to_wish = if begin < wish { region.bonus } else { 0 };
                let cost = model.minimum + model.bonus - to_least - to_wish;
                if end > begin {
                    last = self.arc(SOURCE, self.region_node(Some(index)), end - begin, cost);
                }
            }
            if most == 0 {
                let cost = model.minimum + model.bonus;
                last = self.arc(SOURCE, self.region_node(Some(index)), 0, cost);
            }
            self.into_region.push(last);
        }
        let cost = model.minimum + model.bonus;
        let room = model.most_placements + 1;
        self.arc(SOURCE, self.region_node(None), room, cost);
    }

    fn arc(&mut self, from: usize, to: usize, capacity: i64, cost: i64) -> usize {
        self.arcs.push(Arc {
            from,
            to,
            capacity,
            cost,
        });
        self.arcs.len() - 1
    }

    /// The arc of a pair.
    pub(super) fn pair(&self, pair: usize) -> Arc {
        let pair = self.model.pairs[pair];
        let cell = self.model.needs[pair.need].cell;
        let price = cell.map_or(0, |cell| self.prices[self.model.cells[cell].organisation]);
        Arc {
            from: self.need_node(pair.need),
            to: self.expert_node(pair.expert),
            capacity: 1,
            cost: self.top - pair.gain + price,
        }
    }

    /// How many nodes there are.
    pub(super) fn nodes(&self) -> usize {
        self.expert_node(self.model.experts.len())
    }

    /// The node of a region, or of none.
    pub(super) fn region_node(&self, region: Option<usize>) -> usize {
        2 + region.unwrap_or(self.model.regions.len())
    }

    /// The node of a cell.
    pub(super) fn cell_node(&self, cell: usize) -> usize {
        self.region_node(None) + 1 + cell
    }

    /// The node of a need.
    pub(super) fn need_node(&self, need: usize) -> usize {
        self.cell_node(self.model.cells.len()) + need
    }

    /// The node of an expert.
    pub(super) fn expert_node(&self, expert: usize) -> usize {
        self.need_node(self.model.needs.len()) + expert
    }
}
