//! The standard Theta method.

use super::smoothing::minimise;
use super::{Method, MethodError, checked};
use crate::seasonal::Adjusted;
use crate::series::Series;

/// The mean of the straight line through the series (θ = 0) and simple exponential smoothing of
/// the line that doubles the series' distance from it (θ = 2).
///
/// Source: Assimakopoulos and Nikolopoulos (2000), The theta model, International Journal of
/// Forecasting 16.
#[derive(Debug, Clone, Copy, Default)]
pub struct Theta;

impl Method for Theta {
    fn name(&self) -> &'static str {
        "theta"
    }

    fn forecast(&self, series: &Series, horizon: usize) -> Result<Vec<f64>, MethodError> {
        checked(self.name(), horizon, || {
            let adjusted = Adjusted::shrunk(series);
            Ok(adjusted.restore(theta(adjusted.series().values(), horizon)))
        })
    }
}

fn theta(values: &[f64], horizon: usize) -> Vec<f64> {
    let (intercept, slope) = line(values);
    let at = |position: usize| intercept + slope * position as f64;
    let curved: Vec<f64> = values
        .iter()
        .enumerate()
        .map(|(position, value)| 2.0 * value - at(position))
        .collect();
    let level = smoothed(&curved);
    (0..horizon)
        .map(|step| f64::midpoint(at(values.len() + step), level))
        .collect()
}

/// Intercept and slope of the least-squares line over positions 0, 1, 2, …
fn line(values: &[f64]) -> (f64, f64) {
    let centre = (values.len() - 1) as f64 / 2.0;
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let (mut products, mut squares) = (0.0, 0.0);
    for (position, value) in values.iter().enumerate() {
        let offset = position as f64 - centre;
        products += offset * (value - mean);
        squares += offset * offset;
    }
    let slope = if squares > 0.0 {
        products / squares
    } else {
        0.0
    };
    (mean - slope * centre, slope)
}

/// The last level of simple exponential smoothing, its parameter chosen by least squares and its
/// initial level the first value.
fn smoothed(values: &[f64]) -> f64 {
    let run = |alpha: f64| {
        values
            .iter()
            .fold((values[0], 0.0), |(level, cost), value| {
                let error = value - level;
                (level + alpha * error, cost + error * error)
            })
    };
    run(minimise(0.05, 0.99, |alpha| run(alpha).1)).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constant_stays_and_a_line_goes_on_at_half_its_slope() {
        let constant = Series::new(vec![7.0; 6], 1).unwrap();
        assert!(
            Theta
                .forecast(&constant, 3)
                .unwrap()
                .iter()
                .all(|v| (v - 7.0).abs() < 1e-9)
        );
        let rising = Series::new((0..20).map(f64::from).collect(), 1).unwrap();
        let forecast = Theta.forecast(&rising, 3).unwrap();
        assert!(
            (forecast[2] - forecast[0] - 1.0).abs() < 1e-9,
            "{forecast:?}"
        );
        assert!((forecast[0] - 19.5).abs() < 0.1, "{forecast:?}");
    }
}
