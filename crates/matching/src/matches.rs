//! Ranking candidates in both directions.

use std::cmp::{Ordering, Reverse};

use domain::blind::{BlindNeed, BlindProfile};
use jiff::civil::Date;
use uuid::Uuid;

use crate::concepts::{NeedConcepts, profile_concepts};
use crate::engine::Engine;
use crate::error::EngineError;
use crate::outcome::{Contribution, Match, Matches, Overview};
use crate::programme::Candidate;
use crate::query::MatchOptions;
use crate::ranking::score::{Score, total};
use crate::ranking::{Assessment, Census, Pair, assess, what_would_change};
use crate::ties::{TieScope, Ties};
use crate::vectors::{NeedVectors, ProfileVectors};

/// The most matches a page can have.
const MOST_MATCHES: usize = 100;

/// A scored pair before it has a rank.
pub(crate) struct Scored {
    pub(crate) need: Option<Uuid>,
    pub(crate) profile: Uuid,
    pub(crate) score: Score,
    pub(crate) assessment: Assessment,
}

impl Engine {
    /// Profiles for a need, best first. `id` is the need's where it is stored.
    pub fn match_need(
        &self,
        need: &BlindNeed,
        id: Option<Uuid>,
        options: &MatchOptions,
    ) -> Result<Matches, EngineError> {
        let (scored, overview) = self.scored_profiles(need, id, options)?;
        Ok(self.page(scored, overview, options))
    }

    /// The whole ranking of a need, ids and scores only: what evaluation looks at.
    pub fn rank_need(
        &self,
        need: &BlindNeed,
        today: Date,
    ) -> Result<Vec<(Uuid, f64)>, EngineError> {
        let (scored, _) = self.scored_profiles(need, None, &MatchOptions::on(today))?;
        Ok(scored
            .into_iter()
            .map(|scored| (scored.profile, scored.score.total))
            .collect())
    }

    /// The first `most` profiles of a need's whole ranking with the parts of their scores: what a
    /// programme round chooses from. `id` is the need's.
    pub fn round_candidates(
        &self,
        need: &BlindNeed,
        id: Uuid,
        options: &MatchOptions,
        most: usize,
    ) -> Result<Vec<Candidate>, EngineError> {
        let (scored, _) = self.scored_profiles(need, Some(id), options)?;
        let candidate = |scored: Scored| {
            let violations = scored.assessment.violations.len();
            Candidate {
                profile: scored.profile,
                score: scored.score.total,
                band: self.ranking.band(scored.score.total, violations > 0),
                violations,
                contributions: scored.score.contributions,
            }
        };
        Ok(scored.into_iter().take(most).map(candidate).collect())
    }

    /// Every candidate of a need that the options let through with its score, best first, and what
    /// those whom the filter lets through are together.
    fn scored_profiles(
        &self,
        need: &BlindNeed,
        id: Option<Uuid>,
        options: &MatchOptions,
    ) -> Result<(Vec<Scored>, Overview), EngineError> {
        let inner = &self.inner;
        let vectors = NeedVectors::of(need, &*inner.embedder);
        let concepts = NeedConcepts::of(&inner.linker, need);
        let view = inner.view();
        let words = inner.need_words(&view, need);
        let found = inner.profiles_for(&view, need, &vectors, &concepts, options)?;
        let mut census = Census::new(need, &self.ranking);
        let scored = found.into_iter().filter_map(|(profile_id, stored)| {
            if !stored.is_whole(vectors.title.ncols()) {
                return None;
            }
            let pair = Pair {
                need,
                need_vectors: &vectors,
                need_concepts: &concepts,
                need_words: &words,
                profile: &stored.profile,
                profile_vectors: &stored.vectors,
                profile_concepts: &stored.concepts,
                broader: &inner.broader,
            };
            let scored = self.score(pair, id, profile_id, options.today);
            let fits = census.add(&stored.profile, &scored.assessment);
            (fits || !options.fitting).then_some(scored)
        });
        let asked = need.title.as_str().as_bytes();
        let scope = id.map_or(TieScope::Text(asked), TieScope::Stored);
        let ties = Ties::new(&options.ties, scope);
        let scored = best_first(scored.collect(), |scored| ties.key(scored.profile));
        Ok((scored, census.finish()))
    }

    /// Needs for a profile, best first, scored exactly as from the other side.
    pub fn match_profile(
        &self,
        profile: &BlindProfile,
        id: Uuid,
        options: &MatchOptions,
    ) -> Result<Matches, EngineError> {
        let scored = self.scored_needs(profile, id, options)?;
        // From this side there is one candidate and many needs: nothing to count.
        Ok(self.page(scored, Overview::default(), options))
    }

