//! The table of a static model: its bytes, and adding up its rows.
//!
//! Bytes: the magic `SPONA-NGRAM-2\n`, two zero bytes, the number of features (2^20), of rows and of
//! dimensions as little-endian `u32`, a unit as little-endian `f32`; then one bit a feature that
//! says whether it has a row (lowest bit first); then the rows in the order of their features. A
//! row is one byte of scale (1 to 255) and `dimensions / 2` bytes of two 4-bit levels, low half
//! first, stored plus 8 (1 to 15). A number is unit x scale x level.
//!
//! Rows are added as whole numbers, so the sum is exact and does not depend on their order, on the
//! width of the processor's registers or on the number of threads. The unit only serves who wants
//! to see the numbers as they were learned: a text's vector is scaled to length 1.

use memmap2::Mmap;

use super::features::FEATURES;

pub(crate) const MAGIC: &[u8] = b"SPONA-NGRAM-2\n\0\0";
/// Magic and four numbers.
pub(crate) const HEAD: usize = 32;
/// Longest vector; a table's size is known before anything is laid out for it.
const LONGEST: usize = 1024;
/// Rows whose sum still fits 16 bits: 16 x 255 x 8 < 2^15.
const BLOCK: usize = 16;
/// Blocks whose sum still fits 32 bits.
const BLOCKS: usize = 1 << 15;

/// Where a table's bytes are.
pub(crate) enum Bytes {
    Mapped(Mmap),
    Owned(Vec<u8>),
}

impl std::ops::Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Mapped(map) => map,
            Self::Owned(bytes) => bytes,
        }
    }
}

/// Quantised rows.
pub(crate) struct Table {
    bytes: Bytes,
    dimensions: usize,
    /// Which features have a row, 64 to a word, with the number of rows before each word.
    used: Vec<(u64, u32)>,
    /// Where the rows begin.
    rows: usize,
}

/// Exact sum of rows.
pub(crate) struct Sum {
    block: Vec<i16>,
    in_block: usize,
    middle: Vec<i32>,
    in_middle: usize,
    whole: Vec<i64>,
    rows: usize,
}

impl Table {
    /// Checks the bytes' form. The message says what is wrong with them.
    pub(crate) fn parse(bytes: Bytes) -> Result<Self, String> {
        let Some(head) = bytes.get(..HEAD) else {
            return Err(format!(
                "it has {} bytes, too few for a head of {HEAD}",
                bytes.len()
            ));
        };
        if !head.starts_with(MAGIC) {
            return Err("it does not begin with SPONA-NGRAM-2".to_owned());
        }
        let number = |at: usize| {
            u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]) as usize
        };
        let (features, rows, dimensions) = (number(16), number(20), number(24));
        if features != FEATURES || dimensions == 0 || dimensions > LONGEST || dimensions % 2 == 1 {
            return Err(format!(
                "it has {features} features and {dimensions} dimensions, expected {FEATURES} \
                 features and an even number of dimensions up to {LONGEST}"
            ));
        }
        let unit = f32::from_le_bytes([head[28], head[29], head[30], head[31]]);
        if !unit.is_finite() || unit <= 0.0 {
            return Err(format!("its unit is {unit}, expected a positive number"));
        }
        let first_row = HEAD + FEATURES / 8;
        let expected = rows
            .checked_mul(1 + dimensions / 2)
            .and_then(|size| size.checked_add(first_row));
        if expected != Some(bytes.len()) {
            return Err(format!(
                "it has {} bytes, but {rows} rows of {dimensions} dimensions take {}",
                bytes.len(),
                expected.map_or("more than there can be".to_owned(), |size| size.to_string())
            ));
        }
        let mut used = Vec::with_capacity(FEATURES / 64);
        let mut count = 0;
        for eight in bytes[HEAD..first_row].chunks_exact(8) {
            let bits = eight
                .iter()
                .rev()
                .fold(0, |bits, byte| bits << 8 | u64::from(*byte));
            used.push((bits, count));
            count += bits.count_ones();
        }
        if count as usize != rows {
            return Err(format!(
                "{count} features are marked as used, but it has {rows} rows"
            ));
        }
        if let Some(row) = (0..rows).find(|row| bytes[first_row + row * (1 + dimensions / 2)] == 0)
        {
            return Err(format!("the scale of row {row} is 0, expected 1 to 255"));
        }
        Ok(Self {
            bytes,
            dimensions,
            used,
            rows: first_row,
        })
    }

    pub(crate) fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Scale and levels of a feature's row, where it has one.
    fn row(&self, feature: u32) -> Option<(u8, &[u8])> {
        let (bits, before) = self.used[feature as usize / 64];
        let bit = feature % 64;
        if bits >> bit & 1 == 0 {
            return None;
        }
        let position = before + (bits & ((1 << bit) - 1)).count_ones();
        let width = 1 + self.dimensions / 2;
        let (scale, levels) =
            self.bytes[self.rows + position as usize * width..][..width].split_first()?;
        Some((*scale, levels))
    }

    /// Adds a feature's row; one that has none adds nothing.
    pub(crate) fn add(&self, feature: u32, sum: &mut Sum) {
        if let Some((scale, levels)) = self.row(feature) {
            sum.add(i16::from(scale), levels);
        }
    }
}

