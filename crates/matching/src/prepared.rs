//! A need with its candidates, to be ranked again and again with other numbers.
//!
//! Which candidates there are does not depend on the ranking, so tuning asks the index once a need.

use domain::blind::BlindNeed;
use jiff::civil::Date;
use uuid::Uuid;

use crate::concepts::NeedConcepts;
use crate::document::StoredProfile;
use crate::engine::Engine;
use crate::error::EngineError;
use crate::matches::best_first;
use crate::outcome::Band;
use crate::query::MatchOptions;
use crate::ranking::{Pair, Ranking};
use crate::ties::{TieScope, Ties};
use crate::vectors::NeedVectors;
use crate::words::NeedWords;

/// A need with all candidates that retrieval found, decoded. See [`Engine::prepare`].
pub struct Prepared {
    engine: Engine,
    need: BlindNeed,
    vectors: NeedVectors,
    concepts: NeedConcepts,
    words: NeedWords,
    candidates: Vec<(Uuid, StoredProfile)>,
    options: MatchOptions,
}

/// A candidate in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// The profile.
    pub profile: Uuid,
    /// In [0, 1].
    pub score: f64,
    /// The score in a word.
    pub band: Band,
    /// Hard conditions that are not met.
    pub violations: usize,
}

impl Engine {
    /// Finds the candidates of a need that is not stored, and keeps what ranking looks at.
    pub fn prepare(&self, need: &BlindNeed, today: Date) -> Result<Prepared, EngineError> {
        let inner = &self.inner;
        let vectors = NeedVectors::of(need, &*inner.embedder);
        let concepts = NeedConcepts::of(&inner.linker, need);
        let view = inner.view();
        let options = MatchOptions::on(today);
        let mut candidates = inner.profiles_for(&view, need, &vectors, &concepts, &options)?;
        candidates.retain(|(_, stored)| stored.is_whole(vectors.title.ncols()));
        Ok(Prepared {
            engine: self.clone(),
            need: need.clone(),
            candidates,
            concepts,
            words: inner.need_words(&view, need),
            vectors,
            options,
        })
    }
}

impl Prepared {
    /// All candidates by these numbers, best first, as [`Engine::rank_need`] gives them.
    pub fn rank(&self, ranking: &Ranking) -> Vec<Ranked> {
        let engine = self.engine.with_ranking(ranking.clone());
        let scored = self.candidates.iter().map(|(id, stored)| {
            let pair = Pair {
                need: &self.need,
                need_vectors: &self.vectors,
                need_concepts: &self.concepts,
                need_words: &self.words,
                profile: &stored.profile,
                profile_vectors: &stored.vectors,
                profile_concepts: &stored.concepts,
                broader: &engine.inner.broader,
            };
            engine.score(pair, None, *id, self.options.today)
        });
        let scope = TieScope::Text(self.need.title.as_str().as_bytes());
        let ties = Ties::new(&self.options.ties, scope);
        let ordered = best_first(scored.collect(), |scored| ties.key(scored.profile));
        let ranked = ordered.into_iter().map(|scored| {
            let violations = scored.assessment.violations.len();
            Ranked {
                profile: scored.profile,
                score: scored.score.total,
                band: ranking.band(scored.score.total, violations > 0),
                violations,
            }
        });
        ranked.collect()
    }
}
