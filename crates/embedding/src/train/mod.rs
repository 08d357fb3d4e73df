//! Learns the table of a [`crate::StaticModel`] from concepts with labels in many languages.
//!
//! Texts that name one concept are pulled together, others pushed apart: a symmetric label-label
//! contrast (InfoNCE, negatives of the same concept masked) plus a softmax over one learned proxy
//! vector a concept, both at temperature 0.06, by Adagrad. Half of every batch is drawn from narrow
//! groups of concepts, so that its negatives are hard; concepts with names in many languages come
//! more often, since they are what aligns the languages.
//!
//! A [`Teacher`] brings the vectors of a larger model for English texts. Ours are pulled towards
//! them in two ways: each of the teacher's texts towards its own vector, and every label, in any
//! language, towards the mean vector of its concept's English texts.
//!
//! The generator is fixed and no sum depends on the number of threads: the same seed and data give
//! the same table on machines of one kind. Products of matrices use the processor's widest
//! instructions, so machines of different kinds give tables that differ in the last digits.

mod batch;
mod data;
mod holdout;
mod lessons;
mod loss;
mod parallel;
mod random;
mod rows;
mod softmax;
mod teacher;
mod vocabulary;

pub use data::{Concept, Label, TrainingSet};
pub use holdout::held_out;
pub use teacher::{Teacher, TeacherError};

use std::path::Path;

use crate::static_model::{Learned, Manifest, ModelError, write};
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
    /// Share of label pairs in one language.
    pub same_language: f32,
    /// Share of label pairs whose second label is English.
    pub english_pairs: f32,
    /// How much more often a concept with names in n languages is drawn: n to this power.
    pub language_power: f32,
    /// Share of pairs that are a label and a passage of a description.
    pub passages: f32,
    /// Texts of the teacher a batch.
    pub lessons: usize,
    /// Weight of the cosine with the teacher's vector.
    pub teacher_weight: f32,
    /// Weight of the cosine of a label in any language with the teacher's vector of its concept.
    pub anchor_weight: f32,
    /// Threads; the result does not depend on it.
    pub threads: usize,
    /// Where the random numbers begin.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            dimensions: 192,
            steps: 9_000,
            batch: 1_024,
            rate: 0.08,
            dropout: 0.2,
            same_language: 0.3,
            english_pairs: 0.35,
            language_power: 1.0,
            passages: 0.16,
            lessons: 1_024,
            teacher_weight: 3.0,
            anchor_weight: 1.0,
            threads: 2,
            seed: 1,
        }
    }
}

/// Trains and writes the model to `folder`. `progress` is told step and mean loss now and then.
pub fn train(
    set: &TrainingSet,
    teacher: Option<&Teacher>,
    options: &Options,
    manifest: Manifest,
    folder: &Path,
    progress: &mut dyn FnMut(usize, f64),
) -> Result<Manifest, ModelError> {
    let mut random = Random::new(options.seed);
    let lessons = lessons::Lessons::new(set, teacher, options.dimensions);
    let texts = data::Texts::new(set, teacher, options.dimensions);
    let used = texts.vocabulary.features();
    let mut table = Rows::gaussian(used.len(), options.dimensions, &mut random);
    texts.weigh_by_rarity(&mut table);
    let mut proxies = Rows::gaussian(set.concepts.len(), options.dimensions, &mut random);
    for concept in 0..set.concepts.len() {
        if let Some(anchor) = lessons.anchor(concept) {
            proxies.row_mut(concept).copy_from_slice(anchor);
        }
    }
    let sampler = Sampler::new(set, &texts, &lessons, options);
    let mut mean_loss = 0.0;
    for step in 0..options.steps {
        let rate = options.rate * schedule(step, options.steps);
        let batch = sampler.draw(&mut random);
        let loss = loss::step(&batch, &mut table, &mut proxies, rate, options);
        mean_loss = if step == 0 {
            loss
        } else {
            0.98 * mean_loss + 0.02 * loss
        };
        if step % 50 == 0 || step + 1 == options.steps {
            progress(step + 1, mean_loss);
        }
    }
    let learned = Learned {
        features: used,
        dimensions: options.dimensions,
        values: &table.in_order(),
    };
    write(folder, manifest, &learned)
}

/// 100 steps up, then linearly down to 5 %.
fn schedule(step: usize, steps: usize) -> f32 {
    let warm = (step as f32 + 1.0) / 100.0;
    let left = 1.0 - step as f32 / steps as f32;
    warm.min(1.0) * (0.05 + 0.95 * left)
}

#[cfg(test)]
mod tests;
