//! What is deleted is gone.

use domain::{ExternalId, Need, Profile};

use super::fixture::{create, feed};
use super::{Fixture, Sample};
use crate::error::StoreError;
use crate::feed::ChangeKind;
use crate::records::{Deleted, EntityId};

/// Record and identity cannot be read any more, and the feed says so.
pub async fn a_deleted_record_is_gone(f: Fixture) -> Result<(), StoreError> {
    async fn check<T: Sample + PartialEq>(f: &Fixture) -> Result<(), StoreError> {
        let records = T::records(&*f.store);
        let stored = create(records, T::sample(Some("gone"), "x")).await?;
        let kept = create(records, T::sample(Some("kept"), "y")).await?;
        assert_eq!(records.delete(stored.id, None).await?, Deleted::Done);
        assert_eq!(records.get(stored.id).await?, None);
        assert!(records.get_many(&[stored.id]).await?.is_empty());
        let external = ExternalId::new("gone").expect("valid");
        assert_eq!(records.find_by_external_id(&external).await?, None);
        assert_eq!(records.list(None, 10).await?, [kept]);
        let last = feed(&*f.store).await?.pop().expect("the feed is not empty");
        assert_eq!(
            (last.entity, last.id, last.kind),
            (T::KIND, stored.id.uuid(), ChangeKind::Delete)
        );
        assert_eq!(records.delete(stored.id, None).await?, Deleted::NotFound);
        Ok(())
    }
    check::<Profile>(&f).await?;
    check::<Need>(&f).await
}

/// Whoever has not seen the last version does not delete it.
pub async fn a_deletion_can_be_conditional(f: Fixture) -> Result<(), StoreError> {
    let needs = f.store.needs();
    let stored = create(needs, Need::sample(None, "one")).await?;
    needs
        .update(stored.id, None, Need::sample(None, "two"))
        .await?;
    let deleted = needs.delete(stored.id, Some(1)).await?;
    assert_eq!(deleted, Deleted::VersionMismatch { current: 2 });
    assert_eq!(needs.count().await?, 1);
    assert_eq!(needs.delete(stored.id, Some(2)).await?, Deleted::Done);
    assert_eq!(needs.count().await?, 0);
    Ok(())
}

/// The same external id can come again, as a new record that has nothing of the old one.
pub async fn a_deleted_external_id_is_free_again(f: Fixture) -> Result<(), StoreError> {
    let profiles = f.store.profiles();
    let old = create(profiles, Profile::sample(Some("again"), "old")).await?;
    profiles.delete(old.id, None).await?;
    let mut nameless = Profile::sample(Some("again"), "new");
    nameless.identity = domain::Identity::default();
    let new = create(profiles, nameless).await?;
    assert!(new.id > old.id);
    assert_eq!(profiles.get(new.id).await?, Some(new));
    Ok(())
}
