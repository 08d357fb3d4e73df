//! Matches from both sides. Each item of a page needs a ranking of its own, so pages are short.

use std::sync::Arc;

use domain::blind::{BlindNeed, BlindProfile};
use domain::{Need, Profile};
use jiff::civil::Date;
use matching::{Engine, EngineError, Standing};
use serde_json::{Value, json};
use store::Stored;
use uuid::Uuid;

use crate::api::{Mutual, Place, Wish};

/// Looks at profiles from the side of a need.
pub(crate) struct FromNeed {
    engine: Engine,
    today: Date,
    id: Option<Uuid>,
    need: Arc<BlindNeed>,
    profiles: Vec<(Uuid, f64)>,
}

impl FromNeed {
    /// Ranks all profiles for the need, with the weights of `engine`.
    pub(crate) fn new(
        engine: Engine,
        today: Date,
        id: Option<Uuid>,
        need: Arc<BlindNeed>,
    ) -> Result<Self, EngineError> {
        Ok(Self {
            profiles: engine.rank_need(&need, today)?,
            engine,
            today,
            id,
            need,
        })
    }

    /// The pair with a profile, whose score is `score`.
    pub(crate) fn mutual(
        &self,
        profile: &Stored<Profile>,
        score: f64,
    ) -> Result<Mutual, EngineError> {
        let other = BlindProfile::from(&profile.record);
        let needs = self.engine.rank_profile(&other, self.today)?;
        let for_need = Standing::of(Some(profile.id.0), score, &self.profiles);
        let for_profile = Standing::of(self.id, score, &needs);
        let found = matching::Mutual::of(&self.need, &other, score, for_need, for_profile);
        Ok(told(&found))
    }
}

/// Looks at needs from the side of a profile.
pub(crate) struct FromProfile {
    engine: Engine,
    today: Date,
    id: Uuid,
    profile: Arc<BlindProfile>,
    needs: Vec<(Uuid, f64)>,
}

impl FromProfile {
    /// Ranks all needs for the profile, with the weights of `engine`.
    pub(crate) fn new(
        engine: Engine,
        today: Date,
        id: Uuid,
        profile: Arc<BlindProfile>,
    ) -> Result<Self, EngineError> {
        Ok(Self {
            needs: engine.rank_profile(&profile, today)?,
            engine,
            today,
            id,
            profile,
        })
    }

    /// The pair with a need, whose score is `score`.
    pub(crate) fn mutual(&self, need: &Stored<Need>, score: f64) -> Result<Mutual, EngineError> {
        let other = BlindNeed::from(&need.record);
        let profiles = self.engine.rank_need(&other, self.today)?;
        let for_need = Standing::of(Some(self.id), score, &profiles);
        let for_profile = Standing::of(Some(need.id.0), score, &self.needs);
        let found = matching::Mutual::of(&other, &self.profile, score, for_need, for_profile);
        Ok(told(&found))
    }
}

fn told(found: &matching::Mutual) -> Mutual {
    let place = |place: matching::Place| Place {
        rank: place.rank,
        of: place.of,
    };
    Mutual {
        score: found.score,
        profile_for_need: place(found.profile_for_need),
        need_for_profile: place(found.need_for_profile),
        wishes: found.wishes.iter().map(wish).collect(),
    }
}

/// Orders the items of a page by what both sides want; equals stay in the order of the ranking.
pub(crate) fn by_both(items: &mut [crate::api::Match]) {
    let score = |item: &crate::api::Match| item.mutual.as_ref().map_or(0.0, |both| both.score);
    items.sort_by(|a, b| score(b).total_cmp(&score(a)));
}

fn wish(wish: &matching::Wish) -> Wish {
    let day = |day: &Option<Date>| day.map(|day| day.to_string());
    let (kind, parameters): (_, Value) = match wish {
        matching::Wish::Mode {
            offered, accepted, ..
        } => {
            let codes = |modes: &[domain::EngagementMode]| -> Vec<&str> {
                modes.iter().map(|mode| mode.as_str()).collect()
            };
            (
                "mode",
                json!({"offered": codes(offered), "accepted": codes(accepted)}),
            )
        }
        matching::Wish::Start {
            available_from,
            starts_on,
            closes_on,
            ..
        } => (
            "start",
            json!({
                "available_from": day(available_from),
                "starts_on": day(starts_on),
                "closes_on": day(closes_on),
            }),
        ),
        matching::Wish::Hours {
            available, asked, ..
        } => ("hours", json!({"available": available, "asked": asked})),
    };
    Wish {
        kind,
        status: wish.status(),
        parameters,
    }
}
