//! From a blind record to a document of the index, and back from its payload.

use std::collections::BTreeSet;

use domain::Visibility;
use domain::blind::{BlindNeed, BlindProfile};
use embedding::Embedder;
use linking::Linker;
use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;
use tantivy::schema::{Field, Value};
use tantivy::tokenizer::{PreTokenizedString, Token};
use uuid::Uuid;

use crate::analysis::Analyzer;
use crate::concepts::{Broader, NeedConcepts, profile_concepts, term};
use crate::definition::Definition;
use crate::filter::speaks_codes;
use crate::levels::Levels;
use crate::schema::{Fields, NEED, PROFILE};
use crate::vectors::{NeedVectors, ProfileVectors};

/// What a document carries for ranking.
#[derive(Serialize, Deserialize)]
pub(crate) enum Payload {
    Profile(StoredProfile),
    Need(StoredNeed),
}

/// A profile as ranking finds it in the index.
#[derive(Serialize, Deserialize)]
pub(crate) struct StoredProfile {
    pub(crate) profile: BlindProfile,
    pub(crate) vectors: ProfileVectors,
    /// For each statement, the concepts whose labels stand in it.
    pub(crate) concepts: Vec<Vec<u32>>,
}

impl StoredProfile {
    /// Whether its parts belong together: a damaged payload must not be indexed into.
    pub(crate) fn is_whole(&self, dimensions: usize) -> bool {
        self.vectors.is_of(&self.profile, dimensions)
            && self.concepts.len() == self.profile.statements.len()
    }
}

/// A need as ranking finds it in the index.
#[derive(Serialize, Deserialize)]
pub(crate) struct StoredNeed {
    pub(crate) need: BlindNeed,
    pub(crate) concepts: NeedConcepts,
}

/// Reads the payload of a stored document; `None` where it is damaged.
pub(crate) fn decode(document: &TantivyDocument, fields: &Fields) -> Option<Payload> {
    let payload = document.get_first(fields.payload)?.as_bytes()?;
    postcard::from_bytes(payload).ok()
}

/// Makes documents.
pub(crate) struct Builder<'a> {
    pub(crate) fields: &'a Fields,
    pub(crate) definition: &'a Definition,
    pub(crate) analyzer: &'a Analyzer,
    pub(crate) embedder: &'a dyn Embedder,
    pub(crate) linker: &'a Linker,
    pub(crate) broader: &'a Broader,
}

impl Builder<'_> {
    pub(crate) fn profile(
        &self,
        id: Uuid,
        profile: BlindProfile,
    ) -> Result<TantivyDocument, postcard::Error> {
        let fields = self.fields;
        let mut document = self.start(id, PROFILE);
        let mut add_code = |field: Field, code: &str| document.add_text(field, code);
        let searchable = profile.visibility == Visibility::Organisations;
        add_code(fields.searchable, if searchable { "yes" } else { "no" });
        if let Some(country) = profile.country() {
            add_code(fields.country, country.as_str());
        }
        for mode in &profile.modes {
            add_code(fields.mode, mode.as_str());
        }
        for known in &profile.languages {
            add_code(fields.language, known.group.as_str());
            for code in speaks_codes(known) {
                add_code(fields.speaks, &code);
            }
        }
        if let Some(level) = profile.education {
            add_code(fields.education, &level.get().to_string());
        }
        let texts = profile.statements.iter().map(|statement| {
            let weight = self.definition.profile_weight(statement.field);
            (weight, statement.text.as_str())
        });
        self.add_words(&mut document, fields.profile_words, texts);
        let concepts = profile_concepts(self.linker, &profile);
        self.add_concepts(&mut document, concepts.iter().flatten());
        let vectors = ProfileVectors::of(&profile, self.embedder);
        self.add_views(&mut document, &vectors.views);
        let payload = Payload::Profile(StoredProfile {
            profile,
            vectors,
            concepts,
        });
        document.add_bytes(fields.payload, &postcard::to_stdvec(&payload)?);
        Ok(document)
    }

    pub(crate) fn need(
        &self,
        id: Uuid,
        need: BlindNeed,
    ) -> Result<TantivyDocument, postcard::Error> {
        let fields = self.fields;
        let mut document = self.start(id, NEED);
        let mut add_code = |field: Field, code: &str| document.add_text(field, code);
        add_code(fields.searchable, "yes");
        for mode in &need.modes {
            add_code(fields.mode, mode.as_str());
        }
        for asked in need.required_languages.iter().chain(&need.wished_languages) {
            add_code(fields.language, asked.group.as_str());
        }
        if let Some(region) = need.region {
            add_code(fields.region, region.as_str());
        }
        if let Some(sector) = need.sector {
            add_code(fields.sector, sector.as_str());
        }
        let [title, skills, description] = self.definition.need_weights;
        let skills = need
            .essential
            .iter()
            .chain(&need.desirable)
            .map(|text| (skills, text));
        let texts = std::iter::once((title, &need.title))
            .chain(skills)
            .chain(need.description.iter().map(|text| (description, text)));
        let texts = texts.map(|(weight, text)| (weight, text.as_str()));
        self.add_words(&mut document, fields.need_words, texts);
        let concepts = NeedConcepts::of(self.linker, &need);
        self.add_concepts(&mut document, concepts.all());
        let views = Levels::new(&NeedVectors::of(&need, self.embedder).views);
        self.add_views(&mut document, &views);
        let payload = Payload::Need(StoredNeed { need, concepts });
        document.add_bytes(fields.payload, &postcard::to_stdvec(&payload)?);
        Ok(document)
    }

    fn start(&self, id: Uuid, kind: &str) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_text(self.fields.id, id_term(id));
        let (high, low) = id.as_u64_pair();
        document.add_u64(self.fields.id_high, high);
        document.add_u64(self.fields.id_low, low);
        document.add_text(self.fields.kind, kind);
        document
    }

    /// The terms of the texts, each as often as the weight of its text says: so one field has the
    /// frequencies that BM25F takes from many.
    fn add_words<'t>(
        &self,
        document: &mut TantivyDocument,
        field: Field,
        texts: impl Iterator<Item = (u8, &'t str)>,
    ) {
        let mut tokens = Vec::new();
        for (weight, text) in texts {
            self.analyzer.each_term(text, |term| {
                // Neither place nor length is indexed.
                let token = Token {
                    text: term,
                    position: 0,
                    position_length: 1,
                    offset_from: 0,
                    offset_to: 0,
                };
                tokens.extend(std::iter::repeat_n(token, usize::from(weight)));
            });
        }
        let text = String::new();
        document.add_pre_tokenized_text(field, PreTokenizedString { text, tokens });
    }

    /// The concepts themselves and all broader ones.
    fn add_concepts<'c>(
        &self,
        document: &mut TantivyDocument,
        concepts: impl Iterator<Item = &'c u32>,
    ) {
        let all = concepts.flat_map(|concept| self.broader.of(*concept));
        let all: BTreeSet<u32> = all.copied().collect();
        for concept in all {
            document.add_text(self.fields.concept, term(concept));
        }
    }

    fn add_views(&self, document: &mut TantivyDocument, views: &Levels) {
        for word in views.words() {
            document.add_u64(self.fields.views, word);
        }
    }
}

/// How an id is written in the index.
pub(crate) fn id_term(id: Uuid) -> String {
    id.simple().to_string()
}
