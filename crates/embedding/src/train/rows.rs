//! A matrix whose rows are learned sparsely by elementwise Adagrad.

use super::parallel;
use super::random::Random;

/// Shards of a matrix: row `r` is row `r / SHARDS` of shard `r % SHARDS`. A thread learns whole
/// shards, so that no two write to one row.
const SHARDS: usize = 4;

pub(super) struct Rows {
    dimensions: usize,
    shards: Vec<Shard>,
}

struct Shard {
    values: Vec<f32>,
    squares: Vec<f32>,
    gradient: Vec<f32>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
}

/// Texts as the rows that they are summed from, and a gradient for each of the rows of a text.
pub(super) struct Gradients<'a> {
    pub(super) texts: &'a [Vec<u32>],
    /// Text after text.
    pub(super) values: &'a [f32],
}

impl Rows {
    /// Rows of length about 1.
    pub(super) fn gaussian(rows: usize, dimensions: usize, random: &mut Random) -> Self {
        let scale = 1.0 / (dimensions as f32).sqrt();
        let mut shards: Vec<Shard> = (0..SHARDS)
            .map(|shard| Shard::empty((rows + SHARDS - 1 - shard) / SHARDS, dimensions))
            .collect();
        for row in 0..rows {
            shards[row % SHARDS]
                .values
                .extend((0..dimensions).map(|_| random.gaussian() * scale));
        }
        Self { dimensions, shards }
    }

    pub(super) fn dimensions(&self) -> usize {
        self.dimensions
    }

    pub(super) fn row(&self, row: u32) -> &[f32] {
        let at = row as usize / SHARDS * self.dimensions;
        &self.shards[row as usize % SHARDS].values[at..at + self.dimensions]
    }

    pub(super) fn row_mut(&mut self, row: usize) -> &mut [f32] {
        let at = row / SHARDS * self.dimensions;
        &mut self.shards[row % SHARDS].values[at..at + self.dimensions]
    }

    /// All values, row after row.
    pub(super) fn in_order(&self) -> Vec<f32> {
        let rows: usize = self.shards.iter().map(|shard| shard.is_touched.len()).sum();
        (0..u32::try_from(rows).unwrap_or(u32::MAX))
            .flat_map(|row| self.row(row))
            .copied()
            .collect()
    }

    /// One Adagrad step. Every row's gradients are added up in the order of the batches and texts.
    pub(super) fn learn(&mut self, batches: &[Gradients<'_>], rate: f32, threads: usize) {
        let dimensions = self.dimensions;
        let jobs = self.shards.iter_mut().enumerate().collect();
        parallel::each(threads, jobs, |(index, shard)| {
            for batch in batches {
                for (text, gradient) in batch
                    .texts
                    .iter()
                    .zip(batch.values.chunks_exact(dimensions))
                {
                    text.iter()
                        .filter(|row| **row as usize % SHARDS == index)
                        .for_each(|row| shard.add(*row as usize / SHARDS, gradient));
                }
            }
            shard.update(rate, dimensions);
        });
    }
}

impl Shard {
    fn empty(rows: usize, dimensions: usize) -> Self {
        let size = rows * dimensions;
        Self {
            values: Vec::with_capacity(size),
            squares: vec![0.0; size],
            gradient: vec![0.0; size],
            touched: Vec::new(),
            is_touched: vec![false; rows],
        }
    }

    fn add(&mut self, row: usize, gradient: &[f32]) {
        let into = &mut self.gradient[row * gradient.len()..][..gradient.len()];
        if self.is_touched[row] {
            into.iter_mut().zip(gradient).for_each(|(sum, g)| *sum += g);
        } else {
            self.is_touched[row] = true;
            self.touched.push(u32::try_from(row).unwrap_or(u32::MAX));
            into.copy_from_slice(gradient);
        }
    }

    fn update(&mut self, rate: f32, dimensions: usize) {
        for row in self.touched.drain(..) {
            let index = row as usize;
            self.is_touched[index] = false;
            let span = index * dimensions..(index + 1) * dimensions;
            let values = self.values[span.clone()].iter_mut();
            let squares = self.squares[span.clone()].iter_mut();
            for ((value, square), g) in values.zip(squares).zip(&self.gradient[span]) {
                *square += g * g;
                *value -= rate * g / (square.sqrt() + 1e-8);
            }
        }
    }
}
