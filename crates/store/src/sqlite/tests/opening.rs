//! Opening, and opening again.

use super::*;

#[tokio::test]
async fn what_was_acknowledged_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spona.db");
    let store = open(&path).await;
    let need = Need::sample(Some("n"), "x");
    let Created::New(stored) = store.create(need, None).await.unwrap() else {
        panic!()
    };
    let (feed_id, head) = (store.feed_id().await.unwrap(), store.head().await.unwrap());
    // As after a crash: the first store is still open and has not checkpointed its log.
    let again = open(&path).await;
    let found = Records::<Need>::get(&again, stored.id).await.unwrap();
    assert_eq!(found, Some(stored));
    assert_eq!(again.feed_id().await.unwrap(), feed_id);
    assert_eq!(*again.subscribe().borrow(), head);
    store.close().await;
    assert!(store.ping().await.is_err());
}

#[tokio::test]
async fn commits_wait_for_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("spona.db")).await;
    let journal = pragma(&store, "SELECT journal_mode FROM pragma_journal_mode").await;
    let synchronous = pragma(
        &store,
        "SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous",
    )
    .await;
    assert_eq!((journal.as_str(), synchronous.as_str()), ("wal", "2"));
    let erasing = pragma(
        &store,
        "SELECT CAST(secure_delete AS TEXT) FROM pragma_secure_delete",
    )
    .await;
    assert_eq!(erasing, "1");
    let keys = pragma(
        &store,
        "SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys",
    )
    .await;
    assert_eq!(keys, "1");
}

#[tokio::test]
async fn every_database_has_its_own_feed_id() {
    let folder = tempfile::tempdir().unwrap();
    let one = open(&folder.path().join("one.db")).await;
    let two = open(&folder.path().join("two.db")).await;
    assert_ne!(one.feed_id().await.unwrap(), two.feed_id().await.unwrap());
}

#[tokio::test]
async fn the_address_may_be_a_url() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("š p%20o#n.db");
    let url = format!("sqlite://{}", path.display());
    SqliteStore::open(url, Arc::new(SystemClock)).await.unwrap();
    assert!(path.is_file());
}

#[tokio::test]
async fn two_processes_can_start_together() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spona.db");
    let opening: Vec<_> = (0..4)
        .map(|_| {
            let path = path.clone();
            tokio::spawn(async move { open(&path).await.feed_id().await.unwrap() })
        })
        .collect();
    let mut ids = Vec::new();
    for task in opening {
        ids.push(task.await.unwrap());
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
}
