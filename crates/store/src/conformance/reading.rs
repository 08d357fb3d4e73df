//! What was written can be read.

use domain::{ExternalId, Need, Profile};
use jiff::SignedDuration;

use super::fixture::create;
use super::{Fixture, Sample};
use crate::error::StoreError;
use crate::records::{EntityId, Stored};

/// Every field, the identity included, and the times.
pub async fn a_record_comes_back_as_it_was_given(f: Fixture) -> Result<(), StoreError> {
    async fn check<T: Sample + PartialEq>(f: &Fixture) -> Result<(), StoreError> {
        let records = T::records(&*f.store);
        let record = T::sample(Some("x-1"), "tekst");
        let created_at = domain::Clock::now(&*f.clock);
        let stored = create(records, record.clone()).await?;
        let expected = Stored {
            id: stored.id,
            version: 1,
            created_at,
            updated_at: created_at,
            record,
        };
        f.clock.advance(SignedDuration::from_secs(1));
        let external = ExternalId::new("x-1").expect("valid");
        assert_eq!(stored, expected);
        assert_eq!(records.get(stored.id).await?, Some(expected.clone()));
        assert_eq!(
            records.find_by_external_id(&external).await?,
            Some(expected)
        );
        assert_eq!(records.count().await?, 1);
        Ok(())
    }
    check::<Profile>(&f).await?;
    check::<Need>(&f).await
}

/// Every script, quotes, and as much text as a field takes.
pub async fn long_and_unusual_text_comes_back(f: Fixture) -> Result<(), StoreError> {
    async fn check<T: Sample>(f: &Fixture) -> Result<(), StoreError> {
        let unusual = "čćžšđ ЂЉЊ 李 \u{1f469}\u{200d}\u{2695}\u{fe0f} 'quoted' \"twice\" \\ $1 %s \u{1} \u{feff} e\u{301}";
        for text in [unusual, &"ž".repeat(200_000), &"𝛴".repeat(200_000)] {
            let stored = create(T::records(&*f.store), T::sample(None, text)).await?;
            let read = T::records(&*f.store).get(stored.id).await?;
            assert!(read.is_some_and(|read| read.record.text() == text));
        }
        Ok(())
    }
    check::<Profile>(&f).await?;
    check::<Need>(&f).await
}

/// Nothing is found in an empty store, and that is no error.
pub async fn what_is_not_there_is_none(f: Fixture) -> Result<(), StoreError> {
    async fn check<T: Sample + PartialEq>(f: &Fixture) -> Result<(), StoreError> {
        let records = T::records(&*f.store);
        let external = ExternalId::new("nobody").expect("valid");
        assert_eq!(records.get(T::Id::generate()).await?, None);
        assert_eq!(records.find_by_external_id(&external).await?, None);
        assert!(records.get_many(&[T::Id::generate()]).await?.is_empty());
        assert!(records.get_many(&[]).await?.is_empty());
        assert!(records.list(None, 10).await?.is_empty());
        assert_eq!(records.count().await?, 0);
        Ok(())
    }
    check::<Profile>(&f).await?;
    check::<Need>(&f).await
}

/// The order is the caller's, missing records are left out, repeated ones come repeatedly.
pub async fn many_come_in_the_order_asked(f: Fixture) -> Result<(), StoreError> {
    async fn check<T: Sample>(f: &Fixture) -> Result<(), StoreError> {
        let records = T::records(&*f.store);
        let mut ids = Vec::new();
        for text in ["a", "b", "c"] {
            ids.push(create(records, T::sample(None, text)).await?.id);
        }
        let asked = [ids[2], T::Id::generate(), ids[0], ids[1], ids[0]];
        let found = records.get_many(&asked).await?;
        let texts: Vec<&str> = found.iter().map(|stored| stored.record.text()).collect();
        assert_eq!(texts, ["c", "a", "b", "a"]);
        Ok(())
    }
    check::<Profile>(&f).await?;
    check::<Need>(&f).await
}

/// Pages neither repeat nor lose a record, whatever their size, even while records are added.
pub async fn pages_walk_all_records_in_order_of_creation(f: Fixture) -> Result<(), StoreError> {
    async fn check<T: Sample>(f: &Fixture) -> Result<(), StoreError> {
        let records = T::records(&*f.store);
        let mut created = Vec::new();
        for number in 0..7 {
            let text = format!("number {number}");
            created.push(create(records, T::sample(None, &text)).await?.id);
        }
        for size in [1, 3, 7, 8] {
            let (mut walked, mut after) = (Vec::new(), None);
            loop {
                let page = records.list(after, size).await?;
                let Some(last) = page.last() else { break };
                after = Some(last.id);
                walked.extend(page.iter().map(|stored| stored.id));
            }
            assert_eq!(walked, created, "pages of {size}");
        }
        assert!(records.list(None, 0).await?.is_empty());
        Ok(())
    }
    check::<Profile>(&f).await?;
    check::<Need>(&f).await
}

/// A profile and a need may have the same external id.
pub async fn external_ids_belong_to_one_kind(f: Fixture) -> Result<(), StoreError> {
    let external = ExternalId::new("1").expect("valid");
    let profile = create(f.store.profiles(), Profile::sample(Some("1"), "p")).await?;
    let need = create(f.store.needs(), Need::sample(Some("1"), "n")).await?;
    let found = f.store.profiles().find_by_external_id(&external).await?;
    assert_eq!(found.map(|stored| stored.id), Some(profile.id));
    let found = f.store.needs().find_by_external_id(&external).await?;
    assert_eq!(found.map(|stored| stored.id), Some(need.id));
    Ok(())
}

/// A store that is there says so.
pub async fn the_store_answers_a_ping(f: Fixture) -> Result<(), StoreError> {
    f.store.ping().await
}
