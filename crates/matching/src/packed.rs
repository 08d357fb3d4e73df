//! Unit vectors in half a byte a number: what a profile says, in the index.

use ndarray::{Array2, ArrayView1};
use pulp::NullaryFnOnce;
use serde::{Deserialize, Serialize};

use crate::simd::widely;

/// Rows of unit vectors in 4-bit levels (-7 to 7). A product with another unit vector is off by
/// less than 0.01 as a rule and by less than 0.04 at worst (measured in the tests).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct Quantised {
    dimensions: usize,
    /// One over the length of each row of levels, or 0 for a row of zeros.
    scales: Vec<f32>,
    /// Levels plus 8, two to a byte: those of the first half of a row low, of the second high.
    #[serde(with = "bytes")]
    values: Vec<u8>,
}

/// Shares of the largest number that may become the largest level: cutting off the largest few
/// leaves finer levels for the many. The one with the smallest error is taken, row by row.
const CUTS: [f32; 5] = [1.0, 0.9, 0.8, 0.7, 0.6];

impl Quantised {
    pub(crate) fn new(rows: &Array2<f32>) -> Self {
        let mut quantised = Self {
            dimensions: rows.ncols(),
            ..Self::default()
        };
        for row in rows.rows() {
            let (levels, scale) = widely(Pack(&row.to_vec()));
            quantised.scales.push(scale);
            let (low, high) = levels.split_at(levels.len().div_ceil(2));
            let high = high.iter().chain(std::iter::repeat(&8));
            let bytes = low.iter().zip(high).map(|(low, high)| low | high << 4);
            quantised.values.extend(bytes);
        }
        quantised
    }

    fn width(&self) -> usize {
        self.dimensions.div_ceil(2)
    }

    pub(crate) fn len(&self) -> usize {
        self.scales.len()
    }

    /// Product of row `index` with `query`: the cosine where both are unit vectors.
    pub(crate) fn dot(&self, index: usize, query: ArrayView1<f32>) -> f32 {
        let width = self.width();
        let row = &self.values[index * width..][..width];
        let owned;
        let query = if let Some(slice) = query.as_slice() {
            slice
        } else {
            owned = query.to_vec();
            &owned
        };
        widely(Dot { row, query }) * self.scales[index]
    }

    /// The cosine of `query` and the sum of those rows that `keep` says, in their order. 0 where
    /// there is none.
    pub(crate) fn cosine_of_sum(
        &self,
        keep: impl Iterator<Item = bool>,
        query: ArrayView1<f32>,
    ) -> f32 {
        let width = self.width();
        let mut sum = vec![0.0_f32; 2 * width];
        for (index, _) in keep.enumerate().filter(|(_, keep)| *keep) {
            let row = &self.values[index * width..][..width];
            let scale = self.scales[index];
            let (low, high) = sum.split_at_mut(width);
            for ((low, high), byte) in low.iter_mut().zip(high).zip(row) {
                *low += (f32::from(byte & 15) - 8.0) * scale;
                *high += (f32::from(byte >> 4) - 8.0) * scale;
            }
        }
        sum.truncate(self.dimensions);
        let sum = ndarray::Array1::from(sum);
        let length = sum.dot(&sum).sqrt();
        if length > 0.0 {
            sum.dot(&query) / length
        } else {
            0.0
        }
    }

    /// The rows as numbers again.
    #[cfg(test)]
    pub(crate) fn restored(&self) -> Array2<f32> {
        let width = self.width();
        Array2::from_shape_fn((self.len(), self.dimensions), |(row, column)| {
            let byte = self.values[row * width + column % width];
            let level = if column < width { byte & 15 } else { byte >> 4 };
            (f32::from(level) - 8.0) * self.scales[row]
        })
    }

    /// Whether the parts belong together; a payload that was written by this program does.
    pub(crate) fn is_consistent(&self, dimensions: usize) -> bool {
        self.dimensions == dimensions && self.values.len() == self.scales.len() * self.width()
    }
}

/// The levels of a row, plus 8, and one over their length.
struct Pack<'a>(&'a [f32]);

impl NullaryFnOnce for Pack<'_> {
    type Output = (Vec<u8>, f32);

    #[inline(always)]
    fn call(self) -> Self::Output {
        let (mut best, mut levels) = (vec![8; self.0.len()], vec![8; self.0.len()]);
        let (mut best_cosine, mut scale) = (f32::MIN, 0.0);
        for cut in CUTS {
            let (cosine, length) = round(self.0, cut, &mut levels);
            if cosine > best_cosine {
                best_cosine = cosine;
                scale = if length > 0.0 { 1.0 / length } else { 0.0 };
                std::mem::swap(&mut best, &mut levels);
            }
        }
        (best, scale)
    }
}

