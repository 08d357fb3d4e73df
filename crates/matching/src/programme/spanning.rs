//! Caps of organisations that have needs in several regions.
//!
//! Such a cap does not nest with the regions', so no network holds both. The network holds a cap
//! for each cell (an organisation in a region) instead, and this module looks for the best way to
//! divide the organisation's cap among its cells: prices first, which usually settle it, then
//! branch and bound. Every step keeps an upper bound, so that what is found is either proved to be
//! the best or told with its gap.

use std::cmp::Reverse;

use super::flow::{Flow, cheapest};
use super::model::Model;
use super::network::{Bounds, Network};
use super::round::RoundError;

/// Steps of the search for prices.
const PRICE_STEPS: usize = 30;

/// A feasible assignment, the bounds it was found in, and a bound for all others.
#[derive(Debug, Clone)]
pub(super) struct Bracket {
    /// The best assignment that was found; `None` where nothing satisfies the bounds.
    pub(super) best: Option<(Flow, Bounds)>,
    /// No assignment within the bounds gains more; `None` where there is none at all.
    pub(super) upper: Option<i64>,
    /// Placements that cannot be made of those that have to be.
    pub(super) missing: i64,
}

/// How much may still be done: each solve takes one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// Solves that are left.
    pub(super) left: usize,
    /// Solves that were made.
    pub(super) made: usize,
}

/// The best assignment within bounds. `bounds.cells` and `bounds.prices` are set here.
pub(super) fn solve(
    model: &Model,
    mut bounds: Bounds,
    effort: &mut Effort,
) -> Result<Bracket, RoundError> {
    bounds.prices = vec![0; model.organisations.len()];
    bounds.cells = most_of_cells(model);
    let first = attempt(model, &bounds, effort)?;
    let missing = first.missing(&bounds);
    if missing > 0 {
        return Ok(Bracket {
            best: None,
            upper: None,
            missing,
        });
    }
    let mut search = Search {
        model,
        upper: first.gain,
        bounds,
        best: None,
    };
    if search.excess(&first).is_empty() {
        search.best = Some((first, search.bounds.clone()));
        return Ok(search.finish());
    }
    search.divide(&first, effort)?;
    search.price(&first, effort)?;
    search.branch(effort)?;
    Ok(search.finish())
}

pub(super) fn most_of_cells(model: &Model) -> Vec<i64> {
    let most = |cell: &super::model::Cell| {
        let most = model.organisations[cell.organisation].most;
        most.min(cell.positions)
    };
    model.cells.iter().map(most).collect()
}

pub(super) fn attempt(
    model: &Model,
    bounds: &Bounds,
    effort: &mut Effort,
) -> Result<Flow, RoundError> {
    effort.left = effort.left.saturating_sub(1);
    effort.made += 1;
    cheapest(&Network::new(model, bounds))
}

/// What is known while the best division is looked for.
pub(super) struct Search<'m> {
    pub(super) model: &'m Model,
    /// With the best prices that were found.
    pub(super) bounds: Bounds,
    pub(super) best: Option<(Flow, Bounds)>,
    /// No assignment gains more.
    pub(super) upper: i64,
}

