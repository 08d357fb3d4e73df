//! Many at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::{Need, Profile};

use super::fixture::{create, feed};
use super::{Fixture, Sample};
use crate::backend::Store;
use crate::error::StoreError;
use crate::feed::Position;
use crate::records::{Created, EntityId, Updated};

const MANY: usize = 20;

/// Runs `work` many times at once, and gives the results of all.
async fn at_once<Work, Running, Answer>(store: &Arc<dyn Store>, work: Work) -> Vec<Answer>
where
    Work: Fn(Arc<dyn Store>, usize) -> Running,
    Running: Future<Output = Result<Answer, StoreError>> + Send + 'static,
    Answer: Send + 'static,
{
    let running: Vec<_> = (0..MANY)
        .map(|number| tokio::spawn(work(store.clone(), number)))
        .collect();
    let mut answers = Vec::new();
    for task in running {
        let answer = task.await.expect("no task panics");
        answers.push(answer.expect("no task fails"));
    }
    answers
}

/// None is lost, and the feed holds every one, in the order of the ids.
pub async fn parallel_creations_are_all_kept(f: Fixture) -> Result<(), StoreError> {
    let created = at_once(&f.store, |store, number| async move {
        let profile = Profile::sample(Some(&format!("p-{number}")), "x");
        Ok(create(store.profiles(), profile).await?.id.uuid())
    })
    .await;
    let changes = feed(&*f.store).await?;
    let in_feed: Vec<_> = changes.iter().map(|change| change.id).collect();
    assert!(
        in_feed.is_sorted(),
        "ids are made in the order of the commits"
    );
    assert_eq!(BTreeSet::from_iter(in_feed), BTreeSet::from_iter(created));
    let first = changes[0].position.0;
    let contiguous = changes
        .iter()
        .zip(first..)
        .all(|(c, expected)| c.position.0 == expected);
    assert!(contiguous, "positions without gap");
    assert_eq!(f.store.profiles().count().await?, MANY as u64);
    Ok(())
}

/// Every update is one version.
pub async fn parallel_updates_count_up(f: Fixture) -> Result<(), StoreError> {
    let id = create(f.store.needs(), Need::sample(None, "start"))
        .await?
        .id;
    let mut versions = at_once(&f.store, move |store, number| async move {
        let need = Need::sample(None, &format!("text {number}"));
        match store.needs().update(id, None, need).await? {
            Updated::Done(stored) => Ok(stored.version),
            other => panic!("expected an update, got {other:?}"),
        }
    })
    .await;
    versions.sort_unstable();
    let expected: Vec<u32> = (2..).take(MANY).collect();
    assert_eq!(versions, expected);
    assert_eq!(feed(&*f.store).await?.len(), MANY + 1);
    Ok(())
}

/// Of many who saw the same version, one writes.
pub async fn only_one_of_many_conditional_updates_wins(f: Fixture) -> Result<(), StoreError> {
    let id = create(f.store.needs(), Need::sample(None, "start"))
        .await?
        .id;
    let updated = at_once(&f.store, move |store, number| async move {
        let need = Need::sample(None, &format!("text {number}"));
        store.needs().update(id, Some(1), need).await
    })
    .await;
    let done = updated
        .iter()
        .filter(|u| matches!(u, Updated::Done(_)))
        .count();
    let late = Updated::VersionMismatch { current: 2 };
    assert_eq!(
        (done, updated.iter().filter(|&u| *u == late).count()),
        (1, MANY - 1)
    );
    Ok(())
}

/// Of many who bring the same external id, one creates.
pub async fn one_external_id_is_taken_once(f: Fixture) -> Result<(), StoreError> {
    let created = at_once(&f.store, |store, number| async move {
        let need = Need::sample(Some("the-one"), &format!("text {number}"));
        store.needs().create(need, None).await
    });
    let created = created.await;
    let new = created
        .iter()
        .filter(|c| matches!(c, Created::New(_)))
        .count();
    assert_eq!((new, f.store.needs().count().await?), (1, 1));
    Ok(())
}

/// Somebody who reads on while others write sees every change once.
pub async fn followers_see_no_gap(f: Fixture) -> Result<(), StoreError> {
    let store = f.store.clone();
    let follower = tokio::spawn(async move {
        let (mut seen, mut after) = (Vec::new(), Position::START);
        while seen.len() < 2 * MANY {
            for change in store.changes_after(after, 3).await? {
                after = change.position;
                seen.push(change);
            }
            tokio::task::yield_now().await;
        }
        Ok::<_, StoreError>(seen)
    });
    at_once(&f.store, |store, number| async move {
        create(store.needs(), Need::sample(None, &format!("{number}"))).await?;
        create(
            store.profiles(),
            Profile::sample(None, &format!("{number}")),
        )
        .await
    })
    .await;
    let seen = follower.await.expect("no task panics")?;
    assert_eq!(seen, feed(&*f.store).await?);
    Ok(())
}

/// A reader sees an import as a whole or not at all.
pub async fn readers_see_whole_imports(f: Fixture) -> Result<(), StoreError> {
    const BATCH: usize = 50;
    let store = f.store.clone();
    let writer = tokio::spawn(async move {
        for round in 0..5 {
            let batch = (0..BATCH).map(|n| Need::sample(Some(&format!("{round}-{n}")), "x"));
            store.needs().import(batch.collect()).await?;
        }
        Ok::<_, StoreError>(())
    });
    while !writer.is_finished() {
        assert_eq!(f.store.needs().count().await? % BATCH as u64, 0);
        assert_eq!(f.store.needs().list(None, 1_000).await?.len() % BATCH, 0);
    }
    writer.await.expect("no task panics")
}
