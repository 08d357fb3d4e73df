//! Nearest records by vector.
//!
//! Each record has several vectors. Two stages find the nearest: signatures (a bit a number:
//! its sign) are compared first, and the exact cosine decides among the best by signature. Where
//! few documents of a segment are allowed, all their signatures are compared; where many are, only
//! those in the cells around the question, see [`cells`]. How much that misses is measured in the
//! tests, down to the worst question.

mod candidates;
mod cells;
mod exact;
mod segment;
mod signature;
#[cfg(test)]
mod tests;

pub(crate) use segment::SegmentVectors;

use tantivy::DocAddress;

use crate::levels::Levels;
use crate::top::{Scored, Top};
use crate::view::{Allowed, View};
use candidates::Candidates;
use exact::Exact;
use signature::Sought;

/// Documents whose exact cosine is computed for each that is wanted, ...
const OVERSAMPLING: usize = 20;
/// ... but not fewer and not more than this. Signatures tell groups apart well and members of one
/// group badly: where a group is large, many of its members have to be looked at.
const LOOKED_AT: (usize, usize) = (2_000, 4_000);

/// What is near to what.
#[derive(Clone, Copy)]
pub(crate) enum Question<'q> {
    /// One vector against every view: the text of a search.
    Any(&'q Levels),
    /// View against view: a need against profiles, and the reverse.
    Each(&'q Levels),
}

impl<'q> Question<'q> {
    fn view(self, view: usize) -> &'q [i8] {
        match self {
            Self::Any(levels) => levels.row(0),
            Self::Each(levels) => levels.row(view),
        }
    }
}

/// The `limit` allowed documents nearest to the question by their best view, with a cosine above
/// `least`.
pub(crate) fn nearest(
    view: &View,
    allowed: &Allowed,
    question: Question<'_>,
    limit: usize,
    least: f32,
) -> Vec<Scored> {
    let signatures = std::array::from_fn(|view| Sought::new(question.view(view)));
    let mut candidates =
        Candidates::new((OVERSAMPLING * limit).clamp(LOOKED_AT.0, LOOKED_AT.1.max(limit)));
    for ((ordinal, part), allowed) in (0_u32..).zip(&view.parts).zip(&allowed.parts) {
        let vectors = &part.segment.vectors;
        vectors.gather(ordinal, allowed, question, &signatures, &mut candidates);
    }
    let exact = Exact::new(question);
    let mut top = Top::new(limit);
    for address in candidates.best(|address| view.key(address)) {
        let DocAddress {
            segment_ord,
            doc_id,
        } = address;
        let vectors = &view.parts[segment_ord as usize].segment.vectors;
        let score = exact.best(vectors.rows(doc_id));
        if score > least {
            top.push(Scored {
                score,
                key: view.key(address),
                address,
            });
        }
    }
    top.into_sorted()
}
