//! What is audited: an engine, a day, a seed, and the needs with their rankings.

use domain::Need;
use domain::blind::BlindNeed;
use jiff::civil::Date;
use matching::Engine;
use matching::ties::{TieScope, TieSeed, Ties};
use store::{EntityId, Stored};
use uuid::Uuid;

/// The engine as it is today.
pub(super) struct Subject {
    pub(super) engine: Engine,
    pub(super) today: Date,
    pub(super) seed: TieSeed,
}

/// A need with its ranking.
pub(super) struct Ranked {
    pub(super) id: Uuid,
    pub(super) need: BlindNeed,
    /// Profiles and scores, best first.
    pub(super) ranking: Vec<(Uuid, f64)>,
}

impl Ranked {
    /// The score of a profile that was ranked.
    pub(super) fn score(&self, profile: Uuid) -> Option<f64> {
        let found = self.ranking.iter().find(|(id, _)| *id == profile);
        found.map(|(_, score)| *score)
    }
}

impl Subject {
    /// Ranks profiles for a need.
    pub(super) fn rank(&self, need: &Stored<Need>) -> anyhow::Result<Ranked> {
        let id = need.id.uuid();
        let blind = BlindNeed::from(&need.record);
        let mut ranking = self.engine.rank_need(&blind, self.today)?;
        let ties = self.ties(id);
        ranking.sort_by(|a, b| {
            let by_score = b.1.total_cmp(&a.1);
            by_score.then_with(|| ties.key(a.0).cmp(&ties.key(b.0)))
        });
        Ok(Ranked {
            id,
            need: blind,
            ranking,
        })
    }

    /// How equal scores of a need are ordered.
    pub(super) fn ties(&self, need: Uuid) -> Ties {
        Ties::new(&self.seed, TieScope::Stored(need))
    }

    /// Draws up to `count` ids: those with the smallest keys, so that few change when records are
    /// added.
    pub(super) fn draw(
        &self,
        what: &str,
        ids: impl Iterator<Item = Uuid>,
        count: u16,
    ) -> Vec<Uuid> {
        let keys = Ties::new(&self.seed, TieScope::Text(what.as_bytes()));
        let mut ids: Vec<Uuid> = ids.collect();
        ids.sort_by_cached_key(|id| (keys.key(*id), *id));
        ids.truncate(count.into());
        ids
    }
}
