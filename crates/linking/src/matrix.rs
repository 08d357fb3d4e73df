//! Unit vectors as rows of bytes: a quarter of the memory, and integer sums that are the same on
//! every machine.

/// Rows of `i8` with one scale a row.
pub(crate) struct Matrix {
    dimensions: usize,
    values: Vec<i8>,
    scale: Vec<f32>,
}

impl Matrix {
    pub(crate) fn new(dimensions: usize) -> Self {
        Self {
            dimensions,
            values: Vec::new(),
            scale: Vec::new(),
        }
    }

    /// Appends a vector.
    pub(crate) fn push(&mut self, vector: &[f32]) {
        let largest = vector.iter().fold(0.0_f32, |max, x| max.max(x.abs()));
        let scale = largest / 127.0;
        self.scale.push(scale);
        self.values.extend(vector.iter().map(|x| level(*x, scale)));
    }

    pub(crate) fn row(&self, row: usize) -> &[i8] {
        &self.values[row * self.dimensions..][..self.dimensions]
    }

    pub(crate) fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Adds a row, times `factor`, to `sum`.
    pub(crate) fn add_to(&self, row: usize, factor: f32, sum: &mut [f32]) {
        let factor = factor * self.scale[row];
        sum.iter_mut()
            .zip(self.row(row))
            .for_each(|(sum, &x)| *sum += f32::from(x) * factor);
    }

    /// The cosine of a row of `self` and a row of `query`.
    pub(crate) fn dot(&self, row: usize, query: &Self, of: usize) -> f32 {
        let sum: i32 = self
            .row(row)
            .iter()
            .zip(query.row(of))
            .map(|(&a, &b)| i32::from(a) * i32::from(b))
            .sum();
        sum as f32 * self.scale[row] * query.scale[of]
    }
}

fn level(x: f32, scale: f32) -> i8 {
    if scale == 0.0 {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "clamped to -127..=127")]
    let level = (x / scale).round().clamp(-127.0, 127.0) as i8;
    level
}
