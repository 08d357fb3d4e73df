//! The questions that are measured, as the service puts them to the engine.

use anyhow::Context;
use domain::blind::BlindNeed;
use domain::codes::{Code, Country};
use domain::record::Json;
use jiff::civil::{Date, date};
use matching::{MatchOptions, ProfileFilter, ProfileQuery};

use super::corpus::{self, FILTER_COUNTRY};

/// Hits or matches on a page, as the pages of the service have them.
pub(super) const PAGE: usize = 20;

/// The day of all measurements, so that years of experience are the same in all of them.
const TODAY: Date = date(2026, 11, 1);

/// Everybody, or who lives in one country.
pub(super) fn filter(country: Option<Country>) -> ProfileFilter {
    ProfileFilter {
        countries: country.into_iter().collect(),
        ..ProfileFilter::default()
    }
}

/// A search as the service makes it, which counts the hits by country, mode, language and
/// education as well.
pub(super) fn search(text: &str, country: Option<Country>) -> ProfileQuery {
    ProfileQuery {
        facets: true,
        ..hybrid(text, country)
    }
}

/// A search without the counts: words, concepts and vectors, fused.
pub(super) fn hybrid(text: &str, country: Option<Country>) -> ProfileQuery {
    ProfileQuery {
        text: text.to_owned(),
        filter: filter(country),
        limit: PAGE,
        ..ProfileQuery::default()
    }
}

/// The country that filtered queries ask for.
pub(super) fn filter_country() -> Option<Country> {
    Country::parse_code(FILTER_COUNTRY)
}

/// How a page of matches is asked for.
pub(super) fn options(country: Option<Country>) -> MatchOptions {
    MatchOptions {
        limit: PAGE,
        filter: filter(country),
        ..MatchOptions::on(TODAY)
    }
}

/// A need that says no more than a line of text.
pub(super) fn need_of(text: &str) -> anyhow::Result<BlindNeed> {
    let fields = vec![("title".to_owned(), Json::String(text.to_owned()))];
    let need = corpus::parse_need(&Json::Object(fields))
        .with_context(|| format!("the query {text:?} is no title of a need"))?;
    Ok(BlindNeed::from(&need))
}
