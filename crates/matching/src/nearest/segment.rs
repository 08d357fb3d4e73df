//! The vectors of one segment.

use pulp::NullaryFnOnce;
use tantivy::DocId;
use tantivy::columnar::Column;

use super::Question;
use super::candidates::Candidates;
use super::cells::{CellList, Cells};
use super::signature::{self, Signature, Sought};
use crate::bits::Bits;
use crate::levels::width;
use crate::simd::widely;
use crate::vectors::VIEWS;

/// From so many documents on a segment is divided into cells.
const DIVIDED: u32 = 20_000;
/// All allowed signatures of a segment are compared where at most one document in this many is
/// allowed: reading them one by one is then no slower than reading the cells.
const FEW: usize = 8;
/// The vectors of one segment, in memory.
pub(crate) struct SegmentVectors {
    /// Numbers of one view.
    width: usize,
    /// By document, view after view.
    levels: Vec<i8>,
    /// By document.
    signatures: Vec<[Signature; VIEWS]>,
    cells: Option<Cells>,
}

impl SegmentVectors {
    /// Reads the vectors, and divides a large segment into cells.
    pub(crate) fn load(column: &Column<u64>, documents: u32, dimensions: usize) -> Self {
        let width = width(dimensions);
        let stride = VIEWS * width;
        let mut levels = vec![0; documents as usize * stride];
        // Two threads share a large segment.
        let threads = if documents < DIVIDED { 1 } else { 2 };
        let share = documents.div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let parts = levels.chunks_mut((share as usize * stride).max(1));
            for (first, part) in (0..).step_by(share as usize).zip(parts) {
                scope.spawn(move || read(column, first, stride, part));
            }
        });
        let mut cells = (documents >= DIVIDED).then(|| division(&levels, documents, width));
        let described: Vec<Part> = std::thread::scope(|scope| {
            let parts = levels.chunks((share as usize * stride).max(1));
            let cells = cells.as_ref();
            let threads: Vec<_> = parts
                .map(|part| scope.spawn(move || describe(part, width, cells)))
                .collect();
            let joined = threads.into_iter().map(|thread| match thread.join() {
                Ok(part) => part,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            joined.collect()
        });
        let mut signatures = Vec::with_capacity(documents as usize);
        let mut places: [Vec<u16>; VIEWS] = Default::default();
        for part in described {
            signatures.extend(part.signatures);
            for (all, part) in places.iter_mut().zip(part.places) {
                all.extend(part);
            }
        }
        if let Some(cells) = &mut cells {
            cells.fill(&places, &signatures);
        }
        Self {
            width,
            levels,
            signatures,
            cells,
        }
    }

    /// The levels of all views of a document, view after view.
    pub(crate) fn rows(&self, doc: DocId) -> &[i8] {
        let stride = VIEWS * self.width;
        let start = doc as usize * stride;
        self.levels.get(start..start + stride).unwrap_or_default()
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

/// Takes the vectors of documents from `first` on out of the index. A document that has none, or
/// not as many numbers as it should, keeps its zeros.
fn read(column: &Column<u64>, first: DocId, stride: usize, levels: &mut [i8]) {
    let mut words = vec![0; stride / 8];
    for (doc, levels) in (first..).zip(levels.chunks_exact_mut(stride.max(1))) {
        let rows = column.index.value_row_ids(doc);
        if rows.len() == words.len() {
            column.values.get_range(u64::from(rows.start), &mut words);
            for (eight, word) in levels.chunks_exact_mut(8).zip(&words) {
                eight.copy_from_slice(&word.to_le_bytes().map(u8::cast_signed));
            }
        }
    }
}

/// Cells around a sample of the vectors.
fn division(levels: &[i8], documents: u32, width: usize) -> Cells {
    let vectors = documents as usize * VIEWS;
    let step = (vectors / Cells::sample_size(documents)).max(1);
    let rows = levels.chunks_exact(width.max(1)).step_by(step);
    let sample: Vec<&[i8]> = rows
        .filter(|row| row.iter().any(|level| *level != 0))
        .collect();
    Cells::around(documents, width, &sample)
}

/// Signatures and cells of documents.
fn describe(levels: &[i8], width: usize, cells: Option<&Cells>) -> Part {
    let mut part = Part::default();
    for rows in levels.chunks_exact((VIEWS * width).max(1)) {
        let (signatures, places) = widely(Describe { rows, width, cells });
        part.signatures.push(signatures);
        for (all, place) in part.places.iter_mut().zip(places) {
            all.push(place);
        }
    }
    part
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
