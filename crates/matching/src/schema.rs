//! The fields of the tantivy index.
//!
//! Profiles and needs are documents of one index, told apart by `kind`, so that one commit covers
//! both and the position in the change feed. Nothing of a text is stored but the coded blind view.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::analysis::ANALYZER;
use crate::definition::{NEED_FIELDS, PROFILE_FIELDS};

/// Value of `kind` for a profile.
pub(crate) const PROFILE: &str = "profile";
/// Value of `kind` for a need.
pub(crate) const NEED: &str = "need";

/// Handles of all fields.
#[derive(Clone)]
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    /// The record's id, 32 hexadecimal digits.
    pub(crate) id: Field,
    pub(crate) kind: Field,
    /// Whether free search may show it: `yes` or `no`.
    pub(crate) searchable: Field,
    pub(crate) country: Field,
    pub(crate) mode: Field,
    pub(crate) language: Field,
    pub(crate) education: Field,
    pub(crate) region: Field,
    pub(crate) sector: Field,
    /// Ids of concepts that the text names and of all broader ones.
    pub(crate) concept: Field,
    /// The coded blind view with its vectors, see `document`.
    pub(crate) payload: Field,
    /// In the order of `PROFILE_FIELDS`.
    pub(crate) profile_texts: Vec<Field>,
    /// In the order of `NEED_FIELDS`.
    pub(crate) need_texts: Vec<Field>,
}

impl Fields {
    pub(crate) fn new() -> Self {
        let mut schema = Schema::builder();
        let mut texts = |kind: &str, names: &[&str]| -> Vec<Field> {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(ANALYZER)
                .set_index_option(IndexRecordOption::WithFreqs);
            let options = TextOptions::default().set_indexing_options(indexing);
            names
                .iter()
                .map(|name| schema.add_text_field(&format!("{kind}_{name}"), options.clone()))
                .collect()
        };
        let profile_texts = texts(PROFILE, &PROFILE_FIELDS);
        let need_texts = texts(NEED, &NEED_FIELDS);
        let mut code = |name: &str| schema.add_text_field(name, STRING | FAST);
        let (kind, searchable, country) = (code("kind"), code("searchable"), code("country"));
        let (mode, language, education) = (code("mode"), code("language"), code("education"));
        let (region, sector) = (code("region"), code("sector"));
        let concept = schema.add_text_field("concept", STRING);
        let id = schema.add_text_field("id", STRING | STORED);
        let payload = schema.add_bytes_field("payload", STORED);
        Self {
            schema: schema.build(),
            id,
            kind,
            searchable,
            country,
            mode,
            language,
            education,
            region,
            sector,
            concept,
            payload,
            profile_texts,
            need_texts,
        }
    }
}
