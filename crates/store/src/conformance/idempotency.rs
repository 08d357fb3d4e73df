//! A request that is sent twice creates once.

use domain::{Need, Profile};
use jiff::SignedDuration;

use super::{Fixture, Sample};
use crate::error::StoreError;
use crate::records::{Created, IdempotencyKey, Stored};

fn key(body: &str) -> IdempotencyKey {
    IdempotencyKey::new("the-key", body.as_bytes())
}

async fn create_new(f: &Fixture, body: &str) -> Result<Stored<Need>, StoreError> {
    match f
        .store
        .needs()
        .create(Need::sample(None, body), Some(key(body)))
        .await?
    {
        Created::New(stored) => Ok(stored),
        other => panic!("expected a new record, got {other:?}"),
    }
}

/// The second time the answer is the record as it is by then.
pub async fn the_same_key_creates_once(f: Fixture) -> Result<(), StoreError> {
    let needs = f.store.needs();
    let first = create_new(&f, "body").await?;
    let again = needs
        .create(Need::sample(None, "body"), Some(key("body")))
        .await?;
    assert_eq!(again, Created::Replayed(first.clone()));
    needs
        .update(first.id, None, Need::sample(None, "changed"))
        .await?;
    let again = needs
        .create(Need::sample(None, "body"), Some(key("body")))
        .await?;
    assert!(matches!(again, Created::Replayed(stored) if stored.version == 2));
    assert_eq!(needs.count().await?, 1);
    Ok(())
}

/// A key stands for one body.
pub async fn a_key_with_another_body_is_refused(f: Fixture) -> Result<(), StoreError> {
    create_new(&f, "body").await?;
    let other = f
        .store
        .needs()
        .create(Need::sample(None, "other"), Some(key("other")))
        .await?;
    assert_eq!(other, Created::KeyReused);
    assert_eq!(f.store.needs().count().await?, 1);
    Ok(())
}

/// Keys live for 24 hours.
pub async fn a_key_is_forgotten_after_a_day(f: Fixture) -> Result<(), StoreError> {
    let first = create_new(&f, "body").await?;
    f.clock
        .advance(SignedDuration::from_hours(24) - SignedDuration::from_secs(1));
    let again = f
        .store
        .needs()
        .create(Need::sample(None, "body"), Some(key("body")))
        .await?;
    assert_eq!(again, Created::Replayed(first));
    f.clock.advance(SignedDuration::from_secs(2));
    create_new(&f, "body").await?;
    assert_eq!(f.store.needs().count().await?, 2);
    Ok(())
}

/// A late repetition does not undo a deletion.
pub async fn a_deleted_record_does_not_come_back(f: Fixture) -> Result<(), StoreError> {
    let first = create_new(&f, "body").await?;
    f.store.needs().delete(first.id, None).await?;
    let again = f
        .store
        .needs()
        .create(Need::sample(None, "body"), Some(key("body")))
        .await?;
    assert_eq!(again, Created::KeyReused);
    assert_eq!(f.store.needs().count().await?, 0);
    Ok(())
}

/// The same key may create a need and a profile. A creation that is refused leaves its key free.
pub async fn keys_belong_to_one_kind(f: Fixture) -> Result<(), StoreError> {
    create_new(&f, "body").await?;
    let profiles = f.store.profiles();
    profiles
        .create(Profile::sample(Some("taken"), "x"), None)
        .await?;
    let refused = profiles
        .create(Profile::sample(Some("taken"), "y"), Some(key("y")))
        .await?;
    assert!(matches!(refused, Created::ExternalIdTaken(_)));
    let created = profiles
        .create(Profile::sample(None, "body"), Some(key("body")))
        .await?;
    assert!(matches!(created, Created::New(_)));
    Ok(())
}
