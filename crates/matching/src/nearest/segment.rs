//! The vectors of one segment.

use pulp::NullaryFnOnce;
use tantivy::DocId;
use tantivy::columnar::Column;

use super::Question;
use super::candidates::Candidates;
use super::cells::{CellList, Cells};
use super::signature::{self, Signature, Sought};
use crate::bits::Bits;
use crate::levels::{unpack, width};
use crate::simd::widely;
use crate::vectors::VIEWS;

/// From so many documents on a segment is divided into cells.
const DIVIDED: u32 = 20_000;
/// All allowed signatures of a segment are compared where at most one document in this many is
/// allowed: reading them one by one is then no slower than reading the cells.
const FEW: usize = 8;
/// Documents that are read at a time while a segment is loaded.
const CHUNK: u32 = 2_048;

/// The vectors of one segment: the levels stay in the index, signatures are held in memory.
pub(crate) struct SegmentVectors {
    column: Column<u64>,
    /// Words of one view in the column.
    words: usize,
    /// By document.
    signatures: Vec<[Signature; VIEWS]>,
    cells: Option<Cells>,
}

impl SegmentVectors {
    /// Reads the signatures, and divides a large segment into cells.
    pub(crate) fn load(column: Column<u64>, documents: u32, dimensions: usize) -> Self {
        let mut vectors = Self {
            column,
            words: width(dimensions) / 8,
            signatures: Vec::new(),
            cells: None,
        };
        let division = (documents >= DIVIDED).then(|| vectors.division(documents));
        // Chunks of documents, each half of them on a thread of its own where there are many.
        let halves = if division.is_some() { 2 } else { 1 };
        let share = documents.div_ceil(halves).next_multiple_of(CHUNK);
        let ranges = (0..halves)
            .map(|half| (half * share).min(documents)..((half + 1) * share).min(documents));
        let read = |range| vectors.read_range(range, division.as_ref());
        let read: Vec<Part> = std::thread::scope(|scope| {
            let threads: Vec<_> = ranges.map(|range| scope.spawn(|| read(range))).collect();
            let joined = threads.into_iter().map(|thread| match thread.join() {
                Ok(part) => part,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            joined.collect()
        });
        let mut places: [Vec<u16>; VIEWS] = Default::default();
        for part in read {
            vectors.signatures.extend(part.signatures);
            for (all, part) in places.iter_mut().zip(part.places) {
                all.extend(part);
            }
        }
        vectors.cells = division.map(|mut cells| {
            cells.fill(&places, &vectors.signatures);
            cells
        });
        vectors
    }

    /// Cells around a sample of the segment's vectors.
    fn division(&self, documents: u32) -> Cells {
        let wanted = Cells::sample_size(documents);
        let step = (documents as usize * VIEWS / wanted).max(1);
        let mut sample = Vec::new();
        let (mut words, mut row) = (Vec::new(), Vec::new());
        for vector in (0..documents as usize * VIEWS).step_by(step) {
            let doc = DocId::try_from(vector / VIEWS).unwrap_or(DocId::MAX);
            let view = vector % VIEWS;
            self.read_words(doc, view..view + 1, &mut words);
            unpack(&words, &mut row);
            if row.iter().any(|level| *level != 0) {
                sample.extend_from_slice(&row);
            }
        }
        Cells::around(documents, 8 * self.words, &sample)
    }

    fn read_range(&self, range: std::ops::Range<DocId>, cells: Option<&Cells>) -> Part {
        let mut part = Part::default();
        let mut words = Vec::new();
        let mut rows = Vec::new();
        for doc in range {
            self.read_words(doc, 0..VIEWS, &mut words);
            unpack(&words, &mut rows);
            let width = 8 * self.words;
            let work = Describe {
                rows: &rows,
                width,
                cells,
            };
            let (signatures, places) = widely(work);
            part.signatures.push(signatures);
            for (all, place) in part.places.iter_mut().zip(places) {
                all.push(place);
            }
        }
        part
    }

    /// The levels of all views of a document. `words` is room that is used again.
    pub(crate) fn read(&self, doc: DocId, words: &mut Vec<u64>, rows: &mut Vec<i8>) {
        self.read_words(doc, 0..VIEWS, words);
        unpack(words, rows);
    }

    /// Zeros where a document has none: a document that another program wrote.
    fn read_words(&self, doc: DocId, views: std::ops::Range<usize>, words: &mut Vec<u64>) {
        words.clear();
        words.resize(views.len() * self.words, 0);
        let rows = self.column.index.value_row_ids(doc);
        if rows.len() == VIEWS * self.words {
            let start = rows.start as usize + views.start * self.words;
            self.column.values.get_range(start as u64, words);
        }
    }

    /// Offers what is near among the allowed documents.
    pub(crate) fn gather(
        &self,
        segment: u32,
        allowed: &Bits,
        question: Question<'_>,
        signatures: &[Sought; VIEWS],
        candidates: &mut Candidates,
    ) {
        let count = allowed.count();
        if count == 0 {
            return;
        }
        match &self.cells {
            Some(cells) if count > self.signatures.len() / FEW => {
                let views = signatures.iter().enumerate();
                for (view, signature) in views.filter(|(_, sought)| sought.has_direction()) {
                    for list in cells.around_question(question.view(view), view) {
                        widely(ScanList {
                            list,
                            segment,
                            allowed,
                            signature,
                            candidates,
                        });
                    }
                }
            }
            _ => widely(ScanAll {
                all: &self.signatures,
                segment,
                allowed,
                signatures,
                candidates,
            }),
        }
    }
}

#[derive(Default)]
struct Part {
    signatures: Vec<[Signature; VIEWS]>,
    places: [Vec<u16>; VIEWS],
}

/// Signatures and cells of one document's views.
struct Describe<'a> {
    rows: &'a [i8],
    width: usize,
    cells: Option<&'a Cells>,
}

impl NullaryFnOnce for Describe<'_> {
    type Output = ([Signature; VIEWS], [u16; VIEWS]);

