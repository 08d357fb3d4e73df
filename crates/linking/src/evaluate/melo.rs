//! Occupation linking on MELO sets: national occupation names against the labels of ESCO.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use embedding::Embedder;
use serde::Serialize;
use taxonomy::{Concept, ConceptKind, Label, Language, Taxonomy};

use super::ranks::Ranks;
use super::tables::{DatasetError, judgements, tab_separated};
use crate::index::Scratch;
use crate::ranker::{Ranker, for_all};
use crate::settings::Settings;

/// How much a label's own likeness adds to the score of its concept, where labels are ranked one
/// by one.
const OWN: f32 = 0.6;
/// Concepts whose labels are ranked one by one.
const TOP: usize = 100;

/// What [`linking`] measures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinkingOutcome {
    /// Queries.
    pub queries: usize,
    /// Mean reciprocal rank of the first right concept, each concept once.
    pub mrr: f64,
    /// Share of queries whose first concept is right.
    pub success_at_1: f64,
    /// Share with a right one among the first five.
    pub success_at_5: f64,
    /// Share with a right one among the first ten.
    pub success_at_10: f64,
    /// Mean reciprocal rank of the first right label, labels in the order of their own scores.
    pub mrr_plain: f64,
    /// Share of queries with a right one among the first ten labels.
    pub success_at_10_plain: f64,
    /// Seconds, reading and indexing included.
    pub seconds: f64,
}

/// Links the queries of the set in `folder` to its corpus, with the labels that `taxonomy` has for
/// the same concepts in all languages. `held_out` limits it to the queries whose every right
/// concept it names, and leaves every concept the labels of the corpus alone: what a concept is
/// worth of which nothing else is known.
pub fn linking(
    folder: &Path,
    taxonomy: &Taxonomy,
    embedder: Arc<dyn Embedder>,
    settings: &Settings,
    held_out: Option<&dyn Fn(&str) -> bool>,
) -> Result<LinkingOutcome, DatasetError> {
    let begun = Instant::now();
    let set = Set::read(folder)?;
    let is_held_out = |uri: &str| held_out.is_none_or(|held_out| held_out(uri));
    let concepts = set.concepts(held_out.is_none().then_some(taxonomy));
    let corpus = Taxonomy::of_concepts("corpus", concepts);
    let judgement = *settings.judgement(ConceptKind::Occupation);
    let ranker = Ranker::new(&corpus, ConceptKind::Occupation, embedder, judgement);
    let queries: Vec<&Query> = set
        .queries
        .iter()
        .filter(|query| query.right.iter().all(|uri| is_held_out(uri)))
        .collect();
    let ranks = for_all(&queries, |query, scratch| {
        set.ranks(query, &corpus, &ranker, scratch)
    });
    let (concepts, labels) = ranks.into_iter().unzip();
    let (concepts, labels) = (Ranks(concepts), Ranks(labels));
    Ok(LinkingOutcome {
        queries: queries.len(),
        mrr: concepts.mean_reciprocal(),
        success_at_1: concepts.within(1),
        success_at_5: concepts.within(5),
        success_at_10: concepts.within(10),
        mrr_plain: labels.mean_reciprocal(),
        success_at_10_plain: labels.within(10),
        seconds: begun.elapsed().as_secs_f64(),
    })
}

struct Query {
    text: String,
    /// URIs of right concepts.
    right: HashSet<String>,
}

struct Set {
    queries: Vec<Query>,
    query_language: Option<Language>,
    corpus_language: Language,
    /// Labels by the URI of their concept.
    corpus: BTreeMap<String, Vec<String>>,
}

