//! The cheapest flow through a network, with its proof.
//!
//! `ac-library-rs` finds the flow by successive shortest paths. It sees a part of the pairs only:
//! each need's best ones at first. The prices of that solution then tell which of the other pairs
//! could make it better; they are added, and it is solved again, until no pair is left that
//! could (column generation). The prices at the end prove that the flow is the cheapest one in the
//! whole network: no arc that could take or give back a unit has a negative reduced cost.

use ac_library::MinCostFlowGraph;

use super::model::Model;
use super::network::{Arc, Bounds, Network, SINK};
use super::round::RoundError;

/// Pairs of each need that are looked at first.
const FIRST_PAIRS: usize = 32;

/// A cheapest flow.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    /// Units on each arc of the network, without pairs.
    pub(super) arcs: Vec<i64>,
    /// The pairs that are placed, in the order of the model.
    pub(super) placed: Vec<usize>,
    /// What the placements gain, prices taken off, in units.
    pub(super) gain: i64,
    /// A price for each node: reduced costs are not negative.
    pub(super) potentials: Vec<i64>,
}

impl Flow {
    /// Units that found no placement although [`Bounds::exactly`] asks for it.
    pub(super) fn missing(&self, bounds: &Bounds) -> i64 {
        bounds.exactly.map_or(0, |_| self.arcs[0])
    }
}

impl Flow {
    /// Placements of each cell.
    pub(super) fn by_cell(&self, model: &Model) -> Vec<i64> {
        self.counted(model.cells.len(), |pair| {
            model.needs[model.pairs[pair].need].cell
        })
    }

    /// Placements of each region.
    pub(super) fn by_region(&self, model: &Model) -> Vec<i64> {
        self.counted(model.regions.len(), |pair| {
            model.needs[model.pairs[pair].need].region
        })
    }

    fn counted(&self, groups: usize, group: impl Fn(usize) -> Option<usize>) -> Vec<i64> {
        let mut counts = vec![0; groups];
        for group in self.placed.iter().filter_map(|&pair| group(pair)) {
            counts[group] += 1;
        }
        counts
    }
}

/// The cheapest flow of a network.
pub(super) fn cheapest(network: &Network<'_>) -> Result<Flow, RoundError> {
    let model = network.model;
    let mut active = vec![false; model.pairs.len()];
    for bounds in model.starts.windows(2) {
        let end = bounds[1].min(bounds[0] + FIRST_PAIRS);
        active[bounds[0]..end].fill(true);
    }
    loop {
        let flow = within(network, &active)?;
        let mut complete = true;
        for (pair, active) in active.iter_mut().enumerate() {
            if !*active && reduced(network.pair(pair), &flow.potentials) < 0 {
                *active = true;
                complete = false;
            }
        }
        if complete {
            return Ok(flow);
        }
    }
}

/// An arc's cost after prices.
pub(super) fn reduced(arc: Arc, potentials: &[i64]) -> i64 {
    arc.cost + potentials[arc.from] - potentials[arc.to]
}

/// The cheapest flow that uses active pairs only.
fn within(network: &Network<'_>, active: &[bool]) -> Result<Flow, RoundError> {
    let pairs: Vec<usize> = (0..active.len()).filter(|&pair| active[pair]).collect();
    let of_pairs = pairs.iter().map(|&pair| network.pair(pair));
    let arcs: Vec<Arc> = network.arcs.iter().copied().chain(of_pairs).collect();
    let mut graph = MinCostFlowGraph::<i64>::new(network.nodes());
    for arc in &arcs {
        graph.add_edge(arc.from, arc.to, arc.capacity, arc.cost);
    }
    graph.flow(super::network::SOURCE, SINK, network.supply);
    let units: Vec<i64> = graph.edges().into_iter().map(|edge| edge.flow).collect();
    let mut potentials = prices(&arcs, &units, network.nodes())?;
    lower_experts(network, &arcs, &units, &mut potentials);
    let (fixed, of_pairs) = units.split_at(network.arcs.len());
    let placed: Vec<usize> = pairs
        .iter()
        .zip(of_pairs)
        .filter(|(_, units)| **units > 0)
        .map(|(pair, _)| *pair)
        .collect();
    // What the units that were placed cost less than as many on the free bypass.
    let free = network.model.top + network.model.bonus + network.model.minimum;
    let spent = arcs.iter().zip(&units).skip(1);
    let spent: i64 = spent.map(|(arc, units)| arc.cost * units).sum();
    let count = i64::try_from(placed.len()).unwrap_or(i64::MAX);
    Ok(Flow {
        arcs: fixed.to_vec(),
        gain: free * count - spent,
        placed,
        potentials,
    })
}

/// Prices under which no arc with room left, and no arc with flow on it backwards, has a negative
/// cost (Bellman and Ford from everywhere at once). There are none if and only if the flow is not
/// the cheapest.
fn prices(arcs: &[Arc], units: &[i64], nodes: usize) -> Result<Vec<i64>, RoundError> {
    let mut prices = vec![0_i64; nodes];
    for _ in 0..=nodes {
        let mut changed = false;
        for (arc, &units) in arcs.iter().zip(units) {
            let there = prices[arc.from] + arc.cost;
            if units < arc.capacity && there < prices[arc.to] {
                prices[arc.to] = there;
                changed = true;
            }
            let back = prices[arc.to] - arc.cost;
            if units > 0 && back < prices[arc.from] {
                prices[arc.from] = back;
                changed = true;
            }
        }
        if !changed {
            return Ok(prices);
        }
    }
    Err(RoundError::Unproven)
}

/// Lowers each expert's price as far as the arcs out of it allow: then no pair looks better than
/// it has to. Arcs into an expert stay as they should be.
fn lower_experts(network: &Network<'_>, arcs: &[Arc], units: &[i64], prices: &mut [i64]) {
    let first = network.expert_node(0);
    let mut lowest: Vec<Option<i64>> = vec![None; network.model.experts.len()];
    let mut raise = |expert: usize, price: i64| {
        let lowest = &mut lowest[expert];
        *lowest = Some(lowest.map_or(price, |known| known.max(price)));
    };
    for (arc, &units) in arcs.iter().zip(units) {
        if arc.from >= first && units < arc.capacity {
            raise(arc.from - first, prices[arc.to] - arc.cost);
        }
        if arc.to >= first && units > 0 {
            raise(arc.to - first, prices[arc.from] + arc.cost);
        }
    }
    for (expert, lowest) in lowest.into_iter().enumerate() {
        // An expert without room and without placement, of capacity 0: nothing may go there.
        prices[first + expert] = lowest.unwrap_or(i64::MIN / 4);
    }
}
