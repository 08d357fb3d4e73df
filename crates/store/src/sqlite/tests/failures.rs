//! What fails half-way leaves no trace.

use super::*;

#[tokio::test]
async fn a_damaged_record_is_named_but_not_quoted_and_can_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("spona.db")).await;
    let need = Need::sample(Some("n"), "x");
    let Created::New(stored) = store.create(need.clone(), None).await.unwrap() else {
        panic!()
    };
    for (damage, place) in [
        (
            "UPDATE needs SET record = '{\"title\":\"secret\",\"sector\":\"secret\"}', content_hash = x'00'",
            "$.sector: UnknownValue",
        ),
        (
            "UPDATE needs SET record = '{\"title\":\"secret', content_hash = x'00'",
            "$: MalformedJson",
        ),
        (
            "UPDATE needs SET record = '[]', content_hash = x'00'",
            "$: WrongType",
        ),
        ("UPDATE needs SET version = -1", "version"),
    ] {
        execute(&store, damage).await;
        let error = Records::<Need>::get(&store, stored.id).await.unwrap_err();
        assert!(error.to_string().contains(place), "{error}");
        assert!(
            !format!("{error} {error:?}").contains("secret"),
            "{error:?}"
        );
        if let StoreError::Invalid { id, .. } = error {
            assert_eq!(id, stored.id.0);
        }
        execute(&store, "UPDATE needs SET version = 1").await;
        assert!(store.import(vec![need.clone()]).await.is_ok());
    }
    assert!(
        Records::<Need>::get(&store, stored.id)
            .await
            .unwrap()
            .is_some()
    );
}

#[tokio::test]
async fn a_failed_import_is_rolled_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("spona.db")).await;
    store
        .import(vec![Need::sample(Some("kept"), "before")])
        .await
        .unwrap();
    let head = store.head().await.unwrap();
    execute(
        &store,
        "CREATE TRIGGER fail BEFORE INSERT ON needs WHEN NEW.external_id = 'n-7'
         BEGIN SELECT RAISE(ABORT, 'as if the disk were full'); END",
    )
    .await;
    let batch = || {
        let mut batch = vec![Need::sample(Some("kept"), "after")];
        batch.extend((0..10).map(|n| Need::sample(Some(&format!("n-{n}")), "x")));
        batch
    };
    let error = store.import(batch()).await.unwrap_err();
    assert!(matches!(error, StoreError::Database(_)), "{error}");
    assert_eq!(Records::<Need>::count(&store).await.unwrap(), 1);
    let kept = Records::<Need>::list(&store, None, 1).await.unwrap();
    assert_eq!((kept[0].version, kept[0].record.text()), (1, "before"));
    assert_eq!(store.head().await.unwrap(), head);
    assert_eq!(*store.subscribe().borrow(), head);
    execute(&store, "DROP TRIGGER fail").await;
    let imported = store.import(batch()).await.unwrap();
    assert_eq!(
        imported.iter().filter(|&&i| i == Imported::Created).count(),
        10
    );
    // A rolled-back change took no position.
    assert_eq!(store.head().await.unwrap(), Position(head.0 + 11));
}

#[tokio::test]
async fn a_full_disk_is_told_apart_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("spona.db")).await;
    execute(&store, "PRAGMA max_page_count = 60").await;
    let large = "x".repeat(100_000);
    let batch = (0..10).map(|n| Need::sample(Some(&format!("n-{n}")), &large));
    let error = store.import(batch.collect()).await.unwrap_err();
    assert!(matches!(error, StoreError::DiskFull), "{error}");
    assert_eq!(Records::<Need>::count(&store).await.unwrap(), 0);
    store
        .import(vec![Need::sample(None, "small")])
        .await
        .unwrap();
    assert_eq!(store.head().await.unwrap(), Position(1));
}

#[tokio::test]
async fn a_locked_database_is_busy() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("spona.db")).await;
    let _writing = store.begin().await.unwrap();
    let impatient = store
        .options
        .clone()
        .busy_timeout(std::time::Duration::ZERO);
    let mut other = sqlx::ConnectOptions::connect(&impatient).await.unwrap();
    let locked = sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await;
    let error = StoreError::from(locked.unwrap_err());
    assert!(matches!(error, StoreError::Busy), "{error}");
}
