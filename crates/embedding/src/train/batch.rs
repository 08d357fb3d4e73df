//! Draws pairs of texts that mean the same.

use std::collections::BTreeSet;

use super::data::{Features, TrainingSet, groups};
use super::random::Random;

/// Concepts a hard group gives to a batch.
const PER_GROUP: usize = 16;
/// One text in this many is a passage of a description instead of a label.
const DESCRIPTION_EVERY: usize = 6;
/// Words of a passage.
const PASSAGE: std::ops::Range<usize> = 4..14;

/// Pairs: `left[i]` and `right[i]` are features of two texts for `concepts[i]`.
pub(super) struct Batch {
    pub(super) concepts: Vec<usize>,
    pub(super) left: Vec<Vec<u32>>,
    pub(super) right: Vec<Vec<u32>>,
}

pub(super) struct Sampler<'a> {
    set: &'a TrainingSet,
    features: &'a Features,
    groups: Vec<Vec<usize>>,
    all: Vec<usize>,
}

impl<'a> Sampler<'a> {
    pub(super) fn new(set: &'a TrainingSet, features: &'a Features) -> Self {
        let groups = groups(set);
        let all = groups.concat();
        Self {
            set,
            features,
            groups,
            all,
        }
    }

    /// A batch of `pairs` pairs: half from groups, half from anywhere.
    pub(super) fn draw(&self, pairs: usize, dropout: f32, random: &mut Random) -> Batch {
        let mut concepts = Vec::with_capacity(pairs);
        while concepts.len() < pairs / 2 {
            // A group is drawn by a concept of it, so large groups come more often.
            let seed = self.all[random.below(self.all.len())];
            let group = self
                .groups
                .iter()
                .find(|group| self.set.concepts[group[0]].group == self.set.concepts[seed].group);
            let Some(group) = group else { break };
            concepts
                .extend((0..PER_GROUP.min(group.len())).map(|_| group[random.below(group.len())]));
        }
        while concepts.len() < pairs {
            concepts.push(self.all[random.below(self.all.len())]);
        }
        concepts.truncate(pairs);
        let (left, right) = concepts
            .iter()
            .map(|&c| self.pair(c, dropout, random))
            .unzip();
        Batch {
            concepts,
            left,
            right,
        }
    }

    /// The batch's concepts and `draws` others, each once.
    pub(super) fn proxies(&self, batch: &Batch, draws: usize, random: &mut Random) -> Vec<u32> {
        let mut chosen: BTreeSet<usize> = batch.concepts.iter().copied().collect();
        chosen.extend((0..draws).map(|_| self.all[random.below(self.all.len())]));
        chosen
            .into_iter()
            .filter_map(|concept| u32::try_from(concept).ok())
            .collect()
    }

    /// Two texts of a concept: half the time in one language, else in any two.
    fn pair(&self, concept: usize, dropout: f32, random: &mut Random) -> (Vec<u32>, Vec<u32>) {
        let labels = &self.set.concepts[concept].labels;
        let first = random.below(labels.len());
        let same_language = random.below(2) == 0;
        let mut second = random.below(labels.len());
        for _ in 0..8 {
            let fits = !same_language || labels[second].language == labels[first].language;
            if second != first && fits {
                break;
            }
            second = random.below(labels.len());
        }
        let left = self.drop(&self.features.labels[concept][first], dropout, random);
        let passages = &self.features.descriptions[concept];
        if !passages.is_empty() && random.below(DESCRIPTION_EVERY) == 0 {
            let words = &passages[random.below(passages.len())];
            let length = (PASSAGE.start + random.below(PASSAGE.len())).min(words.len());
            let start = random.below(words.len() - length + 1);
            return (
                left,
                self.drop(&words[start..start + length].concat(), dropout, random),
            );
        }
        (
            left,
            self.drop(&self.features.labels[concept][second], dropout, random),
        )
    }

    fn drop(&self, rows: &[u32], dropout: f32, random: &mut Random) -> Vec<u32> {
        let used = self.features.used();
        rows.iter()
            .copied()
            .filter(|&row| used[row as usize] && random.unit() >= dropout)
            .collect()
    }
}
