//! The dynamic optimised Theta model.

use super::smoothing::minimise;
use super::{Method, MethodError, checked};
use crate::seasonal::Adjusted;
use crate::series::Series;

/// Bounds of the smoothing parameter.
const ALPHA: (f64, f64) = (0.1, 0.99);

/// Strength with which w is drawn towards ½, its value in the standard Theta method, relative to
/// the squared pull of the line. It steadies w in short series.
const PENALTY: f64 = 0.1;

/// The dynamic optimised Theta model (DOTM): a level ℓ smoothed with parameter α, and a weight
/// w = 1 − 1/θ between 0 and 1 for the straight line A + B·t that is fitted anew at every step:
///
/// ```text
/// μ(t) = ℓ(t−1) + w · [ (1−α)^(t−1) · A(t−1) + (1−(1−α)^t)/α · B(t−1) ]
/// ℓ(t) = α·y(t) + (1−α)·ℓ(t−1)
/// B(t) = [ (t−2)·B(t−1) + 6/t · (y(t) − ȳ(t−1)) ] / (t+1)
/// A(t) = ȳ(t) − (t+1)/2 · B(t)
/// ```
///
/// with A(1) = y(1), B(1) = 0. Forecasts beyond one step feed the forecast back as the value.
/// Given α the squared error is quadratic in ℓ(0) and w, so these two are solved for exactly (w
/// with a small penalty on its distance from ½) and only α is searched: no starting point, no
/// local minimum of a descent.
///
/// Source: Fiorucci et al. (2016), Models for optimising the theta method and their relationship
/// to state space models, International Journal of Forecasting 32.
#[derive(Debug, Clone, Copy, Default)]
pub struct DynamicTheta;

impl Method for DynamicTheta {
    fn name(&self) -> &'static str {
        "dotm"
    }

    fn forecast(&self, series: &Series, horizon: usize) -> Result<Vec<f64>, MethodError> {
        checked(self.name(), horizon, || {
            let adjusted = Adjusted::shrunk(series);
            let values = adjusted.series().values();
            let alpha = minimise(ALPHA.0, ALPHA.1, |alpha| Fit::new(values, alpha).cost);
            Ok(adjusted.restore(Fit::new(values, alpha).extrapolate(values, horizon)))
        })
    }
}

/// The running straight line: mean, intercept and slope of the first `count` values.
#[derive(Debug, Clone, Copy)]
struct Line {
    count: f64,
    mean: f64,
    intercept: f64,
    slope: f64,
}

impl Line {
    fn starting_at(value: f64) -> Self {
        Self {
            count: 1.0,
            mean: value,
            intercept: value,
            slope: 0.0,
        }
    }

    fn push(&mut self, value: f64) {
        let t = self.count + 1.0;
        self.slope = ((t - 2.0) * self.slope + 6.0 / t * (value - self.mean)) / (t + 1.0);
        self.mean += (value - self.mean) / t;
        self.intercept = self.mean - f64::midpoint(t, 1.0) * self.slope;
        self.count = t;
    }

    /// What the line adds to the next value at weight 1; `decay` is (1−α)^t after t values.
    fn pull(&self, alpha: f64, decay: f64) -> f64 {
        decay * self.intercept + (1.0 - decay * (1.0 - alpha)) / alpha * self.slope
    }
}

/// The best initial level and weight for one α, with their squared error.
#[derive(Debug, Clone, Copy)]
struct Fit {
    alpha: f64,
    initial: f64,
    weight: f64,
    cost: f64,
}

impl Fit {
    fn new(values: &[f64], alpha: f64) -> Self {
        // The value is decay·ℓ(0) + w·pull + base; base is the level smoothed up from zero.
        let (mut base, mut decay) = (alpha * values[0], 1.0 - alpha);
        let mut line = Line::starting_at(values[0]);
        let mut sums = Sums::default();
        for &value in &values[1..] {
            sums.add(decay, line.pull(alpha, decay), value - base);
            base += alpha * (value - base);
            decay *= 1.0 - alpha;
            line.push(value);
        }
        let (initial, weight) = sums.solve();
        Self {
            alpha,
            initial,
            weight,
            cost: sums.cost(initial, weight),
        }
    }

