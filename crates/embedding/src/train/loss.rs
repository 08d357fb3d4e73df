//! One step of learning: forward, loss, backward, update.

use std::collections::BTreeSet;

use ndarray::{Array1, Array2, ArrayView2, Axis, concatenate, s};

use super::Options;
use super::batch::Batch;
use super::parallel::{pieces, product};
use super::rows::{Gradients, Rows};
use super::softmax;

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
    table: &mut Rows,
    proxies: &mut Rows,
    rate: f32,
    options: &Options,
) -> f64 {
    let threads = options.threads;
    let half = batch.concepts.len();
    let chosen: BTreeSet<usize> = batch.concepts.iter().copied().collect();
    let chosen: Vec<u32> = chosen
        .into_iter()
        .filter_map(|c| u32::try_from(c).ok())
        .collect();
    let encoded = sum_rows(threads, &batch.texts, table);
    let unit = encoded.unit.view();
    let single: Vec<Vec<u32>> = chosen.iter().map(|&row| vec![row]).collect();
    let proxy = sum_rows(threads, &single, proxies);

    let (pairs, taught) = unit.split_at(Axis(0), 2 * half);
    let (left, right) = pairs.split_at(Axis(0), half);
    let (contrast, d_left, d_right) = contrast(threads, &batch.concepts, left, right);
    let targets: Vec<usize> = batch
        .concepts
        .iter()
        .map(|&concept| chosen.partition_point(|&row| (row as usize) < concept))
        .collect();
    let targets = [targets.clone(), targets].concat();
    let (softmax, d_texts, d_proxy) = concept_softmax(threads, &targets, pairs, proxy.unit.view());

    let mut gradient = concatenate![Axis(0), d_left, d_right];
    gradient += &d_texts;
    // Every concept whose English the teacher knows pulls its names, in any language, there.
    let anchor = options.anchor_weight / half as f32;
    for (text, mut gradient) in gradient.rows_mut().into_iter().enumerate() {
        if let Some(vector) = batch.anchors[text % half.max(1)] {
            gradient
                .iter_mut()
                .zip(vector)
                .for_each(|(g, y)| *g -= anchor * y);
        }
    }
    if taught.nrows() > 0 {
        let weight = options.teacher_weight / taught.nrows() as f32;
        gradient = concatenate![Axis(0), gradient, &batch.lessons * -weight];
    }
    through_scaling(threads, &encoded, &mut gradient);
    let mut d_proxy = d_proxy;
    through_scaling(threads, &proxy, &mut d_proxy);
    table.learn(
        &[Gradients {
            texts: &batch.texts,
            values: slice(&gradient),
        }],
        rate,
        threads,
    );
    proxies.learn(
        &[Gradients {
            texts: &single,
            values: slice(&d_proxy),
        }],
        rate,
        threads,
    );
    f64::from(contrast + softmax) / 2.0
}

fn slice(matrix: &Array2<f32>) -> &[f32] {
    matrix.as_slice().unwrap_or(&[])
}

fn sum_rows(threads: usize, texts: &[Vec<u32>], table: &Rows) -> Encoded {
    let mut unit = Array2::<f32>::zeros((texts.len(), table.dimensions()));
    pieces(threads, &mut unit, |first, mut rows| {
        for (sum, text) in rows.rows_mut().into_iter().zip(&texts[first..]) {
            let Some(sum) = sum.into_slice() else {
                continue;
            };
            for &row in text {
                sum.iter_mut()
                    .zip(table.row(row))
                    .for_each(|(s, x)| *s += x);
            }
        }
    });
    let mut length = Array1::zeros(texts.len());
    for (mut sum, length) in unit.rows_mut().into_iter().zip(&mut length) {
        *length = sum.dot(&sum).sqrt().max(1e-6);
        sum /= *length;
    }
    Encoded { unit, length }
}

/// Symmetric InfoNCE. Returns the loss and its gradients by the two sides.
fn contrast(
    threads: usize,
    concepts: &[usize],
    left: ArrayView2<f32>,
    right: ArrayView2<f32>,
) -> (f32, Array2<f32>, Array2<f32>) {
    let n = concepts.len();
    let mut scores = product(threads, left, right.t());
    scores /= TEMPERATURE;
    let mut same: Vec<(usize, usize)> = concepts
        .iter()
        .copied()
        .enumerate()
        .map(|(i, c)| (c, i))
        .collect();
    same.sort_unstable();
    for run in same.chunk_by(|a, b| a.0 == b.0) {
        for (_, i) in run {
            for (_, j) in run {
                if i != j {
                    scores[[*i, *j]] = f32::NEG_INFINITY;
                }
            }
        }
    }
    let mut by_column = Array2::zeros((n, n));
    by_column.assign(&scores.t());
    let mut loss = softmax::rows(threads, &mut scores, |i| i);
    loss += softmax::rows(threads, &mut by_column, |i| i);
    scores += &by_column.t();
    scores /= 2.0 * n as f32 * TEMPERATURE;
    let d_left = product(threads, scores.view(), right);
    let d_right = product(threads, scores.t(), left);
    (loss / 2.0, d_left, d_right)
}

fn concept_softmax(
    threads: usize,
    targets: &[usize],
    texts: ArrayView2<f32>,
    proxies: ArrayView2<f32>,
) -> (f32, Array2<f32>, Array2<f32>) {
    let mut scores = product(threads, texts, proxies.t());
    scores /= TEMPERATURE;
    let loss = softmax::rows(threads, &mut scores, |i| targets[i]);
    // Two texts a pair: weighted so that contrast and softmax count the same.
    scores /= targets.len() as f32 * TEMPERATURE;
    (
        loss,
        product(threads, scores.view(), proxies),
        product(threads, scores.t(), texts),
    )
}

/// Carries the gradient of unit vectors back through the scaling to length 1.
fn through_scaling(threads: usize, encoded: &Encoded, gradient: &mut Array2<f32>) {
    pieces(threads, gradient, |first, mut rows| {
        let end = first + rows.nrows();
        let units = encoded.unit.slice(s![first..end, ..]);
        let lengths = encoded.length.slice(s![first..end]);
        for ((mut gradient, unit), length) in
            rows.rows_mut().into_iter().zip(units.rows()).zip(lengths)
        {
            let along = unit.dot(&gradient);
            gradient.scaled_add(-along, &unit);
            gradient /= *length;
        }
    });
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
        let text = |offset: u32| (0..10).map(move |c| vec![c * 2 + offset, 39]);
        let batch = Batch {
            concepts: (0..10).collect(),
            texts: text(0).chain(text(1)).collect(),
            anchors: vec![None; 10],
            lessons: Array2::zeros((0, 8)),
        };
        let options = Options::default();
        let mut step = || step(&batch, &mut table, &mut proxies, 0.08, &options);
        let first = step();
        let last = (0..200).map(|_| step()).last();
        assert!(last.unwrap() < first / 10.0, "{first} -> {last:?}");
    }
}