impl Sum {
    pub(crate) fn new(dimensions: usize) -> Self {
        Self {
            block: vec![0; dimensions],
            in_block: 0,
            middle: vec![0; dimensions],
            in_middle: 0,
            whole: vec![0; dimensions],
            rows: 0,
        }
    }

    /// `block` holds the low halves first, then the high ones: so both vectorise.
    fn add(&mut self, scale: i16, levels: &[u8]) {
        let (low, high) = self.block.split_at_mut(levels.len());
        for ((low, high), byte) in low.iter_mut().zip(high).zip(levels) {
            *low += (i16::from(byte & 15) - 8) * scale;
            *high += (i16::from(byte >> 4) - 8) * scale;
        }
        self.in_block += 1;
        self.rows += 1;
        if self.in_block == BLOCK {
            self.carry();
        }
    }

    /// Moves the 16-bit sums to the 32-bit ones, and those to the 64-bit ones when they are full.
    fn carry(&mut self) {
        for (sum, block) in self.middle.iter_mut().zip(&mut self.block) {
            *sum += i32::from(std::mem::take(block));
        }
        self.in_block = 0;
        self.in_middle += 1;
        if self.in_middle == BLOCKS {
            self.carry_middle();
        }
    }

    fn carry_middle(&mut self) {
        for (sum, middle) in self.whole.iter_mut().zip(&mut self.middle) {
            *sum += i64::from(std::mem::take(middle));
        }
        self.in_middle = 0;
    }

    /// Writes the sum, scaled to length 1, to `vector` and starts anew. The sum of nothing is 0.
    pub(crate) fn finish(&mut self, vector: &mut [f32]) {
        if self.rows == 0 {
            vector.fill(0.0);
            return;
        }
        self.carry();
        let half = vector.len() / 2;
        if self.rows < BLOCK * (BLOCKS - 1) {
            // Nothing has reached the 64-bit sums.
            let (low, high) = self.middle.split_at(half);
            for ((pair, low), high) in vector.chunks_exact_mut(2).zip(low).zip(high) {
                pair[0] = *low as f32;
                pair[1] = *high as f32;
            }
            self.middle.fill(0);
            self.in_middle = 0;
        } else {
            self.carry_middle();
            let (low, high) = self.whole.split_at(half);
            for ((pair, low), high) in vector.chunks_exact_mut(2).zip(low).zip(high) {
                pair[0] = *low as f32;
                pair[1] = *high as f32;
            }
            self.whole.fill(0);
        }
        self.rows = 0;
        scale_to_one(vector);
    }
}

/// Eight sums side by side, then in order: fast, and the same additions everywhere.
fn scale_to_one(vector: &mut [f32]) {
    let mut sums = [0.0_f32; 8];
    let chunks = vector.chunks_exact(8);
    for (sum, x) in sums.iter_mut().zip(chunks.remainder()) {
        *sum += x * x;
    }
    for chunk in chunks {
        sums.iter_mut()
            .zip(chunk)
            .for_each(|(sum, x)| *sum += x * x);
    }
    let length = sums.iter().sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|x| *x /= length);
    }
}

/// Bytes of a table.
pub(crate) fn size(rows: usize, dimensions: usize) -> usize {
    HEAD + FEATURES / 8 + rows * (1 + dimensions / 2)
}