    fn extrapolate(&self, values: &[f64], horizon: usize) -> Vec<f64> {
        let Self {
            alpha,
            initial,
            weight,
            ..
        } = *self;
        let mut level = alpha * values[0] + (1.0 - alpha) * initial;
        let mut decay = 1.0 - alpha;
        let mut line = Line::starting_at(values[0]);
        let mut forecast = Vec::with_capacity(horizon);
        for position in 1..values.len() + horizon {
            let value = values.get(position).copied().unwrap_or_else(|| {
                let next = level + weight * line.pull(alpha, decay);
                forecast.push(next);
                next
            });
            level += alpha * (value - level);
            decay *= 1.0 - alpha;
            line.push(value);
        }
        forecast
    }
}

/// Sums of products for the regression target = ℓ(0)·decay + w·pull.
#[derive(Debug, Default)]
struct Sums {
    decay_decay: f64,
    decay_pull: f64,
    pull_pull: f64,
    decay_target: f64,
    pull_target: f64,
    target_target: f64,
}

impl Sums {
    fn add(&mut self, decay: f64, pull: f64, target: f64) {
        self.decay_decay += decay * decay;
        self.decay_pull += decay * pull;
        self.pull_pull += pull * pull;
        self.decay_target += decay * target;
        self.pull_target += pull * target;
        self.target_target += target * target;
    }

    /// The initial level and the weight with the least squared error, the weight within 0 to 1.
    fn solve(&self) -> (f64, f64) {
        let penalty = PENALTY * self.decay_decay * self.pull_pull;
        let divisor = self.decay_decay * self.pull_pull - self.decay_pull.powi(2) + penalty;
        let free = self.pull_target * self.decay_decay - self.decay_target * self.decay_pull;
        let weight = if divisor > 0.0 {
            ((free + 0.5 * penalty) / divisor).clamp(0.0, 1.0)
        } else {
            0.5
        };
        (
            (self.decay_target - weight * self.decay_pull) / self.decay_decay,
            weight,
        )
    }

    fn cost(&self, initial: f64, weight: f64) -> f64 {
        self.target_target + initial * initial * self.decay_decay + weight * weight * self.pull_pull
            - 2.0 * (initial * self.decay_target + weight * self.pull_target)
            + 2.0 * initial * weight * self.decay_pull
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constant_line_and_break() {
        let constant = Series::new(vec![4.0; 5], 1).unwrap();
        let forecast = DynamicTheta.forecast(&constant, 3).unwrap();
        assert!(
            forecast.iter().all(|value| (value - 4.0).abs() < 1e-6),
            "{forecast:?}"
        );
        let rising = Series::new((1..=30).map(f64::from).collect(), 1).unwrap();
        let forecast = DynamicTheta.forecast(&rising, 2).unwrap();
        assert!(
            (forecast[0] - 31.0).abs() < 0.5 && forecast[1] > forecast[0],
            "{forecast:?}"
        );
        let mut values = vec![100.0; 10];
        values.extend([200.0; 10]);
        let forecast = DynamicTheta
            .forecast(&Series::new(values, 1).unwrap(), 5)
            .unwrap();
        assert!(
            forecast.iter().all(|value| (170.0..280.0).contains(value)),
            "{forecast:?}"
        );
    }

    #[test]
    fn the_running_line_is_the_least_squares_line() {
        let mut line = Line::starting_at(3.0);
        for value in [5.0, 4.0, 8.0] {
            line.push(value);
        }
        assert!((line.slope - 1.4).abs() < 1e-12 && (line.intercept - 1.5).abs() < 1e-12);
    }
}
