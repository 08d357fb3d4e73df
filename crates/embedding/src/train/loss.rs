//! One step of learning: forward, loss, backward, update.

use ndarray::{Array1, Array2, ArrayView2, Axis, concatenate};

use super::batch::Batch;
use super::rows::Rows;

const TEMPERATURE: f32 = 0.06;

/// Unit vectors and the lengths they had.
struct Encoded {
    unit: Array2<f32>,
    length: Array1<f32>,
}

/// Learns from one batch and returns its loss: the mean of the label-label contrast and of the
/// concept softmax, in nats.
pub(super) fn step(
    batch: &Batch,
    chosen: &[u32],
    table: &mut Rows,
    proxies: &mut Rows,
    rate: f32,
) -> f64 {
    let left = sum_rows(&batch.left, table);
    let right = sum_rows(&batch.right, table);
    let single: Vec<Vec<u32>> = chosen.iter().map(|&row| vec![row]).collect();
    let proxy = sum_rows(&single, proxies);

    let (contrast, d_left, d_right) =
        contrast(&batch.concepts, left.unit.view(), right.unit.view());

    let texts = concatenate![Axis(0), left.unit, right.unit];
    let targets: Vec<usize> = batch
        .concepts
        .iter()
        .map(|&concept| chosen.partition_point(|&row| (row as usize) < concept))
        .collect();
    let targets = [targets.clone(), targets].concat();
    let (softmax, d_texts, d_proxy) = concept_softmax(&targets, texts.view(), proxy.unit.view());

    let half = batch.concepts.len();
    let (d_texts_left, d_texts_right) = d_texts.view().split_at(Axis(0), half);
    backward(&batch.left, &left, &(d_left + d_texts_left), table);
    backward(&batch.right, &right, &(d_right + d_texts_right), table);
    backward(&single, &proxy, &d_proxy, proxies);
    table.update(rate);
    proxies.update(rate);
    f64::from(contrast + softmax) / 2.0
}

fn sum_rows(texts: &[Vec<u32>], table: &Rows) -> Encoded {
    let mut unit = Array2::<f32>::zeros((texts.len(), table.dimensions()));
    let mut length = Array1::<f32>::zeros(texts.len());
    for ((features, mut sum), length) in texts.iter().zip(unit.rows_mut()).zip(&mut length) {
        if let Some(sum) = sum.as_slice_mut() {
            for &row in features {
                sum.iter_mut()
                    .zip(table.row(row))
                    .for_each(|(s, x)| *s += x);
            }
        }
        *length = sum.dot(&sum).sqrt().max(1e-6);
        sum /= *length;
    }
    Encoded { unit, length }
}

/// Symmetric InfoNCE. Returns the loss and its gradients by the two sides.
fn contrast(
    concepts: &[usize],
    left: ArrayView2<f32>,
    right: ArrayView2<f32>,
) -> (f32, Array2<f32>, Array2<f32>) {
    let n = concepts.len();
    let mut scores = left.dot(&right.t()) / TEMPERATURE;
    for (i, a) in concepts.iter().enumerate() {
        for (j, b) in concepts.iter().enumerate() {
            if i != j && a == b {
                scores[[i, j]] = f32::NEG_INFINITY;
            }
        }
    }
    let mut by_column = scores.t().to_owned();
    let mut loss = softmax_rows(&mut scores, |i| i);
    loss += softmax_rows(&mut by_column, |i| i);
    let gradient = (scores + by_column.t()) / (2.0 * n as f32 * TEMPERATURE);
    let (d_left, d_right) = (gradient.dot(&right), gradient.t().dot(&left));
    (loss / 2.0, d_left, d_right)
}

fn concept_softmax(
    targets: &[usize],
    texts: ArrayView2<f32>,
    proxies: ArrayView2<f32>,
) -> (f32, Array2<f32>, Array2<f32>) {
    let mut scores = texts.dot(&proxies.t()) / TEMPERATURE;
    let loss = softmax_rows(&mut scores, |i| targets[i]);
    // Two texts a pair: weighted so that contrast and softmax count the same.
    scores /= targets.len() as f32 * TEMPERATURE;
    (loss, scores.dot(&proxies), scores.t().dot(&texts))
}

/// Turns scores into softmax minus the one-hot target, row by row; returns the mean cross-entropy.
fn softmax_rows(scores: &mut Array2<f32>, target: impl Fn(usize) -> usize) -> f32 {
    let rows = scores.nrows() as f32;
    let mut loss = 0.0;
    for (i, mut row) in scores.rows_mut().into_iter().enumerate() {
        let max = row.fold(f32::NEG_INFINITY, |max, &x| max.max(x));
        row.mapv_inplace(|x| (x - max).exp());
        let sum = row.sum();
        row /= sum;
        let target = target(i);
        loss -= row[target].max(1e-30).ln();
        row[target] -= 1.0;
    }
    loss / rows
}

/// Carries the gradient of unit vectors through the scaling to the rows they were summed from.
fn backward(texts: &[Vec<u32>], encoded: &Encoded, gradient: &Array2<f32>, table: &mut Rows) {
    let rows = texts
        .iter()
        .zip(encoded.unit.rows())
        .zip(&encoded.length)
        .zip(gradient.rows());
    for (((features, unit), length), gradient) in rows {
        let along = unit.dot(&gradient);
        let through: Vec<f32> = unit
            .iter()
            .zip(gradient)
            .map(|(u, g)| (g - u * along) / length)
            .collect();
        for &row in features {
            table.add_gradient(row, &through);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::random::Random;

    #[test]
    fn learning_lowers_the_loss() {
        let mut random = Random::new(7);
        let mut table = Rows::gaussian(40, 8, &mut random);
        let mut proxies = Rows::gaussian(10, 8, &mut random);
        let text = |offset: u32| {
            (0..10)
                .map(|c| vec![c * 2 + offset, 39])
                .collect::<Vec<_>>()
        };
        let batch = Batch {
            concepts: (0..10).collect(),
            left: text(0),
            right: text(1),
        };
        let chosen: Vec<u32> = (0..10).collect();
        let first = step(&batch, &chosen, &mut table, &mut proxies, 0.08);
        let last = (0..200)
            .map(|_| step(&batch, &chosen, &mut table, &mut proxies, 0.08))
            .last();
        assert!(last.unwrap() < first / 10.0, "{first} -> {last:?}");
    }
}
