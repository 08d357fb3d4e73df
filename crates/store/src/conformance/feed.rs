//! Whoever follows the feed knows everything that happened.

use domain::{Need, Profile};

use super::fixture::{create, feed};
use super::{Fixture, Sample};
use crate::error::StoreError;
use crate::feed::{ChangeKind, Position};
use crate::records::{Created, EntityId, EntityKind, IdempotencyKey};

/// One change a creation, update and deletion, in their order.
pub async fn every_change_is_in_the_feed(f: Fixture) -> Result<(), StoreError> {
    assert_eq!(f.store.head().await?, Position::START);
    assert!(feed(&*f.store).await?.is_empty());
    let profile = create(f.store.profiles(), Profile::sample(None, "one"))
        .await?
        .id;
    let need = create(f.store.needs(), Need::sample(None, "one")).await?.id;
    f.store
        .profiles()
        .update(profile, None, Profile::sample(None, "two"))
        .await?;
    f.store.needs().delete(need, None).await?;
    let changes = feed(&*f.store).await?;
    let seen: Vec<_> = changes.iter().map(|c| (c.entity, c.id, c.kind)).collect();
    let expected = [
        (EntityKind::Profile, profile.uuid(), ChangeKind::Upsert),
        (EntityKind::Need, need.uuid(), ChangeKind::Upsert),
        (EntityKind::Profile, profile.uuid(), ChangeKind::Upsert),
        (EntityKind::Need, need.uuid(), ChangeKind::Delete),
    ];
    assert_eq!(seen, expected);
    assert!(changes.is_sorted_by(|a, b| a.position < b.position));
    assert!(changes[0].position > Position::START);
    assert_eq!(f.store.head().await?, changes[3].position);
    Ok(())
}

/// Refusals, repetitions and updates without change do not wake the index.
pub async fn what_changes_nothing_is_not_in_the_feed(f: Fixture) -> Result<(), StoreError> {
    let needs = f.store.needs();
    let key = || Some(IdempotencyKey::new("k", b"body"));
    let Created::New(stored) = needs.create(Need::sample(Some("n"), "x"), key()).await? else {
        panic!("a new record");
    };
    let head = f.store.head().await?;
    needs.create(Need::sample(Some("n"), "x"), key()).await?;
    needs.create(Need::sample(Some("n"), "y"), None).await?;
    needs
        .update(stored.id, None, Need::sample(Some("n"), "x"))
        .await?;
    needs
        .update(stored.id, Some(9), Need::sample(Some("n"), "y"))
        .await?;
    needs.delete(stored.id, Some(9)).await?;
    needs.import(vec![Need::sample(Some("n"), "x")]).await?;
    assert_eq!(f.store.head().await?, head);
    Ok(())
}

/// Reading on from the last position of a page gives the next page.
pub async fn the_feed_comes_in_pages(f: Fixture) -> Result<(), StoreError> {
    for number in 0..5 {
        create(f.store.needs(), Need::sample(None, &format!("{number}"))).await?;
    }
    let whole = feed(&*f.store).await?;
    let (mut walked, mut after) = (Vec::new(), Position::START);
    loop {
        let page = f.store.changes_after(after, 2).await?;
        let Some(last) = page.last() else { break };
        after = last.position;
        walked.extend(page);
    }
    assert_eq!(walked, whole);
    assert_eq!(walked.len(), 5);
    Ok(())
}

/// The feed's id does not change.
pub async fn the_feed_has_one_lasting_name(f: Fixture) -> Result<(), StoreError> {
    let id = f.store.feed_id().await?;
    create(f.store.needs(), Need::sample(None, "x")).await?;
    assert_eq!(f.store.feed_id().await?, id);
    assert!(!id.is_nil());
    Ok(())
}

/// A follower in the same process need not wait for its next look.
pub async fn writers_wake_their_followers(f: Fixture) -> Result<(), StoreError> {
    let mut follower = f.store.subscribe();
    assert!(!follower.has_changed().expect("the store is there"));
    create(f.store.profiles(), Profile::sample(None, "x")).await?;
    follower.changed().await.expect("the store is there");
    let position = *follower.borrow_and_update();
    assert_eq!(position, f.store.head().await?);
    f.store.profiles().list(None, 1).await?;
    assert!(!follower.has_changed().expect("the store is there"));
    Ok(())
}
