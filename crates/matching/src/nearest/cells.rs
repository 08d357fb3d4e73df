//! A segment's vectors, divided into cells: an inverted file.
//!
//! Cells are found by spherical k-means in two levels over a sample of the segment's own vectors,
//! which takes some hundredths of a second, so a division never has to be kept, trained ahead or
//! brought up to date. All of it is computed in whole numbers and in a fixed order.

use super::signature::Signature;
use crate::levels::plain_dot;
use crate::simd::widely;
use crate::vectors::VIEWS;
use pulp::NullaryFnOnce;
use tantivy::DocId;

/// Documents for each cell, roughly.
const PER_CELL: u32 = 250;
/// The most cells: a square, for there are two levels.
const MOST: usize = 1024;
/// Vectors of the sample for each cell.
const SAMPLED: usize = 24;
/// Rounds of k-means.
const ROUNDS: usize = 4;
/// The share of a segment's signatures that are compared: one in this many, ...
const COMPARED: usize = 12;
/// ... but not fewer than this, nor those of fewer cells than `FEWEST_CELLS`.
const FEWEST: usize = 10_000;
const FEWEST_CELLS: usize = 8;

/// The place of what has no direction, and so is near to nothing.
const NOWHERE: u16 = u16::MAX;

/// Cells with what lies in them, view by view.
pub(crate) struct Cells {
    width: usize,
    /// Cells of the upper level, and for each the same number of lower ones.
    upper: Centres,
    lower: Centres,
    views: [Lists; VIEWS],
}

/// What lies in one cell.
#[derive(Clone, Copy)]
pub(crate) struct CellList<'a> {
    pub(crate) docs: &'a [DocId],
    pub(crate) signatures: &'a [Signature],
}

/// The documents by cell.
#[derive(Default)]
struct Lists {
    /// First document of each cell, and one past the last.
    starts: Vec<usize>,
    docs: Vec<DocId>,
    signatures: Vec<Signature>,
}

/// Middles of cells.
#[derive(Default)]
struct Centres {
    values: Vec<i8>,
    /// One over the length of each; 0 for one that nothing is near to.
    scales: Vec<f32>,
}

impl Cells {
    /// How many vectors to take as a sample of a segment.
    pub(crate) fn sample_size(documents: u32) -> usize {
        SAMPLED * root(documents) * root(documents)
    }

    /// Finds cells around a sample, rows of `width` levels.
    pub(crate) fn around(documents: u32, width: usize, rows: &[&[i8]]) -> Self {
        let count = root(documents);
        let upper = widely(Means { width, count, rows });
        let mut lower = Centres::default();
        let mut members: Vec<Vec<&[i8]>> = vec![Vec::new(); count];
        for row in rows {
            members[widely(Closest {
                centres: &upper,
                width,
                row,
                of: 0..count,
            })]
            .push(row);
        }
        for rows in &members {
            let centres = widely(Means { width, count, rows });
            lower.values.extend(centres.values);
            lower.scales.extend(centres.scales);
        }
        Self {
            width,
            upper,
            lower,
            views: Default::default(),
        }
    }

    /// The cell of a vector; [`NOWHERE`] for one of zeros.
    #[inline(always)]
    pub(crate) fn place(&self, row: &[i8]) -> u16 {
        if row.iter().all(|level| *level == 0) {
            return NOWHERE;
        }
        let count = self.upper.scales.len();
        let closest = |centres, of| Closest {
            centres,
            width: self.width,
            row,
            of,
        };
        let upper = closest(&self.upper, 0..count).call();
        let lower = closest(&self.lower, upper * count..(upper + 1) * count).call();
        u16::try_from(lower).unwrap_or_default()
    }

    /// Puts documents into the cells that were found for their views.
    pub(crate) fn fill(&mut self, places: &[Vec<u16>; VIEWS], signatures: &[[Signature; VIEWS]]) {
        let cells = self.lower.scales.len();
        for (view, places) in places.iter().enumerate() {
            let mut starts = vec![0; cells + 1];
            for place in places.iter().filter(|place| **place != NOWHERE) {
                starts[usize::from(*place) + 1] += 1;
            }
            for cell in 0..cells {
                starts[cell + 1] += starts[cell];
            }
            let mut next = starts.clone();
            let lists = &mut self.views[view];
            lists.docs = vec![0; starts[cells]];
            lists.signatures = vec![Signature::default(); starts[cells]];
            let placed = (0..).zip(places).zip(signatures);
            for ((doc, place), signature) in placed.filter(|((_, place), _)| **place != NOWHERE) {
                let at = &mut next[usize::from(*place)];
                lists.docs[*at] = doc;
                lists.signatures[*at] = signature[view];
                *at += 1;
            }
            lists.starts = starts;
        }
    }

