//! Rolling origins: what a method would have forecast earlier, and what came.

use ndarray::{Array2, Axis};
use serde::Serialize;
use thiserror::Error;

use crate::intervals::{Calibration, Level};
use crate::measures::{mean, symmetric_percentage_error};
use crate::methods::{Method, MethodError, Naive2};
use crate::series::{Series, SeriesError};

/// Why a back-test could not be run.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum BacktestError {
    /// The part before an origin is not a series.
    #[error(transparent)]
    Series(#[from] SeriesError),
    /// The method has no forecast from an origin.
    #[error(transparent)]
    Method(#[from] MethodError),
}

/// A forecast made from the first values of a series, beside what came after them.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The time of the newest value the forecast knew.
    pub time: i64,
    /// The scale of errors, by the values it knew (see [`Series::naive_scale`]).
    pub scale: Option<f64>,
    /// The scale of intervals, by the values it knew (see [`Series::recent_scale`]).
    pub recent_scale: Option<f64>,
    /// The forecast, as far as there are actual values to compare.
    pub forecast: Vec<f64>,
    /// Naive2's forecast (the naive one where there is no season).
    pub naive: Vec<f64>,
    /// What came.
    pub actual: Vec<f64>,
}

impl Origin {
    /// (step, |error| / recent scale) pairs for a [`Calibration`], those with a target at or before
    /// `known`; none where the series had no scale.
    pub fn errors(&self, known: i64) -> impl Iterator<Item = (usize, f64)> {
        let pairs = self.recent_scale.map(|scale| {
            let pairs = self.forecast.iter().zip(&self.actual).enumerate();
            pairs.map(move |(index, (f, a))| (index + 1, (f - a).abs() / scale))
        });
        let steps = usize::try_from(known.saturating_sub(self.time)).unwrap_or(0);
        pairs
            .into_iter()
            .flatten()
            .take_while(move |&(step, _)| step <= steps)
    }
}

/// Forecasts from the first `length` values for each of `lengths`, up to `horizon` steps or to
/// the end of the series. Where no value is below zero, no forecast is. Lengths that leave
/// nothing to compare are passed over.
pub fn rolling(
    series: &Series,
    method: &dyn Method,
    horizon: usize,
    lengths: impl IntoIterator<Item = usize>,
) -> Result<Vec<Origin>, BacktestError> {
    let mut origins = Vec::new();
    for length in lengths {
        let actual: Vec<f64> = series
            .values()
            .iter()
            .skip(length)
            .take(horizon)
            .copied()
            .collect();
        if actual.is_empty() {
            continue;
        }
        let known = series.prefix(length)?;
        origins.push(Origin {
            time: known.last_time(),
            scale: known.naive_scale(),
            recent_scale: known.recent_scale(),
            forecast: forecast(&known, method, actual.len())?,
            naive: Naive2.forecast(&known, actual.len())?,
            actual,
        });
    }
    Ok(origins)
}

/// A method's forecast; where no value of the series is below zero, no forecast is.
pub fn forecast(
    series: &Series,
    method: &dyn Method,
    horizon: usize,
) -> Result<Vec<f64>, MethodError> {
    let floor = if series.is_non_negative() {
        0.0
    } else {
        f64::NEG_INFINITY
    };
    let values = method.forecast(series, horizon)?;
    Ok(values.into_iter().map(|value| value.max(floor)).collect())
}

/// Errors at one step ahead.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepErrors {
    /// Periods ahead, from 1.
    pub step: usize,
    /// sMAPE of the method in percent.
    pub smape: f64,
    /// sMAPE of the naive method in percent.
    pub smape_naive: f64,
    /// Mean absolute scaled error of the method; `None` where the series had no scale.
    pub mase: Option<f64>,
    /// Mean absolute scaled error of the naive method.
    pub mase_naive: Option<f64>,
}

/// How the method did from earlier origins, beside the naive method.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// How many origins there were with the whole horizon after them.
    pub origins: usize,
    /// Periods ahead.
    pub horizon: usize,
    /// sMAPE of the method in percent.
    pub smape: f64,
    /// sMAPE of the naive method in percent.
    pub smape_naive: f64,
    /// MASE of the method.
    pub mase: Option<f64>,
    /// MASE of the naive method.
    pub mase_naive: Option<f64>,
    /// Share of values inside their 80 % interval, 0 to 1; `None` where not assessable.
    pub coverage_80: Option<f64>,
    /// Share of values inside their 95 % interval, 0 to 1; `None` where not assessable.
    pub coverage_95: Option<f64>,
    /// The same errors by step ahead.
    pub by_horizon: Vec<StepErrors>,
}

