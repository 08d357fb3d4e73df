//! Measures of forecast error and of intervals, as the M4 competition defined them.
//!
//! Source: Makridakis, Spiliotis and Assimakopoulos (2020), The M4 Competition, International
//! Journal of Forecasting 36.

/// Symmetric absolute percentage error of one value, 0 to 200; 0 when both are zero.
pub fn symmetric_percentage_error(actual: f64, forecast: f64) -> f64 {
    let size = actual.abs() + forecast.abs();
    if size > 0.0 {
        200.0 * (actual - forecast).abs() / size
    } else {
        0.0
    }
}

/// sMAPE in percent: the mean of [`symmetric_percentage_error`] over a horizon.
pub fn smape(actual: &[f64], forecast: &[f64]) -> f64 {
    let errors = actual
        .iter()
        .zip(forecast)
        .map(|(&a, &f)| symmetric_percentage_error(a, f));
    mean(errors).unwrap_or_default()
}

/// MASE: the mean absolute error over a horizon divided by `scale`, which is
/// [`crate::series::Series::naive_scale`] of the training values.
pub fn mase(actual: &[f64], forecast: &[f64], scale: f64) -> f64 {
    let errors = actual.iter().zip(forecast).map(|(a, f)| (a - f).abs());
    mean(errors).unwrap_or_default() / scale
}

/// OWA: the mean of sMAPE and MASE, each relative to Naive2's over the same series. Both arguments
/// are (sMAPE, MASE). `None` where Naive2 makes no error at all.
pub fn owa(method: (f64, f64), naive2: (f64, f64)) -> Option<f64> {
    let comparable = naive2.0 > 0.0 && naive2.1 > 0.0;
    comparable.then(|| f64::midpoint(method.0 / naive2.0, method.1 / naive2.1))
}

/// The interval score of one value, before scaling: the width, and 2/α times the distance by
/// which the value lies outside. Its mean divided by the scale of MASE is MSIS.
///
/// Source: Gneiting and Raftery (2007), Journal of the American Statistical Association 102.
pub fn interval_score(actual: f64, lower: f64, upper: f64, alpha: f64) -> f64 {
    let outside = (lower - actual).max(0.0) + (actual - upper).max(0.0);
    upper - lower + 2.0 / alpha * outside
}

/// The arithmetic mean; `None` of nothing.
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0_usize);
    for value in values {
        sum += value;
        count += 1;
    }
    (count > 0).then(|| sum / count as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-12
    }

    #[test]
    fn known_values() {
        assert!(close(smape(&[100.0, 0.0], &[50.0, 0.0]), 100.0 / 3.0));
        assert!(close(mase(&[10.0, 12.0], &[11.0, 9.0], 4.0), 0.5));
        assert!(close(owa((8.0, 1.0), (10.0, 2.0)).unwrap(), 0.65));
        assert_eq!(owa((8.0, 1.0), (10.0, 0.0)), None);
        assert!(close(interval_score(5.0, 4.0, 8.0, 0.05), 4.0));
        assert!(close(interval_score(3.0, 4.0, 8.0, 0.05), 44.0));
        assert!(close(interval_score(9.0, 4.0, 8.0, 0.2), 14.0));
        assert_eq!(mean([]), None);
    }
}
