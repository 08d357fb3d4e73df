//! Coordinate ascent over the parameters of a ranking.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Options, Origin, Outcome, VIOLATION};
use crate::evaluate::seeded::Seeded;
use crate::ranking::{Parameter, Ranking};

/// Steps that are tried, in units of a parameter's grid, from far to near.
const STEPS: [f64; 4] = [12.0, 5.0, 2.0, 1.0];

/// A gain below this is a rounding.
const LEAST_GAIN: f64 = 1e-9;

/// How far a random start may lie from the origin, in shares of a parameter's range.
const AROUND: f64 = 0.15;

/// The search and all that it has measured: folds share it, and ask for the same values often.
pub(super) struct Search<'a> {
    present: &'a Ranking,
    measure: &'a dyn Fn(&Ranking) -> Vec<Outcome>,
    options: &'a Options,
    parameters: Vec<Parameter>,
    origin: Vec<f64>,
    starts: Vec<Vec<f64>>,
    measured: HashMap<Vec<u64>, Option<Rc<[Outcome]>>>,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        present: &'a Ranking,
        measure: &'a dyn Fn(&Ranking) -> Vec<Outcome>,
        options: &'a Options,
    ) -> Result<Self, String> {
        let parameters = present.parameters();
        let origin: Vec<f64> = parameters
            .iter()
            .map(|parameter| match options.origin {
                Origin::Present => parameter.value,
                Origin::Neutral => parameter.bounds.neutral,
            })
            .collect();
        let mut search = Self {
            present,
            measure,
            options,
            parameters,
            origin: origin.clone(),
            starts: vec![origin.clone()],
            measured: HashMap::new(),
        };
        if search.outcomes(&origin).is_none() {
            return Err("the values to start from are no valid ranking".to_owned());
        }
        let mut seeded = Seeded::new(options.seed ^ 0x5eed);
        for _ in 0..options.restarts {
            let start = search.around(&mut seeded);
            search.starts.push(start);
        }
        Ok(search)
    }

    pub(super) fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// How many settings have been measured.
    pub(super) fn settings(&self) -> usize {
        self.measured.len()
    }

    /// What the present values do.
    pub(super) fn present(&mut self) -> Result<Rc<[Outcome]>, String> {
        let values: Vec<f64> = self.parameters.iter().map(|p| p.value).collect();
        let outcomes = self.outcomes(&values);
        outcomes.ok_or_else(|| "the present values are no valid ranking".to_owned())
    }

    /// What some values do; `None` where they are no ranking.
    pub(super) fn outcomes(&mut self, values: &[f64]) -> Option<Rc<[Outcome]>> {
        let key: Vec<u64> = values.iter().map(|value| value.to_bits()).collect();
        if let Some(known) = self.measured.get(&key) {
            return known.clone();
        }
        let names = self.parameters.iter().map(|p| p.name.as_str());
        let changes: Vec<(&str, f64)> = names.zip(values.iter().copied()).collect();
        let ranking = self.present.with_all(&changes).ok();
        let outcomes = ranking.map(|ranking| Rc::from((self.measure)(&ranking)));
        self.measured.insert(key, outcomes.clone());
        outcomes
    }

    /// The best values for some needs.
    pub(super) fn best(&mut self, needs: &[usize]) -> Vec<f64> {
        let mut best = (f64::NEG_INFINITY, self.origin.clone());
        for start in self.starts.clone() {
            let found = self.ascend(start, needs);
            if found.0 > best.0 + LEAST_GAIN {
                best = found;
            }
        }
        best.1
    }

    /// Climbs from a start: goes through the parameters in random order and takes each step that
    /// gains something, until none does or the rounds are over, for one step size after another.
    fn ascend(&mut self, start: Vec<f64>, needs: &[usize]) -> (f64, Vec<f64>) {
        // The same order for every fold, so that they ask for the same values.
        let mut seeded = Seeded::new(self.options.seed);
        let mut order: Vec<usize> = (0..self.parameters.len()).collect();
        let (mut here, mut reached) = (start, f64::NEG_INFINITY);
        reached = reached.max(self.objective(&here, needs));
        for step in STEPS {
            for _ in 0..self.options.rounds {
                let before = reached;
                seeded.shuffle(&mut order);
                for parameter in &order {
                    for direction in [step, -step] {
                        let mut there = here.clone();
                        there[*parameter] = self.moved(*parameter, here[*parameter], direction);
                        let value = self.objective(&there, needs);
                        if value > reached + LEAST_GAIN {
                            (here, reached) = (there, value);
                        }
                    }
                }
                if reached <= before + LEAST_GAIN {
                    break;
                }
            }
        }
        (reached, here)
    }

    /// A value some steps away, on the grid and within the bounds.
    fn moved(&self, parameter: usize, value: f64, steps: f64) -> f64 {
        let bounds = self.parameters[parameter].bounds;
        let there = (value + steps * bounds.step).clamp(bounds.low, bounds.high);
        // Decimals as they are written in a file: 0.29999999999999999 is 0.3.
        let on_grid = (there / bounds.step).round() * bounds.step;
        (on_grid * 1e6).round() / 1e6
    }

    /// A random point around the origin that is a ranking; after some failures the origin itself.
    fn around(&mut self, seeded: &mut Seeded) -> Vec<f64> {
        for _ in 0..20 {
            let point: Vec<f64> = (0..self.parameters.len())
                .map(|parameter| {
                    let bounds = self.parameters[parameter].bounds;
                    let range = (bounds.high - bounds.low) / bounds.step;
                    let steps = (seeded.share() * 2.0 - 1.0) * AROUND * range;
                    self.moved(parameter, self.origin[parameter], steps)
                })
                .collect();
            if self.outcomes(&point).is_some() {
                return point;
            }
        }
        self.origin.clone()
    }

    /// What is maximised; see the module.
    fn objective(&mut self, values: &[f64], needs: &[usize]) -> f64 {
        let Some(outcomes) = self.outcomes(values) else {
            return f64::NEG_INFINITY;
        };
        let worth = |need: &usize| {
            let outcome = &outcomes[*need];
            outcome.quality.ndcg_at_10 + outcome.quality.map
                - VIOLATION * outcome.violations_before_relevant as f64
        };
        let mean = needs.iter().map(worth).sum::<f64>() / needs.len().max(1) as f64;
        let shares = self.parameters.iter().zip(values).zip(&self.origin);
        let away = shares.map(|((parameter, value), origin)| {
            let bounds = parameter.bounds;
            ((value - origin) / (bounds.high - bounds.low)).powi(2)
        });
        mean - self.options.pull * away.sum::<f64>()
    }
}
