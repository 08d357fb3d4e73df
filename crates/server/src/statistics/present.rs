//! A projection as the API tells it.

use std::collections::BTreeMap;

use forecast::employment::Projection;
use taxonomy::Taxonomy;

use crate::api::{
    Backtest, Forecast, ForecastMethod, ForecastOccupation, HistoryPoint, ProjectionPoint, Source,
};

/// The languages that occupation groups are named in.
const LANGUAGES: [&str; 5] = ["bs", "de", "en", "hr", "sr"];

pub(super) fn forecast(
    projection: Projection,
    source: &forecast::statistics::Source,
    taxonomy: &Taxonomy,
) -> Forecast {
    let assessed = projection
        .projection
        .iter()
        .all(|year| year.lower_80.is_some());
    let mut notes: Vec<String> = filled(&source.note).into_iter().collect();
    if !assessed {
        notes.push(
            "Some intervals cannot be assessed: too few earlier forecasts to go by.".to_owned(),
        );
    }
    let backtest = projection.backtest.map(|summary| Backtest {
        origins: summary.origins,
        horizon: summary.horizon,
        smape: summary.smape,
        smape_naive: summary.smape_naive,
        coverage_80: summary.coverage_80,
        coverage_95: summary.coverage_95,
    });
    let history = projection.history.iter().map(|point| HistoryPoint {
        year: point.year,
        value: point.value,
    });
    let years = projection.projection.iter().map(|year| ProjectionPoint {
        year: year.year,
        value: year.value,
        lower_80: year.lower_80,
        upper_80: year.upper_80,
        lower_95: year.lower_95,
        upper_95: year.upper_95,
        naive: year.naive,
    });
    Forecast {
        unit: "thousand_persons",
        method: ForecastMethod {
            name: projection.method,
            version: env!("CARGO_PKG_VERSION"),
        },
        naive_method: "last_value",
        origin_year: projection.origin_year,
        history: history.collect(),
        projection: years.collect(),
        backtest,
        sources: vec![present_source(source)],
        notes,
        occupation: ForecastOccupation {
            labels: labels(&projection.occupation, taxonomy),
            code: projection.occupation,
        },
    }
}

/// The names of a group; of groups given together, their names one after the other.
fn labels(code: &str, taxonomy: &Taxonomy) -> BTreeMap<String, String> {
    let groups: Vec<_> = code
        .split('+')
        .map(|code| taxonomy.occupation_group(code))
        .collect();
    let label = |language: &str| -> Option<String> {
        let names = groups
            .iter()
            .map(|group| (*group)?.preferred_label(language));
        Some(names.collect::<Option<Vec<_>>>()?.join("; "))
    };
    let labels = LANGUAGES
        .iter()
        .map(|&language| (language.to_owned(), label(language)));
    labels
        .filter_map(|(language, label)| Some((language, label?)))
        .collect()
}

fn present_source(source: &forecast::statistics::Source) -> Source {
    Source {
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        licence: source.licence.clone(),
        url: filled(&source.url),
        retrieved: filled(&source.retrieved),
    }
}

/// Rows keep what is missing as an empty text.
fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