/// Errors over the origins that have the whole horizon after them; `None` if none has. Coverage
/// is that of `origins` among `family`, see [`coverage`].
pub fn summary(origins: &[Origin], family: &[Vec<Origin>], horizon: usize) -> Option<Summary> {
    let complete: Vec<&Origin> = origins
        .iter()
        .filter(|o| o.actual.len() == horizon)
        .collect();
    let method = Errors::new(&complete, horizon, |origin| &origin.forecast)?;
    let naive = Errors::new(&complete, horizon, |origin| &origin.naive)?;
    let steps = (0..horizon).map(|column| StepErrors {
        step: column + 1,
        smape: method.smape[column],
        smape_naive: naive.smape[column],
        mase: method.scaled.as_ref().map(|errors| errors[column]),
        mase_naive: naive.scaled.as_ref().map(|errors| errors[column]),
    });
    let over_steps = |errors: &Vec<f64>| mean(errors.iter().copied());
    Some(Summary {
        origins: complete.len(),
        horizon,
        smape: over_steps(&method.smape)?,
        smape_naive: over_steps(&naive.smape)?,
        mase: method.scaled.as_ref().and_then(over_steps),
        mase_naive: naive.scaled.as_ref().and_then(over_steps),
        coverage_80: coverage(origins, family, horizon, Level::P80),
        coverage_95: coverage(origins, family, horizon, Level::P95),
        by_horizon: steps.collect(),
    })
}

/// Mean errors by step.
struct Errors {
    smape: Vec<f64>,
    scaled: Option<Vec<f64>>,
}

impl Errors {
    fn new(
        origins: &[&Origin],
        horizon: usize,
        forecast: impl Fn(&Origin) -> &Vec<f64>,
    ) -> Option<Self> {
        let error = |origin: &Origin, step: usize| (origin.actual[step], forecast(origin)[step]);
        let smape = Array2::from_shape_fn((origins.len(), horizon), |(row, step)| {
            let (actual, forecast) = error(origins[row], step);
            symmetric_percentage_error(actual, forecast)
        });
        let scales: Vec<(&Origin, f64)> = origins
            .iter()
            .filter_map(|origin| Some((*origin, origin.scale?)))
            .collect();
        let scaled = Array2::from_shape_fn((scales.len(), horizon), |(row, step)| {
            let (origin, scale) = scales[row];
            let (actual, forecast) = error(origin, step);
            (actual - forecast).abs() / scale
        });
        let by_step = |errors: &Array2<f64>| Some(errors.mean_axis(Axis(0))?.to_vec());
        Some(Self {
            smape: by_step(&smape)?,
            scaled: by_step(&scaled),
        })
    }
}

/// The share of values after `origins` that lay inside their interval, each interval calibrated
/// only on errors of `family` whose values were known at its origin. `None` where no interval was
/// assessable. Bounds are not clipped at zero, which makes no difference to values that
/// are never below it.
pub fn coverage(
    origins: &[Origin],
    family: &[Vec<Origin>],
    horizon: usize,
    level: Level,
) -> Option<f64> {
    let mut inside = Vec::new();
    for origin in origins {
        let earlier = family
            .iter()
            .flatten()
            .flat_map(|other| other.errors(origin.time));
        let calibration = Calibration::new(horizon, earlier);
        for (index, (&forecast, &actual)) in origin.forecast.iter().zip(&origin.actual).enumerate()
        {
            let step = index + 1;
            let interval = calibration.interval(forecast, step, level, origin.recent_scale, false);
            inside.extend(interval.map(|interval| f64::from(interval.contains(actual))));
        }
    }
    mean(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::Naive;

    fn line() -> Series {
        Series::starting_at(2001, (1..=10).map(f64::from).collect(), 1).unwrap()
    }

    #[test]
    fn origins_know_only_what_came_before() {
        let origins = rolling(&line(), &Naive, 3, [5, 9, 10]).unwrap();
        assert_eq!(origins.len(), 2, "nothing follows the tenth value");
        assert_eq!((origins[0].time, origins[0].scale), (2005, Some(1.0)));
        assert_eq!(origins[0].forecast, vec![5.0; 3]);
        assert_eq!(origins[0].actual, vec![6.0, 7.0, 8.0]);
        assert_eq!(origins[1].actual, vec![10.0]);
        let known: Vec<_> = origins[0].errors(2007).collect();
        assert_eq!(
            known,
            [(1, 1.0), (2, 2.0)],
            "the value of 2008 was not known in 2007"
        );
        assert_eq!(origins[0].errors(2005).count(), 0);
        assert!(rolling(&line(), &Naive, 3, [2]).is_err());
    }

    #[test]
    fn errors_by_step() {
        let origins = rolling(&line(), &Naive, 2, 4..10).unwrap();
        let summary = summary(&origins, std::slice::from_ref(&origins), 2).unwrap();
        assert_eq!((summary.origins, summary.mase), (5, Some(1.5)));
        assert_eq!(summary.by_horizon[1].mase, Some(2.0));
        assert!((summary.smape - summary.smape_naive).abs() < 1e-12);
        // Four errors of the same size are known before the later origins: all are covered.
        assert_eq!(
            (summary.coverage_80, summary.coverage_95),
            (Some(1.0), None)
        );
    }

    #[test]
    fn nothing_to_compare() {
        assert_eq!(summary(&[], &[], 3), None);
        let constant = Series::new(vec![5.0; 10], 1).unwrap();
        let origins = rolling(&constant, &Naive, 2, 4..8).unwrap();
        let summary = summary(&origins, std::slice::from_ref(&origins), 2).unwrap();
        assert_eq!(
            (summary.smape, summary.mase, summary.coverage_80),
            (0.0, None, None)
        );
    }
}
