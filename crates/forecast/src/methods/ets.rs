//! Exponential smoothing with the error and trend form chosen by information criterion.

use augurs::ets::AutoETS;
use augurs::{Fit, Predict};

use super::{Method, MethodError, checked};
use crate::seasonal::Adjusted;
use crate::series::Series;

/// The fewest values from which a form is chosen.
const MIN_LENGTH: usize = 8;

/// ETS without a seasonal component: the error (additive, multiplicative) and the trend (none,
/// additive, damped) with the least corrected Akaike criterion. Seasonal series are adjusted
/// first.
///
/// Source: Hyndman et al. (2008), Forecasting with Exponential Smoothing; fitted by augurs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ets;

impl Method for Ets {
    fn name(&self) -> &'static str {
        "ets"
    }

    fn forecast(&self, series: &Series, horizon: usize) -> Result<Vec<f64>, MethodError> {
        let method = self.name();
        if series.len() < MIN_LENGTH {
            let length = series.len();
            return Err(MethodError::TooShort {
                method,
                needed: MIN_LENGTH,
                length,
            });
        }
        checked(method, horizon, || {
            let adjusted = Adjusted::shrunk(series);
            if adjusted.series().is_constant() {
                return Ok(adjusted.restore(vec![adjusted.series().last(); horizon]));
            }
            let failed = |error: augurs::ets::Error| MethodError::NotFitted {
                method,
                reason: error.to_string(),
            };
            let model =
                AutoETS::new(1, "ZZN").and_then(|auto| auto.fit(adjusted.series().values()));
            let forecast = model
                .and_then(|fitted| fitted.predict(horizon, None))
                .map_err(failed)?;
            Ok(adjusted.restore(forecast.point))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_constant_series() {
        let short = Series::new(vec![1.0, 2.0, 3.0], 1).unwrap();
        assert!(matches!(
            Ets.forecast(&short, 1),
            Err(MethodError::TooShort { needed: 8, .. })
        ));
        let constant = Series::new(vec![3.0; 8], 1).unwrap();
        assert_eq!(Ets.forecast(&constant, 2).unwrap(), vec![3.0, 3.0]);
        let zeros = Series::new(vec![0.0; 12], 1).unwrap();
        assert_eq!(Ets.forecast(&zeros, 1).unwrap(), vec![0.0]);
    }

    #[test]
    fn follows_a_trend() {
        let values = (0_i32..20).map(|t| f64::from(10 * t + t % 3)).collect();
        let forecast = Ets.forecast(&Series::new(values, 1).unwrap(), 3).unwrap();
        assert!(
            forecast
                .iter()
                .zip([200.0, 210.0, 220.0])
                .all(|(a, b)| (a - b).abs() < 12.0)
        );
    }
}
