//! The best assignment of a round, largest shares and minima included.

use super::flow::{Flow, cheapest};
use super::model::Model;
use super::network::{Bounds, Network};
use super::round::RoundError;
use super::spanning::{self, Bracket, Effort};

/// Pairs that may be gone through in all solves together: some ten seconds of work.
const MOST_WORK: usize = 8_000_000;
/// Solves of even the largest and of even the smallest round.
const SOLVES: (usize, usize) = (40, 4_000);

/// What was found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The assignment.
    pub(super) flow: Flow,
    /// The bounds in which it is the best one.
    pub(super) bounds: Bounds,
    /// No assignment that follows the rules gains more, in units.
    pub(super) upper: i64,
    /// Solves that it took.
    pub(super) solves: usize,
}

/// The best assignment of a model.
pub(super) fn best(model: &Model) -> Result<Found, RoundError> {
    let pairs = model.pairs.len().max(1);
    let mut search = Search {
        model,
        effort: Effort {
            left: (MOST_WORK / pairs).clamp(SOLVES.0, SOLVES.1),
            made: 0,
        },
        best: None,
    };
    let upper = search.run()?;
    let solves = search.effort.made;
    let (flow, bounds) = match search.best {
        Some(best) => best,
        // Where the shares allow nothing: the empty assignment.
        None => search.empty()?,
    };
    Ok(Found {
        upper: upper.max(flow.gain),
        flow,
        bounds,
        solves,
    })
}

struct Search<'m> {
    model: &'m Model,
    effort: Effort,
    best: Option<(Flow, Bounds)>,
}

impl Search<'_> {
    /// Looks for the best assignment and returns an upper bound of all.
    fn run(&mut self) -> Result<i64, RoundError> {
        let least = self.least()?;
        if !self.model.has_shares() {
            let bracket = self.within(self.bounds(None, &least))?;
            let upper = bracket.upper.unwrap_or(0);
            self.keep(bracket);
            return Ok(upper);
        }
        // A share is of the placements made, so its cap depends on their number. For each number
        // from the largest down: the best assignment with the caps of that number, once with any
        // number of placements (a bound for this and all smaller numbers, since caps only
        // shrink), once with exactly so many.
        let mut total = self.model.most_placements;
        let mut skipped = i64::MIN;
        while total > 0 {
            let free = self.within(self.bounds(Some(total), &least))?;
            let Some(upper) = free.upper else { break };
            if self.lower().is_some_and(|lower| lower >= upper) {
                return Ok(skipped);
            }
            let balanced = free.best.as_ref().filter(|(flow, _)| self.balanced(flow));
            let settled = balanced.is_some_and(|(flow, _)| flow.gain >= upper);
            if balanced.is_some() {
                self.keep(free);
            }
            if settled || self.effort.left == 0 {
                return Ok(skipped.max(upper));
            }
            let mut bounds = self.bounds(Some(total), &least);
            bounds.exactly = Some(total);
            let exact = self.within(bounds)?;
            if exact.missing > 0 {
                // No larger number than what can be made within these caps is possible.
                total -= exact.missing;
                continue;
            }
            skipped = skipped.max(exact.upper.unwrap_or(i64::MIN));
            self.keep(exact);
            total -= 1;
        }
        Ok(skipped.max(0))
    }

    fn within(&mut self, bounds: Bounds) -> Result<Bracket, RoundError> {
        spanning::solve(self.model, bounds, &mut self.effort)
    }

    fn lower(&self) -> Option<i64> {
        self.best.as_ref().map(|(flow, _)| flow.gain)
    }

    fn keep(&mut self, bracket: Bracket) {
        let better = |(flow, _): &(Flow, Bounds)| Some(flow.gain) > self.lower();
        if bracket.best.as_ref().is_some_and(better) {
            self.best = bracket.best;
        }
    }

    /// The bounds of a round with `total` placements.
    fn bounds(&self, total: Option<i64>, least: &[i64]) -> Bounds {
        let model = self.model;
        let most = |region: &super::model::Region| {
            // One more than there can be: room for what-ifs.
            let number = region
                .rule
                .most
                .map_or(model.most_placements + 1, i64::from);
            let share = region.rule.most_share.zip(total);
            let share = share.map_or(i64::MAX, |(share, total)| floor(share, total));
            number.min(share)
        };
        Bounds {
            regions: model.regions.iter().map(most).collect(),
            least: least.to_vec(),
            cells: Vec::new(),
            prices: Vec::new(),
            exactly: None,
        }
    }

    /// The minimum of each region. A share is of the most placements that can be made.
    fn least(&mut self) -> Result<Vec<i64>, RoundError> {
        let model = self.model;
        let none = vec![0; model.regions.len()];
        let mut rules = model.regions.iter().map(|region| region.rule);
        let reachable = if rules.any(|rule| rule.least_share.is_some()) {
            self.reachable(&none)?
        } else {
            0
        };
        let least = |region: &super::model::Region| {
            let number = region.rule.least.map_or(0, i64::from);
            let share = region.rule.least_share.unwrap_or(0.0);
            number.max(ceil(share, reachable))
        };
        Ok(model.regions.iter().map(least).collect())
    }

    /// The most placements that can be made.
    fn reachable(&mut self, least: &[i64]) -> Result<i64, RoundError> {
        let mut total = self.model.most_placements;
        while total > 0 && self.effort.left > 0 {
            let shares = self.model.has_shares().then_some(total);
            let mut bounds = self.bounds(shares, least);
            bounds.exactly = Some(total);
            let bracket = self.within(bounds)?;
            if bracket.best.is_some() {
                return Ok(total);
            }
            // Caps that do not nest may leave fewer placements than each by itself.
            total -= bracket.missing.max(1);
        }
        Ok(total)
    }

    /// Whether an assignment keeps the largest shares of the placements it makes itself.
    fn balanced(&self, flow: &Flow) -> bool {
        let placements = i64::try_from(flow.placed.len()).unwrap_or(i64::MAX);
        let used = flow.by_region(self.model);
        let mut regions = self.model.regions.iter().zip(used);
        regions.all(|(region, used)| {
            let share = region.rule.most_share;
            share.is_none_or(|share| used <= floor(share, placements))
        })
    }

    fn empty(&self) -> Result<(Flow, Bounds), RoundError> {
        let mut bounds = self.bounds(Some(0), &vec![0; self.model.regions.len()]);
        bounds.cells = vec![0; self.model.cells.len()];
        bounds.prices = vec![0; self.model.organisations.len()];
        bounds.exactly = Some(0);
        let flow = cheapest(&Network::new(self.model, &bounds))?;
        Ok((flow, bounds))
    }
}

/// `share` of `total`, down. A share such as 0.3 of 10 is 3, although the machine's 0.3 is less.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a share of a number of placements"
)]
fn floor(share: f64, total: i64) -> i64 {
    (share * total as f64 + 1e-9).floor() as i64
}

/// `share` of `total`, up.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a share of a number of placements"
)]
fn ceil(share: f64, total: i64) -> i64 {
    (share * total as f64 - 1e-9).ceil() as i64
}
