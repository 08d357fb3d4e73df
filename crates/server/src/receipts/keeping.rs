//! Writing the receipts of an answer, beside the answer.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use domain::{NeedId, ProfileId};
use matching::{Engine, Match, MatchOptions};
use serde_json::json;
use store::{
    Entity, EntityId, Outcome, Position, ReceiptPage, ReceiptSettings, Store, StoreError, Stored,
};
use tokio::task::JoinHandle;
use uuid::Uuid;

use super::content::Content;
use crate::api;
use crate::state::AppState;

/// An answer does not wait longer for its receipts; it goes without them.
const PATIENCE: Duration = Duration::from_millis(300);
/// Where the index is behind by so many changes, no receipts are written until it has caught up.
const FAR_BEHIND: u32 = 1_000;

/// The index as it was before a ranking.
pub(crate) struct Before {
    /// How far it had read; `None` where it belongs to another database.
    position: Option<Position>,
}

/// The versions of the records as the answer shows them.
pub(crate) struct Shown {
    /// The record that asked; the other ones were found in the index.
    asking: Uuid,
    /// Version by id, of needs and profiles alike.
    versions: HashMap<Uuid, u32>,
}

/// Receipts that are being written.
pub(crate) struct Kept(Option<JoinHandle<HashMap<(Uuid, Uuid), Uuid>>>);

impl Shown {
    /// The record that asked, and those that were found for it.
    pub(crate) fn to<T: Entity>(asking: (Uuid, u32), found: &[Stored<T>]) -> Self {
        let versions = found
            .iter()
            .map(|record| (record.id.uuid(), record.version));
        Self {
            asking: asking.0,
            versions: versions.chain([asking]).collect(),
        }
    }
}

impl Before {
    /// To be asked before the ranking.
    pub(crate) async fn ranking(state: &AppState) -> Self {
        let applied = state.engine().applied().ok().flatten();
        let feed = state.store().feed_id().await.ok();
        let same =
            |applied: &matching::Applied| feed.is_some_and(|feed| feed.to_string() == applied.feed);
        let position = applied
            .filter(same)
            .map(|applied| Position(applied.position));
        Self { position }
    }

    /// Begins to write the receipts of a page, ranked by `engine`.
    ///
    /// The index may be a moment behind the records. What it ranked there is an older version than
    /// the one shown, and a receipt would name the wrong one; such a match gets none.
    pub(crate) fn keep(
        self,
        state: &AppState,
        engine: &Engine,
        options: &MatchOptions,
        found: &[Match],
        shown: Shown,
    ) -> Kept {
        let Some(position) = self.position.filter(|_| !found.is_empty()) else {
            return Kept::none();
        };
        let page = match page(engine, options, found, &shown.versions) {
            Ok(page) => page,
            Err(problem) => {
                tracing::warn!(%problem, "an answer goes without receipts");
                return Kept::none();
            }
        };
        let store = state.shared_store();
        Kept(Some(tokio::spawn(async move {
            let writing = write(&*store, page, position, shown.asking);
            match tokio::time::timeout(PATIENCE, writing).await {
                Ok(Ok(ids)) => return ids,
                Ok(Err(error)) => tracing::warn!(%error, "an answer goes without receipts"),
                Err(_) => tracing::warn!("the database is busy: an answer goes without receipts"),
            }
            HashMap::new()
        })))
    }
}

impl Kept {
    /// No receipts: of a need that is not stored.
    pub(crate) fn none() -> Self {
        Self(None)
    }

    /// Puts the ids of the receipts onto the matches, as soon as they are written.
    pub(crate) async fn onto(self, items: &mut [api::Match]) {
        let Some(writing) = self.0 else {
            return;
        };
        let ids = writing.await.unwrap_or_default();
        for item in items {
            let need = item.need.as_ref().map(|need| need.id);
            item.receipt = need.and_then(|need| ids.get(&(need, item.profile.id)).copied());
        }
    }
}

fn page(
    engine: &Engine,
    options: &MatchOptions,
    found: &[Match],
    versions: &HashMap<Uuid, u32>,
) -> Result<ReceiptPage, String> {
    let mut outcomes = Vec::with_capacity(found.len());
    for found in found {
        let of = |id: Uuid| versions.get(&id).copied();
        let (Some(need), Some(profile_version)) = (found.need, of(found.profile)) else {
            continue;
        };
        let Some(need_version) = of(need) else {
            continue;
        };
        let content = serde_json::to_string(&Content::from(found));
        outcomes.push(Outcome {
            need: NeedId(need),
            need_version,
            profile: ProfileId(found.profile),
            profile_version,
            score: found.score,
            content: content.map_err(|error| error.to_string())?,
        });
    }
    let versions = engine.versions();
    Ok(ReceiptPage {
        settings: ReceiptSettings {
            day: options.today,
            engine: versions.engine,
            model: versions.model,
            taxonomy: versions.taxonomy,
            weights: versions.weights,
            options: asked(options).to_string(),
        },
        ranking: engine.ranking().canonical()?,
        outcomes,
    })
}

/// What was asked for beside the day and the weights.
fn asked(options: &MatchOptions) -> serde_json::Value {
    json!({
        "seed": options.ties.as_str(),
        "modes": options.filter.modes,
        "fitting": options.fitting,
    })
}

async fn write(
    store: &dyn Store,
    mut page: ReceiptPage,
    position: Position,
    asking: Uuid,
) -> Result<HashMap<(Uuid, Uuid), Uuid>, StoreError> {
    let behind = store.changes_after(position, FAR_BEHIND).await?;
    if behind.len() == FAR_BEHIND as usize {
        return Ok(HashMap::new());
    }
    let behind: HashSet<Uuid> = behind.into_iter().map(|change| change.id).collect();
    let in_step = |id: Uuid| id == asking || !behind.contains(&id);
    page.outcomes
        .retain(|outcome| in_step(outcome.need.0) && in_step(outcome.profile.0));
    let ids = store.keep_receipts(&page).await?;
    let pairs = page.outcomes.iter().zip(ids);
    let kept = pairs.filter_map(|(outcome, id)| Some(((outcome.need.0, outcome.profile.0), id?.0)));
    Ok(kept.collect())
}
