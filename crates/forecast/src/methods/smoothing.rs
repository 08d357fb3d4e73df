//! Finding a smoothing parameter: the minimum of a function of one bounded variable.

/// Points of the first, even search; between two of them one minimum is assumed.
const GRID: usize = 30;

/// Steps of the golden-section search that refines the best grid point.
const REFINEMENTS: usize = 30;

/// The argument in `low..=high` at which `cost` is least: an even grid, then golden-section
/// search around its best point. Deterministic, and robust against several local minima as a
/// descent from one starting point is not. Costs that are NaN count as infinite.
pub(super) fn minimise(low: f64, high: f64, cost: impl Fn(f64) -> f64) -> f64 {
    let cost = |x: f64| {
        let value = cost(x);
        if value.is_nan() { f64::INFINITY } else { value }
    };
    let step = (high - low) / (GRID - 1) as f64;
    let points = (0..GRID).map(|index| low + step * index as f64);
    let (best, best_cost) =
        points
            .map(|x| (x, cost(x)))
            .fold((low, f64::INFINITY), |least, candidate| {
                if candidate.1 < least.1 {
                    candidate
                } else {
                    least
                }
            });
    let ratio = (5_f64.sqrt() - 1.0) / 2.0;
    let (mut left, mut right) = ((best - step).max(low), (best + step).min(high));
    for _ in 0..REFINEMENTS {
        let width = right - left;
        if cost(right - ratio * width) <= cost(left + ratio * width) {
            right -= (1.0 - ratio) * width;
        } else {
            left += (1.0 - ratio) * width;
        }
    }
    let refined = f64::midpoint(left, right);
    if cost(refined) < best_cost {
        refined
    } else {
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_inner_and_border_minima() {
        assert!((minimise(0.0, 1.0, |x| (x - 0.3).powi(2)) - 0.3).abs() < 1e-5);
        assert!(minimise(0.1, 0.9, |x| x).abs() - 0.1 < 1e-9);
        assert!((minimise(0.1, 0.9, |x| -x) - 0.9).abs() < 1e-5);
        let two_valleys = |x: f64| (x - 0.2).powi(2).min((x - 0.8).powi(2) - 0.01);
        assert!((minimise(0.0, 1.0, two_valleys) - 0.8).abs() < 1e-5);
        assert!(minimise(0.0, 1.0, |_| f64::NAN).is_finite());
    }
}
