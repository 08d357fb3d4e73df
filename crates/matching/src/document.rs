//! From a blind record to a document of the index, and back from its payload.

use domain::Visibility;
use domain::blind::{BlindNeed, BlindProfile, Field as ProfileField};
use embedding::Embedder;
use linking::Linker;
use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;
use tantivy::schema::{Field, Value};
use uuid::Uuid;

use crate::concepts::{NeedConcepts, ids_of, profile_concepts};
use crate::schema::{Fields, NEED, PROFILE};
use crate::vectors::{NeedVectors, ProfileVectors, Quantised};

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
    pub(crate) views: Quantised,
    pub(crate) concepts: NeedConcepts,
}

impl Payload {
    pub(crate) fn views(&self) -> &Quantised {
        match self {
            Self::Profile(stored) => &stored.vectors.views,
            Self::Need(stored) => &stored.views,
        }
    }
}

/// Reads id and payload of a stored document; `None` where they are damaged.
pub(crate) fn decode(document: &TantivyDocument, fields: &Fields) -> Option<(Uuid, Payload)> {
    let id = document.get_first(fields.id)?.as_str()?.parse().ok()?;
    let payload = document.get_first(fields.payload)?.as_bytes()?;
    Some((id, postcard::from_bytes(payload).ok()?))
}

/// Makes documents.
pub(crate) struct Builder<'a> {
    pub(crate) fields: &'a Fields,
    pub(crate) embedder: &'a dyn Embedder,
    pub(crate) linker: &'a Linker,
}

impl Builder<'_> {
    pub(crate) fn profile(
        &self,
        id: Uuid,
        profile: BlindProfile,
    ) -> Result<TantivyDocument, postcard::Error> {
        let fields = self.fields;
        let mut document = self.start(id, PROFILE);
        let searchable = profile.visibility == Visibility::Organisations;
        document.add_text(fields.searchable, if searchable { "yes" } else { "no" });
        for statement in &profile.statements {
            let text = match statement.field {
                ProfileField::Headline => 0,
                ProfileField::ExperienceTitle(_) => 1,
                ProfileField::Skill(_) => 2,
                ProfileField::ExperienceDescription(_) => 3,
                ProfileField::EducationField(_) => 4,
                ProfileField::Licence(_) => 5,
                ProfileField::Summary => 6,
            };
            document.add_text(fields.profile_texts[text], statement.text.as_str());
        }
        let concepts = profile_concepts(self.linker, &profile);
        self.add_concepts(&mut document, concepts.iter().flatten());
        let mut add_code = |field: Field, code: &str| document.add_text(field, code);
        if let Some(country) = profile.country() {
            add_code(fields.country, country.as_str());
        }
        profile
            .modes
            .iter()
            .for_each(|mode| add_code(fields.mode, mode.as_str()));
        profile
            .languages
            .iter()
            .for_each(|known| add_code(fields.language, known.group.as_str()));
        if let Some(level) = profile.education {
            add_code(fields.education, &level.get().to_string());
        }
        let vectors = ProfileVectors::of(&profile, self.embedder);
        let payload = postcard::to_stdvec(&Payload::Profile(StoredProfile {
            profile,
            vectors,
            concepts,
        }))?;
        document.add_bytes(fields.payload, &payload);
        Ok(document)
    }

    pub(crate) fn need(
        &self,
        id: Uuid,
        need: BlindNeed,
    ) -> Result<TantivyDocument, postcard::Error> {
        let fields = self.fields;
        let mut document = self.start(id, NEED);
        document.add_text(fields.searchable, "yes");
        let mut add = |index: usize, text: &str| document.add_text(fields.need_texts[index], text);
        add(0, need.title.as_str());
        need.essential
            .iter()
            .chain(&need.desirable)
            .for_each(|text| add(1, text.as_str()));
        need.description
            .iter()
            .for_each(|text| add(2, text.as_str()));
        let concepts = NeedConcepts::of(self.linker, &need);
        self.add_concepts(&mut document, concepts.all());
        let mut add_code = |field: Field, code: &str| document.add_text(field, code);
        need.modes
            .iter()
            .for_each(|mode| add_code(fields.mode, mode.as_str()));
        let languages = need.required_languages.iter().chain(&need.wished_languages);
        languages.for_each(|asked| add_code(fields.language, asked.group.as_str()));
        if let Some(region) = need.region {
            add_code(fields.region, region.as_str());
        }
        if let Some(sector) = need.sector {
            add_code(fields.sector, sector.as_str());
        }
        let views = Quantised::new(&NeedVectors::of(&need, self.embedder).views);
        let payload = postcard::to_stdvec(&Payload::Need(StoredNeed {
            need,
            views,
            concepts,
        }))?;
        document.add_bytes(fields.payload, &payload);
        Ok(document)
    }

    fn start(&self, id: Uuid, kind: &str) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_text(self.fields.id, id_term(id));
        document.add_text(self.fields.kind, kind);
        document
    }

    /// The concepts themselves and all broader ones.
    fn add_concepts<'c>(
        &self,
        document: &mut TantivyDocument,
        concepts: impl Iterator<Item = &'c u32>,
    ) {
        for id in ids_of(self.linker, concepts, true) {
            document.add_text(self.fields.concept, id);
        }
    }
}

/// How an id is written in the index.
pub(crate) fn id_term(id: Uuid) -> String {
    id.simple().to_string()
}

/// The texts of a need that say what is wanted.
pub(crate) fn need_texts(need: &BlindNeed) -> impl Iterator<Item = &str> {
    std::iter::once(&need.title)
        .chain(&need.essential)
        .chain(&need.desirable)
        .chain(&need.description)
        .map(domain::blind::BlindText::as_str)
}
