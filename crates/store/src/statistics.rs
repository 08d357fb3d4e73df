//! Published statistics as rows: what was counted, where, of whom, when, and who said so.
//!
//! These are the store's own rows, as plain text and numbers; what they mean and which
//! combinations make sense is checked before they come here.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::StoreError;

/// One figure. Of a dimension that is `None`, it counts all.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Observation {
    /// What was measured, such as `employment` or `population`.
    pub measure: String,
    /// Region code; `BA` for the whole country.
    pub region: String,
    /// Another country, by its ISO 3166-1 code: where the persons live or go.
    pub country: Option<String>,
    /// ISCO-08 group, or several as in `6+9`.
    pub occupation: Option<String>,
    /// NACE Rev. 2 section, or several as in `D+E`.
    pub sector: Option<String>,
    /// Level of education or qualification.
    pub education: Option<String>,
    /// `f`, `m`, or `t` for both.
    pub sex: String,
    /// The youngest age, in completed years.
    pub age_from: Option<u8>,
    /// The oldest age, itself included.
    pub age_to: Option<u8>,
    /// The year, quarter, month or day, as the source writes it.
    pub period: String,
    /// The figure; `None` where `flag` says why there is none.
    pub value: Option<f64>,
    /// Unit, such as `persons`.
    pub unit: String,
    /// The id of its [`Source`].
    pub source: String,
    /// Remarks on the figure, separated by spaces; empty for none.
    pub flag: String,
}

/// Who published observations, and under which terms.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// What observations call it.
    pub id: String,
    /// Title of the publication.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Under which terms it may be used.
    pub licence: String,
    /// Where it was found; may be empty.
    pub url: String,
    /// The day it was fetched, `YYYY-MM-DD`.
    pub retrieved: String,
    /// What a reader of the figures has to know, such as a break in the series; may be empty.
    pub note: String,
}

/// One measure that is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measure {
    /// Its name.
    pub name: String,
    /// How many observations it has.
    pub observations: u64,
    /// The first period of them, in text order.
    pub first_period: String,
    /// The last period of them, in text order.
    pub last_period: String,
    /// When these observations came in.
    pub revised_at: Timestamp,
}

/// What a measure was before it was replaced.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Revision {
    /// When it was replaced.
    pub superseded_at: Timestamp,
    /// The observations it had.
    pub observations: Vec<Observation>,
}

/// Which measures an import changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Replaced {
    /// Measures that are new or different now.
    pub changed: Vec<String>,
    /// Measures of which the same observations were there already.
    pub unchanged: Vec<String>,
}

/// The statistics that forecasts and reports are made of.
#[async_trait]
pub trait StatisticsRepository: Send + Sync {
    /// Adds or replaces these sources and, in the same transaction, all observations of every
    /// measure that `observations` names. Other measures stay as they are. What was there before
    /// is kept as a [`Revision`]; a measure that does not change gets none.
    async fn replace_measures(
        &self,
        sources: &[Source],
        observations: &[Observation],
    ) -> Result<Replaced, StoreError>;

    /// The observations of a measure, in the order in which they were given.
    async fn observations(&self, measure: &str) -> Result<Vec<Observation>, StoreError>;

    /// The measures, by name.
    async fn measures(&self) -> Result<Vec<Measure>, StoreError>;

    /// The sources, by id.
    async fn sources(&self) -> Result<Vec<Source>, StoreError>;

    /// What a measure was before, newest first.
    async fn revisions(&self, measure: &str) -> Result<Vec<Revision>, StoreError>;
}
