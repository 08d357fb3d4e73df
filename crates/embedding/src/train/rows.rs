//! A matrix whose rows are learned sparsely by elementwise Adagrad.

use super::random::Random;

pub(super) struct Rows {
    dimensions: usize,
    values: Vec<f32>,
    squares: Vec<f32>,
    gradient: Vec<f32>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
}

impl Rows {
    /// Rows of length about 1.
    pub(super) fn gaussian(rows: usize, dimensions: usize, random: &mut Random) -> Self {
        let scale = 1.0 / (dimensions as f32).sqrt();
        let size = rows * dimensions;
        Self {
            dimensions,
            values: (0..size).map(|_| random.gaussian() * scale).collect(),
            squares: vec![0.0; size],
            gradient: vec![0.0; size],
            touched: Vec::new(),
            is_touched: vec![false; rows],
        }
    }

    pub(super) fn dimensions(&self) -> usize {
        self.dimensions
    }

    pub(super) fn values(&self) -> &[f32] {
        &self.values
    }

    pub(super) fn row(&self, row: u32) -> &[f32] {
        &self.values[row as usize * self.dimensions..][..self.dimensions]
    }

    pub(super) fn scale(&mut self, row: usize, factor: f32) {
        let row = &mut self.values[row * self.dimensions..][..self.dimensions];
        row.iter_mut().for_each(|x| *x *= factor);
    }

    pub(super) fn add_gradient(&mut self, row: u32, gradient: &[f32]) {
        let index = row as usize;
        let into = &mut self.gradient[index * self.dimensions..][..self.dimensions];
        if self.is_touched[index] {
            into.iter_mut().zip(gradient).for_each(|(sum, g)| *sum += g);
        } else {
            self.is_touched[index] = true;
            self.touched.push(row);
            into.copy_from_slice(gradient);
        }
    }

    /// One Adagrad step on the rows that got a gradient since the last one.
    pub(super) fn update(&mut self, rate: f32) {
        for row in self.touched.drain(..) {
            let index = row as usize;
            self.is_touched[index] = false;
            let span = index * self.dimensions..(index + 1) * self.dimensions;
            let values = self.values[span.clone()].iter_mut();
            let squares = self.squares[span.clone()].iter_mut();
            for ((value, square), g) in values.zip(squares).zip(&self.gradient[span]) {
                *square += g * g;
                *value -= rate * g / (square.sqrt() + 1e-8);
            }
        }
    }
}
