//! Nearest records by vector: an exact scan over the views of all documents of a segment.
//!
//! The views are read from the stored payloads once a segment and kept by segment id. Segments
//! never change but for deletions, which the caller's searcher knows about, so text and vectors
//! always come from one commit.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use ndarray::Array2;
use tantivy::index::SegmentId;
use tantivy::{DocAddress, DocId, Searcher, SegmentReader, TantivyDocument};

use crate::document::{Payload, decode};
use crate::schema::Fields;
use crate::vectors::{Quantised, VIEWS};

/// Views of the profiles and needs of one segment.
#[derive(Default)]
struct Segment {
    profiles: Vec<(DocId, Quantised)>,
    needs: Vec<(DocId, Quantised)>,
}

/// Views by segment.
#[derive(Default)]
pub(crate) struct Nearest {
    segments: Mutex<HashMap<SegmentId, Arc<Segment>>>,
}

/// Whose views are searched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Profile,
    Need,
}

impl Nearest {
    /// The `limit` records of `kind` whose views are nearest to `views`: by the best cosine of a
    /// view with its counterpart.
    pub(crate) fn search(
        &self,
        searcher: &Searcher,
        fields: &Fields,
        kind: Kind,
        views: &Array2<f32>,
        limit: usize,
    ) -> tantivy::Result<Vec<DocAddress>> {
        let mut scored = Vec::new();
        for (ordinal, reader) in (0_u32..).zip(searcher.segment_readers()) {
            let segment = self.segment(reader, fields, views.ncols())?;
            let records = if kind == Kind::Profile {
                &segment.profiles
            } else {
                &segment.needs
            };
            for (doc, stored) in records {
                if reader.is_deleted(*doc) {
                    continue;
                }
                let cosine = |view: usize| stored.dot(view, views.row(view));
                let best = (0..VIEWS).map(cosine).fold(f32::NEG_INFINITY, f32::max);
                scored.push((best, DocAddress::new(ordinal, *doc)));
            }
        }
        self.forget_merged(searcher);
        let better =
            |a: &(f32, DocAddress), b: &(f32, DocAddress)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if scored.len() > limit {
            scored.select_nth_unstable_by(limit, better);
            scored.truncate(limit);
        }
        scored.sort_unstable_by(better);
        Ok(scored.into_iter().map(|(_, address)| address).collect())
    }

    fn segment(
        &self,
        reader: &SegmentReader,
        fields: &Fields,
        dimensions: usize,
    ) -> tantivy::Result<Arc<Segment>> {
        let id = reader.segment_id();
        if let Some(known) = self.lock().get(&id) {
            return Ok(Arc::clone(known));
        }
        // Read outside the lock; two threads may do it at once, which costs time and nothing else.
        let mut segment = Segment::default();
        let store = reader.get_store_reader(10)?;
        for doc in reader.doc_ids_alive() {
            let document: TantivyDocument = store.get(doc)?;
            let Some((_, payload)) = decode(&document, fields) else {
                continue;
            };
            let views = payload.views();
            if views.len() != VIEWS || !views.is_consistent(dimensions) {
                continue;
            }
            match &payload {
                Payload::Profile(_) => segment.profiles.push((doc, views.clone())),
                Payload::Need(_) => segment.needs.push((doc, views.clone())),
            }
        }
        let segment = Arc::new(segment);
        self.lock().insert(id, Arc::clone(&segment));
        Ok(segment)
    }

    /// Drops the views of segments that the searcher no longer has.
    fn forget_merged(&self, searcher: &Searcher) {
        let alive: Vec<_> = searcher
            .segment_readers()
            .iter()
            .map(SegmentReader::segment_id)
            .collect();
        self.lock().retain(|id, _| alive.contains(id));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<SegmentId, Arc<Segment>>> {
        // The map is whole after every insert, so a panic elsewhere leaves it usable.
        self.segments.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