    /// The whole ranking of a profile, ids of needs and scores only.
    pub fn rank_profile(
        &self,
        profile: &BlindProfile,
        today: Date,
    ) -> Result<Vec<(Uuid, f64)>, EngineError> {
        let scored = self.scored_needs(profile, Uuid::nil(), &MatchOptions::on(today))?;
        let ranked = scored.into_iter();
        Ok(ranked
            .filter_map(|scored| Some((scored.need?, scored.score.total)))
            .collect())
    }

    /// Every need that is a candidate for a profile with its score, best first.
    fn scored_needs(
        &self,
        profile: &BlindProfile,
        id: Uuid,
        options: &MatchOptions,
    ) -> Result<Vec<Scored>, EngineError> {
        let inner = &self.inner;
        let vectors = ProfileVectors::of(profile, &*inner.embedder);
        let concepts = profile_concepts(&inner.linker, profile);
        let view = inner.view();
        let found = inner.needs_for(&view, profile, &vectors, &concepts)?;
        let scored = found.into_iter().map(|(need_id, stored)| {
            let need_vectors = NeedVectors::of(&stored.need, &*inner.embedder);
            let words = inner.need_words(&view, &stored.need);
            let pair = Pair {
                need: &stored.need,
                need_vectors: &need_vectors,
                need_concepts: &stored.concepts,
                need_words: &words,
                profile,
                profile_vectors: &vectors,
                profile_concepts: &concepts,
                broader: &inner.broader,
            };
            self.score(pair, Some(need_id), id, options.today)
        });
        let ties = Ties::new(&options.ties, TieScope::Stored(id));
        let key = |scored: &Scored| ties.key(scored.need.unwrap_or_default());
        Ok(best_first(scored.collect(), key))
    }

    /// The score of a pair that need not be stored, and what each criterion contributes: the same
    /// numbers as in a ranking, without retrieval and without a trace in the index.
    pub fn score_pair(
        &self,
        need: &BlindNeed,
        profile: &BlindProfile,
        today: Date,
    ) -> (f64, Vec<Contribution>) {
        let embedder = &*self.inner.embedder;
        let pair = Pair {
            need,
            need_vectors: &NeedVectors::of(need, embedder),
            need_concepts: &NeedConcepts::of(&self.inner.linker, need),
            need_words: &self.inner.need_words(&self.inner.view(), need),
            profile,
            profile_vectors: &ProfileVectors::of(profile, embedder),
            profile_concepts: &profile_concepts(&self.inner.linker, profile),
            broader: &self.inner.broader,
        };
        let score = self.score(pair, None, Uuid::nil(), today).score;
        (score.total, score.contributions)
    }

    /// One pair, scored exactly as in a ranking, whether retrieval would propose it or not: what a
    /// receipt is replayed with. Its rank is 1.
    pub fn match_pair(
        &self,
        (need, need_id): (&BlindNeed, Uuid),
        (profile, profile_id): (&BlindProfile, Uuid),
        today: Date,
    ) -> Option<Match> {
        let inner = &self.inner;
        let pair = Pair {
            need,
            need_vectors: &NeedVectors::of(need, &*inner.embedder),
            need_concepts: &NeedConcepts::of(&inner.linker, need),
            need_words: &inner.need_words(&self.inner.view(), need),
            profile,
            profile_vectors: &ProfileVectors::of(profile, &*inner.embedder),
            profile_concepts: &profile_concepts(&inner.linker, profile),
            broader: &inner.broader,
        };
        let scored = self.score(pair, Some(need_id), profile_id, today);
        let page = self.page(vec![scored], Overview::default(), &MatchOptions::on(today));
        page.items.into_iter().next()
    }

    pub(crate) fn score(
        &self,
        pair: Pair<'_>,
        need: Option<Uuid>,
        profile: Uuid,
        today: Date,
    ) -> Scored {
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

    fn page(&self, scored: Vec<Scored>, overview: Overview, options: &MatchOptions) -> Matches {
        let ranking = &*self.ranking;
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
        Matches {
            items,
            total,
            overview,
            ties: options.ties.clone(),
        }
    }
}

/// Orders by score; equal scores by their tie key.
pub(crate) fn best_first(mut scored: Vec<Scored>, key: impl Fn(&Scored) -> u64) -> Vec<Scored> {
    scored.sort_by_cached_key(|scored| (Reverse(Ordered(scored.score.total)), key(scored)));
    scored
}

/// A score as a key to sort by.
#[derive(PartialEq)]
struct Ordered(f64);

impl Eq for Ordered {}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
