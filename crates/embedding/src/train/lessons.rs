//! The teacher's texts as features, and what it says of whole concepts.

use domain::fold::fold;

use super::data::TrainingSet;
use super::teacher::Teacher;

/// What is to be learned from the teacher.
#[derive(Default)]
pub(super) struct Lessons {
    dimensions: usize,
    vectors: Vec<f32>,
    /// Per concept: where its vector begins in `anchor_vectors`.
    anchors: Vec<Option<usize>>,
    anchor_vectors: Vec<f32>,
}

impl Lessons {
    pub(super) fn new(set: &TrainingSet, teacher: Option<&Teacher>, dimensions: usize) -> Self {
        let Some(teacher) = teacher else {
            return Self {
                anchors: vec![None; set.concepts.len()],
                ..Self::default()
            };
        };
        let vectors = teacher.project(dimensions);
        let index = teacher.index();
        let mut anchors = Vec::with_capacity(set.concepts.len());
        let mut anchor_vectors = Vec::new();
        for concept in &set.concepts {
            let mut mean = vec![0.0_f32; dimensions];
            let texts = concept.labels.iter().chain(&concept.descriptions);
            let english = texts.filter(|text| text.language == "en");
            for at in english.filter_map(|text| index.get(&fold(&text.text))) {
                let vector = &vectors[at * dimensions..][..dimensions];
                mean.iter_mut().zip(vector).for_each(|(m, x)| *m += x);
            }
            let length = mean.iter().map(|x| x * x).sum::<f32>().sqrt();
            anchors.push((length > 0.0).then_some(anchor_vectors.len()));
            if length > 0.0 {
                anchor_vectors.extend(mean.iter().map(|x| x / length));
            }
        }
        Self {
            dimensions,
            vectors,
            anchors,
            anchor_vectors,
        }
    }

    /// The teacher's vector of its text with this number.
    pub(super) fn vector(&self, text: usize) -> &[f32] {
        &self.vectors[text * self.dimensions..][..self.dimensions]
    }

    /// The mean of the teacher's vectors of a concept's English texts, of length 1.
    pub(super) fn anchor(&self, concept: usize) -> Option<&[f32]> {
        let at = self.anchors[concept]?;
        Some(&self.anchor_vectors[at..at + self.dimensions])
    }
}
