//! Where employment in an occupation group has been and where it is likely to go.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

/// The forecast of one occupation group: employment, that is demand alone. A shortage needs the
/// supply beside it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Forecast {
    /// Of whom.
    pub occupation: ForecastOccupation,
    /// The unit of every value.
    #[schema(example = "thousand_persons")]
    pub unit: &'static str,
    /// What made the projection.
    pub method: ForecastMethod,
    /// The naive method it is compared with: `last_value`, as it was in the last year known.
    pub naive_method: &'static str,
    /// The last year known.
    pub origin_year: i64,
    /// What was known, oldest first.
    pub history: Vec<HistoryPoint>,
    /// The years ahead.
    pub projection: Vec<ProjectionPoint>,
    /// How the method did from earlier years; `null` where the history is too short for that.
    #[schema(required)]
    pub backtest: Option<Backtest>,
    /// Who published the figures, and under which terms.
    pub sources: Vec<Source>,
    /// What a reader of the figures has to know.
    pub notes: Vec<String>,
}

/// An occupation group of ISCO-08.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ForecastOccupation {
    /// Its code, or codes that the source gives together, such as `6+9`.
    #[schema(example = "2")]
    pub code: String,
    /// Its names by language.
    #[schema(example = json!({"bs": "Stručnjaci", "de": "Akademische Berufe", "en": "Professionals"}))]
    pub labels: BTreeMap<String, String>,
}

/// A forecasting method.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ForecastMethod {
    /// Its name.
    pub name: &'static str,
    /// Version of the program that applied it.
    pub version: &'static str,
}

/// A year known.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct HistoryPoint {
    /// The year.
    pub year: i64,
    /// The value.
    pub value: f64,
}

/// A year ahead. Bounds are `null` where an interval cannot be assessed.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct ProjectionPoint {
    /// The year.
    pub year: i64,
    /// The projection.
    pub value: f64,
    /// Lower bound of the 80 % interval.
    #[schema(required)]
    pub lower_80: Option<f64>,
    /// Upper bound of the 80 % interval.
    #[schema(required)]
    pub upper_80: Option<f64>,
    /// Lower bound of the 95 % interval.
    #[schema(required)]
    pub lower_95: Option<f64>,
    /// Upper bound of the 95 % interval.
    #[schema(required)]
    pub upper_95: Option<f64>,
    /// What the naive method says.
    pub naive: f64,
}

/// How a method did from earlier years.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Backtest {
    /// How many earlier years it was tried from.
    pub origins: usize,
    /// Years ahead.
    pub horizon: usize,
    /// Symmetric mean absolute percentage error, in percent.
    pub smape: f64,
    /// The same of the naive method.
    pub smape_naive: f64,
    /// Share of values inside their 80 % interval, 0 to 1; `null` where not assessable.
    #[schema(required)]
    pub coverage_80: Option<f64>,
    /// Share of values inside their 95 % interval, 0 to 1; `null` where not assessable.
    #[schema(required)]
    pub coverage_95: Option<f64>,
}

/// Who published figures, and under which terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Source {
    /// Title of the publication.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Under which terms it may be used.
    pub licence: String,
    /// Where it can be found.
    #[schema(required)]
    pub url: Option<String>,
    /// The day it was fetched.
    #[schema(format = Date, required)]
    pub retrieved: Option<String>,
}
