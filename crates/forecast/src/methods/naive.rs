//! The methods every other method is measured against.

use super::{Method, MethodError, checked};
use crate::seasonal::Adjusted;
use crate::series::Series;

/// The newest value, for ever.
#[derive(Debug, Clone, Copy, Default)]
pub struct Naive;

impl Method for Naive {
    fn name(&self) -> &'static str {
        "naive"
    }

    fn forecast(&self, series: &Series, horizon: usize) -> Result<Vec<f64>, MethodError> {
        checked(self.name(), horizon, || Ok(vec![series.last(); horizon]))
    }
}

/// The value of the same position in the newest season.
#[derive(Debug, Clone, Copy, Default)]
pub struct SeasonalNaive;

impl Method for SeasonalNaive {
    fn name(&self) -> &'static str {
        "seasonal_naive"
    }

    fn forecast(&self, series: &Series, horizon: usize) -> Result<Vec<f64>, MethodError> {
        let (length, needed) = (series.len(), series.season_length());
        if length < needed {
            return Err(MethodError::TooShort {
                method: self.name(),
                needed,
                length,
            });
        }
        checked(self.name(), horizon, || {
            Ok(series.values()[length - needed..]
                .iter()
                .copied()
                .cycle()
                .take(horizon)
                .collect())
        })
    }
}

/// [`Naive`] on the series without its season, the season put back: the benchmark of M4's OWA.
#[derive(Debug, Clone, Copy, Default)]
pub struct Naive2;

impl Method for Naive2 {
    fn name(&self) -> &'static str {
        "naive2"
    }

    fn forecast(&self, series: &Series, horizon: usize) -> Result<Vec<f64>, MethodError> {
        checked(self.name(), horizon, || {
            let adjusted = Adjusted::tested(series);
            Ok(adjusted.restore(vec![adjusted.series().last(); horizon]))
        })
    }
}

/// The line through the oldest and the newest value of the series without its season. A voice in
/// a median and a reference, never a forecast by itself: raw drift did worst on employment in
/// Bosnia and Herzegovina.
#[derive(Debug, Clone, Copy, Default)]
pub struct Drift;

impl Method for Drift {
    fn name(&self) -> &'static str {
        "drift"
    }

    fn forecast(&self, series: &Series, horizon: usize) -> Result<Vec<f64>, MethodError> {
        checked(self.name(), horizon, || {
            let values = series.values();
            let slope = (series.last() - values[0]) / (values.len() - 1) as f64;
            Ok((1..=horizon)
                .map(|step| series.last() + slope * step as f64)
                .collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_forecasts() {
        let series = Series::new(vec![1.0, 2.0, 3.0, 4.0, 2.0, 3.0, 5.0, 9.0], 4).unwrap();
        assert_eq!(Naive.forecast(&series, 2).unwrap(), vec![9.0, 9.0]);
        assert_eq!(
            SeasonalNaive.forecast(&series, 6).unwrap(),
            vec![2.0, 3.0, 5.0, 9.0, 2.0, 3.0]
        );
        let line = Series::new(vec![1.0, 9.0, 5.0], 1).unwrap();
        assert_eq!(Drift.forecast(&line, 2).unwrap(), vec![7.0, 9.0]);
        assert_eq!(Naive2.forecast(&line, 2).unwrap(), vec![5.0, 5.0]);
    }

    #[test]
    fn refusals() {
        let series = Series::new(vec![1.0, 2.0, 3.0], 4).unwrap();
        assert_eq!(Naive.forecast(&series, 0), Err(MethodError::NoHorizon));
        assert_eq!(
            SeasonalNaive.forecast(&series, 1),
            Err(MethodError::TooShort {
                method: "seasonal_naive",
                needed: 4,
                length: 3
            })
        );
    }
}
