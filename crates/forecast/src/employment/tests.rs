use domain::codes::Region;
use proptest::prelude::*;

use super::*;
use crate::statistics::read_folder;

fn history(occupation: &str, values: &[f64]) -> History {
    let years = values
        .iter()
        .zip(2005..)
        .map(|(&value, year)| YearValue { year, value });
    History {
        occupation: occupation.to_owned(),
        history: years.collect(),
    }
}

/// Eight groups over 21 years, each moving in its own way.
fn family() -> Vec<History> {
    let group = |group: i32| {
        let value = |t: i32| {
            let wave = f64::from((t * (group + 3)) % 13 - 6);
            f64::from(40 + 10 * group) + f64::from(t) * f64::from(group - 4) / 4.0 + wave
        };
        history(&group.to_string(), &(0..21).map(value).collect::<Vec<_>>())
    };
    (1..=8).map(group).collect()
}

#[test]
fn a_family_is_projected_with_intervals_and_a_backtest() {
    let projections = project(&family(), 5).unwrap();
    assert_eq!(projections.len(), 8);
    for projection in &projections {
        assert_eq!(
            (projection.origin_year, projection.projection.len()),
            (2025, 5)
        );
        let backtest = projection.backtest.as_ref().unwrap();
        assert_eq!((backtest.origins, backtest.by_horizon.len()), (9, 5));
        assert!(backtest.coverage_80.is_some());
        for year in &projection.projection {
            let bounds = [
                year.lower_95,
                year.lower_80,
                Some(year.value),
                year.upper_80,
                year.upper_95,
            ];
            let bounds: Vec<f64> = bounds.into_iter().map(Option::unwrap).collect();
            assert!(bounds.is_sorted(), "{bounds:?}");
            assert!(bounds[0] >= 0.0);
        }
    }
    assert_eq!(projections[0].calibrated_on, 8 * 13);
}

#[test]
fn a_family_too_small_has_no_interval_and_says_so() {
    let projections = project(&[history("2", &[5.0, 6.0, 5.5, 6.5])], 2).unwrap();
    let first = &projections[0].projection[0];
    assert_eq!(
        (first.lower_80, first.upper_95, projections[0].calibrated_on),
        (None, None, 0)
    );
    assert!(projections[0].backtest.is_none() && first.value.is_finite());
}

#[test]
fn zeros_constants_and_level_breaks() {
    let mut family = family();
    family.push(history("0", &[0.0; 21]));
    family.push(history("9", &[7.0; 21]));
    family.push(history("93", &[[20.0; 12].as_slice(), &[35.0; 9]].concat()));
    let projections = project(&family, 3).unwrap();
    let at = |index: usize| &projections[index].projection[2];
    assert!((at(8).value, at(8).lower_80) == (0.0, None));
    assert!((at(9).value, at(9).naive) == (7.0, 7.0));
    assert!((30.0..45.0).contains(&at(10).value), "{}", at(10).value);
}

#[test]
fn refusals() {
    assert_eq!(
        project(&family(), 0),
        Err(ProjectionError::Horizon { horizon: 0 })
    );
    assert_eq!(
        project(&family(), 16),
        Err(ProjectionError::Horizon { horizon: 16 })
    );
    assert_eq!(project(&[], 5), Ok(vec![]));
    let message = |history| project(&[history], 2).unwrap_err().to_string();
    assert_eq!(
        message(history("22", &[1.0, f64::NAN, 2.0])),
        "occupation 22: value 2 at time 2006 is not a finite number"
    );
    assert_eq!(
        message(history("22", &[1.0, -1.0, 2.0])),
        "occupation 22: employment below zero"
    );
    let mut gap = history("22", &[1.0, 2.0, 3.0]);
    gap.history[2].year = 2009;
    assert_eq!(
        message(gap),
        "occupation 22: time 2009 follows 2006; expected 2007"
    );
}

#[test]
fn histories_come_from_one_source_and_start_after_a_break() {
    let sources = "id,title,publisher,licence,retrieved\na,A,P,L,2026-11-23\nb,B,P,L,2026-11-23\n";
    let mut table = "measure,region,occupation,period,value,unit,source,flag\n".to_owned();
    let mut row = |occupation: &str, year: i32, value: &str, source: &str, flag: &str| {
        let line =
            format!("employment,BA,{occupation},{year},{value},thousand_persons,{source},{flag}\n");
        table.push_str(&line);
    };
    for year in 2018..=2024 {
        row(
            "22",
            year,
            "30.5",
            "a",
            if year == 2020 { "break" } else { "" },
        );
        row("22", year, "1", "b", "");
        row("2", year, "90", "a", "");
        row(
            "23",
            year,
            if year == 2022 { "" } else { "7" },
            "a",
            if year == 2022 { "confidential" } else { "" },
        );
    }
    row("22", 2025, "99", "a", "projection");
    let files = [("sources.csv", sources), ("employment.csv", &table)];
    let statistics =
        read_folder(files.map(|(name, text)| (name.to_owned(), text.as_bytes()))).unwrap();
    let found = histories(&statistics, "a", Region::Ba, 2);
    assert_eq!(found.histories.len(), 1);
    let years: Vec<i64> = found.histories[0]
        .history
        .iter()
        .map(|point| point.year)
        .collect();
    assert_eq!(years, [2020, 2021, 2022, 2023, 2024]);
    assert!((found.histories[0].history[0].value - 30.5).abs() < 1e-9);
    assert_eq!(found.left_out[0].occupation, "23");
    assert!(matches!(
        found.left_out[0].reason,
        SeriesError::Irregular { found: 2023, .. }
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn projections_are_finite_and_intervals_ordered(
        rows in prop::collection::vec(prop::collection::vec(0.0..1e6_f64, 3..25), 1..6),
        horizon in 1_usize..8,
    ) {
        let family: Vec<History> = rows.iter().map(|values| history("22", values)).collect();
        for projection in project(&family, horizon).unwrap() {
            prop_assert_eq!(projection.projection.len(), horizon);
            for year in &projection.projection {
                prop_assert!(year.value.is_finite() && year.value >= 0.0);
                let bounds = [year.lower_95, year.lower_80, Some(year.value), year.upper_80, year.upper_95];
                let bounds: Vec<f64> = bounds.into_iter().flatten().collect();
                prop_assert!(bounds.is_sorted() && bounds.iter().all(|bound| bound.is_finite()));
            }
        }
    }
}
