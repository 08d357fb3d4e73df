//! Employment forecasts from the statistics in the store.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use forecast::employment::project;
use jiff::Timestamp;

use super::histories::best_source;
use super::present;
use super::rows::from_rows;
use crate::api::Forecast;
use crate::problem::{ApiError, ApiResult};
use crate::state::AppState;

/// The measure that is forecast.
const MEASURE: &str = "employment";

/// Forecasts by years ahead, kept until the statistics change.
#[derive(Default)]
pub(crate) struct Forecasts(Mutex<Cache>);

#[derive(Default)]
struct Cache {
    revision: Option<Timestamp>,
    by_years: HashMap<usize, Arc<Vec<Forecast>>>,
}

impl Forecasts {
    /// The forecasts that many years ahead; empty where there are no statistics.
    pub(crate) async fn get(
        &self,
        state: &AppState,
        years: usize,
    ) -> ApiResult<Arc<Vec<Forecast>>> {
        let measures = state.store().measures().await?;
        let measure = measures.into_iter().find(|measure| measure.name == MEASURE);
        let Some(revision) = measure.map(|measure| measure.revised_at) else {
            return Ok(Arc::default());
        };
        if let Some(known) = self.known(revision, years) {
            return Ok(known);
        }
        let observations = state.store().observations(MEASURE).await?;
        let sources = state.store().sources().await?;
        let linker = Arc::clone(state.linker());
        let permit = state.permits().acquire().await?;
        let make = move || -> Result<Vec<Forecast>, String> {
            let statistics = from_rows(MEASURE, &sources, &observations);
            let statistics = statistics.map_err(|problems| problems.to_string())?;
            let Some(family) = best_source(&statistics) else {
                return Ok(Vec::new());
            };
            let projections = project(&family.histories, years);
            let projections = projections.map_err(|error| error.to_string())?.into_iter();
            let present =
                |projection| present::forecast(projection, family.source, linker.taxonomy());
            Ok(projections.map(present).collect())
        };
        let (_, made) = permit.run(make).await?;
        let made = Arc::new(made.map_err(|error| ApiError::internal(&error))?);
        self.keep(revision, years, &made);
        Ok(made)
    }

    fn known(&self, revision: Timestamp, years: usize) -> Option<Arc<Vec<Forecast>>> {
        let cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let current = cache.revision == Some(revision);
        cache.by_years.get(&years).filter(|_| current).cloned()
    }

    fn keep(&self, revision: Timestamp, years: usize, forecasts: &Arc<Vec<Forecast>>) {
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if cache.revision != Some(revision) {
            cache.revision = Some(revision);
            cache.by_years.clear();
        }
        cache.by_years.insert(years, Arc::clone(forecasts));
    }
}