impl Search<'_> {
    fn finish(self) -> Bracket {
        Bracket {
            upper: Some(self.upper.max(self.lower().unwrap_or(i64::MIN))),
            best: self.best,
            missing: 0,
        }
    }

    pub(super) fn lower(&self) -> Option<i64> {
        self.best.as_ref().map(|(flow, _)| flow.gain)
    }

    pub(super) fn settled(&self, upper: i64) -> bool {
        self.lower().is_some_and(|lower| lower >= upper)
    }

    /// Organisations that get more than their cap, with by how much.
    pub(super) fn excess(&self, flow: &Flow) -> Vec<(usize, i64)> {
        let usage = flow.by_cell(self.model);
        let over = |organisation: usize| {
            let known = &self.model.organisations[organisation];
            let used: i64 = known.cells.iter().map(|&cell| usage[cell]).sum();
            (organisation, used - known.most)
        };
        let all = self.model.spanning().map(over);
        all.filter(|(_, excess)| *excess > 0).collect()
    }

    /// Makes a feasible assignment of one that is not: each organisation keeps its best placements,
    /// counted by cell, and the network is solved with these counts as caps.
    pub(super) fn divide(&mut self, flow: &Flow, effort: &mut Effort) -> Result<(), RoundError> {
        let model = self.model;
        let mut bounds = self.bounds.clone();
        bounds.prices.fill(0);
        bounds.cells = most_of_cells(model);
        let mut placed = flow.placed.clone();
        placed.sort_by_key(|&pair| (Reverse(model.pairs[pair].gain), pair));
        for organisation in model.spanning() {
            let organisation = &model.organisations[organisation];
            for &cell in &organisation.cells {
                bounds.cells[cell] = 0;
            }
            let mut left = organisation.most;
            for &pair in &placed {
                let Some(cell) = model.needs[model.pairs[pair].need].cell else {
                    continue;
                };
                if left > 0 && organisation.cells.contains(&cell) {
                    bounds.cells[cell] += 1;
                    left -= 1;
                }
            }
            // What the cap leaves goes to the cells that have most positions open.
            while left > 0 {
                let open = |&cell: &usize| model.cells[cell].positions - bounds.cells[cell];
                let Some(&widest) = organisation.cells.iter().max_by_key(|cell| open(cell)) else {
                    break;
                };
                let room = open(&widest).min(left);
                if room == 0 {
                    break;
                }
                bounds.cells[widest] += room;
                left -= room;
            }
        }
        let flow = attempt(model, &bounds, effort)?;
        let possible = flow.missing(&bounds) == 0;
        if possible && self.lower().is_none_or(|lower| flow.gain > lower) {
            self.best = Some((flow, bounds));
        }
        Ok(())
    }

    /// Looks for prices that hold the caps: for any prices `λ`, the priced optimum plus `Σ λ·cap`
    /// is an upper bound (Lagrangian relaxation), improved by Polyak's steps along the excess.
    fn price(&mut self, first: &Flow, effort: &mut Effort) -> Result<(), RoundError> {
        let model = self.model;
        let spanning: Vec<usize> = model.spanning().collect();
        let mut flow = first.clone();
        let mut prices = self.bounds.prices.clone();
        let mut bound = self.upper;
        for step in 0..PRICE_STEPS {
            if self.settled(self.upper) || effort.left == 0 {
                break;
            }
            let usage = flow.by_cell(model);
            let slope = |organisation: usize| {
                let known = &model.organisations[organisation];
                let used: i64 = known.cells.iter().map(|&cell| usage[cell]).sum();
                used - known.most
            };
            let slopes: Vec<i64> = spanning.iter().map(|&index| slope(index)).collect();
            let norm: i64 = slopes.iter().map(|slope| slope * slope).sum();
            if norm == 0 {
                break;
            }
            let gap = bound - self.lower().unwrap_or(0);
            let length = (gap / norm).max(1);
            for (&organisation, slope) in spanning.iter().zip(&slopes) {
                let moved = prices[organisation] + length.saturating_mul(*slope);
                prices[organisation] = moved.clamp(0, model.top);
            }
            let mut bounds = self.bounds.clone();
            bounds.prices.clone_from(&prices);
            flow = attempt(model, &bounds, effort)?;
            if flow.missing(&bounds) > 0 {
                break;
            }
            bound = flow.gain + paid(model, &prices);
            if bound < self.upper {
                self.upper = bound;
                self.bounds.prices.clone_from(&prices);
            }
            if step % 2 == 0 {
                self.divide(&flow, effort)?;
            }
        }
        Ok(())
    }
}

/// What prices bring when every cap is used.
pub(super) fn paid(model: &Model, prices: &[i64]) -> i64 {
    let paid = model.spanning();
    paid.map(|index| prices[index] * model.organisations[index].most)
        .sum()
}
