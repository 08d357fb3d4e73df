use super::*;
use crate::{Embedder, StaticModel};

/// Concepts with names in two languages that share no letters, in which one word of each names the
/// thing and one the person: `mama dodo`, `wexi zuzu`.
fn set() -> TrainingSet {
    let things = [
        ("mama", "wexi"),
        ("lili", "kuku"),
        ("tata", "grygry"),
        ("sese", "pypy"),
    ];
    let persons = [
        ("dodo", "zuzu"),
        ("nana", "vyvy"),
        ("bibi", "huhu"),
        ("rara", "qoqo"),
    ];
    let mut concepts = Vec::new();
    for thing in things {
        for person in persons {
            let label = |language: &str, text: String| Label {
                language: language.to_owned(),
                text,
            };
            concepts.push(Concept {
                group: thing.0.to_owned(),
                labels: vec![
                    label("en", format!("{} {}", thing.0, person.0)),
                    label("xx", format!("{} {}", thing.1, person.1)),
                ],
                descriptions: vec![label("en", format!("{} for {}", person.0, thing.0))],
            });
        }
    }
    TrainingSet { concepts }
}

fn options() -> Options {
    Options {
        dimensions: 8,
        steps: 150,
        batch: 32,
        lessons: 8,
        ..Options::default()
    }
}

fn manifest() -> Manifest {
    Manifest {
        name: "test".into(),
        kind: "static-ngram".into(),
        dimensions: 8,
        table: "table.bin".into(),
        sha256: String::new(),
        recipe: String::new(),
        sources: vec![],
        licence: "Apache-2.0".into(),
        notices: vec![],
    }
}

#[test]
fn the_same_seed_gives_the_same_table_on_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let teacher = Teacher {
        texts: vec!["mama dodo".into(), "lili".into()],
        dimensions: 2,
        vectors: vec![1.0, 0.0, 0.0, 1.0],
    };
    let sum = |threads, seed| {
        let options = Options {
            threads,
            seed,
            steps: 10,
            ..options()
        };
        let made = train(
            &set(),
            Some(&teacher),
            &options,
            manifest(),
            folder.path(),
            &mut |_, _| (),
        );
        made.unwrap().sha256
    };
    let first = sum(1, 1);
    assert_eq!(first, sum(1, 1));
    assert_eq!(first, sum(3, 1));
    assert_ne!(first, sum(1, 2));
}

#[test]
fn words_of_two_languages_come_together() {
    let folder = tempfile::tempdir().unwrap();
    // One concept is left out: its words are known from the others.
    let mut set = set();
    set.concepts.remove(5);
    train(
        &set,
        None,
        &options(),
        manifest(),
        folder.path(),
        &mut |_, _| (),
    )
    .unwrap();
    let model = StaticModel::load(folder.path()).unwrap();
    let vectors = model.embed(&["kuku vyvy", "lili nana", "lili dodo", "mama nana"]);
    let cosine = |other: usize| vectors.row(0).dot(&vectors.row(other));
    assert!(
        cosine(1) > cosine(2) + 0.1 && cosine(1) > cosine(3) + 0.1,
        "{vectors}"
    );
}
