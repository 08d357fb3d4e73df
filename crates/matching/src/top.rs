//! The best documents of a query, in an order that nothing but score and id decides.

use tantivy::query::{BooleanQuery, EnableScoring, Occur, Query};
use tantivy::{DocAddress, DocId, DocSet, TERMINATED};

use crate::terms::Weighted;
use crate::view::{Allowed, View};

/// A document and its score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scored {
    pub(crate) score: f32,
    /// Orders equal scores, ascending; see [`crate::view::key`].
    pub(crate) key: u64,
    pub(crate) address: DocAddress,
}

impl Scored {
    /// Best first.
    pub(crate) fn better(&self, other: &Self) -> std::cmp::Ordering {
        let by_score = other.score.total_cmp(&self.score);
        by_score.then_with(|| (self.key, self.address).cmp(&(other.key, other.address)))
    }
}

/// Collects the best.
pub(crate) struct Top {
    limit: usize,
    found: Vec<Scored>,
    floor: f32,
}

impl Top {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit: limit.max(1),
            found: Vec::with_capacity(2 * limit.clamp(32, 10_000)),
            floor: f32::MIN,
        }
    }

    /// A document with a lower score has no chance.
    pub(crate) fn floor(&self) -> f32 {
        self.floor
    }

    pub(crate) fn push(&mut self, scored: Scored) {
        if scored.score < self.floor {
            return;
        }
        self.found.push(scored);
        if self.found.len() >= 2 * self.limit.max(32) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.found.len() > self.limit {
            let (_, last, _) = self
                .found
                .select_nth_unstable_by(self.limit - 1, Scored::better);
            self.floor = last.score;
            self.found.truncate(self.limit);
        }
    }

    /// The best, best first.
    pub(crate) fn into_sorted(mut self) -> Vec<Scored> {
        self.cut();
        self.found.sort_unstable_by(Scored::better);
        self.found
    }
}

/// How far below the worst score that is still wanted a document is looked at, as a share. The
/// library adds the scores of terms in changing order, and bounds those of a block of documents by
/// the average length in its segment, not in all.
const MARGIN: f32 = 0.01;

/// The `limit` best of the allowed documents that have any of the terms, by BM25.
///
/// The library skips blocks of documents that cannot reach the scores found so far (block-max
/// WAND). The allowed documents are looked up while it runs, since a clause for them would switch
/// that off. What it lets through is scored again, term by term in one order, so that equal
/// documents have equal scores and pages neither overlap nor leave anything out.
pub(crate) fn best(
    view: &View,
    terms: &[Weighted],
    allowed: &Allowed,
    limit: usize,
) -> tantivy::Result<Vec<Scored>> {
    let scoring = EnableScoring::enabled_from_searcher(&view.searcher);
    let (mut clauses, mut weights) = (Vec::new(), Vec::new());
    for term in terms {
        let query = term.query();
        weights.push(query.weight(scoring)?);
        clauses.push((Occur::Should, query));
    }
    let any = BooleanQuery::new(clauses).weight(scoring)?;
    let mut top = Top::new(limit);
    for ((ordinal, part), allowed) in (0_u32..).zip(&view.parts).zip(&allowed.parts) {
        let scorers = weights
            .iter()
            .map(|weight| weight.scorer(&part.reader, 1.0));
        let mut scorers = scorers.collect::<tantivy::Result<Vec<_>>>()?;
        scorers.retain(|scorer| scorer.doc() != TERMINATED);
        if scorers.is_empty() {
            continue;
        }
        let bar = |top: &Top| top.floor() - top.floor().abs() * MARGIN;
        let start = bar(&top);
        let mut offer = |doc: DocId, _: f32| {
            if allowed.contains(doc) {
                let mut score = 0.0;
                for scorer in &mut scorers {
                    if scorer.doc() < doc {
                        scorer.seek(doc);
                    }
                    if scorer.doc() == doc {
                        score += scorer.score();
                    }
                }
                let key = part.segment.keys.get(doc as usize).copied();
                top.push(Scored {
                    score,
                    key: key.unwrap_or_default(),
                    address: DocAddress::new(ordinal, doc),
                });
            }
            bar(&top)
        };
        any.for_each_pruning(start, &part.reader, &mut offer)?;
    }
    Ok(top.into_sorted())
}

/// The `limit` first of the allowed documents by their keys, where nothing gives them a score.
pub(crate) fn first(view: &View, allowed: &Allowed, limit: usize) -> Vec<Scored> {
    let mut first: Vec<(u64, DocAddress)> = Vec::new();
    let mut ceiling = u64::MAX;
    for ((ordinal, part), allowed) in (0_u32..).zip(&view.parts).zip(&allowed.parts) {
        for doc in allowed.iter() {
            let key = part.segment.keys.get(doc as usize).copied();
            let key = key.unwrap_or_default();
            if key > ceiling {
                continue;
            }
            first.push((key, DocAddress::new(ordinal, doc)));
            if first.len() >= 2 * limit.max(32) {
                first.select_nth_unstable(limit.saturating_sub(1));
                first.truncate(limit);
                ceiling = first.last().map_or(ceiling, |(key, _)| *key);
            }
        }
    }
    first.sort_unstable();
    first.truncate(limit);
    let scored = first.into_iter().map(|(key, address)| Scored {
        score: 0.0,
        key,
        address,
    });
    scored.collect()
}
