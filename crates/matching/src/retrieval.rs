//! Candidates for the ranking: the union of three lists (words, concepts, vectors).
//!
//! Hard requirements filter nothing here: a profile that violates one is ranked low and told why,
//! never silently dropped.

use std::collections::HashSet;

use domain::blind::BlindNeed;
use ndarray::Array2;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, Searcher, TantivyDocument, Term};
use uuid::Uuid;

use crate::analysis::stem;
use crate::concepts::{concepts_of, ids_of};
use crate::document::{Payload, decode, need_texts};
use crate::engine::Inner;
use crate::error::EngineError;
use crate::nearest::Kind;
use crate::schema::{NEED, PROFILE};
use crate::words::NeedWords;

/// The most different words of a text that are looked for: enough for any title with its skills,
/// and a bound for a need of 100 KB.
const MOST_WORDS: usize = 200;

impl Inner {
    /// Records of `kind` that may fit: those that share words with `texts`, those that share a
    /// concept, those that are near `views`.
    pub(crate) fn candidates(
        &self,
        searcher: &Searcher,
        kind: Kind,
        texts: &[&str],
        views: &Array2<f32>,
    ) -> Result<Vec<(Uuid, Payload)>, EngineError> {
        let limit = self.definition.per_list;
        let (words, named) = (
            self.word_query(kind, texts),
            self.concept_query(texts, true),
        );
        let mut seen = HashSet::new();
        let mut addresses = self
            .nearest
            .search(searcher, &self.fields, kind, views, limit)?;
        for query in [words, named] {
            let query = all_of(vec![self.is_kind(kind), query]);
            let found = searcher.search(&query, &TopDocs::with_limit(limit).order_by_score())?;
            addresses.extend(found.into_iter().map(|(_, address)| address));
        }
        addresses.retain(|address| seen.insert(*address));
        addresses
            .into_iter()
            .filter_map(|address| self.record(searcher, address).transpose())
            .collect()
    }

    fn record(
        &self,
        searcher: &Searcher,
        address: DocAddress,
    ) -> Result<Option<(Uuid, Payload)>, EngineError> {
        let document: TantivyDocument = searcher.doc(address)?;
        Ok(decode(&document, &self.fields))
    }

    /// The words of a need that lists no skills, by how rare they are among profiles. A need that
    /// lists skills is not asked for its words.
    pub(crate) fn need_words(&self, searcher: &Searcher, need: &BlindNeed) -> NeedWords {
        if !need.essential.is_empty() || !need.desirable.is_empty() {
            return NeedWords::default();
        }
        let texts = need_texts(need).flat_map(|text| self.analyzer.words(text));
        let all = searcher.num_docs().max(1) as f64;
        NeedWords::new(texts.collect(), |term| {
            let of_field = |field: &Field| {
                let term = Term::from_field_text(*field, term);
                searcher.doc_freq(&term).unwrap_or_default()
            };
            let most = self.fields.profile_texts.iter().map(of_field).max();
            // One is added, so that a word nobody uses has no infinite weight.
            (most.unwrap_or_default() + 1) as f64 / (all + 1.0)
        })
    }

    /// Documents of a kind.
    pub(crate) fn is_kind(&self, kind: Kind) -> Box<dyn Query> {
        let value = if kind == Kind::Profile { PROFILE } else { NEED };
        filter(self.fields.kind, [value])
    }

    /// Fielded BM25 over the words of `texts` and their stems.
    pub(crate) fn word_query(&self, kind: Kind, texts: &[&str]) -> Box<dyn Query> {
        let (fields, boosts) = match kind {
            Kind::Profile => (&self.fields.profile_texts, &self.definition.profile_boosts),
            Kind::Need => (&self.fields.need_texts, &self.definition.need_boosts),
        };
        let mut seen = HashSet::new();
        let mut words: Vec<String> = texts
            .iter()
            .flat_map(|text| self.analyzer.words(text))
            .collect();
        words.retain(|word| seen.insert(word.clone()));
        words.truncate(MOST_WORDS);
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for word in words {
            let stem = stem(&word);
            for term in std::iter::once(word).chain(stem) {
                for (field, boost) in fields.iter().zip(boosts) {
                    let term = Term::from_field_text(*field, &term);
                    let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                    clauses.push((
                        Occur::Should,
                        Box::new(BoostQuery::new(Box::new(query), *boost)),
                    ));
                }
            }
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// Documents that name a concept which the texts name, one point each; with `broader`, also
    /// those that only share a broader one.
    pub(crate) fn concept_query(&self, texts: &[&str], broader: bool) -> Box<dyn Query> {
        let found: Vec<u32> = texts
            .iter()
            .flat_map(|text| concepts_of(&self.linker, text))
            .collect();
        let named = ids_of(&self.linker, found.iter(), broader);
        let clauses = named.iter().map(|concept| {
            let term = Term::from_field_text(self.fields.concept, concept);
            let query = TermQuery::new(term, IndexRecordOption::Basic);
            let query: Box<dyn Query> = Box::new(ConstScoreQuery::new(Box::new(query), 1.0));
            (Occur::Should, query)
        });
        Box::new(BooleanQuery::new(clauses.collect()))
    }
}

/// Documents with one of `values` in `field`.
pub(crate) fn filter<'v>(
    field: Field,
    values: impl IntoIterator<Item = &'v str>,
) -> Box<dyn Query> {
    let clauses = values.into_iter().map(|value| {
        let term = Term::from_field_text(field, value);
        let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        (Occur::Should, query)
    });
    // A filter says yes or no; it must not move the score.
    Box::new(ConstScoreQuery::new(
        Box::new(BooleanQuery::new(clauses.collect())),
        0.0,
    ))
}

/// Documents that every query finds.
pub(crate) fn all_of(queries: Vec<Box<dyn Query>>) -> BooleanQuery {
    BooleanQuery::new(
        queries
            .into_iter()
            .map(|query| (Occur::Must, query))
            .collect(),
    )
}
