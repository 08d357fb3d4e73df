//! The development set for matching, where it is beside the project.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use domain::{Need, Profile};

use super::{Entity, Records, SqliteStore, empty_store, import};

fn shared() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    std::env::var_os("SPONA_SHARED").map_or_else(beside, PathBuf::from)
}

async fn import_twice<T: Entity>(name: &str, expected: u64)
where
    SqliteStore: Records<T>,
{
    let path = shared().join("eval/matching-dev").join(name);
    if !path.is_file() {
        println!("skipped: no evaluation set (SPONA_SHARED can name its folder)");
        return;
    }
    let (store, _folder) = empty_store().await;
    let mut reports = Vec::new();
    for _ in 0..2 {
        let file = BufReader::new(File::open(&path).unwrap());
        reports.push(import::<T>(&store, file, &mut |_, _| {}).await.unwrap());
    }
    let [first, second] = &reports[..] else {
        unreachable!()
    };
    assert_eq!((first.created, first.refused), (expected, 0), "{first}");
    assert_eq!(
        (second.unchanged, second.lines),
        (expected, expected),
        "{second}"
    );
    assert_eq!(Records::<T>::count(&store).await.unwrap(), expected);
    let stored = Records::<T>::list(&store, None, 1_000).await.unwrap();
    assert_eq!(stored.len() as u64, expected);
}

#[tokio::test]
async fn profiles_are_all_imported() {
    import_twice::<Profile>("profiles.jsonl", 144).await;
}

#[tokio::test]
async fn needs_are_all_imported() {
    import_twice::<Need>("needs.jsonl", 18).await;
}
