//! Branch and bound over the ways to divide organisations' caps among their cells.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::flow::Flow;
use super::model::{Model, Organisation};
use super::round::RoundError;
use super::spanning::{Effort, Search, attempt, most_of_cells, paid};

/// A part of the ways to divide the caps: placements of each cell from `low` to `high`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    upper: i64,
    /// The first one made is looked at first among equals.
    number: Reverse<usize>,
    low: Vec<i64>,
    high: Vec<i64>,
}

impl Search<'_> {
    /// Divides the ways to divide, the most promising part first, until no part can be better than
    /// what is known, or the effort is spent.
    pub(super) fn branch(&mut self, effort: &mut Effort) -> Result<(), RoundError> {
        let model = self.model;
        let mut open = BinaryHeap::new();
        open.push(Part {
            upper: self.upper,
            number: Reverse(0),
            low: vec![0; model.cells.len()],
            high: most_of_cells(model),
        });
        let mut made = 0;
        while let Some(part) = open.pop() {
            self.upper = part.upper;
            if self.settled(part.upper) || effort.left == 0 {
                return Ok(());
            }
            let mut bounds = self.bounds.clone();
            bounds.cells.clone_from(&part.high);
            let flow = attempt(model, &bounds, effort)?;
            if flow.missing(&bounds) > 0 {
                continue;
            }
            let upper = part.upper.min(flow.gain + paid(model, &bounds.prices));
            if self.settled(upper) {
                continue;
            }
            self.divide(&flow, effort)?;
            // Prices that charge an organisation without need spoil the bound of a part that has
            // nothing left to divide.
            let Some(cell) = self.cell_to_divide(&flow, &part) else {
                let mut unpriced = bounds.clone();
                unpriced.prices.fill(0);
                let flow = attempt(model, &unpriced, effort)?;
                if flow.missing(&unpriced) == 0
                    && self.excess(&flow).is_empty()
                    && self.lower().is_none_or(|lower| flow.gain > lower)
                {
                    self.best = Some((flow, unpriced));
                }
                continue;
            };
            for mut half in halves(model, &part, cell, flow.by_cell(model)[cell]) {
                made += 1;
                half.upper = upper;
                half.number = Reverse(made);
                open.push(half);
            }
        }
        self.upper = self.lower().unwrap_or(i64::MIN);
        Ok(())
    }

    /// The fullest cell that can be divided, of an organisation that gets too much, else of one
    /// whose cells could take more than its cap.
    fn cell_to_divide(&self, flow: &Flow, part: &Part) -> Option<usize> {
        let usage = flow.by_cell(self.model);
        let excess = self.excess(flow);
        let divisible = |&organisation: &usize| {
            let known = &self.model.organisations[organisation];
            let high: i64 = known.cells.iter().map(|&cell| part.high[cell]).sum();
            high > known.most
        };
        let over: Vec<usize> = excess
            .iter()
            .map(|(organisation, _)| *organisation)
            .collect();
        let all: Vec<usize> = self.model.spanning().collect();
        for organisations in [over, all] {
            let cells = organisations
                .iter()
                .filter(|organisation| divisible(organisation))
                .flat_map(|&organisation| &self.model.organisations[organisation].cells);
            let open = cells.filter(|&&cell| part.high[cell] > part.low[cell]);
            if let Some(cell) = open.max_by_key(|&&cell| (usage[cell], part.high[cell])) {
                return Some(*cell);
            }
        }
        None
    }
}

/// A part with fewer placements of `cell` than `used`, and one with as many; the second one
/// leaves less for the organisation's other cells.
fn halves(model: &Model, part: &Part, cell: usize, used: i64) -> Vec<Part> {
    let (low, high) = (part.low[cell], part.high[cell]);
    let at = (used - 1).clamp(low, high - 1);
    let mut fewer = part.clone();
    fewer.high[cell] = at;
    let mut more = part.clone();
    more.low[cell] = at + 1;
    let organisation = &model.organisations[model.cells[cell].organisation];
    let committed: i64 = organisation.cells.iter().map(|&cell| more.low[cell]).sum();
    for &other in &organisation.cells {
        let most = organisation.most - (committed - more.low[other]);
        more.high[other] = more.high[other].min(most);
    }
    let possible = |part: &Part| {
        let mut cells = organisation.cells.iter();
        committed_within(part, organisation) && cells.all(|&c| part.low[c] <= part.high[c])
    };
    [fewer, more].into_iter().filter(possible).collect()
}

fn committed_within(part: &Part, organisation: &Organisation) -> bool {
    let low: i64 = organisation.cells.iter().map(|&cell| part.low[cell]).sum();
    low <= organisation.most
}
