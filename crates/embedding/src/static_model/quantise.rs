//! Learned rows as a table's bytes.

use super::features::FEATURES;
use super::table::{HEAD, MAGIC};

/// Learned rows: which features they belong to, in ascending order, and their numbers, row after
/// row.
pub(crate) struct Learned<'a> {
    pub(crate) features: &'a [u32],
    pub(crate) dimensions: usize,
    pub(crate) values: &'a [f32],
}

/// The bytes of a table, in the form that [`super::table`] describes.
pub(crate) fn quantise(learned: &Learned<'_>) -> Vec<u8> {
    let dimensions = learned.dimensions;
    let largest = learned
        .values
        .iter()
        .fold(0.0_f32, |max, x| max.max(x.abs()));
    // The largest number is the largest scale times the largest level.
    let unit = if largest > 0.0 {
        largest / (255.0 * 7.0)
    } else {
        1.0
    };
    let mut bytes = MAGIC.to_vec();
    for number in [FEATURES, learned.features.len(), dimensions] {
        bytes.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }
    bytes.extend(unit.to_le_bytes());
    bytes.resize(HEAD + FEATURES / 8, 0);
    for &feature in learned.features {
        bytes[HEAD + feature as usize / 8] |= 1 << (feature % 8);
    }
    for row in learned.values.chunks_exact(dimensions) {
        let scale = best_scale(row, unit);
        bytes.push(scale);
        let step = unit * f32::from(scale);
        bytes.extend(
            row.chunks_exact(2)
                .map(|pair| stored(pair[0] / step) | stored(pair[1] / step) << 4),
        );
    }
    bytes
}

/// The scale with the smallest squared error: somewhat less than what the largest number asks for,
/// since cutting off a few large ones makes all the others finer.
fn best_scale(row: &[f32], unit: f32) -> u8 {
    let largest = row.iter().fold(0.0_f32, |max, x| max.max(x.abs()));
    let full = whole(largest / (7.0 * unit)).max(1);
    let error = |scale: u8| -> f32 {
        let step = unit * f32::from(scale);
        row.iter()
            .map(|x| {
                let rest = x - step * (f32::from(stored(x / step)) - 8.0);
                rest * rest
            })
            .sum()
    };
    (full - full / 3..=full)
        .map(|scale| (error(scale), scale))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map_or(1, |(_, scale)| scale)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte"
)]
fn whole(x: f32) -> u8 {
    x.ceil().clamp(0.0, 255.0) as u8
}

/// A level from -7 to 7, stored plus 8.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 1..=15"
)]
fn stored(level: f32) -> u8 {
    (level.round() + 8.0).clamp(1.0, 15.0) as u8
}
