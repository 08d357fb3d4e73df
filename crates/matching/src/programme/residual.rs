//! What could still be changed: the arcs that can take a unit more or give one back.
//!
//! In an optimal flow, a single change of a single capacity moves one unit along one path of this
//! network, so the cheapest path tells exactly what the optimum after the change is.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::flow::{Flow, reduced};
use super::network::{Arc, Network};
use super::round::RoundError;

/// The residual network of a cheapest flow.
#[derive(Debug)]
pub(super) struct Residual<'n> {
    pub(super) network: &'n Network<'n>,
    /// Fixed arcs, then one a pair.
    arcs: Vec<Arc>,
    units: Vec<i64>,
    potentials: Vec<i64>,
    /// For each node the steps out of it, from `starts[node]`.
    steps: Vec<Step>,
    starts: Vec<usize>,
}

/// A step along an arc, or back along it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// Index of the arc.
    pub(super) arc: usize,
    /// Against its direction: gives a unit back.
    pub(super) back: bool,
}

/// The cheapest paths from one node.
#[derive(Debug)]
pub(super) struct Paths {
    /// What they cost; `None` where no path leads or where the search ended before.
    pub(super) costs: Vec<Option<i64>>,
    /// The last step of each.
    last: Vec<Option<Step>>,
}

impl<'n> Residual<'n> {
    /// Of a flow through a network. Fails where the flow is not the cheapest.
    pub(super) fn new(network: &'n Network<'n>, flow: &Flow) -> Result<Self, RoundError> {
        let fixed = network.arcs.len();
        let pairs = network.model.pairs.len();
        let mut arcs = network.arcs.clone();
        arcs.extend((0..pairs).map(|pair| network.pair(pair)));
        let mut units = flow.arcs.clone();
        units.resize(fixed + pairs, 0);
        for &pair in &flow.placed {
            units[fixed + pair] = 1;
        }
        let mut starts = vec![0; network.nodes() + 1];
        for arc in &arcs {
            starts[arc.from + 1] += 1;
            starts[arc.to + 1] += 1;
        }
        for node in 1..starts.len() {
            starts[node] += starts[node - 1];
        }
        let none = Step {
            arc: 0,
            back: false,
        };
        let mut steps = vec![none; 2 * arcs.len()];
        let mut next = starts.clone();
        for (index, arc) in arcs.iter().enumerate() {
            for (node, back) in [(arc.from, false), (arc.to, true)] {
                steps[next[node]] = Step { arc: index, back };
                next[node] += 1;
            }
        }
        let residual = Self {
            network,
            arcs,
            units,
            potentials: flow.potentials.clone(),
            steps,
            starts,
        };
        residual.prove()?;
        Ok(residual)
    }

    /// The proof of optimality: no step has a negative reduced cost.
    fn prove(&self) -> Result<(), RoundError> {
        let arcs = self.arcs.iter().zip(&self.units);
        for (arc, &units) in arcs {
            let cost = reduced(*arc, &self.potentials);
            let wrong = (units < arc.capacity && cost < 0) || (units > 0 && cost > 0);
            if wrong || units < 0 || units > arc.capacity {
                return Err(RoundError::Unproven);
            }
        }
        Ok(())
    }

    /// Units on an arc and its capacity.
    pub(super) fn load(&self, arc: usize) -> (i64, i64) {
        (self.units[arc], self.arcs[arc].capacity)
    }

    /// An arc.
    pub(super) fn arc(&self, arc: usize) -> Arc {
        self.arcs[arc]
    }

    /// The index of a pair's arc.
    pub(super) fn of_pair(&self, pair: usize) -> usize {
        self.network.arcs.len() + pair
    }

    /// The pair of an arc, where it is one.
    pub(super) fn pair_of(&self, arc: usize) -> Option<usize> {
        arc.checked_sub(self.network.arcs.len())
    }

    /// The cheapest paths from `from` (Dijkstra on reduced costs), as far as `to` where given, and
    /// without the arc `without`.
    pub(super) fn paths(&self, from: usize, to: Option<usize>, without: Option<usize>) -> Paths {
        let mut distances = vec![i64::MAX; self.potentials.len()];
        let mut last: Vec<Option<Step>> = vec![None; self.potentials.len()];
        let mut done = vec![false; self.potentials.len()];
        let mut queue: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
        distances[from] = 0;
        queue.push(Reverse((0, from)));
        while let Some(Reverse((distance, node))) = queue.pop() {
            if std::mem::replace(&mut done[node], true) {
                continue;
            }
            if to == Some(node) {
                break;
            }
            for &step in &self.steps[self.starts[node]..self.starts[node + 1]] {
                if without == Some(step.arc) || !self.open(step) {
                    continue;
                }
                let arc = self.arcs[step.arc];
                let cost = reduced(arc, &self.potentials);
                let (next, cost) = if step.back {
                    (arc.from, -cost)
                } else {
                    (arc.to, cost)
                };
                let there = distance.saturating_add(cost);
                if there < distances[next] {
                    distances[next] = there;
                    last[next] = Some(step);
                    queue.push(Reverse((there, next)));
                }
            }
        }
        let costs = distances.iter().enumerate().map(|(node, &distance)| {
            let known = done[node].then_some(distance)?;
            Some(known + self.potentials[node] - self.potentials[from])
        });
        Paths {
            costs: costs.collect(),
            last,
        }
    }

    fn open(&self, step: Step) -> bool {
        let units = self.units[step.arc];
        if step.back {
            units > 0
        } else {
            units < self.arcs[step.arc].capacity
        }
    }

    /// The first and the last step of the cheapest path to `to`.
    pub(super) fn ends(&self, paths: &Paths, to: usize) -> Option<(Step, Step)> {
        let last = paths.last[to]?;
        let mut first = last;
        loop {
            let arc = self.arcs[first.arc];
            let before = if first.back { arc.to } else { arc.from };
            match paths.last[before] {
                Some(step) => first = step,
                None => return Some((first, last)),
            }
        }
    }
}
