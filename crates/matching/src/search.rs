//! Free search with filters and facets.

use std::collections::HashMap;

use tantivy::Searcher;
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::Key;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::agg_result::{AggregationResult, BucketResult};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, Occur, Query};
use tantivy::schema::Value;
use tantivy::{TantivyDocument, TantivyError};

use crate::analysis::same_word;
use crate::engine::{Engine, Inner};
use crate::error::EngineError;
use crate::nearest::Kind;
use crate::outcome::{Facet, FacetValue, Hit, Page};
use crate::query::{NeedQuery, ProfileQuery};
use crate::retrieval::{all_of, filter};

/// The most values of a facet.
const FACET_VALUES: usize = 60;
/// The most hits a page can have.
const MOST_HITS: usize = 100;

impl Engine {
    /// Profiles that free search may show and that fit the filters, best first.
    pub fn search_profiles(&self, query: &ProfileQuery) -> Result<Page<Hit>, EngineError> {
        let fields = &self.inner.fields;
        let mut filters = Vec::new();
        if !query.countries.is_empty() {
            filters.push(filter(
                fields.country,
                query.countries.iter().map(domain::Country::as_str),
            ));
        }
        if !query.modes.is_empty() {
            filters.push(filter(
                fields.mode,
                query.modes.iter().map(|mode| mode.as_str()),
            ));
        }
        if !query.languages.is_empty() {
            filters.push(filter(
                fields.language,
                query
                    .languages
                    .iter()
                    .map(domain::codes::LanguageGroup::as_str),
            ));
        }
        if let Some(lowest) = query.min_education {
            let levels: Vec<String> = (lowest.get()..=8).map(|level| level.to_string()).collect();
            filters.push(filter(fields.education, levels.iter().map(String::as_str)));
        }
        let facets = ["country", "mode", "language", "education"];
        self.search(
            Kind::Profile,
            &query.text,
            filters,
            query.offset,
            query.limit,
            &facets,
        )
    }

    /// Needs that fit the filters, best first.
    pub fn search_needs(&self, query: &NeedQuery) -> Result<Page<Hit>, EngineError> {
        let fields = &self.inner.fields;
        let mut filters = Vec::new();
        if !query.regions.is_empty() {
            filters.push(filter(
                fields.region,
                query.regions.iter().map(|r| r.as_str()),
            ));
        }
        if !query.sectors.is_empty() {
            filters.push(filter(
                fields.sector,
                query.sectors.iter().map(|s| s.as_str()),
            ));
        }
        if !query.modes.is_empty() {
            filters.push(filter(
                fields.mode,
                query.modes.iter().map(|mode| mode.as_str()),
            ));
        }
        if !query.languages.is_empty() {
            filters.push(filter(
                fields.language,
                query
                    .languages
                    .iter()
                    .map(domain::codes::LanguageGroup::as_str),
            ));
        }
        let facets = ["region", "sector", "mode", "language"];
        self.search(
            Kind::Need,
            &query.text,
            filters,
            query.offset,
            query.limit,
            &facets,
        )
    }

    /// The folded words of a query that search looks for.
    pub fn query_words(&self, text: &str) -> Vec<String> {
        self.inner.analyzer.words(text)
    }

    /// Whether two folded words are one in the eyes of search: equal, or inflected alike.
    pub fn same_word(&self, a: &str, b: &str) -> bool {
        same_word(a, b)
    }

    fn search(
        &self,
        kind: Kind,
        text: &str,
        filters: Vec<Box<dyn Query>>,
        offset: usize,
        limit: usize,
        facets: &[&'static str],
    ) -> Result<Page<Hit>, EngineError> {
        let inner = &self.inner;
        let searcher = self.searcher();
        let mut queries = vec![
            inner.is_kind(kind),
            filter(inner.fields.searchable, ["yes"]),
        ];
        queries.extend(filters);
        queries.push(inner.text_query(kind, text));
        let query = all_of(queries);
        let top = TopDocs::with_limit(limit.clamp(1, MOST_HITS))
            .and_offset(offset)
            .order_by_score();
        let counts = AggregationCollector::from_aggs(facet_request(facets)?, inner_context());
        let (found, total, counts) = searcher.search(&query, &(top, Count, counts))?;
        let items = found
            .into_iter()
            .filter_map(|(score, address)| inner.hit(&searcher, score, address).transpose())
            .collect::<Result<_, EngineError>>()?;
        let facets = facets
            .iter()
            .map(|name| read_facet(name, counts.0.get(*name)))
            .collect();
        Ok(Page {
            items,
            total,
            facets,
        })
    }
}

impl Inner {
    /// Words and concepts of a query; a text without any word worth looking for finds all.
    fn text_query(&self, kind: Kind, text: &str) -> Box<dyn Query> {
        if self.analyzer.words(text).is_empty() {
            return Box::new(AllQuery);
        }
        let concepts = BoostQuery::new(
            self.concept_query(&[text], false),
            self.definition.concept_boost,
        );
        Box::new(BooleanQuery::new(vec![
            (Occur::Should, self.word_query(kind, &[text])),
            (Occur::Should, Box::new(concepts)),
        ]))
    }

    fn hit(
        &self,
        searcher: &Searcher,
        score: f32,
        address: tantivy::DocAddress,
    ) -> Result<Option<Hit>, EngineError> {
        let document: TantivyDocument = searcher.doc(address)?;
        let id = document
            .get_first(self.fields.id)
            .and_then(|id| id.as_str()?.parse().ok());
        Ok(id.map(|id| Hit { id, score }))
    }
}

fn facet_request(names: &[&str]) -> Result<Aggregations, EngineError> {
    let terms = |name: &&str| {
        (
            (*name).to_owned(),
            serde_json::json!({"terms": {"field": name, "size": FACET_VALUES}}),
        )
    };
    let request: serde_json::Map<String, serde_json::Value> = names.iter().map(terms).collect();
    serde_json::from_value(request.into())
        .map_err(|error| TantivyError::InternalError(error.to_string()).into())
}

fn inner_context() -> tantivy::aggregation::AggContextParams {
    tantivy::aggregation::AggContextParams::default()
}

fn read_facet(name: &&'static str, result: Option<&AggregationResult>) -> Facet {
    let mut counts: HashMap<String, u64> = HashMap::new();
    if let Some(AggregationResult::BucketResult(BucketResult::Terms { buckets, .. })) = result {
        for bucket in buckets {
            if let Key::Str(value) = &bucket.key {
                counts.insert(value.clone(), bucket.doc_count);
            }
        }
    }
    let mut values: Vec<FacetValue> = counts
        .into_iter()
        .map(|(value, count)| FacetValue { value, count })
        .collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    Facet { name, values }
}
