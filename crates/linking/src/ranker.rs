//! Ranks the concepts that a phrase may mean.

use std::collections::HashMap;
use std::sync::Arc;

use embedding::Embedder;
use taxonomy::{ConceptKind, Language, Taxonomy, variants};

use crate::evidence::Evidence;
use crate::index::{Index, Scratch};
use crate::settings::Judgement;

/// A phrase is strange to the taxonomy if its n-grams are less like those of any label than this,
/// for all of the concepts that come nearest.
const STRANGE: f32 = 0.12;
const NEAREST: usize = 10;
/// Texts that a phrase may stand for and that are compared, at most.
const VARIANTS: usize = 4;

/// All concepts of one kind, ready to be ranked for a phrase.
pub struct Ranker {
    pub(crate) index: Index,
    pub(crate) embedder: Arc<dyn Embedder>,
    pub(crate) judgement: Judgement,
}

/// A concept for a phrase.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// Position of the concept in the taxonomy.
    pub concept: usize,
    /// Position of the label that is likest, in the concept.
    pub label: usize,
    /// The mean of the evidence by the weights; ranks, but is no probability.
    pub score: f32,
    /// What it was made of.
    pub evidence: Evidence,
}

impl Ranker {
    /// Indexes all labels of the concepts of a kind. Takes some seconds for all of ESCO.
    pub fn new(
        taxonomy: &Taxonomy,
        kind: ConceptKind,
        embedder: Arc<dyn Embedder>,
        judgement: Judgement,
    ) -> Self {
        Self {
            index: Index::new(taxonomy, kind, embedder.as_ref()),
            embedder,
            judgement,
        }
    }

    /// The likeliest concepts for a phrase, best first, up to some hundred. The language of the
    /// phrase, where it is known, lets labels in it count for more.
    pub fn rank(&self, phrase: &str, language: Option<Language>) -> Vec<Ranked> {
        self.rank_with(phrase, language, &mut Scratch::default())
    }

    /// The probability that the first of a ranking is right; 0 for an empty one, and where the
    /// phrase shares next to nothing with the labels of any concept that came near: its vector is
    /// then made of n-grams that mean nothing in it.
    pub fn probability(&self, ranked: &[Ranked]) -> f32 {
        let nearest = &ranked[..ranked.len().min(NEAREST)];
        if nearest.iter().all(|r| r.evidence.lexical < STRANGE) {
            return 0.0;
        }
        match ranked {
            [] => 0.0,
            [only] => self.judgement.probability(only.score, 0.0),
            [first, second, ..] => self.judgement.probability(first.score, second.score),
        }
    }

    /// The probability that the concept at `place` of a ranking is right: for the first as above,
    /// for later ones never more than what those before leave.
    pub(crate) fn probability_at(&self, ranked: &[Ranked], place: usize) -> f32 {
        let first = self.probability(ranked);
        match ranked.get(place) {
            Some(candidate) if place > 0 => self
                .judgement
                .probability(candidate.score, candidate.score)
                .min(1.0 - first),
            _ => first,
        }
    }

    /// [`Ranker::rank`] for many phrases, on all processors; the same results.
    pub fn rank_all(&self, phrases: &[&str], language: Option<Language>) -> Vec<Vec<Ranked>> {
        for_all(phrases, |phrase, scratch| {
            self.rank_with(phrase, language, scratch)
        })
    }

    pub(crate) fn rank_with(
        &self,
        phrase: &str,
        language: Option<Language>,
        scratch: &mut Scratch,
    ) -> Vec<Ranked> {
        let mut best: HashMap<usize, Ranked> = HashMap::new();
        for variant in variants::of(phrase).iter().take(VARIANTS) {
            let query = self.index.query(variant, language, self.embedder.as_ref());
            if query.is_empty() {
                continue;
            }
            for candidate in self.index.candidates(&query, scratch) {
                let ranked = Ranked {
                    concept: self.index.forms.in_taxonomy(candidate.concept),
                    label: self.index.forms.get(candidate.form).label as usize,
                    score: self.judgement.score(&candidate.evidence),
                    evidence: candidate.evidence,
                };
                let known = best.entry(ranked.concept).or_insert(ranked);
                if known.score < ranked.score {
                    *known = ranked;
                }
            }
        }
        let mut ranked: Vec<Ranked> = best.into_values().collect();
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.concept.cmp(&b.concept)));
        ranked
    }
}

/// Works on many phrases, on all processors.
pub(crate) fn for_all<P: Copy + Sync, T: Send>(
    phrases: &[P],
    work: impl Fn(P, &mut Scratch) -> T + Sync,
) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let chunk = phrases.len().div_ceil(threads).max(1);
    let work = &work;
    std::thread::scope(|scope| {
        let workers: Vec<_> = phrases
            .chunks(chunk)
            .map(|part| {
                scope.spawn(move || {
                    let mut scratch = Scratch::default();
                    part.iter()
                        .map(|phrase| work(*phrase, &mut scratch))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| match worker.join() {
                Ok(results) => results,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    })
}
