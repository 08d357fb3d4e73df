//! Updates, and what stands in their way.

use domain::{ExternalId, Need, Profile};
use jiff::SignedDuration;

use super::fixture::create;
use super::{Fixture, Sample};
use crate::error::StoreError;
use crate::records::{Created, EntityId, Stored, Updated};

/// Version and time of change go on, id and time of creation stay.
pub async fn an_update_makes_a_new_version(f: Fixture) -> Result<(), StoreError> {
    async fn check<T: Sample + PartialEq>(f: &Fixture) -> Result<(), StoreError> {
        let records = T::records(&*f.store);
        let before = create(records, T::sample(Some("u"), "before")).await?;
        f.clock.advance(SignedDuration::from_secs(60));
        let record = T::sample(Some("u"), "after");
        let expected = Stored {
            version: 2,
            updated_at: domain::Clock::now(&*f.clock),
            record: record.clone(),
            ..before
        };
        let updated = records.update(before.id, Some(1), record).await?;
        assert_eq!(updated, Updated::Done(expected.clone()));
        assert_eq!(records.get(before.id).await?, Some(expected));
        let missing = T::Id::generate();
        let updated = records.update(missing, None, T::sample(None, "x")).await?;
        assert_eq!(updated, Updated::NotFound);
        Ok(())
    }
    check::<Profile>(&f).await?;
    check::<Need>(&f).await
}

/// A version is a change, not a request.
pub async fn an_update_without_change_makes_none(f: Fixture) -> Result<(), StoreError> {
    let profiles = f.store.profiles();
    let before = create(profiles, Profile::sample(Some("u"), "same")).await?;
    f.clock.advance(SignedDuration::from_secs(60));
    let same = Profile::sample(Some("u"), "same");
    let updated = profiles.update(before.id, Some(1), same).await?;
    assert_eq!(updated, Updated::Done(before));
    Ok(())
}

/// Whoever has not seen the last version does not overwrite it.
pub async fn a_stale_version_is_refused(f: Fixture) -> Result<(), StoreError> {
    let needs = f.store.needs();
    let stored = create(needs, Need::sample(None, "one")).await?;
    needs
        .update(stored.id, None, Need::sample(None, "two"))
        .await?;
    let updated = needs
        .update(stored.id, Some(1), Need::sample(None, "three"))
        .await?;
    assert_eq!(updated, Updated::VersionMismatch { current: 2 });
    let found = needs.get(stored.id).await?;
    assert!(found.is_some_and(|stored| stored.record.text() == "two" && stored.version == 2));
    Ok(())
}

/// No two records of a kind share an external id.
pub async fn external_ids_are_unique(f: Fixture) -> Result<(), StoreError> {
    async fn check<T: Sample + PartialEq>(f: &Fixture) -> Result<(), StoreError> {
        let records = T::records(&*f.store);
        let first = create(records, T::sample(Some("one"), "first")).await?;
        let second = create(records, T::sample(Some("two"), "second")).await?;
        let created = records
            .create(T::sample(Some("one"), "third"), None)
            .await?;
        assert_eq!(created, Created::ExternalIdTaken(first.id));
        let updated = records
            .update(second.id, None, T::sample(Some("one"), "x"))
            .await?;
        assert_eq!(updated, Updated::ExternalIdTaken(first.id));
        assert_eq!(records.count().await?, 2);
        assert_eq!(records.get(first.id).await?, Some(first));
        assert_eq!(records.get(second.id).await?, Some(second));
        Ok(())
    }
    check::<Profile>(&f).await?;
    check::<Need>(&f).await
}

/// An update may take the external id away or change it; then it is free.
pub async fn an_external_id_can_be_given_up(f: Fixture) -> Result<(), StoreError> {
    let needs = f.store.needs();
    let first = create(needs, Need::sample(Some("mine"), "first")).await?;
    needs
        .update(first.id, None, Need::sample(None, "first"))
        .await?;
    let second = create(needs, Need::sample(Some("mine"), "second")).await?;
    let mine = ExternalId::new("mine").expect("valid");
    let found = needs.find_by_external_id(&mine).await?;
    assert_eq!(found.map(|stored| stored.id), Some(second.id));
    Ok(())
}
