//! Statistics are replaced measure by measure, and what they were is kept.

use jiff::SignedDuration;

use super::Fixture;
use crate::error::StoreError;
use crate::statistics::{Measure, Observation, Replaced, Revision, Source};

fn source(id: &str) -> Source {
    Source {
        id: id.to_owned(),
        title: "Anketa o radnoj snazi".to_owned(),
        publisher: "BHAS".to_owned(),
        licence: "CC BY 4.0".to_owned(),
        url: "https://bhas.gov.ba".to_owned(),
        retrieved: "2026-11-23".to_owned(),
        note: String::new(),
    }
}

fn observation(measure: &str, period: &str, value: f64) -> Observation {
    Observation {
        measure: measure.to_owned(),
        region: "BA".to_owned(),
        sex: "t".to_owned(),
        period: period.to_owned(),
        value: Some(value),
        unit: "persons".to_owned(),
        source: "lfs".to_owned(),
        ..Observation::default()
    }
}

fn full() -> Observation {
    Observation {
        region: "BA-04".to_owned(),
        country: Some("DE".to_owned()),
        occupation: Some("2221".to_owned()),
        sector: Some("P+Q".to_owned()),
        education: Some("vss_visa".to_owned()),
        sex: "f".to_owned(),
        age_from: Some(0),
        age_to: Some(120),
        flag: "confidential break".to_owned(),
        value: None,
        ..observation("employment", "2024-Q1", 0.0)
    }
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// Every field, and the order.
pub async fn measures_come_back_as_given(f: Fixture) -> Result<(), StoreError> {
    let values = [0.1 + 0.2, -1.5e-300, 3_185_074.0, f64::MAX];
    let mut given = vec![full()];
    given.extend(values.map(|value| observation("employment", "2023", value)));
    let other = observation("population", "2024", 1.0);
    let all: Vec<_> = given.iter().cloned().chain([other]).collect();
    let replaced = f.store.replace_measures(&[source("lfs")], &all).await?;
    assert_eq!(replaced.changed, names(&["employment", "population"]));
    assert_eq!(f.store.observations("employment").await?, given);
    assert!(f.store.observations("none").await?.is_empty());
    assert_eq!(f.store.sources().await?, [source("lfs")]);
    let revised_at = domain::Clock::now(&*f.clock);
    let measure = |name: &str, observations, first: &str, last: &str| Measure {
        name: name.to_owned(),
        observations,
        first_period: first.to_owned(),
        last_period: last.to_owned(),
        revised_at,
    };
    let expected = [
        measure("employment", 5, "2023", "2024-Q1"),
        measure("population", 1, "2024", "2024"),
    ];
    assert_eq!(f.store.measures().await?, expected);
    Ok(())
}

/// Rows that a new edition leaves out are gone, other measures stay, the old edition is kept.
pub async fn a_measure_is_replaced_as_a_whole(f: Fixture) -> Result<(), StoreError> {
    let first = [observation("a", "2022", 1.0), observation("a", "2023", 2.0)];
    let other = observation("b", "2022", 9.0);
    let all = [first.to_vec(), vec![other.clone()]].concat();
    f.store.replace_measures(&[source("lfs")], &all).await?;
    let mut superseded = Vec::new();
    for value in [3.0, 4.0] {
        f.clock.advance(SignedDuration::from_hours(1));
        superseded.push(domain::Clock::now(&*f.clock));
        f.store
            .replace_measures(&[], &[observation("a", "2023", value)])
            .await?;
    }
    assert_eq!(
        f.store.observations("a").await?,
        [observation("a", "2023", 4.0)]
    );
    assert_eq!(f.store.observations("b").await?, [other]);
    let expected = [
        Revision {
            superseded_at: superseded[1],
            observations: vec![observation("a", "2023", 3.0)],
        },
        Revision {
            superseded_at: superseded[0],
            observations: first.to_vec(),
        },
    ];
    assert_eq!(f.store.revisions("a").await?, expected);
    assert!(f.store.revisions("b").await?.is_empty());
    assert_eq!(f.store.measures().await?[0].revised_at, superseded[1]);
    Ok(())
}

/// The same import again leaves no revision.
pub async fn the_same_again_changes_nothing(f: Fixture) -> Result<(), StoreError> {
    let rows = [full(), observation("b", "2022", 1.0)];
    f.store.replace_measures(&[source("lfs")], &rows).await?;
    let before = f.store.measures().await?;
    f.clock.advance(SignedDuration::from_hours(1));
    let replaced = f.store.replace_measures(&[source("lfs")], &rows).await?;
    let expected = Replaced {
        changed: vec![],
        unchanged: names(&["b", "employment"]),
    };
    assert_eq!(replaced, expected);
    assert_eq!(f.store.measures().await?, before);
    assert!(f.store.revisions("employment").await?.is_empty());
    Ok(())
}

/// A figure without its source is not taken, nor is anything that came with it.
pub async fn unknown_sources_are_refused_and_nothing_kept(f: Fixture) -> Result<(), StoreError> {
    let orphan = Observation {
        source: "rumour".to_owned(),
        ..observation("b", "2022", 1.0)
    };
    let rows = [observation("a", "2022", 1.0), orphan];
    let refused = f.store.replace_measures(&[source("lfs")], &rows).await;
    let Err(StoreError::UnknownSource { measure, source_id }) = refused else {
        panic!("expected a refusal, got {refused:?}");
    };
    assert_eq!((measure.as_str(), source_id.as_str()), ("b", "rumour"));
    assert!(f.store.measures().await?.is_empty());
    assert!(f.store.sources().await?.is_empty());
    Ok(())
}

/// What is said of a source can change; observations keep theirs.
pub async fn sources_are_updated(f: Fixture) -> Result<(), StoreError> {
    let rows = [observation("a", "2022", 1.0)];
    f.store
        .replace_measures(&[source("z"), source("lfs")], &rows)
        .await?;
    let changed = Source {
        note: "Prekid serije 2019/2020".to_owned(),
        ..source("lfs")
    };
    f.store
        .replace_measures(std::slice::from_ref(&changed), &[])
        .await?;
    assert_eq!(f.store.sources().await?, [changed, source("z")]);
    assert_eq!(f.store.observations("a").await?, rows);
    Ok(())
}