    /// The cells nearest to a question that hold enough documents together, nearest first.
    pub(crate) fn around_question(
        &self,
        question: &[i8],
        view: usize,
    ) -> impl Iterator<Item = CellList<'_>> {
        let scores = widely(Scores {
            centres: &self.lower,
            width: self.width,
            row: question,
        });
        let mut order: Vec<(f32, usize)> = scores.into_iter().zip(0..).collect();
        order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let lists = &self.views[view];
        let enough = (lists.docs.len() / COMPARED).max(FEWEST);
        let (mut seen, mut cells) = (0, 0);
        order
            .into_iter()
            .map(|(_, cell)| {
                let range = lists.starts[cell]..lists.starts[cell + 1];
                CellList {
                    docs: &lists.docs[range.clone()],
                    signatures: &lists.signatures[range],
                }
            })
            .take_while(move |list| {
                let go_on = seen < enough || cells < FEWEST_CELLS;
                seen += list.docs.len();
                cells += usize::from(!list.docs.is_empty());
                go_on
            })
    }
}

/// The square root of the number of cells.
fn root(documents: u32) -> usize {
    let cells = (documents / PER_CELL).clamp(64, u32::try_from(MOST).unwrap_or(64));
    cells.isqrt() as usize
}

/// The centre that a row is closest to.
struct Closest<'a> {
    centres: &'a Centres,
    width: usize,
    row: &'a [i8],
    of: std::ops::Range<usize>,
}

impl NullaryFnOnce for Closest<'_> {
    type Output = usize;

    #[inline(always)]
    fn call(self) -> usize {
        let (mut best, mut closest) = (f32::MIN, self.of.start);
        for centre in self.of {
            let values = &self.centres.values[centre * self.width..][..self.width];
            let score = plain_dot(values, self.row) as f32 * self.centres.scales[centre];
            if score > best && self.centres.scales[centre] > 0.0 {
                (best, closest) = (score, centre);
            }
        }
        closest
    }
}

/// How close a row is to every centre.
struct Scores<'a> {
    centres: &'a Centres,
    width: usize,
    row: &'a [i8],
}

impl NullaryFnOnce for Scores<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn call(self) -> Vec<f32> {
        let centres = self.centres.values.chunks_exact(self.width.max(1));
        let mut scores = Vec::with_capacity(self.centres.scales.len());
        for (centre, scale) in centres.zip(&self.centres.scales) {
            scores.push(plain_dot(centre, self.row) as f32 * scale);
        }
        scores
    }
}

/// Spherical k-means: begins with rows spread over the sample.
struct Means<'a> {
    width: usize,
    count: usize,
    rows: &'a [&'a [i8]],
}

impl NullaryFnOnce for Means<'_> {
    type Output = Centres;

    #[inline(always)]
    fn call(self) -> Centres {
        let Self { width, count, rows } = self;
        let mut centres = Centres {
            values: vec![0; count * width],
            scales: vec![0.0; count],
        };
        for centre in 0..count.min(rows.len()) {
            centres.set(
                centre,
                width,
                rows[centre * rows.len() / count.min(rows.len())],
            );
        }
        let mut sums = vec![0_i32; count * width];
        for _ in 0..ROUNDS {
            sums.fill(0);
            for row in rows {
                let closest = Closest {
                    centres: &centres,
                    width,
                    row,
                    of: 0..count,
                }
                .call();
                for (sum, level) in sums[closest * width..][..width].iter_mut().zip(*row) {
                    *sum += i32::from(*level);
                }
            }
            for centre in 0..count {
                let sum = &sums[centre * width..][..width];
                let largest = sum.iter().map(|x| x.unsigned_abs()).max().unwrap_or(0);
                if largest > 0 {
                    #[expect(clippy::cast_possible_truncation, reason = "at most 127")]
                    let scaled: Vec<i8> = sum
                        .iter()
                        .map(|x| (i64::from(*x) * 127 / i64::from(largest)) as i8)
                        .collect();
                    centres.set(centre, width, &scaled);
                }
            }
        }
        centres
    }
}

impl Centres {
    #[inline(always)]
    fn set(&mut self, centre: usize, width: usize, values: &[i8]) {
        self.values[centre * width..][..width].copy_from_slice(values);
        let square = plain_dot(values, values) as f32;
        self.scales[centre] = if square > 0.0 {
            1.0 / square.sqrt()
        } else {
            0.0
        };
    }
}
