use std::sync::Arc;

use embedding::Embedder;
use matching::{Access, Applied, EngineError, ProfileQuery, Update};
use ndarray::Array2;

use super::support::{Bench, blind, id, open, open_with};

fn query(text: &str) -> ProfileQuery {
    ProfileQuery {
        text: text.to_owned(),
        limit: 10,
        ..ProfileQuery::default()
    }
}

#[test]
fn a_change_replaces_and_a_removal_removes() {
    let mut bench = Bench::new();
    bench.put(1, r#"{"headline":"zavarivač"}"#);
    bench.put(1, r#"{"headline":"stomatolog"}"#);
    assert_eq!(
        bench
            .engine
            .search_profiles(&query("zavarivač"))
            .unwrap()
            .total,
        0
    );
    assert_eq!(
        bench
            .engine
            .search_profiles(&query("stomatolog"))
            .unwrap()
            .items[0]
            .id,
        id(1)
    );
    bench.apply(vec![Update::Remove(id(1))]);
    assert_eq!(bench.engine.search_profiles(&query("")).unwrap().total, 0);
    assert_eq!(bench.engine.status().unwrap().profiles, 0);
}

/// The bytes of all files below a folder.
fn bytes_of(folder: &std::path::Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .flat_map(|file| std::fs::read(file).unwrap())
        .collect()
}

#[test]
fn nothing_of_a_deleted_profile_stays_on_the_disk() {
    let mut bench = Bench::new();
    bench.apply(
        ["zavarivač", "kuhar", "xylofonist"]
            .iter()
            .zip(1..)
            .map(|(headline, number)| {
                let json = format!(r#"{{"headline":"{headline}"}}"#);
                Update::Profile(id(number), blind(&json))
            })
            .collect(),
    );
    let holds = |bench: &Bench| {
        bytes_of(bench.folder.path())
            .windows(6)
            .any(|window| window == b"xylofo")
    };
    assert!(holds(&bench));
    assert_eq!(bench.engine.purge().unwrap(), 0);
    bench.apply(vec![Update::Remove(id(3))]);
    assert_eq!(bench.engine.purge().unwrap(), 1);
    assert!(!holds(&bench));
    assert_eq!(bench.engine.applied().unwrap().unwrap().position, 2);
    assert_eq!(
        bench.engine.search_profiles(&query("kuhar")).unwrap().total,
        1
    );
    assert_eq!(bench.engine.purge().unwrap(), 0);
}

#[test]
fn the_position_is_part_of_the_commit() {
    let mut bench = Bench::new();
    assert_eq!(bench.engine.applied().unwrap(), None);
    bench.put(1, r#"{"headline":"kuhar"}"#);
    let folder = bench.folder;
    drop(bench.engine);
    let again = open(folder.path(), Access::Write).unwrap();
    assert_eq!(
        again.applied().unwrap(),
        Some(Applied {
            feed: "test".to_owned(),
            position: 1
        })
    );
    assert_eq!(again.search_profiles(&query("kuhar")).unwrap().total, 1);
    again.clear("other").unwrap();
    assert_eq!(
        again.applied().unwrap(),
        Some(Applied {
            feed: "other".to_owned(),
            position: 0
        })
    );
    assert_eq!(again.search_profiles(&query("")).unwrap().total, 0);
}

#[test]
fn one_process_writes_and_others_read() {
    let mut bench = Bench::new();
    bench.put(1, r#"{"headline":"kuhar"}"#);
    assert!(matches!(
        open(bench.folder.path(), Access::Write),
        Err(EngineError::Locked(_))
    ));
    let reader = open(bench.folder.path(), Access::Read).unwrap();
    assert_eq!(reader.search_profiles(&query("kuhar")).unwrap().total, 1);
    let applied = Applied {
        feed: "test".to_owned(),
        position: 9,
    };
    assert!(matches!(
        reader.apply(Vec::new(), &applied),
        Err(EngineError::ReadOnly)
    ));
    bench.put(2, r#"{"headline":"kuharica"}"#);
    reader.reload().unwrap();
    assert_eq!(reader.status().unwrap().profiles, 2);
}

struct OtherModel;

impl Embedder for OtherModel {
    fn dimensions(&self) -> usize {
        4
    }

    fn model_id(&self) -> &'static str {
        "other"
    }

    fn embed(&self, texts: &[&str]) -> Array2<f32> {
        Array2::zeros((texts.len(), 4))
    }
}

#[test]
fn an_index_of_another_model_is_refused_with_the_remedy() {
    let mut bench = Bench::new();
    bench.put(1, r#"{"headline":"kuhar"}"#);
    let folder = bench.folder;
    drop(bench.engine);
    let error = open_with(folder.path(), Access::Write, Arc::new(OtherModel))
        .err()
        .unwrap();
    assert!(error.to_string().contains("spona index rebuild"), "{error}");
}

#[test]
fn a_damaged_index_is_refused_with_the_remedy() {
    let bench = Bench::new();
    let folder = bench.folder;
    drop(bench.engine);
    std::fs::write(folder.path().join("meta.json"), "{").unwrap();
    let error = open(folder.path(), Access::Write).err().unwrap();
    assert!(error.to_string().contains("spona index rebuild"), "{error}");
}
