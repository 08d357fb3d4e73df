//! Why a need has a position open, and why an expert has room left.

use super::explain::Explainer;
use super::outcome::Reason;

/// What stands in the way of further placements.
pub(super) struct Reasons<'a> {
    explainer: &'a Explainer<'a>,
    used_in_cells: Vec<i64>,
    used_in_regions: Vec<i64>,
    places_used: bool,
    /// For each need of the round: pairs that were scored, and those that violate a condition.
    needs: Vec<(usize, usize)>,
    /// The same for each expert.
    experts: Vec<(usize, usize)>,
}

impl<'a> Reasons<'a> {
    /// Of an explained round.
    pub(super) fn new(explainer: &'a Explainer<'a>) -> Self {
        let round = explainer.round;
        let mut needs = vec![(0, 0); round.needs.len()];
        let mut experts = vec![(0, 0); round.experts.len()];
        for pair in &round.pairs {
            let violates = !round.rules.allow_violations && pair.violations > 0;
            for counts in [&mut needs[pair.need], &mut experts[pair.expert]] {
                counts.0 += 1;
                counts.1 += usize::from(violates);
            }
        }
        Self {
            used_in_cells: explainer.found.flow.by_cell(explainer.model),
            used_in_regions: explainer.found.flow.by_region(explainer.model),
            places_used: explainer.places_used(),
            explainer,
            needs,
            experts,
        }
    }

    /// Why the need's open positions are open; empty where it has none.
    pub(super) fn of_need(&self, place: usize) -> Vec<Reason> {
        let (explainer, model) = (self.explainer, self.explainer.model);
        let need = model.needs[place];
        if need.positions == 0 {
            return vec![Reason::NoCapacity];
        }
        if !explainer.is_open(place) {
            return Vec::new();
        }
        let pairs = model.starts[place]..model.starts[place + 1];
        if pairs.is_empty() {
            return vec![unfit(self.needs[need.index])];
        }
        let mut reasons = self.caps(place);
        let free =
            |pair: usize| !explainer.placed[pair] && explainer.has_room(model.pairs[pair].expert);
        if !pairs.clone().any(free) {
            reasons.insert(0, Reason::CandidatesTaken);
        }
        or_nothing(reasons)
    }

    /// Why the expert has room left; empty where there is none.
    pub(super) fn of_expert(&self, place: usize) -> Vec<Reason> {
        let (explainer, model) = (self.explainer, self.explainer.model);
        let expert = model.experts[place];
        if expert.capacity == 0 {
            return vec![Reason::NoCapacity];
        }
        if !explainer.has_room(place) {
            return Vec::new();
        }
        let pairs = &explainer.of_expert[place];
        if pairs.is_empty() {
            return vec![unfit(self.experts[expert.index])];
        }
        let others = pairs.iter().filter(|&&pair| !explainer.placed[pair]);
        let needs = others.map(|&pair| model.pairs[pair].need);
        let open: Vec<usize> = needs.filter(|&need| explainer.is_open(need)).collect();
        if open.is_empty() {
            return vec![Reason::NeedsFilled];
        }
        let mut reasons: Vec<Reason> = open.iter().flat_map(|&need| self.caps(need)).collect();
        reasons.sort_unstable();
        reasons.dedup();
        or_nothing(reasons)
    }

    /// The caps that a need's further placements would break.
    fn caps(&self, place: usize) -> Vec<Reason> {
        let (explainer, model) = (self.explainer, self.explainer.model);
        let need = model.needs[place];
        let mut reasons = Vec::new();
        if let Some(cell) = need.cell {
            let organisation = &model.organisations[model.cells[cell].organisation];
            let used: i64 = organisation
                .cells
                .iter()
                .map(|&c| self.used_in_cells[c])
                .sum();
            let (units, capacity) = explainer
                .residual
                .load(explainer.residual.network.into_cell[cell]);
            if used >= organisation.most || units == capacity {
                reasons.push(Reason::OrganisationCap);
            }
        }
        let most = need.region.map(|region| {
            (
                self.used_in_regions[region],
                explainer.found.bounds.regions[region],
            )
        });
        if most.is_some_and(|(used, most)| used >= most) {
            reasons.push(Reason::RegionalCap);
        }
        if self.places_used {
            reasons.push(Reason::PlacesUsed);
        }
        reasons
    }
}

/// Why nobody is allowed, of so many pairs of which so many violate.
fn unfit((pairs, violating): (usize, usize)) -> Reason {
    match (pairs, violating) {
        (0, _) => Reason::NoCandidate,
        (pairs, violating) if pairs == violating => Reason::AllViolate,
        _ => Reason::NoneInBand,
    }
}

fn or_nothing(mut reasons: Vec<Reason>) -> Vec<Reason> {
    if reasons.is_empty() {
        reasons.push(Reason::NothingGained);
    }
    reasons
}
