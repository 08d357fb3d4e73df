//! Which documents of a segment have a code: country, mode, language, ...
//!
//! Filters, conditions and facets are set operations on these. A segment's codes never change, so
//! a set is read from the index once and kept.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use crate::bits::Bits;

/// A code of fewer than one document in this many is kept as a list.
const SPARSE: u32 = 64;

/// The documents that have a code.
#[derive(Debug)]
pub(crate) enum CodeSet {
    Dense(Bits),
    Sparse(Vec<DocId>),
}

impl CodeSet {
    fn read(reader: &SegmentReader, field: Field, code: &str) -> tantivy::Result<Self> {
        let term = Term::from_field_text(field, code);
        let index = reader.inverted_index(field)?;
        let Some(mut postings) = index.read_block_postings(&term, IndexRecordOption::Basic)? else {
            return Ok(Self::Sparse(Vec::new()));
        };
        let mut docs = Vec::with_capacity(postings.doc_freq() as usize);
        while !postings.docs().is_empty() {
            docs.extend_from_slice(postings.docs());
            postings.advance();
        }
        if docs.len() < (reader.max_doc() / SPARSE) as usize {
            return Ok(Self::Sparse(docs));
        }
        let mut bits = Bits::none(reader.max_doc());
        docs.into_iter().for_each(|doc| bits.insert(doc));
        Ok(Self::Dense(bits))
    }

    /// Adds the documents to a set.
    pub(crate) fn add_to(&self, set: &mut Bits) {
        match self {
            Self::Dense(bits) => set.or(bits),
            Self::Sparse(docs) => docs.iter().for_each(|doc| set.insert(*doc)),
        }
    }

    /// How many of the documents are in a set.
    pub(crate) fn count_in(&self, set: &Bits) -> usize {
        match self {
            Self::Dense(bits) => bits.count_both(set),
            Self::Sparse(docs) => docs.iter().filter(|doc| set.contains(**doc)).count(),
        }
    }
}

/// The code sets of one segment that somebody has asked for.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    sets: RwLock<HashMap<Field, HashMap<String, Arc<CodeSet>>>>,
}

impl Codes {
    /// The documents of the segment that have `code` in `field`.
    pub(crate) fn get(
        &self,
        reader: &SegmentReader,
        field: Field,
        code: &str,
    ) -> tantivy::Result<Arc<CodeSet>> {
        // The map is whole after every insert, so a panic elsewhere leaves it usable.
        let known = self.sets.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(set) = known.get(&field).and_then(|sets| sets.get(code)) {
            return Ok(Arc::clone(set));
        }
        drop(known);
        let set = Arc::new(CodeSet::read(reader, field, code)?);
        let mut known = self.sets.write().unwrap_or_else(PoisonError::into_inner);
        let sets = known.entry(field).or_default();
        sets.insert(code.to_owned(), Arc::clone(&set));
        Ok(set)
    }
}

/// Every code that stands in `field` of a segment.
pub(crate) fn codes_in(reader: &SegmentReader, field: Field) -> tantivy::Result<Vec<String>> {
    let index = reader.inverted_index(field)?;
    let mut stream = index.terms().stream()?;
    let mut codes = Vec::new();
    while let Some((code, _)) = stream.next() {
        codes.extend(std::str::from_utf8(code).ok().map(str::to_owned));
    }
    Ok(codes)
}
