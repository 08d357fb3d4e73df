//! Similarity of job titles: each query ranks all titles of the corpus.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use embedding::Embedder;
use serde::Serialize;

use super::ranks::Ranks;
use super::tables::{DatasetError, judgements, tab_separated};
use crate::similarity::Titles;

/// What [`titles`] measures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TitlesOutcome {
    /// Queries that have a judgement.
    pub queries: usize,
    /// Mean average precision.
    pub map: f64,
    /// Mean reciprocal rank.
    pub mrr: f64,
    /// Precision among the first five.
    pub p_at_5: f64,
    /// Seconds.
    pub seconds: f64,
}

/// Ranks the titles of the set in `folder`: `queries.tsv`, `corpus_documents.tsv` and
/// `annotations.tsv`, or `queries`, `corpus_elements` and `qrels.tsv`, with or without `.tsv`.
pub fn titles(folder: &Path, embedder: &dyn Embedder) -> Result<TitlesOutcome, DatasetError> {
    let begun = Instant::now();
    let queries = tab_separated::<2>(&either(folder, &["queries"])?)?;
    let documents = tab_separated::<2>(&either(folder, &["corpus_documents", "corpus_elements"])?)?;
    let mut right: HashMap<String, HashSet<String>> = HashMap::new();
    for (query, document) in judgements(&either(folder, &["annotations", "qrels"])?)? {
        right.entry(query).or_default().insert(document);
    }
    let texts: Vec<&str> = documents.iter().map(|[_, text]| text.as_str()).collect();
    let corpus = Titles::new(&texts, embedder);
    let (mut precision, mut first_five, mut ranks) = (0.0, 0.0, Vec::new());
    for [id, text] in &queries {
        let Some(right) = right.get(id) else { continue };
        let mut scored: Vec<(f32, usize)> = corpus.similarities(text, embedder).zip(0..).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let hits: Vec<usize> = (1..)
            .zip(&scored)
            .filter(|(_, (_, document))| right.contains(&documents[*document][0]))
            .map(|(rank, _)| rank)
            .collect();
        let sum: f64 = (1..)
            .zip(&hits)
            .map(|(n, &rank)| f64::from(n) / rank as f64)
            .sum();
        precision += sum / right.len() as f64;
        first_five += hits.iter().filter(|rank| **rank <= 5).count() as f64 / 5.0;
        ranks.push(hits.first().copied());
    }
    let count = ranks.len();
    Ok(TitlesOutcome {
        queries: count,
        map: precision / count.max(1) as f64,
        mrr: Ranks(ranks).mean_reciprocal(),
        p_at_5: first_five / count.max(1) as f64,
        seconds: begun.elapsed().as_secs_f64(),
    })
}

fn either(folder: &Path, names: &[&str]) -> Result<PathBuf, DatasetError> {
    names
        .iter()
        .flat_map(|name| [folder.join(format!("{name}.tsv")), folder.join(name)])
        .find(|path| path.is_file())
        .ok_or_else(|| {
            DatasetError::file(folder, format!("it holds no {}.tsv", names.join(".tsv, ")))
        })
}
