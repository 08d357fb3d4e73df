//! The terms of a query, and which of them are worth looking for.

use std::collections::HashMap;

use tantivy::Term;
use tantivy::query::{BoostQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use crate::analysis::Analyzer;
use crate::view::View;

/// The most different terms of a text whose frequencies are looked up: a bound for a need of
/// 100 KB.
const LOOKED_UP: usize = 256;
/// A smaller corpus has no terms that are too common.
const SMALL: u64 = 5_000;
/// So many terms are kept, however common they are.
const KEPT: usize = 3;

/// A term and how much it counts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weighted {
    pub(crate) term: Term,
    pub(crate) weight: f32,
}

impl Weighted {
    /// Documents with the term, by BM25 times weight.
    pub(crate) fn query(&self) -> Box<dyn Query> {
        let query = TermQuery::new(self.term.clone(), IndexRecordOption::WithFreqs);
        Box::new(BoostQuery::new(Box::new(query), self.weight))
    }
}

/// The terms of weighed texts in `field`, each once with its largest weight, the texts' order
/// kept.
pub(crate) fn of_texts(analyzer: &Analyzer, field: Field, texts: &[(f32, &str)]) -> Vec<Weighted> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<Weighted> = Vec::new();
    for (weight, text) in texts {
        analyzer.each_term(text, |term| {
            if let Some(place) = places.get(&term) {
                let known = &mut found[*place].weight;
                *known = known.max(*weight);
            } else if found.len() < LOOKED_UP {
                places.insert(term.clone(), found.len());
                found.push(Weighted {
                    term: Term::from_field_text(field, &term),
                    weight: *weight,
                });
            }
        });
        if found.len() >= LOOKED_UP {
            break;
        }
    }
    found
}

/// The `limit` terms that say most: by weight and rarity. Terms that no document has are left
/// out, and those that more than the share `common` of all documents have, unless hardly any
/// other is left.
pub(crate) fn most_telling(
    view: &View,
    terms: Vec<Weighted>,
    limit: usize,
    common: f64,
) -> tantivy::Result<Vec<Weighted>> {
    let documents = view.searcher.num_docs();
    let most = if documents > SMALL {
        documents as f64 * common
    } else {
        f64::INFINITY
    };
    let mut rated = Vec::with_capacity(terms.len());
    for weighted in terms {
        let frequency = view.searcher.doc_freq(&weighted.term)?;
        if frequency > 0 {
            let rarity = (1.0 + documents as f64 / frequency as f64).ln();
            rated.push((f64::from(weighted.weight) * rarity, frequency, weighted));
        }
    }
    // Stable: among equals, the one that stands first.
    rated.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut kept = 0;
    rated.retain(|(_, frequency, _)| {
        let keep = *frequency as f64 <= most || kept < KEPT;
        kept += usize::from(keep);
        keep
    });
    rated.truncate(limit);
    Ok(rated.into_iter().map(|(_, _, weighted)| weighted).collect())
}
