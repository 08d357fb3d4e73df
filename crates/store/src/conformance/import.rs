//! Many records in one transaction.

use std::time::Duration;

use domain::{ExternalId, Need, Profile};

use super::fixture::feed;
use super::{Fixture, Sample};
use crate::error::StoreError;
use crate::records::EntityKind;
use crate::records::Imported::{Created, Unchanged, Updated};

/// The second import writes nothing at all.
pub async fn importing_twice_changes_nothing(f: Fixture) -> Result<(), StoreError> {
    async fn check<T: Sample + PartialEq>(f: &Fixture) -> Result<(), StoreError> {
        let records = T::records(&*f.store);
        let batch = || ["a", "b", "c"].map(|id| T::sample(Some(id), id)).to_vec();
        assert_eq!(records.import(batch()).await?, [Created, Created, Created]);
        let (stored, head) = (records.list(None, 10).await?, f.store.head().await?);
        assert_eq!(
            records.import(batch()).await?,
            [Unchanged, Unchanged, Unchanged]
        );
        assert_eq!(records.list(None, 10).await?, stored);
        assert_eq!(f.store.head().await?, head);
        Ok(())
    }
    check::<Profile>(&f).await?;
    check::<Need>(&f).await
}

/// Of one batch some may be new, some changed and some the same; each is told apart.
pub async fn an_import_updates_what_differs(f: Fixture) -> Result<(), StoreError> {
    async fn check<T: Sample>(f: &Fixture) -> Result<(), StoreError> {
        let records = T::records(&*f.store);
        records
            .import(vec![T::sample(Some("a"), "1"), T::sample(Some("b"), "1")])
            .await?;
        let before = feed(&*f.store).await?.len();
        let batch = vec![
            T::sample(Some("b"), "2"),
            T::sample(Some("c"), "1"),
            T::sample(Some("a"), "1"),
            T::sample(Some("c"), "2"),
        ];
        assert_eq!(
            records.import(batch).await?,
            [Updated, Created, Unchanged, Updated]
        );
        for (id, version, text) in [("a", 1, "1"), ("b", 2, "2"), ("c", 2, "2")] {
            let external = ExternalId::new(id).expect("valid");
            let stored = records
                .find_by_external_id(&external)
                .await?
                .expect("it was imported");
            assert_eq!((stored.version, stored.record.text()), (version, text));
        }
        assert_eq!(feed(&*f.store).await?.len(), before + 3);
        Ok(())
    }
    check::<Profile>(&f).await?;
    check::<Need>(&f).await
}

/// A changed name counts, though it is kept apart; a name that is taken back is gone.
pub async fn an_identity_alone_is_a_difference(f: Fixture) -> Result<(), StoreError> {
    let profiles = f.store.profiles();
    let mut profile = Profile::sample(Some("p"), "x");
    profiles.import(vec![profile.clone()]).await?;
    profile.identity.name = None;
    assert_eq!(profiles.import(vec![profile.clone()]).await?, [Updated]);
    let stored = profiles.list(None, 1).await?;
    assert_eq!(stored[0].record, profile);
    Ok(())
}

/// Without an external id there is nothing to recognise a record by.
pub async fn records_without_id_are_created(f: Fixture) -> Result<(), StoreError> {
    let batch = || vec![Need::sample(None, "x"), Need::sample(None, "x")];
    assert_eq!(f.store.needs().import(batch()).await?, [Created, Created]);
    assert_eq!(f.store.needs().import(batch()).await?, [Created, Created]);
    assert_eq!(f.store.needs().count().await?, 4);
    Ok(())
}

/// Nothing in, nothing out.
pub async fn an_empty_import_is_fine(f: Fixture) -> Result<(), StoreError> {
    assert!(f.store.needs().import(Vec::new()).await?.is_empty());
    assert!(feed(&*f.store).await?.is_empty());
    Ok(())
}

/// An import whose caller goes away is whole or not there, and the store goes on.
pub async fn an_abandoned_import_leaves_all_or_nothing(f: Fixture) -> Result<(), StoreError> {
    const SIZE: u64 = 300;
    let needs = f.store.needs();
    for (round, patience) in [1, 5, 20, 60].into_iter().enumerate() {
        let batch = (0..SIZE).map(|n| Need::sample(Some(&format!("{round}-{n}")), "x"));
        let import = needs.import(batch.collect());
        // Whether it is over by then does not matter.
        let _ = tokio::time::timeout(Duration::from_millis(patience), import).await;
        // The next writer comes after whatever the abandoned one still does.
        f.store
            .profiles()
            .import(vec![Profile::sample(None, "next")])
            .await?;
        assert_eq!(needs.count().await? % SIZE, 0);
    }
    let changes = feed(&*f.store).await?;
    let in_feed = changes.iter().filter(|c| c.entity == EntityKind::Need);
    assert_eq!(
        u64::try_from(in_feed.count()).ok(),
        Some(needs.count().await?)
    );
    Ok(())
}
