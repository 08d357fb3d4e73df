//! Computing a match again, as it was computed for a receipt.

use domain::blind::{BlindNeed, BlindProfile};
use domain::{Need, Profile};
use matching::{Criterion, Engine, Match, Ranking};
use serde::Serialize;
use store::{Receipt, ReceiptId, StoreError, Stored};
use uuid::Uuid;

use super::content::Content;
use crate::state::AppState;

/// Why a receipt could not be replayed.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was kept cannot be read by this version.
    #[error("the receipt {receipt} cannot be read by this version of Spona: {problem}")]
    Unreadable {
        /// The receipt.
        receipt: Uuid,
        /// What is the matter.
        problem: String,
    },
    /// The thread that did the work is gone.
    #[error("the work was broken off: {0}")]
    BrokenOff(#[from] tokio::task::JoinError),
}

/// Something that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// `need`, `profile`, `engine`, `model`, `taxonomy` or `weights`.
    pub what: &'static str,
    /// Its version then.
    pub then: String,
    /// Its version now.
    pub now: String,
}

/// A match computed again.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Replay {
    /// The receipt.
    pub receipt: Uuid,
    /// Its need.
    pub need: Uuid,
    /// Its profile.
    pub profile: Uuid,
    /// Whether every number and every reference is the same, to the bit.
    pub identical: bool,
    /// The score that was answered.
    pub score_then: f64,
    /// The score that was computed again, by the weights of then where they are still there.
    pub score_again: f64,
    /// The score by the weights in use now.
    pub score_by_weights_of_now: f64,
    /// Parts of the answer that are others.
    pub differs_in: Vec<&'static str>,
    /// What has changed since. Weights are no reason for a difference, unless those of then are
    /// not there any more.
    pub changed: Vec<Changed>,
    /// Whether the weights of then were there to compute with.
    pub by_weights_of_then: bool,
    /// Whether the score goes by how many profiles use a word, which changes with the profiles
    /// that there are; so it is where a need lists no skills.
    pub by_frequencies: bool,
}

/// Computes a match again, on the day of its receipt, by its weights, from the records as they are
/// now; earlier versions of records are not kept. `None` where there is no such receipt, which is
/// also so when its need or its profile was deleted.
pub async fn replay(state: &AppState, id: &str) -> Result<Option<Replay>, ReplayError> {
    let Ok(id) = Uuid::parse_str(id) else {
        return Ok(None);
    };
    let store = state.store();
    let Some(receipt) = store.receipt(ReceiptId(id)).await? else {
        return Ok(None);
    };
    let need = store.needs().get(receipt.outcome.need).await?;
    let profile = store.profiles().get(receipt.outcome.profile).await?;
    // Deleted in this very moment, and the receipt with it.
    let (Some(need), Some(profile)) = (need, profile) else {
        return Ok(None);
    };
    let ranking = store.ranking(&receipt.settings.weights).await?;
    let engine = state.engine().clone();
    let work = move || again(&engine, &receipt, &need, &profile, ranking);
    tokio::task::spawn_blocking(work).await?.map(Some)
}

fn again(
    engine: &Engine,
    receipt: &Receipt,
    need: &Stored<Need>,
    profile: &Stored<Profile>,
    ranking: Option<String>,
) -> Result<Replay, ReplayError> {
    let unreadable = |problem: String| ReplayError::Unreadable {
        receipt: receipt.id.0,
        problem,
    };
    let outcome = &receipt.outcome;
    let blind_need = BlindNeed::from(&need.record);
    let blind_profile = BlindProfile::from(&profile.record);
    let computed = |engine: &Engine| {
        let sides = ((&blind_need, need.id.0), (&blind_profile, profile.id.0));
        let found = engine.match_pair(sides.0, sides.1, receipt.settings.day);
        found.ok_or_else(|| unreadable("the pair cannot be scored".to_owned()))
    };
    let now = computed(engine)?;
    let by_weights_of_then = ranking.is_some();
    let found = match ranking {
        Some(ranking) => {
            let ranking = Ranking::restore(&ranking, &receipt.settings.weights);
            computed(&engine.with_ranking(ranking.map_err(unreadable)?))?
        }
        None => now.clone(),
    };
    let then: Content =
        serde_json::from_str(&outcome.content).map_err(|error| unreadable(error.to_string()))?;
    let content = Content::from(&found);
    let text = serde_json::to_string(&content).map_err(|error| unreadable(error.to_string()))?;
    let same_score = found.score.to_bits() == outcome.score.to_bits();
    Ok(Replay {
        receipt: receipt.id.0,
        need: need.id.0,
        profile: profile.id.0,
        identical: same_score && text == outcome.content,
        score_then: outcome.score,
        score_again: found.score,
        score_by_weights_of_now: now.score,
        differs_in: differences(&then, &content, same_score),
        changed: changes(receipt, &now, need.version, profile.version),
        by_weights_of_then,
        by_frequencies: then
            .breakdown
            .iter()
            .any(|part| part.criterion == Criterion::Words),
    })
}

fn differences(then: &Content, now: &Content, same_score: bool) -> Vec<&'static str> {
    let parts = [
        ("score", same_score),
        ("band", then.band == now.band),
        ("score_breakdown", then.breakdown == now.breakdown),
        ("requirements", then.requirements == now.requirements),
        ("violations", then.violations == now.violations),
        (
            "what_would_change",
            then.what_would_change == now.what_would_change,
        ),
    ];
    let others = parts.into_iter().filter(|(_, same)| !same);
    others.map(|(part, _)| part).collect()
}

fn changes(receipt: &Receipt, now: &Match, need: u32, profile: u32) -> Vec<Changed> {
    let (settings, outcome, versions) = (&receipt.settings, &receipt.outcome, &now.versions);
    let parts = [
        ("need", outcome.need_version.to_string(), need.to_string()),
        (
            "profile",
            outcome.profile_version.to_string(),
            profile.to_string(),
        ),
        ("engine", settings.engine.clone(), versions.engine.clone()),
        ("model", settings.model.clone(), versions.model.clone()),
        (
            "taxonomy",
            settings.taxonomy.clone(),
            versions.taxonomy.clone(),
        ),
        (
            "weights",
            settings.weights.clone(),
            versions.weights.clone(),
        ),
    ];
    let others = parts.into_iter().filter(|(_, then, now)| then != now);
    others
        .map(|(what, then, now)| Changed { what, then, now })
        .collect()
}
