//! What was answered can be told again, for as long as both records are there.

use domain::{Need, NeedId, Profile, ProfileId};
use jiff::{SignedDuration, civil::date};

use super::fixture::create;
use super::{Fixture, Sample};
use crate::error::StoreError;
use crate::receipts::{Outcome, ReceiptId, ReceiptPage, ReceiptSettings};

async fn pair(f: &Fixture) -> Result<(NeedId, ProfileId), StoreError> {
    let need = create(f.store.needs(), Need::sample(None, "x")).await?;
    let profile = create(f.store.profiles(), Profile::sample(None, "x")).await?;
    Ok((need.id, profile.id))
}

fn page(pairs: &[(NeedId, ProfileId)]) -> ReceiptPage {
    let text = |text: &str| text.to_owned();
    let outcome = |(need, profile): &(NeedId, ProfileId)| Outcome {
        need: *need,
        need_version: 1,
        profile: *profile,
        profile_version: 1,
        // Not what a decimal text of 15 digits gives back.
        score: f64::from_bits(0x3FE5_5555_5555_5557),
        content: text("{}"),
    };
    ReceiptPage {
        settings: ReceiptSettings {
            day: date(2027, 1, 15),
            engine: text("1"),
            model: text("m"),
            taxonomy: text("t"),
            weights: text("1@w"),
            options: text("{}"),
        },
        ranking: text("version = 1"),
        outcomes: pairs.iter().map(outcome).collect(),
    }
}

async fn keep(f: &Fixture, page: &ReceiptPage) -> Result<Vec<ReceiptId>, StoreError> {
    let ids = f.store.keep_receipts(page).await?;
    assert_eq!(ids.len(), page.outcomes.len());
    Ok(ids.into_iter().flatten().collect())
}

/// Settings, numbers to the bit, texts, and the ranking.
pub async fn a_receipt_comes_back_as_it_was_given(f: Fixture) -> Result<(), StoreError> {
    let page = page(&[pair(&f).await?, pair(&f).await?]);
    let ids = keep(&f, &page).await?;
    assert_eq!(ids.len(), 2);
    assert!(ids[0] < ids[1]);
    for (id, outcome) in ids.iter().zip(&page.outcomes) {
        let receipt = f.store.receipt(*id).await?.expect("it was kept");
        assert_eq!((receipt.id, &receipt.outcome), (*id, outcome));
        assert_eq!(receipt.outcome.score.to_bits(), outcome.score.to_bits());
        assert_eq!(receipt.settings, page.settings);
        assert_eq!(receipt.created_at, domain::Clock::now(&*f.clock));
    }
    assert_eq!(f.store.ranking("1@w").await?, Some(page.ranking));
    assert_eq!(f.store.ranking("2@w").await?, None);
    assert_eq!(f.store.receipt(ReceiptId::generate()).await?, None);
    assert!(f.store.keep_receipts(&self::page(&[])).await?.is_empty());
    Ok(())
}

/// The same answer has the same receipt; whatever differs makes another.
pub async fn the_same_answer_keeps_its_receipt(f: Fixture) -> Result<(), StoreError> {
    let (one, two) = (pair(&f).await?, pair(&f).await?);
    let first = keep(&f, &page(&[one])).await?;
    assert_eq!(keep(&f, &page(&[one])).await?, first);
    let more = keep(&f, &page(&[two, one, two])).await?;
    assert_eq!((more[1], more[0]), (first[0], more[2]));
    let mut seen = vec![more[0], more[1]];
    let mut others = vec![page(&[one]); 5];
    others[0].settings.day = date(2027, 1, 16);
    "{\"x\":1}".clone_into(&mut others[1].settings.options);
    "2@w".clone_into(&mut others[2].settings.weights);
    others[3].outcomes[0].score = 0.5;
    "{\"y\":1}".clone_into(&mut others[4].outcomes[0].content);
    for other in others {
        let ids = keep(&f, &other).await?;
        assert!(ids.len() == 1 && !seen.contains(&ids[0]), "{other:?}");
        assert_eq!(keep(&f, &other).await?, ids);
        seen.extend(ids);
    }
    Ok(())
}

/// A match of a version that is no longer there has no receipt; those beside it do.
pub async fn records_that_changed_meanwhile_have_none(f: Fixture) -> Result<(), StoreError> {
    let (one, two, three) = (pair(&f).await?, pair(&f).await?, pair(&f).await?);
    let needs = f.store.needs();
    needs.update(one.0, None, Need::sample(None, "y")).await?;
    f.store.profiles().delete(two.1, None).await?;
    let ids = f.store.keep_receipts(&page(&[one, two, three])).await?;
    let kept: Vec<bool> = ids.iter().map(Option::is_some).collect();
    assert_eq!(kept, [false, false, true]);
    Ok(())
}

/// Deleting a need or a profile deletes the receipts of both sides.
pub async fn a_deletion_reaches_receipts(f: Fixture) -> Result<(), StoreError> {
    let (one, two, three) = (pair(&f).await?, pair(&f).await?, pair(&f).await?);
    let ids = keep(&f, &page(&[one, two, three])).await?;
    f.store.needs().delete(one.0, None).await?;
    f.store.profiles().delete(two.1, None).await?;
    let mut left = Vec::new();
    for id in &ids {
        left.extend(f.store.receipt(*id).await?.map(|receipt| receipt.id));
    }
    assert_eq!(left, [ids[2]]);
    Ok(())
}

/// A change of a record leaves the receipts of its earlier versions.
pub async fn a_change_leaves_receipts(f: Fixture) -> Result<(), StoreError> {
    let one = pair(&f).await?;
    let ids = keep(&f, &page(&[one])).await?;
    let needs = f.store.needs();
    needs.update(one.0, None, Need::sample(None, "y")).await?;
    assert!(f.store.receipt(ids[0]).await?.is_some());
    Ok(())
}

/// Old receipts go, with the rankings that only they name.
pub async fn receipts_are_forgotten_by_age(f: Fixture) -> Result<(), StoreError> {
    let (one, two) = (pair(&f).await?, pair(&f).await?);
    let old = keep(&f, &page(&[one])).await?;
    f.clock.advance(SignedDuration::from_hours(24));
    let mut newer = page(&[two]);
    "2@w".clone_into(&mut newer.settings.weights);
    let new = keep(&f, &newer).await?;
    let now = domain::Clock::now(&*f.clock);
    assert_eq!(f.store.forget_receipts(now).await?, 1);
    assert_eq!(f.store.receipt(old[0]).await?, None);
    assert!(f.store.receipt(new[0]).await?.is_some());
    assert_eq!(f.store.ranking("1@w").await?, None);
    assert!(f.store.ranking("2@w").await?.is_some());
    assert_eq!(f.store.forget_receipts(now).await?, 0);
    Ok(())
}

/// Many answers at once give each match one receipt.
pub async fn parallel_answers_share_receipts(f: Fixture) -> Result<(), StoreError> {
    let page = page(&[pair(&f).await?, pair(&f).await?]);
    let answers = (0..8).map(|_| {
        let (store, page) = (f.store.clone(), page.clone());
        tokio::spawn(async move { store.keep_receipts(&page).await })
    });
    let mut all = Vec::new();
    for answer in answers.collect::<Vec<_>>() {
        all.push(answer.await.expect("it does not panic")?);
    }
    assert!(all[0].iter().all(Option::is_some));
    assert!(all.iter().all(|ids| *ids == all[0]), "{all:?}");
    Ok(())
}
