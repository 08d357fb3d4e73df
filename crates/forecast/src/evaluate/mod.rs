//! `spona eval forecast`: how good the recommended method is on a file of series.

mod cases;
mod family;

pub use cases::{Case, parse};

use std::num::NonZeroUsize;
use std::thread;
use std::time::Instant;

use serde::Serialize;
use thiserror::Error;

use family::{Families, Family};

use crate::backtest::{BacktestError, Origin, forecast, rolling};
use crate::intervals::{Calibration, Level};
use crate::measures::{interval_score, mase, mean, owa, smape};
use crate::methods::{Method, Naive2, recommended};

/// Why there is no evaluation.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum EvaluationError {
    /// There are no series.
    #[error("there are no series to evaluate")]
    NoSeries,
    /// A series could not be forecast.
    #[error("series {id}: {source}")]
    Series {
        /// The series' `unique_id`.
        id: String,
        /// What went wrong.
        source: BacktestError,
    },
}

/// Accuracy over a file of series, the measures as in M4.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// How many series there were.
    pub series: usize,
    /// The method's name.
    pub method: &'static str,
    /// sMAPE in percent, the mean over the series.
    pub smape: f64,
    /// MASE, the mean over the series that have a scale; `None` if none has.
    pub mase: Option<f64>,
    /// OWA against Naive2 on the same series; `None` where Naive2 makes no error.
    pub owa: Option<f64>,
    /// Share of test values inside their 80 % interval, 0 to 1; `None` where not assessable.
    pub coverage_80: Option<f64>,
    /// Share of test values inside their 95 % interval, 0 to 1; `None` where not assessable.
    pub coverage_95: Option<f64>,
    /// Mean scaled interval score of the 95 % interval; `None` where not assessable.
    pub msis_95: Option<f64>,
    /// How many series have no scale (constant training values): outside MASE and the intervals.
    pub unscaled: usize,
    /// Wall-clock time in seconds.
    pub seconds: f64,
}

/// Evaluates the recommended method.
///
/// Each test part is forecast from its training part. The intervals are calibrated on origins
/// inside the training parts of all series with the same season length, never on a test part.
/// The figures do not depend on `threads`.
pub fn evaluate(cases: &[Case], threads: NonZeroUsize) -> Result<Evaluation, EvaluationError> {
    evaluate_method(cases, &recommended(), threads)
}

/// [`evaluate`] for a method of the caller's.
pub fn evaluate_method(
    cases: &[Case],
    method: &dyn Method,
    threads: NonZeroUsize,
) -> Result<Evaluation, EvaluationError> {
    let start = Instant::now();
    if cases.is_empty() {
        return Err(EvaluationError::NoSeries);
    }
    let families = Families::new(cases);
    let forecasts = in_parallel(cases, threads, |case| {
        Forecast::new(case, method, families.of(case)).map_err(|source| EvaluationError::Series {
            id: case.id.clone(),
            source,
        })
    })?;
    let mut scores = Vec::with_capacity(cases.len());
    for family in &families.0 {
        let members = || {
            cases
                .iter()
                .zip(&forecasts)
                .filter(|(case, _)| family.has(case))
        };
        let errors = members().flat_map(|(case, forecast)| family.errors(case, &forecast.earlier));
        let calibration = Calibration::new(family.horizon, errors);
        scores.extend(members().map(|(case, forecast)| Score::new(case, forecast, &calibration)));
    }
    Ok(summarise(
        &scores,
        method.name(),
        start.elapsed().as_secs_f64(),
    ))
}

/// The forecasts of one case: of its test part, and from earlier origins in its training part.
struct Forecast {
    method: Vec<f64>,
    naive2: Vec<f64>,
    earlier: Vec<Origin>,
}

impl Forecast {
    fn new(
        case: &Case,
        method: &dyn Method,
        family: Option<&Family>,
    ) -> Result<Self, BacktestError> {
        let Case { train, test, .. } = case;
        Ok(Self {
            method: forecast(train, method, test.len())?,
            naive2: Naive2.forecast(train, test.len())?,
            earlier: match family {
                Some(family) => {
                    rolling(train, method, family.horizon, family.earlier_lengths(train))?
                }
                None => Vec::new(),
            },
        })
    }
}

/// The measures of one case.
struct Score {
    smape: f64,
    smape_naive2: f64,
    mase: Option<f64>,
    mase_naive2: Option<f64>,
    inside_80: Vec<f64>,
    inside_95: Vec<f64>,
    msis_95: Option<f64>,
}

impl Score {
    fn new(case: &Case, forecast: &Forecast, calibration: &Calibration) -> Self {
        let Case { train, test, .. } = case;
        let (scale, recent_scale) = (train.naive_scale(), train.recent_scale());
        let floor = train.is_non_negative();
        let at = |level: Level| {
            let steps = forecast.method.iter().zip(test).enumerate();
            steps.filter_map(move |(index, (&forecast, &actual))| {
                let step = index + 1;
                let interval = calibration.interval(forecast, step, level, recent_scale, floor)?;
                Some((interval, actual))
            })
        };
        let inside = |level| {
            at(level)
                .map(|(interval, actual)| f64::from(interval.contains(actual)))
                .collect()
        };
        let scores = at(Level::P95).map(|(interval, actual)| {
            interval_score(actual, interval.lower, interval.upper, Level::P95.alpha())
        });
        Self {
            smape: smape(test, &forecast.method),
            smape_naive2: smape(test, &forecast.naive2),
            mase: scale.map(|scale| mase(test, &forecast.method, scale)),
            mase_naive2: scale.map(|scale| mase(test, &forecast.naive2, scale)),
            inside_80: inside(Level::P80),
            inside_95: inside(Level::P95),
            msis_95: mean(scores).zip(scale).map(|(score, scale)| score / scale),
        }
    }
}

fn summarise(scores: &[Score], method: &'static str, seconds: f64) -> Evaluation {
    let smape = mean(scores.iter().map(|score| score.smape)).unwrap_or_default();
    let smape_naive2 = mean(scores.iter().map(|score| score.smape_naive2)).unwrap_or_default();
    let mase = mean(scores.iter().filter_map(|score| score.mase));
    let mase_naive2 = mean(scores.iter().filter_map(|score| score.mase_naive2));
    Evaluation {
        series: scores.len(),
        method,
        smape,
        mase,
        owa: mase
            .zip(mase_naive2)
            .and_then(|(mase, naive2)| owa((smape, mase), (smape_naive2, naive2))),
        coverage_80: mean(
            scores
                .iter()
                .flat_map(|score| score.inside_80.iter().copied()),
        ),
        coverage_95: mean(
            scores
                .iter()
                .flat_map(|score| score.inside_95.iter().copied()),
        ),
        msis_95: mean(scores.iter().filter_map(|score| score.msis_95)),
        unscaled: scores.iter().filter(|score| score.mase.is_none()).count(),
        seconds,
    }
}

/// `compute` of every item, in their order, on up to `threads` threads; the first error wins.
fn in_parallel<'items, T: Sync, R: Send, E: Send>(
    items: &'items [T],
    threads: NonZeroUsize,
    compute: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let size = items.len().div_ceil(threads.get()).max(1);
    thread::scope(|scope| {
        let compute = &compute;
        let chunk = |items: &'items [T]| {
            scope.spawn(move || items.iter().map(compute).collect::<Vec<Result<R, E>>>())
        };
        let workers: Vec<_> = items.chunks(size).map(chunk).collect();
        let results = workers.into_iter().flat_map(|worker| match worker.join() {
            Ok(results) => results,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        results.collect()
    })
}

#[cfg(test)]
mod tests;
