//! The questions that are measured, as the service puts them to the engine.

use domain::blind::BlindNeed;
use domain::codes::{Code, Country};
use jiff::civil::{Date, date};
use matching::{Engine, MatchOptions, ProfileFilter, ProfileQuery};
use uuid::Uuid;

use super::corpus::FILTER_COUNTRY;

/// Hits or matches on a page, as the pages of the service have them.
pub(super) const PAGE: usize = 20;

/// The day of all measurements, so that years of experience are the same in all of them.
const TODAY: Date = date(2026, 11, 1);

/// A search for `text`, everywhere or in one country.
pub(super) fn search(text: &str, country: Option<Country>) -> ProfileQuery {
    ProfileQuery {
        text: text.to_owned(),
        filter: within(country),
        limit: PAGE,
        ..ProfileQuery::default()
    }
}

/// The country that filtered queries ask for.
pub(super) fn filter_country() -> Option<Country> {
    Country::parse_code(FILTER_COUNTRY)
}

/// Profiles of one country, or all.
fn within(country: Option<Country>) -> ProfileFilter {
    ProfileFilter {
        countries: country.into_iter().collect(),
        ..ProfileFilter::default()
    }
}

/// One page of matches with their explanations, everywhere or in one country.
pub(super) fn match_need(
    engine: &Engine,
    need: &BlindNeed,
    country: Option<Country>,
) -> anyhow::Result<Vec<Uuid>> {
    let options = MatchOptions {
        limit: PAGE,
        filter: within(country),
        ..MatchOptions::on(TODAY)
    };
    let found = engine.match_need(need, None, &options)?;
    Ok(found.items.into_iter().map(|found| found.profile).collect())
}
