//! Draws pairs of texts that mean the same.

use std::collections::BTreeSet;

use ndarray::Array2;

use super::Options;
use super::data::{Concept, Texts, TrainingSet, groups};
use super::lessons::Lessons;
use super::random::Random;

/// Concepts a hard group gives to a batch.
const PER_GROUP: usize = 16;
/// Rows of a text that are enough.
const LONG: f32 = 160.0;

/// Texts to learn from.
pub(super) struct Batch<'a> {
    pub(super) concepts: Vec<usize>,
    /// Rows: one text for each of `concepts`, a second one for each, then the teacher's texts.
    pub(super) texts: Vec<Vec<u32>>,
    /// The teacher's vector of each of `concepts`, where there is one.
    pub(super) anchors: Vec<Option<&'a [f32]>>,
    /// The teacher's vectors of the last texts.
    pub(super) lessons: Array2<f32>,
}

pub(super) struct Sampler<'a> {
    set: &'a TrainingSet,
    texts: &'a Texts,
    lessons: &'a Lessons,
    options: &'a Options,
    groups: Vec<Vec<usize>>,
    group_of: Vec<usize>,
    all: Vec<usize>,
    /// Sums of the weights of `all`.
    weights: Vec<f32>,
    /// Per concept: which labels are English.
    english: Vec<Vec<usize>>,
}

impl<'a> Sampler<'a> {
    pub(super) fn new(
        set: &'a TrainingSet,
        texts: &'a Texts,
        lessons: &'a Lessons,
        options: &'a Options,
    ) -> Self {
        let groups = groups(set);
        let all = groups.concat();
        let mut group_of = vec![0; set.concepts.len()];
        for (number, group) in groups.iter().enumerate() {
            group.iter().for_each(|&concept| group_of[concept] = number);
        }
        let mut weights = Vec::with_capacity(all.len());
        let mut sum = 0.0;
        for &concept in &all {
            sum += languages(&set.concepts[concept]).powf(options.language_power);
            weights.push(sum);
        }
        let english = set.concepts.iter().map(english).collect();
        Self {
            set,
            texts,
            lessons,
            options,
            groups,
            group_of,
            all,
            weights,
            english,
        }
    }

    /// A concept at random; one with names in many languages comes more often.
    fn concept(&self, random: &mut Random) -> usize {
        let sum = self.weights.last().copied().unwrap_or(0.0);
        let at = random.unit() * sum;
        let index = self.weights.partition_point(|&weight| weight <= at);
        self.all[index.min(self.all.len() - 1)]
    }

    /// A batch: half its concepts from groups, half from anywhere.
    pub(super) fn draw(&self, random: &mut Random) -> Batch<'a> {
        let pairs = self.options.batch;
        let mut concepts = Vec::with_capacity(pairs);
        while concepts.len() < pairs / 2 && !self.all.is_empty() {
            // A group is drawn by a concept of it, so large groups come more often.
            let seed = self.concept(random);
            let group = &self.groups[self.group_of[seed]];
            concepts
                .extend((0..PER_GROUP.min(group.len())).map(|_| group[random.below(group.len())]));
        }
        while concepts.len() < pairs && !self.all.is_empty() {
            concepts.push(self.concept(random));
        }
        concepts.truncate(pairs);
        let (mut texts, right): (Vec<_>, Vec<_>) = concepts
            .iter()
            .map(|&concept| self.pair(concept, random))
            .unzip();
        texts.extend(right);
        let anchors = concepts
            .iter()
            .map(|&concept| self.lessons.anchor(concept))
            .collect();
        let taught = if self.texts.lessons.is_empty() {
            0
        } else {
            self.options.lessons
        };
        let mut lessons = Array2::zeros((taught, self.options.dimensions));
        for mut row in lessons.rows_mut() {
            let text = random.below(self.texts.lessons.len());
            texts.push(self.drop(&self.texts.lessons[text], random));
            row.iter_mut()
                .zip(self.lessons.vector(text))
                .for_each(|(x, y)| *x = *y);
        }
        Batch {
            concepts,
            texts,
            anchors,
            lessons,
        }
    }

    /// Two texts of a concept: two labels, or a label and a passage of a description.
    fn pair(&self, concept: usize, random: &mut Random) -> (Vec<u32>, Vec<u32>) {
        let passages = &self.texts.descriptions[concept];
        let labels = &self.set.concepts[concept].labels;
        let first = random.below(labels.len());
        let left = self.drop(&self.texts.labels[concept][first], random);
        if !passages.is_empty() && random.unit() < self.options.passages {
            let words = &passages[random.below(passages.len())];
            let length = (4 + random.below(10)).min(words.len());
            let start = random.below(words.len() - length + 1);
            return (
                left,
                self.drop(&words[start..start + length].concat(), random),
            );
        }
        let share = random.unit();
        let english = &self.english[concept];
        if share < self.options.english_pairs && !english.is_empty() {
            let second = english[random.below(english.len())];
            return (left, self.drop(&self.texts.labels[concept][second], random));
        }
        let same_language = share > 1.0 - self.options.same_language;
        let mut second = random.below(labels.len());
        for _ in 0..8 {
            let fits = !same_language || labels[second].language == labels[first].language;
            if second != first && fits {
                break;
            }
            second = random.below(labels.len());
        }
        (left, self.drop(&self.texts.labels[concept][second], random))
    }

    /// Leaves out a share of the rows; of a long text as many as it takes to make it short, since
    /// any part of a long text says most of what all of it says, and costs less.
    fn drop(&self, rows: &[u32], random: &mut Random) -> Vec<u32> {
        let kept = (1.0 - self.options.dropout).min(LONG / rows.len().max(1) as f32);
        rows.iter()
            .copied()
            .filter(|_| random.unit() < kept)
            .collect()
    }
}

fn languages(concept: &Concept) -> f32 {
    let languages: BTreeSet<&str> = concept
        .labels
        .iter()
        .map(|label| label.language.as_str())
        .collect();
    languages.len() as f32
}

fn english(concept: &Concept) -> Vec<usize> {
    let labels = concept.labels.iter().enumerate();
    labels
        .filter(|(_, label)| label.language == "en")
        .map(|(index, _)| index)
        .collect()
}
