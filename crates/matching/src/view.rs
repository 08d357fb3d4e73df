//! The index as one commit left it, with what is kept in memory for each segment.
//!
//! A view is made when a commit becomes visible and shared by all queries until the next one, so
//! text, vectors and deletions are always those of the same commit, and no query waits for a
//! segment to be read. Segments do not change but for deletions: what is kept for them moves on
//! from view to view.

use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::schema::Field;
use tantivy::{DocAddress, DocId, Opstamp, Searcher, SegmentReader};
use uuid::Uuid;

use crate::bits::Bits;
use crate::codes::Codes;
use crate::nearest::SegmentVectors;
use crate::schema::{ID_HIGH, ID_LOW, VIEW_FIELD};

/// What is kept for a segment.
pub(crate) struct Segment {
    id: SegmentId,
    pub(crate) codes: Codes,
    pub(crate) vectors: SegmentVectors,
    /// A number for each document that orders equals, see [`key`].
    pub(crate) keys: Vec<u64>,
    id_high: Column<u64>,
    id_low: Column<u64>,
}

/// A segment at one commit.
pub(crate) struct Part {
    pub(crate) reader: SegmentReader,
    pub(crate) segment: Arc<Segment>,
    /// What is not deleted; `None` where nothing is.
    alive: Option<Arc<Bits>>,
    deleted_at: Option<Opstamp>,
}

/// The index at one commit.
pub(crate) struct View {
    pub(crate) searcher: Searcher,
    pub(crate) parts: Vec<Part>,
}

/// Any of `codes` in `field`.
#[derive(Debug, Clone)]
pub(crate) struct Condition {
    pub(crate) field: Field,
    pub(crate) codes: Vec<String>,
}

/// The documents that a query may find, by segment.
#[derive(Clone)]
pub(crate) struct Allowed {
    pub(crate) parts: Vec<Bits>,
}

impl Allowed {
    pub(crate) fn count(&self) -> usize {
        self.parts.iter().map(Bits::count).sum()
    }
}

impl View {
    /// Reads what is new since `before`.
    pub(crate) fn load(
        searcher: Searcher,
        before: Option<&Self>,
        dimensions: usize,
    ) -> tantivy::Result<Self> {
        let known = |reader: &SegmentReader| {
            let mut parts = before?.parts.iter();
            parts.find(|part| part.segment.id == reader.segment_id())
        };
        let part = |reader: &SegmentReader| -> tantivy::Result<Part> {
            let known = known(reader);
            let segment = match known {
                Some(part) => Arc::clone(&part.segment),
                None => Arc::new(Segment::load(reader, dimensions)?),
            };
            let deleted_at = reader.delete_opstamp();
            let alive = match (known, reader.alive_bitset()) {
                (Some(part), _) if part.deleted_at == deleted_at => part.alive.clone(),
                (_, None) => None,
                (_, Some(set)) => {
                    let mut alive = Bits::none(reader.max_doc());
                    set.iter_alive().for_each(|doc| alive.insert(doc));
                    Some(Arc::new(alive))
                }
            };
            Ok(Part {
                reader: reader.clone(),
                segment,
                alive,
                deleted_at,
            })
        };
        let parts = searcher
            .segment_readers()
            .iter()
            .map(part)
            .collect::<Result<_, _>>()?;
        Ok(Self { searcher, parts })
    }

    /// The documents that are not deleted and meet every condition.
    pub(crate) fn allowed(&self, conditions: &[Condition]) -> tantivy::Result<Allowed> {
        let everything = Allowed {
            parts: self.parts.iter().map(Part::alive).collect(),
        };
        self.narrowed(everything, conditions)
    }

    /// Those of `allowed` that meet every condition as well.
    pub(crate) fn narrowed(
        &self,
        mut allowed: Allowed,
        conditions: &[Condition],
    ) -> tantivy::Result<Allowed> {
        for (part, set) in self.parts.iter().zip(&mut allowed.parts) {
            for Condition { field, codes } in conditions {
                let mut any = Bits::none(part.reader.max_doc());
                for code in codes {
                    let having = part.segment.codes.get(&part.reader, *field, code)?;
                    having.add_to(&mut any);
                }
                set.and(&any);
            }
        }
        Ok(allowed)
    }

    /// The id of a document.
    pub(crate) fn id(&self, address: DocAddress) -> Option<Uuid> {
        let segment = &self.parts.get(address.segment_ord as usize)?.segment;
        segment.uuid(address.doc_id)
    }

    /// The number that orders documents of equal score.
    pub(crate) fn key(&self, address: DocAddress) -> u64 {
        let part = self.parts.get(address.segment_ord as usize);
        let key = part.and_then(|part| part.segment.keys.get(address.doc_id as usize));
        key.copied().unwrap_or_default()
    }
}

impl Part {
    fn alive(&self) -> Bits {
        match &self.alive {
            Some(alive) => Bits::clone(alive),
            None => Bits::all(self.reader.max_doc()),
        }
    }
}

impl Segment {
    fn load(reader: &SegmentReader, dimensions: usize) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        let (id_high, id_low) = (columns.u64(ID_HIGH)?, columns.u64(ID_LOW)?);
        let mut segment = Self {
            id: reader.segment_id(),
            codes: Codes::default(),
            vectors: SegmentVectors::load(&columns.u64(VIEW_FIELD)?, reader.max_doc(), dimensions),
            keys: Vec::new(),
            id_high,
            id_low,
        };
        let keys = (0..reader.max_doc()).map(|doc| segment.uuid(doc).map_or(0, key));
        segment.keys = keys.collect();
        Ok(segment)
    }

    fn uuid(&self, doc: DocId) -> Option<Uuid> {
        let (high, low) = (self.id_high.first(doc)?, self.id_low.first(doc)?);
        Some(Uuid::from_u64_pair(high, low))
    }
}

/// Orders records of equal score: a hash of the id, so that the order is the same after every
/// merge and rebuild and does not favour who came first. The finaliser of SplitMix64.
pub(crate) fn key(id: Uuid) -> u64 {
    let (high, low) = id.as_u64_pair();
    let mut mixed = high ^ low.rotate_left(32);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
