//! What is in the file, and who else writes to it.

use super::*;

#[tokio::test]
async fn positions_are_never_given_twice() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("spona.db")).await;
    store
        .import(vec![Need::sample(None, "x"), Need::sample(None, "y")])
        .await
        .unwrap();
    execute(&store, "DELETE FROM change_feed").await;
    store.import(vec![Need::sample(None, "z")]).await.unwrap();
    assert_eq!(store.head().await.unwrap(), Position(3));
}

#[tokio::test]
async fn names_are_in_their_own_table_only_and_a_deleted_one_is_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("spona.db")).await;
    let profile = Profile::sample(Some("p"), "Rečenica koju niko drugi ne piše");
    let name = profile.identity.name.clone().unwrap();
    let Created::New(stored) = store.create(profile, None).await.unwrap() else {
        panic!()
    };
    let record: String = sqlx::query_scalar("SELECT record FROM profiles")
        .fetch_one(&store.readers)
        .await
        .unwrap();
    assert!(
        !record.contains(&*name) && !record.contains("Goražde"),
        "{record}"
    );
    let on_disk = |text: &str| {
        let files = std::fs::read_dir(folder.path()).unwrap();
        let mut contents = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        contents.any(|bytes| {
            bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes())
        })
    };
    assert!(on_disk(&name) && on_disk("koju niko drugi"));
    Records::<Profile>::delete(&store, stored.id, None)
        .await
        .unwrap();
    assert!(!on_disk(&name) && !on_disk("koju niko drugi"));
}

#[tokio::test]
async fn two_processes_can_write_by_turns() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spona.db");
    let (one, two) = (open(&path).await, open(&path).await);
    for number in 0..10 {
        // With an external id a creation reads before it writes.
        let need = |by: &str| Need::sample(Some(&format!("{by}-{number}")), "x");
        let (a, b) = tokio::join!(one.create(need("a"), None), two.create(need("b"), None));
        assert!(a.is_ok() && b.is_ok(), "{a:?} {b:?}");
    }
    assert_eq!(one.head().await.unwrap(), Position(20));
}

#[tokio::test]
async fn times_are_kept_to_the_microsecond() {
    let folder = tempfile::tempdir().unwrap();
    let now = "2027-01-15T08:00:00.123456789Z".parse().unwrap();
    let path = folder.path().join("spona.db");
    let store = SqliteStore::open(&path, Arc::new(FixedClock(now)))
        .await
        .unwrap();
    let need = Need::sample(None, "x");
    let Created::New(stored) = store.create(need, None).await.unwrap() else {
        panic!()
    };
    assert_eq!(stored.created_at.to_string(), "2027-01-15T08:00:00.123456Z");
    let read = Records::<Need>::get(&store, stored.id).await.unwrap();
    assert_eq!(read, Some(stored));
}
