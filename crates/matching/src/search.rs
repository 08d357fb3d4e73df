//! Free search: words, concepts and nearest vectors in one list, with filters and facets.

use std::collections::HashSet;

use tantivy::DocAddress;
use tantivy::schema::{Field, IndexRecordOption};

use crate::analysis::same_word;
use crate::bits::Bits;
use crate::concepts::{concepts_of, weighted};
use crate::engine::{Engine, Inner};
use crate::error::EngineError;
use crate::facets;
use crate::fusion::fuse;
use crate::levels::Levels;
use crate::nearest::{Question, nearest};
use crate::outcome::{Hit, Page};
use crate::query::{NeedQuery, ProfileQuery};
use crate::schema::{NEED, PROFILE};
use crate::terms::{Weighted, most_telling, of_texts};
use crate::top::{Scored, best, first};
use crate::view::{Allowed, Condition, View};

/// The most hits a page can have.
const MOST_HITS: usize = 100;

/// A search, whatever for.
struct Asked<'a> {
    text: &'a str,
    /// The field of words.
    words: Field,
    conditions: Vec<Condition>,
    facets: &'a [(&'static str, Field)],
    offset: usize,
    limit: usize,
}

impl Engine {
    /// Profiles that free search may show and that fit the filters, best first.
    pub fn search_profiles(&self, query: &ProfileQuery) -> Result<Page<Hit>, EngineError> {
        let fields = &self.inner.fields;
        let mut conditions = vec![
            self.inner.kind(PROFILE),
            Condition {
                field: fields.searchable,
                codes: vec!["yes".to_owned()],
            },
        ];
        conditions.extend(query.filter.conditions(fields));
        let facets = [
            ("country", fields.country),
            ("mode", fields.mode),
            ("language", fields.language),
            ("education", fields.education),
        ];
        self.inner.search(&Asked {
            text: &query.text,
            words: fields.profile_words,
            conditions,
            facets: if query.facets { &facets } else { &[] },
            offset: query.offset,
            limit: query.limit,
        })
    }

    /// Needs that fit the filters, best first.
    pub fn search_needs(&self, query: &NeedQuery) -> Result<Page<Hit>, EngineError> {
        let fields = &self.inner.fields;
        let mut conditions = vec![self.inner.kind(NEED)];
        conditions.extend(query.filter.conditions(fields));
        let facets = [
            ("region", fields.region),
            ("sector", fields.sector),
            ("mode", fields.mode),
            ("language", fields.language),
        ];
        self.inner.search(&Asked {
            text: &query.text,
            words: fields.need_words,
            conditions,
            facets: if query.facets { &facets } else { &[] },
            offset: query.offset,
            limit: query.limit,
        })
    }

    /// The folded words of a query that search looks for.
    pub fn query_words(&self, text: &str) -> Vec<String> {
        self.inner.analyzer.words(text)
    }

    /// Whether two folded words are one in the eyes of search: equal, or inflected alike.
    pub fn same_word(&self, a: &str, b: &str) -> bool {
        same_word(a, b)
    }
}

impl Inner {
    fn search(&self, asked: &Asked<'_>) -> Result<Page<Hit>, EngineError> {
        let view = self.view();
        let allowed = view.allowed(&asked.conditions)?;
        let limit = asked.limit.clamp(1, MOST_HITS);
        let end = asked.offset.saturating_add(limit);
        let (found, matched) = if self.analyzer.words(asked.text).is_empty() {
            // A text without any word worth looking for finds all.
            (first(&view, &allowed, end), allowed)
        } else {
            self.found(&view, allowed, asked, end)?
        };
        let page = found.into_iter().skip(asked.offset).take(limit);
        let items = page.filter_map(|scored| {
            let id = view.id(scored.address)?;
            let score = scored.score;
            Some(Hit { id, score })
        });
        let facets = asked.facets.iter();
        let facets = facets.map(|(name, field)| facets::count(&view, &matched, name, *field));
        Ok(Page {
            items: items.collect(),
            total: matched.count(),
            facets: facets.collect::<Result<_, _>>()?,
        })
    }

    /// At least the first `end` hits, and all of them as a set.
    ///
    /// The first hits by words and concepts are fused with the nearest by vector; the others
    /// follow as they are. Both lists have the same length whatever page is asked for, so pages
    /// neither overlap nor leave anything out.
    fn found(
        &self,
        view: &View,
        allowed: Allowed,
        asked: &Asked<'_>,
        end: usize,
    ) -> Result<(Vec<Scored>, Allowed), EngineError> {
        let settings = &self.definition.search;
        let terms = self.terms(view, asked)?;
        let by_terms = best(view, &terms, &allowed, end.max(settings.window))?;
        let vector = Levels::new(&self.embedder.embed(&[asked.text]));
        let question = Question::Any(&vector);
        let near = nearest(
            view,
            &allowed,
            question,
            settings.nearest,
            settings.least_cosine,
        );
        let (window, rest) = by_terms.split_at(by_terms.len().min(settings.window));
        let mut found = fuse(&[window, &near]);
        let fused: HashSet<DocAddress> = found.iter().map(|scored| scored.address).collect();
        let rest = rest
            .iter()
            .filter(|scored| !fused.contains(&scored.address));
        // Nothing that follows is better than what was fused.
        found.extend(rest.map(|scored| Scored {
            score: 0.0,
            ..*scored
        }));
        let mut matched = having_any(view, &terms, &allowed)?;
        for Scored { address, .. } in near {
            if let Some(bits) = matched.parts.get_mut(address.segment_ord as usize) {
                bits.insert(address.doc_id);
            }
        }
        Ok((found, matched))
    }

    /// The words of the query, and the concepts that it names.
    fn terms(&self, view: &View, asked: &Asked<'_>) -> tantivy::Result<Vec<Weighted>> {
        let settings = &self.definition.search;
        let words = of_texts(&self.analyzer, asked.words, &[(1.0, asked.text)]);
        let mut terms = most_telling(view, words, settings.terms, 1.0)?;
        let named = concepts_of(&self.linker, asked.text).into_iter();
        let named = named.map(|concept| (settings.concept_weight, concept));
        let concepts = weighted(&self.broader, self.fields.concept, named, 0.0);
        terms.extend(most_telling(view, concepts, settings.terms, 1.0)?);
        Ok(terms)
    }
}

/// The allowed documents that have any of the terms.
fn having_any(view: &View, terms: &[Weighted], allowed: &Allowed) -> tantivy::Result<Allowed> {
    let mut parts = Vec::with_capacity(view.parts.len());
    for (part, allowed) in view.parts.iter().zip(&allowed.parts) {
        let mut having = Bits::none(part.reader.max_doc());
        for Weighted { term, .. } in terms {
            let index = part.reader.inverted_index(term.field())?;
            let postings = index.read_block_postings(term, IndexRecordOption::Basic)?;
            let Some(mut postings) = postings else {
                continue;
            };
            while !postings.docs().is_empty() {
                postings.docs().iter().for_each(|doc| having.insert(*doc));
                postings.advance();
            }
        }
        having.and(allowed);
        parts.push(having);
    }
    Ok(Allowed { parts })
}
