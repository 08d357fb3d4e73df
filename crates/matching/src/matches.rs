//! Ranking candidates in both directions.

use domain::blind::{BlindNeed, BlindProfile};
use jiff::civil::Date;
use uuid::Uuid;

use crate::engine::{Engine, Inner};
use crate::error::EngineError;
use crate::outcome::{Match, Matches};
use crate::query::{MatchOptions, ProfileFilter};
use crate::ranking::score::{Score, total};
use crate::ranking::{Assessment, Pair, assess, what_would_change};
use crate::vectors::{NeedVectors, ProfileVectors};

/// The most matches a page can have.
const MOST_MATCHES: usize = 100;

/// A scored pair before it has a rank.
struct Scored {
    need: Option<Uuid>,
    profile: Uuid,
    score: Score,
    assessment: Assessment,
}

impl Engine {
    /// Profiles for a need, best first. `id` is the need's where it is stored.
    pub fn match_need(
        &self,
        need: &BlindNeed,
        id: Option<Uuid>,
        options: &MatchOptions,
    ) -> Result<Matches, EngineError> {
        Ok(self.page(self.scored_profiles(need, id, options)?, options))
    }

    /// The whole ranking of a need, ids and scores only: what evaluation looks at.
    pub fn rank_need(
        &self,
        need: &BlindNeed,
        today: Date,
    ) -> Result<Vec<(Uuid, f64)>, EngineError> {
        let options = MatchOptions {
            offset: 0,
            limit: MOST_MATCHES,
            today,
            filter: ProfileFilter::default(),
        };
        let scored = self.scored_profiles(need, None, &options)?;
        Ok(scored
            .into_iter()
            .map(|scored| (scored.profile, scored.score.total))
            .collect())
    }

    /// Every candidate of a need with its score, best first.
    fn scored_profiles(
        &self,
        need: &BlindNeed,
        id: Option<Uuid>,
        options: &MatchOptions,
    ) -> Result<Vec<Scored>, EngineError> {
        let inner = &self.inner;
        let vectors = NeedVectors::of(need, &*inner.embedder);
        let found = inner.profiles_for(need, &vectors, options)?;
        let scored = found.into_iter().filter_map(|(profile_id, stored)| {
            if !stored.is_whole(vectors.title.ncols()) {
                return None;
            }
            let pair = Pair {
                need,
                need_vectors: &vectors,
                profile: &stored.profile,
                profile_vectors: &stored.vectors,
            };
            Some(inner.score(pair, id, profile_id, options.today))
        });
        Ok(best_first(scored.collect()))
    }

    /// Needs for a profile, best first, scored exactly as from the other side.
    pub fn match_profile(
        &self,
        profile: &BlindProfile,
        id: Uuid,
        options: &MatchOptions,
    ) -> Result<Matches, EngineError> {
        let inner = &self.inner;
        let vectors = ProfileVectors::of(profile, &*inner.embedder);
        let found = inner.needs_for(profile, &vectors)?;
        let scored = found.into_iter().map(|(need_id, stored)| {
            let need_vectors = NeedVectors::of(&stored.need, &*inner.embedder);
            let pair = Pair {
                need: &stored.need,
                need_vectors: &need_vectors,
                profile,
                profile_vectors: &vectors,
            };
            inner.score(pair, Some(need_id), id, options.today)
        });
        Ok(self.page(best_first(scored.collect()), options))
    }

    fn page(&self, scored: Vec<Scored>, options: &MatchOptions) -> Matches {
        let ranking = &self.inner.ranking;
        let total = scored.len();
        let versions = self.versions();
        let page = scored.into_iter().enumerate().skip(options.offset);
        let items = page
            .take(options.limit.clamp(1, MOST_MATCHES))
            .map(|(place, scored)| Match {
                need: scored.need,
                profile: scored.profile,
                rank: place + 1,
                score: scored.score.total,
                band: ranking.band(scored.score.total, !scored.assessment.violations.is_empty()),
                what_would_change: what_would_change(&scored.assessment, ranking),
                contributions: scored.score.contributions,
                requirements: scored.assessment.requirements,
                violations: scored.assessment.violations,
                versions: versions.clone(),
            })
            .collect();
        Matches { items, total }
    }
}

/// Orders by score; equal scores by id, so that pages do not overlap.
fn best_first(mut scored: Vec<Scored>) -> Vec<Scored> {
    scored.sort_by(|a, b| {
        let by_score = b.score.total.total_cmp(&a.score.total);
        by_score.then_with(|| (a.profile, a.need).cmp(&(b.profile, b.need)))
    });
    scored
}

impl Inner {
    fn score(&self, pair: Pair<'_>, need: Option<Uuid>, profile: Uuid, today: Date) -> Scored {
        let assessment = assess(pair, &self.ranking, today);
        let score = total(
            &assessment.values,
            assessment.violations.len(),
            &self.ranking,
        );
        Scored {
            need,
            profile,
            score,
            assessment,
        }
    }
}
