//! Softmax over many scores, and an exponential function that is the same on every machine.

use ndarray::{Array2, Axis};

use super::parallel;

/// A float of this size has no fraction, and its lowest bits count in ones.
const ROUND: f32 = 12_582_912.0;

/// e^x for x <= 0 to about 1e-5 of its value: the nearest power of two times a polynomial. Unlike
/// the library's function it is vectorised, and it does not differ between systems.
fn exp(x: f32) -> f32 {
    let x = x.max(-80.0) * std::f32::consts::LOG2_E;
    let shifted = x + ROUND;
    let part = (x - (shifted - ROUND)) * std::f32::consts::LN_2;
    let mut series = 1.0 + part / 5.0;
    for divisor in [4.0, 3.0, 2.0, 1.0] {
        series = 1.0 + part * series * (1.0 / divisor);
    }
    // The whole part, between -116 and 0, becomes the exponent.
    let whole = shifted.to_bits().wrapping_sub(ROUND.to_bits());
    series * f32::from_bits(whole.wrapping_add(127) << 23)
}

/// Turns scores into softmax minus the one-hot target, row by row; returns the mean cross-entropy.
pub(super) fn rows(
    threads: usize,
    scores: &mut Array2<f32>,
    target: impl Fn(usize) -> usize + Sync,
) -> f32 {
    let count = scores.nrows();
    let losses = std::sync::Mutex::new(vec![0.0_f32; count]);
    parallel::pieces(threads, scores, |first, mut rows| {
        let mut found = Vec::with_capacity(rows.nrows());
        for (offset, mut row) in rows.axis_iter_mut(Axis(0)).enumerate() {
            let Some(row) = row.as_slice_mut() else {
                continue;
            };
            let max = row.iter().fold(f32::NEG_INFINITY, |max, &x| max.max(x));
            row.iter_mut().for_each(|x| *x = exp(*x - max));
            // Eight sums side by side, so that they vectorise.
            let mut sums = [0.0_f32; 8];
            let chunks = row.chunks_exact(8);
            let tail: f32 = chunks.remainder().iter().sum();
            for chunk in chunks {
                sums.iter_mut().zip(chunk).for_each(|(sum, x)| *sum += x);
            }
            let scale = 1.0 / (sums.iter().sum::<f32>() + tail);
            row.iter_mut().for_each(|x| *x *= scale);
            let target = target(first + offset);
            found.push(-row[target].max(1e-30).ln());
            row[target] -= 1.0;
        }
        if let Ok(mut losses) = losses.lock() {
            losses[first..first + found.len()].copy_from_slice(&found);
        }
    });
    losses
        .into_inner()
        .map_or(0.0, |losses| losses.iter().sum::<f32>())
        / count.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_close() {
        for step in 0..4000 {
            let x = -step as f32 / 50.0;
            let relative = (exp(x) - x.exp()).abs() / x.exp();
            assert!(relative < 3e-5, "{x}: {relative}");
        }
    }
}