/// Rounds a row to levels plus 8; gives its cosine with them, and their length.
#[inline(always)]
fn round(row: &[f32], cut: f32, levels: &mut [u8]) -> (f32, f32) {
    let mut largest = 0.0_f32;
    for x in row {
        largest = largest.max(x.abs());
    }
    let scale = if largest > 0.0 {
        7.0 / (largest * cut)
    } else {
        0.0
    };
    let (mut products, mut squares) = ([0.0_f32; 8], 0_i32);
    let (numbers, into) = (row.chunks(8), levels.chunks_mut(8));
    for (numbers, into) in numbers.zip(into) {
        for (at, (x, into)) in numbers.iter().zip(into).enumerate() {
            let level = (x * scale).round_ties_even().clamp(-7.0, 7.0);
            products[at] += level * x;
            #[expect(clippy::cast_possible_truncation, reason = "-7 to 7 by the clamp")]
            let level = level as i32;
            squares += level * level;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "1 to 15"
            )]
            let plus_eight = (level + 8) as u8;
            *into = plus_eight;
        }
    }
    let length = (squares as f32).sqrt();
    let product = products.iter().sum::<f32>();
    let cosine = if length > 0.0 { product / length } else { 0.0 };
    (cosine, length)
}

/// Sums in sixteen lanes, then in order: the same additions on every processor.
struct Dot<'a> {
    row: &'a [u8],
    query: &'a [f32],
}

impl NullaryFnOnce for Dot<'_> {
    type Output = f32;

    #[inline(always)]
    fn call(self) -> f32 {
        let (low, high) = self.query.split_at(self.row.len().min(self.query.len()));
        let mut sums = [0.0_f32; 16];
        let (mut rows, mut lows) = (self.row.chunks_exact(8), low.chunks_exact(8));
        let mut highs = high.chunks_exact(8);
        let level = |half: u8| f32::from(half) - 8.0;
        let rest = loop {
            // An odd row's high half is one number shorter: it ends in the remainder.
            match (rows.next(), lows.next(), highs.next()) {
                (Some(row), Some(low), Some(high)) => {
                    for at in 0..8 {
                        sums[at] += level(row[at] & 15) * low[at];
                        sums[8 + at] += level(row[at] >> 4) * high[at];
                    }
                }
                (row, low, _) => {
                    break (
                        row.unwrap_or(rows.remainder()),
                        low.unwrap_or(lows.remainder()),
                    );
                }
            }
        };
        let (row, low) = rest;
        let whole = sums.iter().sum::<f32>();
        let lows = row.iter().zip(low).map(|(row, x)| level(row & 15) * x);
        let highs = row.iter().zip(highs.remainder());
        whole + lows.sum::<f32>() + highs.map(|(row, x)| level(row >> 4) * x).sum::<f32>()
    }
}

/// Bytes in one piece, which is faster than one by one.
mod bytes {
    use serde::de::{Deserializer, Error, Visitor};
    use serde::ser::Serializer;

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(bytes)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Vec<u8>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
        }
        from.deserialize_bytes(Bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Unit vectors of numbers that are about normally distributed, from a fixed seed.
    fn vectors(count: usize, dimensions: usize) -> Array2<f32> {
        let mut state = 7_u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 40) as f32 / (1 << 24) as f32 - 0.5
        };
        let mut rows =
            Array2::from_shape_fn((count, dimensions), |_| (0..6).map(|_| next()).sum::<f32>());
        for mut row in rows.rows_mut() {
            let length = row.dot(&row).sqrt();
            row /= length;
        }
        rows
    }

    #[test]
    fn cosines_are_kept() {
        for dimensions in [192, 7, 1, 9, 17, 100] {
            let rows = vectors(200, dimensions);
            let quantised = Quantised::new(&rows);
            assert!(quantised.is_consistent(dimensions) && !quantised.is_consistent(4));
            let restored = quantised.restored();
            for (index, row) in rows.rows().into_iter().enumerate() {
                let other = rows.row((index + 1) % rows.nrows());
                let product = quantised.dot(index, other);
                assert!((product - restored.row(index).dot(&other)).abs() < 1e-5);
                let off = (product - row.dot(&other)).abs();
                let allowed = if dimensions < 100 { 0.2 } else { 0.04 };
                assert!(off < allowed, "{dimensions}: {off}");
            }
        }
    }

    #[test]
    fn the_error_is_small_as_a_rule() {
        let rows = vectors(400, 192);
        let quantised = Quantised::new(&rows);
        let error = |index: usize| {
            let other = rows.row((index * 7 + 1) % rows.nrows());
            f64::from(quantised.dot(index, other) - rows.row(index).dot(&other)).powi(2)
        };
        let mean = (0..rows.nrows()).map(error).sum::<f64>() / rows.nrows() as f64;
        assert!(mean.sqrt() < 0.01, "{}", mean.sqrt());
    }

    #[test]
    fn nothing_stays_nothing() {
        let quantised = Quantised::new(&Array2::zeros((2, 8)));
        let query = ndarray::Array1::ones(8);
        assert_eq!(quantised.dot(1, query.view()).to_bits(), 0);
        let bytes = postcard::to_stdvec(&quantised).unwrap();
        assert_eq!(
            postcard::from_bytes::<Quantised>(&bytes).unwrap(),
            quantised
        );
    }
}