    #[inline(always)]
    fn call(self) -> Self::Output {
        let (mut signatures, mut places) = ([Signature::default(); VIEWS], [0; VIEWS]);
        for (view, row) in self
            .rows
            .chunks_exact(self.width.max(1))
            .enumerate()
            .take(VIEWS)
        {
            signatures[view] = signature::of(row);
            if let Some(cells) = self.cells {
                places[view] = cells.place(row);
            }
        }
        (signatures, places)
    }
}

/// Compares the signatures of all allowed documents.
struct ScanAll<'a> {
    all: &'a [[Signature; VIEWS]],
    segment: u32,
    allowed: &'a Bits,
    signatures: &'a [Sought; VIEWS],
    candidates: &'a mut Candidates,
}

impl NullaryFnOnce for ScanAll<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let asked = *self.signatures;
        for ((first, all), word) in (0..)
            .step_by(64)
            .zip(self.all.chunks(64))
            .zip(self.allowed.words())
        {
            let mut left = *word;
            while left != 0 {
                let bit = left.trailing_zeros();
                left &= left - 1;
                let Some(own) = all.get(bit as usize) else {
                    break;
                };
                let mut least = u32::MAX;
                for view in 0..VIEWS {
                    least = least.min(asked[view].distance(&own[view]));
                }
                if least <= self.candidates.bar() {
                    self.candidates.offer(least, self.segment, first + bit);
                }
            }
        }
    }
}

/// Compares the signatures in one cell.
struct ScanList<'a> {
    list: CellList<'a>,
    segment: u32,
    allowed: &'a Bits,
    signature: &'a Sought,
    candidates: &'a mut Candidates,
}

impl NullaryFnOnce for ScanList<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let asked = *self.signature;
        for (own, doc) in self.list.signatures.iter().zip(self.list.docs) {
            let distance = asked.distance(own);
            if distance <= self.candidates.bar() && self.allowed.contains(*doc) {
                self.candidates.offer(distance, self.segment, *doc);
            }
        }
    }
}
