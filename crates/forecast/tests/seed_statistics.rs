//! The repository's own statistics: they load, add up, and project.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::fs;
use std::path::Path;

use domain::codes::Region;
use forecast::backtest::{rolling, summary};
use forecast::employment::{histories, project};
use forecast::measures::mean;
use forecast::methods::{Drift, DynamicTheta, Ets, Method, Naive, for_employment, recommended};
use forecast::series::Series;
use forecast::statistics::{Flag, Measure, Observation, Sex, Statistics, read_folder};

fn seed() -> Statistics {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seed-data/statistics");
    let files = fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        (
            entry.file_name().into_string().unwrap(),
            fs::File::open(entry.path()).unwrap(),
        )
    });
    read_folder(files).unwrap_or_else(|problems| panic!("{problems}"))
}

fn persons<'a>(observations: impl Iterator<Item = &'a Observation>) -> f64 {
    observations.filter_map(Observation::persons).sum()
}

#[test]
fn figures_add_up() {
    let seed = seed();
    let population = |ages: std::ops::RangeInclusive<u8>| {
        persons(seed.of(Measure::Population).filter(|figure| {
            figure.period.as_str() == "2024"
                && figure.sex != Sex::Total
                && figure.age.is_some_and(|age| ages.contains(&age.from))
        }))
    };
    assert!(
        (population(0..=120) - 3_164_260.0).abs() < 100.0,
        "{}",
        population(0..=120)
    );
    assert!(
        (population(15..=64) - 2_048_000.0).abs() < 1_000.0,
        "{}",
        population(15..=64)
    );
    for source in ["ilo-modelled-occupation", "ilo-modelled-sector"] {
        for year in 2005..=2025 {
            let of_year = |whole: bool| {
                persons(seed.of(Measure::Employment).filter(|figure| {
                    figure.source == source
                        && figure.period.year() == year
                        && (figure.occupation.is_none() && figure.sector.is_none()) == whole
                }))
            };
            assert!(
                (of_year(true) - of_year(false)).abs() < 10.0,
                "{source} {year}"
            );
        }
    }
}

#[test]
fn the_break_of_the_survey_and_its_small_cells_are_flagged() {
    let seed = seed();
    let survey = || {
        seed.of(Measure::Employment)
            .filter(|o| o.source == "ilo-lfs-occupation")
    };
    for figure in survey() {
        assert_eq!(
            figure.flags.contains(Flag::Break),
            figure.period.as_str() == "2020"
        );
        let small = figure.persons().unwrap() < 5_000.0;
        assert_eq!(figure.flags.contains(Flag::Unreliable), small, "{figure:?}");
    }
    assert_eq!(survey().count(), 563);
    let found = histories(&seed, "ilo-lfs-occupation", Region::Ba, 2);
    assert!(
        found
            .histories
            .iter()
            .all(|history| history.history[0].year >= 2020)
    );
    assert!(
        found.histories.len() + found.left_out.len() == 40,
        "{:?}",
        found.left_out
    );
}

#[test]
fn every_source_is_used() {
    let seed = seed();
    for source in &seed.sources {
        assert!(
            seed.observations.iter().any(|o| o.source == source.id),
            "{}",
            source.id
        );
    }
}

#[test]
fn employment_is_projected_with_intervals() {
    let found = histories(&seed(), "ilo-modelled-occupation", Region::Ba, 1);
    assert_eq!((found.histories.len(), found.left_out.len()), (8, 0));
    for projection in project(&found.histories, 5).unwrap() {
        let last = projection.projection.last().unwrap();
        assert_eq!((projection.origin_year, last.year), (2025, 2030));
        assert!(last.lower_95.unwrap() <= last.lower_80.unwrap());
        assert!(last.lower_80.unwrap() <= last.value && last.value <= last.upper_80.unwrap());
        assert_eq!(projection.backtest.unwrap().origins, 9);
    }
}

/// The 8 occupation and 14 sector groups, 5 years ahead from 2016 to 2020. Prints what
/// `docs/forecasting.md` cites: `cargo nextest run -p forecast methods_on_employment --no-capture`
#[test]
fn methods_on_employment() {
    let seed = seed();
    let family = series(&seed);
    assert_eq!(family.len(), 22);
    let methods: [Box<dyn Method>; 6] = [
        Box::new(Naive),
        Box::new(Drift),
        Box::new(Ets),
        Box::new(DynamicTheta),
        Box::new(recommended()),
        Box::new(for_employment()),
    ];
    let mut errors = Vec::new();
    for method in methods {
        let origins: Vec<_> = family
            .iter()
            .map(|series| rolling(series, method.as_ref(), 5, 12..=16).unwrap())
            .collect();
        let earlier: Vec<_> = family
            .iter()
            .map(|series| rolling(series, method.as_ref(), 5, 8..=16).unwrap())
            .collect();
        let summaries: Vec<_> = origins
            .iter()
            .filter_map(|origins| summary(origins, &earlier, 5))
            .collect();
        let over = |of: fn(&forecast::backtest::Summary) -> Option<f64>| {
            mean(summaries.iter().filter_map(of)).unwrap_or(f64::NAN)
        };
        let smape = over(|summary| Some(summary.smape));
        let (mase, at_80) = (
            over(|summary| summary.mase),
            over(|summary| summary.coverage_80),
        );
        let at_95 = over(|summary| summary.coverage_95);
        println!(
            "{:28} {smape:5.2} {mase:.3} {at_80:.3} {at_95:.3}",
            method.name()
        );
        errors.push(smape);
    }
    assert!(
        errors[5] < errors[0],
        "the default must beat the naive method"
    );
}

fn series(seed: &Statistics) -> Vec<Series> {
    let mut groups = std::collections::BTreeMap::<String, Vec<(i64, f64)>>::new();
    for figure in seed
        .of(Measure::Employment)
        .filter(|o| o.source.starts_with("ilo-modelled"))
    {
        let group = match (&figure.occupation, &figure.sector) {
            (Some(occupation), None) => occupation.to_string(),
            (None, Some(sector)) => sector.to_string(),
            _ => continue,
        };
        let year = i64::from(figure.period.year());
        groups
            .entry(group)
            .or_default()
            .push((year, figure.value.unwrap()));
    }
    groups
        .into_values()
        .map(|points| Series::from_points(&points, 1).unwrap())
        .collect()
}
