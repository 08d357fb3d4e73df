//! The fields of the tantivy index.
//!
//! Profiles and needs are documents of one index, told apart by `kind`, so that one commit covers
//! both and the position in the change feed. Nothing of a text is stored but the coded blind view.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// Value of `kind` for a profile.
pub(crate) const PROFILE: &str = "profile";
/// Value of `kind` for a need.
pub(crate) const NEED: &str = "need";
/// Column of the first half of an id.
pub(crate) const ID_HIGH: &str = "id_high";
/// Column of the second half of an id.
pub(crate) const ID_LOW: &str = "id_low";
/// Column of the vectors of a whole record, eight numbers to a value.
pub(crate) const VIEW_FIELD: &str = "views";

/// Handles of all fields.
#[derive(Clone)]
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    /// The record's id, 32 hexadecimal digits, for replacing and deleting.
    pub(crate) id: Field,
    pub(crate) id_high: Field,
    pub(crate) id_low: Field,
    pub(crate) kind: Field,
    /// Whether free search may show it: `yes` or `no`.
    pub(crate) searchable: Field,
    pub(crate) country: Field,
    pub(crate) mode: Field,
    pub(crate) language: Field,
    /// A language with each level that the profile's own satisfies, see `filter`.
    pub(crate) speaks: Field,
    pub(crate) education: Field,
    pub(crate) region: Field,
    pub(crate) sector: Field,
    /// Places in the taxonomy of the concepts that the text names and of all broader ones.
    pub(crate) concept: Field,
    /// Words of a profile, each as often as the weight of its field says.
    pub(crate) profile_words: Field,
    /// Words of a need, the same.
    pub(crate) need_words: Field,
    /// The vectors of the record.
    pub(crate) views: Field,
    /// The coded blind view with its vectors, see `document`.
    pub(crate) payload: Field,
}

impl Fields {
    pub(crate) fn new() -> Self {
        let mut schema = Schema::builder();
        // Frequencies and lengths are what lets the library skip documents that cannot be among
        // the best. Without lengths it would skip documents that are.
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_index_option(IndexRecordOption::WithFreqs);
        let counted = TextOptions::default().set_indexing_options(indexing);
        let profile_words = schema.add_text_field("profile_words", counted.clone());
        let need_words = schema.add_text_field("need_words", counted.clone());
        let concept = schema.add_text_field("concept", counted);
        let mut code = |name: &str| schema.add_text_field(name, STRING);
        let (kind, searchable, country) = (code("kind"), code("searchable"), code("country"));
        let (mode, language, speaks) = (code("mode"), code("language"), code("speaks"));
        let education = code("education");
        let (region, sector) = (code("region"), code("sector"));
        let id = code("id");
        let id_high = schema.add_u64_field(ID_HIGH, FAST);
        let id_low = schema.add_u64_field(ID_LOW, FAST);
        let views = schema.add_u64_field(VIEW_FIELD, FAST);
        let payload = schema.add_bytes_field("payload", STORED);
        Self {
            schema: schema.build(),
            id,
            id_high,
            id_low,
            kind,
            searchable,
            country,
            mode,
            language,
            speaks,
            education,
            region,
            sector,
            concept,
            profile_words,
            need_words,
            views,
            payload,
        }
    }
}
