//! From figures to one history an occupation group.

use std::collections::BTreeMap;

use domain::codes::Region;
use serde::Serialize;

use crate::series::{Series, SeriesError};
use crate::statistics::{Flag, Measure, Observation, Sex, Statistics};

/// A year and the employment in it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct YearValue {
    /// The year.
    pub year: i64,
    /// The value, in one unit throughout a history.
    pub value: f64,
}

/// The annual employment of an occupation group, oldest year first, no year missing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct History {
    /// ISCO-08 code, or codes that the source gives together.
    pub occupation: String,
    /// The years.
    pub history: Vec<YearValue>,
}

/// An occupation group without a usable history.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// ISCO-08 code.
    pub occupation: String,
    /// Why its figures are not a series.
    pub reason: SeriesError,
}

/// The histories that a source supports, and what it does not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Histories {
    /// In the order of the occupations' codes.
    pub histories: Vec<History>,
    /// In the order of the occupations' codes.
    pub left_out: Vec<LeftOut>,
}

/// Annual employment by occupation group in thousands of persons, from one source and region, for
/// both sexes and all ages. Projections are passed over, and of a series that breaks only what
/// follows its last break is taken. Levels are not mixed: `digits` says how many digits the codes
/// have (1 for major groups, 2 for sub-major groups, …).
pub fn histories(
    statistics: &Statistics,
    source: &str,
    region: Region,
    digits: usize,
) -> Histories {
    let mut by_occupation: BTreeMap<&str, BTreeMap<i64, &Observation>> = BTreeMap::new();
    for observation in statistics.of(Measure::Employment) {
        let Observation {
            sector,
            education,
            age,
            sex,
            period,
            ..
        } = observation;
        let whole = sector.is_none() && education.is_none() && age.is_none();
        let wanted = whole
            && *sex == Sex::Total
            && period.is_year()
            && observation.source == source
            && observation.region == region
            && !observation.flags.contains(Flag::Projection);
        let occupation = observation.occupation.as_ref().filter(|_| wanted);
        if let Some(occupation) = occupation
            && occupation.groups().all(|group| group.len() == digits)
        {
            let years = by_occupation.entry(occupation.as_str()).or_default();
            years.insert(i64::from(period.year()), observation);
        }
    }
    let mut result = Histories::default();
    for (occupation, years) in by_occupation {
        let history = since_last_break(&years);
        let points: Vec<(i64, f64)> = history.iter().map(|p| (p.year, p.value)).collect();
        let occupation = occupation.to_owned();
        match Series::from_points(&points, 1) {
            Ok(_) => result.histories.push(History {
                occupation,
                history,
            }),
            Err(reason) => result.left_out.push(LeftOut { occupation, reason }),
        }
    }
    result
}

fn since_last_break(years: &BTreeMap<i64, &Observation>) -> Vec<YearValue> {
    let broken = years
        .iter()
        .rev()
        .find(|(_, figure)| figure.flags.contains(Flag::Break));
    let first = broken.map_or(i64::MIN, |(&year, _)| year);
    let known = years.range(first..).filter_map(|(&year, figure)| {
        figure.persons().map(|persons| YearValue {
            year,
            value: persons / 1000.0,
        })
    });
    known.collect()
}
