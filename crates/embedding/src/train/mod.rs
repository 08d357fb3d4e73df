//! Learns the table of a [`crate::StaticModel`] from concepts with labels in many languages.
//!
//! Texts that name one concept are pulled together, others pushed apart: a symmetric
//! label-label contrast (InfoNCE, negatives of the same concept masked) plus a softmax over one
//! learned proxy vector a concept, both at temperature 0.06, by Adagrad. Half of every batch is
//! drawn from narrow groups of concepts, so that its negatives are hard. One thread and a fixed
//! generator: the same seed and data give the same table.

mod batch;
mod data;
mod loss;
mod random;
mod rows;

pub use data::{Concept, Label, TrainingSet};

use std::path::Path;

use crate::static_model::{Manifest, ModelError, ROWS, write};
use batch::Sampler;
use random::Random;
use rows::Rows;

/// What can be chosen about a training.
#[derive(Debug, Clone)]
pub struct Options {
    /// Length of a vector; even.
    pub dimensions: usize,
    /// Batches.
    pub steps: usize,
    /// Pairs a batch.
    pub batch: usize,
    /// Peak learning rate.
    pub rate: f32,
    /// Share of features left out of each text.
    pub dropout: f32,
    /// Where the random numbers begin.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            dimensions: 128,
            steps: 2_400,
            batch: 1_024,
            rate: 0.08,
            dropout: 0.2,
            seed: 1,
        }
    }
}

/// Proxies in each softmax: those of the batch and as many drawn at random.
const PROXY_DRAWS: usize = 1_024;

/// Trains and writes the model to `folder`. `progress` is told step and mean loss now and then.
pub fn train(
    set: &TrainingSet,
    options: &Options,
    manifest: Manifest,
    folder: &Path,
    progress: &mut dyn FnMut(usize, f64),
) -> Result<Manifest, ModelError> {
    let mut random = Random::new(options.seed);
    let features = data::Features::new(set);
    let mut table = Rows::gaussian(ROWS, options.dimensions, &mut random);
    features.weigh_by_rarity(&mut table);
    let mut proxies = Rows::gaussian(set.concepts.len(), options.dimensions, &mut random);
    let sampler = Sampler::new(set, &features);
    let mut mean_loss = 0.0;
    for step in 0..options.steps {
        let rate = options.rate * schedule(step, options.steps);
        let batch = sampler.draw(options.batch, options.dropout, &mut random);
        let chosen = sampler.proxies(&batch, PROXY_DRAWS, &mut random);
        let loss = loss::step(&batch, &chosen, &mut table, &mut proxies, rate);
        mean_loss = if step == 0 {
            loss
        } else {
            0.98 * mean_loss + 0.02 * loss
        };
        if step % 50 == 0 || step + 1 == options.steps {
            progress(step + 1, mean_loss);
        }
    }
    write(folder, manifest, table.values(), features.used())
}

/// 100 steps up, then linearly down to 5 %.
fn schedule(step: usize, steps: usize) -> f32 {
    let warm = (step as f32 + 1.0) / 100.0;
    let left = 1.0 - step as f32 / steps as f32;
    warm.min(1.0) * (0.05 + 0.95 * left)
}