impl Set {
    fn read(folder: &Path) -> Result<Self, DatasetError> {
        let (query_language, corpus_language) = languages(folder)?;
        let mapping = folder.join("concept_mapping.tsv");
        let uris: HashMap<String, String> = tab_separated::<2>(&mapping)?
            .into_iter()
            .map(|[element, uri]| (element, uri))
            .collect();
        let mut corpus: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for [element, text] in tab_separated::<2>(&folder.join("corpus_elements.tsv"))? {
            let uri = uris.get(&element).ok_or_else(|| {
                DatasetError::file(&mapping, format!("it has no line for {element:?}"))
            })?;
            corpus.entry(uri.clone()).or_default().push(text);
        }
        let mut right: HashMap<String, HashSet<String>> = HashMap::new();
        for (query, element) in judgements(&folder.join("annotations.tsv"))? {
            if let Some(uri) = uris.get(&element) {
                right.entry(query).or_default().insert(uri.clone());
            }
        }
        let queries = tab_separated::<2>(&folder.join("queries.tsv"))?
            .into_iter()
            .map(|[id, text]| Query {
                right: right.remove(&id).unwrap_or_default(),
                text,
            })
            .collect();
        Ok(Self {
            queries,
            query_language,
            corpus_language,
            corpus,
        })
    }

    /// The concepts of the corpus with its labels, and with those that the taxonomy has for them.
    fn concepts(&self, taxonomy: Option<&Taxonomy>) -> Vec<Concept> {
        self.corpus
            .iter()
            .map(|(uri, texts)| {
                let known = taxonomy.and_then(|taxonomy| taxonomy.get(uri));
                let mut concept = known.cloned().unwrap_or_else(|| {
                    let mut concept = Concept::new(uri.clone(), ConceptKind::Occupation);
                    concept.group = uri.contains("/isco/");
                    concept
                });
                concept.esco_uri = Some(uri.clone());
                // First, so that a form that both have is the corpus' one.
                let corpus = texts.iter().map(|text| Label {
                    language: self.corpus_language,
                    text: text.clone(),
                    preferred: false,
                });
                concept.labels.splice(0..0, corpus);
                concept
            })
            .collect()
    }

    /// The ranks of the first right concept and of the first right label.
    fn ranks(
        &self,
        query: &Query,
        corpus: &Taxonomy,
        ranker: &Ranker,
        scratch: &mut Scratch,
    ) -> (Option<usize>, Option<usize>) {
        let ranked = ranker.rank_with(&query.text, self.query_language, scratch);
        let is_right = |concept: usize| {
            let uri = corpus.concepts()[concept].esco_uri.as_deref();
            uri.is_some_and(|uri| query.right.contains(uri))
        };
        let first = ranked.iter().position(|r| is_right(r.concept));
        let index = &ranker.index;
        let whole = index.query(&query.text, self.query_language, ranker.embedder.as_ref());
        index.score_forms(&whole, scratch);
        let mut labels: Vec<(f32, usize)> = Vec::new();
        for candidate in ranked.iter().take(TOP) {
            // All concepts are occupations, so both number them alike.
            for form in index.forms.of_concept(candidate.concept) {
                let label = index.forms.get(form).label as usize;
                let uri = corpus.concepts()[candidate.concept].esco_uri.as_deref();
                let own = uri.map_or(0, |uri| self.corpus[uri].len());
                if label < own {
                    let score = candidate.score + OWN * index.likeness(form, &whole, scratch);
                    labels.push((score, candidate.concept));
                }
            }
        }
        labels.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let plain = labels.iter().position(|(_, concept)| is_right(*concept));
        (first.map(|at| at + 1), plain.map(|at| at + 1))
    }
}

/// The languages in a folder's name: `svn_q_sl_c_en` asks in Slovenian, the corpus is English.
fn languages(folder: &Path) -> Result<(Option<Language>, Language), DatasetError> {
    let name = folder.file_name().and_then(|name| name.to_str());
    let parts: Vec<&str> = name.unwrap_or_default().split('_').collect();
    let after = |mark: &str| {
        let at = parts.iter().position(|part| *part == mark)?;
        parts.get(at + 1).and_then(|code| Language::parse(code))
    };
    let corpus = after("c").ok_or_else(|| {
        DatasetError::file(
            folder,
            "the folder's name has to say the languages, as in svn_q_sl_c_en",
        )
    })?;
    Ok((after("q"), corpus))
}
