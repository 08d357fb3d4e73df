use super::*;
use crate::statistics::{Age, Flag, Sex};

const SOURCES: &str = "id,title,publisher,licence,url,retrieved,note\n\
                       lfs,Survey,Agency,CC BY 4.0,,2026-11-23,\n";
const HEADER: &str =
    "measure,region,occupation,sector,sex,age_from,age_to,period,value,unit,source,flag";

fn read(files: &[(&str, &str)]) -> Result<Statistics, Problems> {
    read_folder(
        files
            .iter()
            .map(|&(name, text)| (name.to_owned(), text.as_bytes())),
    )
}

fn employment(rows: &[&str]) -> Result<Statistics, Problems> {
    let table = format!("{HEADER}\n{}\n", rows.join("\n"));
    read(&[
        ("README.md", "ignored"),
        ("employment-lfs.csv", &table),
        (SOURCES_FILE, SOURCES),
    ])
}

fn complaint(row: &str) -> String {
    employment(&[row]).unwrap_err().to_string()
}

#[test]
fn reads_figures() {
    let rows = [
        "employment,BA,22,,t,,,2023,31.5,thousand_persons,lfs,break estimated",
        "employment,BA-04,,Q,f,15,64,2023-Q1,900,persons,lfs,",
        "employment,BA,2,,,85,,2023,,persons,lfs,confidential",
    ];
    let statistics = employment(&rows).unwrap();
    let [first, second, third] = &statistics.observations[..] else {
        panic!("three figures")
    };
    assert_eq!((first.persons(), first.sex), (Some(31_500.0), Sex::Total));
    assert!(first.flags.contains(Flag::Break) && first.age.is_none());
    assert_eq!(
        (second.sex, second.age),
        (
            Sex::Female,
            Some(Age {
                from: 15,
                to: Some(64)
            })
        )
    );
    assert_eq!(
        (third.value, third.age),
        (None, Some(Age { from: 85, to: None }))
    );
    assert_eq!(statistics.of(Measure::Employment).count(), 3);
    assert!(statistics.source("lfs").is_some() && statistics.source("x").is_none());
}

#[test]
fn every_bad_field_is_named_with_what_would_be_accepted() {
    let cases = [
        (
            "employmnt,BA,,,t,,,2023,1,persons,lfs,",
            "measure \"employmnt\": unknown measure",
        ),
        (
            "employment,BA-11,,,t,,,2023,1,persons,lfs,",
            "region \"BA-11\": unknown region; accepted: BA,",
        ),
        (
            "employment,BA,2x,,t,,,2023,1,persons,lfs,",
            "occupation \"2x\": unknown ISCO-08 group",
        ),
        (
            "employment,BA,,Z,t,,,2023,1,persons,lfs,",
            "sector \"Z\": unknown NACE Rev. 2 section",
        ),
        (
            "employment,BA,,,x,,,2023,1,persons,lfs,",
            "sex \"x\": unknown sex; accepted: f, m, t",
        ),
        (
            "employment,BA,,,t,,64,2023,1,persons,lfs,",
            "age_to \"64\": age_to without age_from",
        ),
        (
            "employment,BA,,,t,64,15,2023,1,persons,lfs,",
            "age_to \"15\": below age_from",
        ),
        (
            "employment,BA,,,t,200,,2023,1,persons,lfs,",
            "age_from \"200\": not an age",
        ),
        (
            "employment,BA,,,t,,,23,1,persons,lfs,",
            "period \"23\": unknown period",
        ),
        (
            "employment,BA,,,t,,,2023,-1,persons,lfs,",
            "value \"-1\": below the least value",
        ),
        (
            "employment,BA,,,t,,,2023,NaN,persons,lfs,",
            "value \"NaN\": not a number",
        ),
        (
            "employment,BA,,,t,,,2023,,persons,lfs,",
            "value \"\": no value, and no flag",
        ),
        (
            "employment,BA,,,t,,,2023,5,persons,lfs,confidential",
            "value \"5\": a value beside a flag",
        ),
        (
            "employment,BA,,,t,,,2023,1,percent,lfs,",
            "unit \"percent\": employment is not given in this unit; accepted: persons, thousand_persons",
        ),
        (
            "employment,BA,,,t,,,2023,1,persons,eurostat,",
            "source \"eurostat\": unknown source",
        ),
        (
            "employment,BA,,,t,,,2023,1,persons,lfs,bad",
            "flag \"bad\": unknown or repeated flag",
        ),
        (
            "population,BA,,,t,,,2023,1,persons,lfs,",
            "measure \"population\": another measure than the table's name says; accepted: employment",
        ),
        (
            "population,BA,2,,t,,,2023,1,persons,lfs,",
            "occupation \"2\": population is not broken down by occupation",
        ),
    ];
    for (row, expected) in cases {
        let text = complaint(row);
        assert!(
            text.starts_with(&format!("employment-lfs.csv:2: {expected}")),
            "{text}"
        );
    }
}

#[test]
fn everything_wrong_is_reported_and_nothing_is_loaded() {
    let good = "employment,BA,2,,t,,,2023,1,persons,lfs,";
    let problems =
        employment(&[good, "employment,XX,9x,,t,,,2023,y,persons,lfs,", good]).unwrap_err();
    let places: Vec<_> = problems
        .problems
        .iter()
        .map(|p| (p.line, p.column.as_str()))
        .collect();
    assert_eq!(
        places,
        [(3, "region"), (3, "occupation"), (3, "value"), (4, "value")]
    );
    assert!(
        problems
            .to_string()
            .ends_with("given in employment-lfs.csv on line 2")
    );
}

#[test]
fn duplicates_are_found_across_tables_and_total_is_written_two_ways() {
    let table = |sex| format!("{HEADER}\nemployment,BA,2,,{sex},,,2023,1,persons,lfs,\n");
    let files = [
        ("employment-a.csv", &table("t")[..]),
        ("employment-b.csv", &table("")),
        (SOURCES_FILE, SOURCES),
    ];
    assert!(
        read(&files)
            .unwrap_err()
            .to_string()
            .contains("given in employment-a.csv on line 2")
    );
}

#[test]
fn the_folder_is_checked() {
    let table = format!("{HEADER}\n");
    let missing = read(&[("employment.csv", &table)]).unwrap_err();
    assert_eq!(
        missing.to_string(),
        "sources.csv:1: the table of sources is missing"
    );
    let unknown = read(&[("jobs.csv", &table), (SOURCES_FILE, SOURCES)]).unwrap_err();
    assert!(
        unknown
            .to_string()
            .starts_with("jobs.csv:1: the name does not begin with a measure")
    );
    let twice = format!("{SOURCES}lfs,,Agency,none,,23.11.2026,\n");
    let sources = read(&[(SOURCES_FILE, &twice)]).unwrap_err();
    let columns: Vec<_> = sources
        .problems
        .iter()
        .map(|p| (p.line, p.column.as_str()))
        .collect();
    assert_eq!(columns, [(3, "id"), (3, "title"), (3, "retrieved")]);
    assert_eq!(read(&[(SOURCES_FILE, SOURCES)]).unwrap().observations, []);
}
