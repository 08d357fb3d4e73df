//! Plain BM25, as a measure to compare with; the engine does not use it.
//!
//! Words are runs of letters, digits and `_`, in lower case and else as they are typed: no folding,
//! no stems, no stop words. `k1 = 1.5`, `b = 0.75`; with `N` texts of which `n` have the word, its
//! weight is Lucene's `ln(1 + (N - n + 0.5) / (n + 0.5))` (Robertson and Zaragoza 2009; Kamphuis
//! et al. 2020 on the variants), and a text of length `l` that has it `f` times gets
//! `weight * f / (f + k1 * (1 - b + b * l / mean l))` for each time the query has it.

use std::collections::HashMap;

const K1: f64 = 1.5;
const B: f64 = 0.75;

/// Texts, counted.
#[derive(Debug, Clone)]
pub struct Bm25 {
    /// For each word the texts that have it, and how often.
    postings: HashMap<String, Vec<(usize, f64)>>,
    /// Words of each text.
    lengths: Vec<f64>,
}

impl Bm25 {
    /// Counts the words of texts.
    pub fn new<T: AsRef<str>>(texts: &[T]) -> Self {
        let mut postings: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut lengths = Vec::with_capacity(texts.len());
        for (text, content) in texts.iter().enumerate() {
            let mut length = 0.0;
            for word in words(content.as_ref()) {
                length += 1.0;
                let found = postings.entry(word).or_default();
                match found.last_mut() {
                    Some((last, times)) if *last == text => *times += 1.0,
                    _ => found.push((text, 1.0)),
                }
            }
            lengths.push(length);
        }
        Self { postings, lengths }
    }

    /// The score of every text for a query, in the order of the texts.
    pub fn scores(&self, query: &str) -> Vec<f64> {
        let count = self.lengths.len() as f64;
        let mean = (self.lengths.iter().sum::<f64>() / count.max(1.0)).max(f64::MIN_POSITIVE);
        let mut scores = vec![0.0; self.lengths.len()];
        for word in words(query) {
            let Some(found) = self.postings.get(&word) else {
                continue;
            };
            let having = found.len() as f64;
            let weight = (1.0 + (count - having + 0.5) / (having + 0.5)).ln();
            for (text, times) in found {
                let length = 1.0 - B + B * self.lengths[*text] / mean;
                scores[*text] += weight * times / (times + K1 * length);
            }
        }
        scores
    }

    /// All texts by number, best first; among equals the one that stands first.
    pub fn ranking(&self, query: &str) -> Vec<(usize, f64)> {
        let mut ranked: Vec<(usize, f64)> = self.scores(query).into_iter().enumerate().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let between = |c: char| !(c.is_alphanumeric() || c == '_');
    text.split(between)
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_as_typed_in_lower_case() {
        let found: Vec<String> = words("Njega rana, MIG/MAG (2_x) – Čišćenje").collect();
        assert_eq!(found, ["njega", "rana", "mig", "mag", "2_x", "čišćenje"]);
    }

    #[test]
    fn a_score_by_hand() {
        let bm25 = Bm25::new(&["nurse nurse care", "welder", "care home cook driver"]);
        let scores = bm25.scores("Nurse");
        let weight = (1.0 + (3.0 - 1.0 + 0.5) / (1.0 + 0.5_f64)).ln();
        let length = 1.0 - 0.75 + 0.75 * 3.0 / (8.0 / 3.0);
        assert!((scores[0] - weight * 2.0 / (2.0 + 1.5 * length)).abs() < 1e-12);
        assert_eq!(&scores[1..], [0.0, 0.0]);
        let twice = bm25.scores("nurse nurse");
        assert!((twice[0] - 2.0 * scores[0]).abs() < 1e-12);
    }

    #[test]
    fn equals_keep_their_order_and_nothing_is_no_panic() {
        let bm25 = Bm25::new(&["a", "b", "b"]);
        let order: Vec<usize> = bm25
            .ranking("b")
            .into_iter()
            .map(|(text, _)| text)
            .collect();
        assert_eq!(order, [1, 2, 0]);
        assert!(Bm25::new::<&str>(&[]).scores("x").is_empty());
        assert_eq!(Bm25::new(&["", " "]).scores("x"), [0.0, 0.0]);
    }
}
