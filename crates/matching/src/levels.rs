//! Vectors in one byte a number, and their products in whole numbers.

use ndarray::{Array2, ArrayView1};
/// Rows of vectors, each scaled so that its largest number is 127. Lengths say nothing: a cosine
/// divides by them. Rows are padded with zeros to a multiple of eight numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Levels {
    width: usize,
    values: Vec<i8>,
}

/// Numbers a row of `dimensions` takes.
pub(crate) fn width(dimensions: usize) -> usize {
    dimensions.next_multiple_of(8)
}

impl Levels {
    pub(crate) fn new(rows: &Array2<f32>) -> Self {
        let width = width(rows.ncols());
        let mut values = Vec::with_capacity(rows.nrows() * width);
        for row in rows.rows() {
            push_row(row, &mut values);
            values.resize(values.len().next_multiple_of(width.max(1)), 0);
        }
        Self { width, values }
    }

    pub(crate) fn row(&self, index: usize) -> &[i8] {
        &self.values[index * self.width..][..self.width]
    }

    /// Eight numbers to a word, for a column of the index.
    pub(crate) fn words(&self) -> impl Iterator<Item = u64> + '_ {
        let eight = self.values.chunks_exact(8);
        eight.map(|chunk| {
            let bytes = chunk.iter().rev();
            bytes.fold(0, |word, value| {
                word << 8 | u64::from(value.cast_unsigned())
            })
        })
    }
}

fn push_row(row: ArrayView1<f32>, values: &mut Vec<i8>) {
    let largest = row.fold(0.0_f32, |max, x| max.max(x.abs()));
    let scale = if largest > 0.0 { 127.0 / largest } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, reason = "at most 127 by the scale")]
    values.extend(row.iter().map(|x| (x * scale).round() as i8));
}

/// Product of two rows. For use inside of what runs widely.
#[inline(always)]
pub(crate) fn plain_dot(a: &[i8], b: &[i8]) -> i32 {
    a.iter()
        .zip(b)
        .map(|(a, b)| i32::from(*a) * i32::from(*b))
        .sum()
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn words_hold_what_they_were_given() {
        let rows = array![[0.6_f32, -0.8, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, -1.0]];
        let levels = Levels::new(&rows);
        let words: Vec<u64> = levels.words().collect();
        let bytes = words.iter().flat_map(|word| word.to_le_bytes());
        assert_eq!(
            bytes.map(u8::cast_signed).collect::<Vec<_>>(),
            levels.values
        );
        assert_eq!(levels.row(0)[..4], [95, -127, 0, 0]);
        assert_eq!(plain_dot(levels.row(2), levels.row(2)), 127 * 127);
    }
}
