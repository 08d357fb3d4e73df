//! Employment by occupation group: where it has been and where it is likely to go.
//!
//! A forecast of demand alone. A shortage needs the supply beside it.

mod history;

pub use history::{Histories, History, LeftOut, YearValue, histories};

use serde::Serialize;
use thiserror::Error;

use crate::backtest::{BacktestError, Summary, forecast, rolling, summary};
use crate::intervals::{Calibration, Interval, Level};
use crate::methods::{Method, Naive, for_employment};
use crate::series::{Series, SeriesError};

/// The furthest a projection goes, in years.
pub const MAX_HORIZON: usize = 15;

/// The fewest years that an earlier origin knows.
const MIN_KNOWN: usize = 8;

/// Why there is no projection.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ProjectionError {
    /// The horizon is 0 or beyond [`MAX_HORIZON`].
    #[error("a horizon of {horizon} years; accepted: 1 to {MAX_HORIZON}")]
    Horizon {
        /// The horizon that was asked for.
        horizon: usize,
    },
    /// A history is not a series.
    #[error("occupation {occupation}: {source}")]
    History {
        /// The occupation's code.
        occupation: String,
        /// What is wrong with its history.
        source: SeriesError,
    },
    /// A history has a value below zero.
    #[error("occupation {occupation}: employment below zero")]
    Negative {
        /// The occupation's code.
        occupation: String,
    },
    /// A history could not be forecast.
    #[error("occupation {occupation}: {source}")]
    Forecast {
        /// The occupation's code.
        occupation: String,
        /// What went wrong.
        source: BacktestError,
    },
}

/// A year ahead. Bounds are `None` where an interval is not assessable: too few earlier forecasts
/// of that many years ahead, or a history that never moved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearAhead {
    /// The year.
    pub year: i64,
    /// The projection, in the unit of the history.
    pub value: f64,
    /// Lower bound of the 80 % interval.
    pub lower_80: Option<f64>,
    /// Upper bound of the 80 % interval.
    pub upper_80: Option<f64>,
    /// Lower bound of the 95 % interval.
    pub lower_95: Option<f64>,
    /// Upper bound of the 95 % interval.
    pub upper_95: Option<f64>,
    /// The naive projection: as it was in the last year known.
    pub naive: f64,
}

/// The projection of an occupation group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Projection {
    /// ISCO-08 code, or codes that the source gives together.
    pub occupation: String,
    /// The method's name.
    pub method: &'static str,
    /// The last year known.
    pub origin_year: i64,
    /// What was known.
    pub history: Vec<YearValue>,
    /// The years ahead.
    pub projection: Vec<YearAhead>,
    /// How the method did from earlier origins in this occupation, beside the naive method, with
    /// errors by years ahead; `None` where the history is too short for one.
    pub backtest: Option<Summary>,
    /// How many earlier forecasts the interval of the first year ahead is calibrated on.
    pub calibrated_on: usize,
}

/// Projects every history of a family `horizon` years ahead.
///
/// The method is [`for_employment`]. Its intervals are calibrated on the errors it would have made
/// from every earlier origin with at least eight years before it, across the whole family, each
/// error relative to how much its own series moved of late. The family should be of one kind: the
/// groups of one level from one source. No value and no bound is below zero.
///
/// # Example
///
/// ```
/// use forecast::employment::{History, YearValue, project};
///
/// let values = [30.0, 31.0, 33.0, 32.0, 34.0, 35.0, 35.0, 37.0, 38.0, 37.0, 39.0, 40.0];
/// let history = values.iter().zip(2013..).map(|(&value, year)| YearValue { year, value });
/// let history = History { occupation: "22".to_owned(), history: history.collect() };
/// let projection = &project(&[history], 3)?[0];
/// assert_eq!((projection.origin_year, projection.projection[2].year), (2024, 2027));
/// assert!(projection.projection[0].lower_95.is_none(), "one short series does not tell");
/// # Ok::<(), forecast::employment::ProjectionError>(())
/// ```
pub fn project(family: &[History], horizon: usize) -> Result<Vec<Projection>, ProjectionError> {
    if !(1..=MAX_HORIZON).contains(&horizon) {
        return Err(ProjectionError::Horizon { horizon });
    }
    let method = for_employment();
    let mut series = Vec::with_capacity(family.len());
    let mut origins = Vec::with_capacity(family.len());
    for history in family {
        let known = history.series()?;
        let lengths = MIN_KNOWN..known.len();
        origins.push(
            rolling(&known, &method, horizon, lengths).map_err(|error| history.failed(error))?,
        );
        series.push(known);
    }
    let known = series
        .iter()
        .map(Series::last_time)
        .max()
        .unwrap_or_default();
    let errors = origins
        .iter()
        .flatten()
        .flat_map(|origin| origin.errors(known));
    let calibration = Calibration::new(horizon, errors);
    let members = family.iter().zip(&series).enumerate();
    let projections = members.map(|(index, (history, series))| {
        let years = years_ahead(series, &method, horizon, &calibration)
            .map_err(|error| history.failed(error))?;
        Ok(Projection {
            occupation: history.occupation.clone(),
            method: method.name(),
            origin_year: series.last_time(),
            history: history.history.clone(),
            projection: years,
            backtest: summary(&origins[index], &origins, horizon),
            calibrated_on: calibration.count(1),
        })
    });
    projections.collect()
}

fn years_ahead(
    series: &Series,
    method: &dyn Method,
    horizon: usize,
    calibration: &Calibration,
) -> Result<Vec<YearAhead>, BacktestError> {
    let values = forecast(series, method, horizon)?;
    let naive = Naive.forecast(series, horizon)?;
    let scale = series.recent_scale();
    let years = values
        .iter()
        .zip(naive)
        .zip(1..)
        .map(|((&value, naive), step)| {
            let at = |level| calibration.interval(value, step, level, scale, true);
            let (within_80, within_95) = (at(Level::P80), at(Level::P95));
            let lower = |interval: Option<Interval>| interval.map(|interval| interval.lower);
            let upper = |interval: Option<Interval>| interval.map(|interval| interval.upper);
            YearAhead {
                year: series.time_after(step),
                value,
                lower_80: lower(within_80),
                upper_80: upper(within_80),
                lower_95: lower(within_95),
                upper_95: upper(within_95),
                naive,
            }
        });
    Ok(years.collect())
}

impl History {
    fn series(&self) -> Result<Series, ProjectionError> {
        let points: Vec<(i64, f64)> = self
            .history
            .iter()
            .map(|point| (point.year, point.value))
            .collect();
        let series =
            Series::from_points(&points, 1).map_err(|source| ProjectionError::History {
                occupation: self.occupation.clone(),
                source,
            })?;
        if series.is_non_negative() {
            Ok(series)
        } else {
            Err(ProjectionError::Negative {
                occupation: self.occupation.clone(),
            })
        }
    }

    fn failed(&self, source: impl Into<BacktestError>) -> ProjectionError {
        ProjectionError::Forecast {
            occupation: self.occupation.clone(),
            source: source.into(),
        }
    }
}

#[cfg(test)]
mod tests;
