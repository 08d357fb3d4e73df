//! TF-IDF over character n-grams: an inverted index of forms.

use crate::forms::number;
use crate::ngrams::{BUCKETS, counted};

/// Cosines of TF-IDF vectors (sublinear term frequency, smoothed inverse document frequency).
pub(crate) struct Lexical {
    idf: Vec<f32>,
    /// First posting of every bucket, and one past the last.
    starts: Vec<u32>,
    form: Vec<u32>,
    /// Weight of the n-gram in its form's unit vector, 255 for 1.
    weight: Vec<u8>,
    forms: usize,
}

/// Collects the texts of an index.
#[derive(Default)]
pub(crate) struct Builder {
    texts: Vec<Vec<(u32, u32)>>,
}

/// Room for the scores of a query, to be used again.
#[derive(Default)]
pub(crate) struct Scratch {
    score: Vec<f32>,
}

impl Scratch {
    /// The score of a form in the last query.
    pub(crate) fn of(&self, form: usize) -> f32 {
        self.score[form]
    }

    pub(crate) fn scores(&self) -> &[f32] {
        &self.score
    }
}

impl Builder {
    /// Adds the next form.
    pub(crate) fn push(&mut self, text: &str) {
        self.texts.push(counted(text));
    }

    pub(crate) fn build(self) -> Lexical {
        let mut frequency = vec![0_u32; BUCKETS];
        for (bucket, _) in self.texts.iter().flatten() {
            frequency[*bucket as usize] += 1;
        }
        let total = self.texts.len() as f32;
        let idf: Vec<f32> = frequency
            .iter()
            .map(|&n| ((1.0 + total) / (1.0 + n as f32)).ln() + 1.0)
            .collect();
        let mut starts = Vec::with_capacity(BUCKETS + 1);
        starts.push(0_u32);
        let mut sum = 0;
        for n in &frequency {
            sum += n;
            starts.push(sum);
        }
        let mut next = starts.clone();
        let mut form = vec![0; sum as usize];
        let mut weight = vec![0; sum as usize];
        for (index, counts) in self.texts.iter().enumerate() {
            for (bucket, value) in unit(counts, &idf) {
                let at = &mut next[bucket as usize];
                form[*at as usize] = number(index);
                weight[*at as usize] = byte(value);
                *at += 1;
            }
        }
        Lexical {
            idf,
            starts,
            form,
            weight,
            forms: self.texts.len(),
        }
    }
}

impl Lexical {
    /// Scores every form against `text`: the cosine, in [0, 1]. See [`Scratch::of`].
    pub(crate) fn score(&self, text: &str, scratch: &mut Scratch) {
        let score = &mut scratch.score;
        score.clear();
        score.resize(self.forms, 0.0);
        for (bucket, value) in unit(&counted(text), &self.idf) {
            let value = value / 255.0;
            let postings =
                self.starts[bucket as usize] as usize..self.starts[bucket as usize + 1] as usize;
            let weights = &self.weight[postings.clone()];
            for (&form, &weight) in self.form[postings].iter().zip(weights) {
                score[form as usize] += value * f32::from(weight);
            }
        }
    }

    /// The n-grams of `text` as a unit vector, for comparing two texts outside the index.
    pub(crate) fn vector(&self, text: &str) -> Vec<(u32, f32)> {
        unit(&counted(text), &self.idf)
    }
}

/// Cosine of two vectors that [`Lexical::vector`] made.
pub(crate) fn cosine(left: &[(u32, f32)], right: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some((a, x)), Some((b, y))) = (left.get(i), right.get(j)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += x * y;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

fn unit(counts: &[(u32, u32)], idf: &[f32]) -> Vec<(u32, f32)> {
    let mut vector: Vec<(u32, f32)> = counts
        .iter()
        .map(|&(bucket, count)| (bucket, (1.0 + (count as f32).ln()) * idf[bucket as usize]))
        .collect();
    let length = vector.iter().map(|(_, x)| x * x).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|(_, x)| *x /= length);
    }
    vector
}

fn byte(value: f32) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 1..=255"
    )]
    let byte = (value * 255.0).round().clamp(1.0, 255.0) as u8;
    byte
}
