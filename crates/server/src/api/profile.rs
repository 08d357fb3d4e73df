//! A professional's own record.

use domain::{Text, Visibility};
use jiff::Timestamp;
use serde::Serialize;
use store::Stored;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{codes, parts};

/// A profile to be saved. Only a headline or a summary has to be there; an unknown field is
/// refused. `null`, an empty text and a missing field are the same.
#[derive(Debug, ToSchema)]
#[schema(example = json!({
    "external_id": "p-001",
    "headline": "Fachkrankenschwester für Intensivpflege",
    "summary": "Seit 2012 auf der Intensivstation: Beatmungspflege, Weaning, Einarbeitung.",
    "text_language": "de",
    "country": "DE",
    "languages": [{"code": "bs", "level": "native"}, {"code": "de", "level": "C1"}],
    "experience": [{
        "title": "Intensivpflegerin", "employer": "Klinikum", "from": "2012-04", "to": null,
        "description": "Beatmungspflege auf der Intensivstation."
    }],
    "education": [{"level": 6, "field": "Pflege", "country": "DE", "year": 2011}],
    "skills": ["Beatmungspflege", "Praxisanleitung"],
    "licences": [{"profession": "Gesundheits- und Krankenpflegerin", "country": "DE"}],
    "availability": {"modes": ["short_visit", "remote_mentoring"], "from": "2027-01-01", "hours_per_month": 20},
    "visibility": "organisations"
}))]
pub struct ProfileRecord {
    /// The id it has where it comes from: 1 to 200 visible characters, unique among profiles.
    #[schema(max_length = 200)]
    pub external_id: Option<String>,
    /// Full name. Never searched, matched or shown in search results.
    #[schema(max_length = 1000)]
    pub name: Option<String>,
    /// One line that says what the person does.
    #[schema(max_length = 1000)]
    pub headline: Option<String>,
    /// Free text, up to a whole CV.
    #[schema(max_length = 200_000)]
    pub summary: Option<String>,
    /// The language the texts are written in.
    #[schema(value_type = Option<codes::LanguageTag>)]
    pub text_language: Option<String>,
    /// Country of residence.
    #[schema(value_type = Option<codes::Country>)]
    pub country: Option<String>,
    /// Town of residence. Never searched, matched or shown in search results.
    #[schema(max_length = 1000)]
    pub city: Option<String>,
    /// Municipality of origin. Never searched, matched or shown in search results.
    #[schema(max_length = 1000)]
    pub origin: Option<String>,
    /// Languages, each once.
    #[schema(required = false)]
    pub languages: Vec<parts::LanguageSkill>,
    /// Posts held.
    #[schema(required = false)]
    pub experience: Vec<parts::Experience>,
    /// Degrees and certificates.
    #[schema(required = false)]
    pub education: Vec<parts::Education>,
    /// Skills in the person's own words, in any language.
    #[schema(required = false)]
    pub skills: Vec<String>,
    /// Licences to practise a regulated profession.
    #[schema(required = false)]
    pub licences: Vec<parts::Licence>,
    /// How and when the person would help.
    #[schema(required = false)]
    pub availability: parts::Availability,
    /// Who may find the profile; `organisations` where nothing is said.
    #[schema(value_type = codes::Visibility, required = false)]
    pub visibility: String,
}

/// A stored profile, as its owner sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Profile {
    /// Our id.
    pub id: Uuid,
    /// The id it has where it came from.
    #[schema(value_type = Option<String>, required)]
    pub external_id: Option<domain::ExternalId>,
    /// 1 when created, one more with every change.
    pub version: u32,
    /// When it was created.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
    /// Full name.
    #[schema(value_type = Option<String>, required)]
    pub name: Option<Text>,
    /// One line that says what the person does.
    #[schema(value_type = Option<String>, required)]
    pub headline: Option<Text>,
    /// Free text.
    #[schema(value_type = Option<String>, required)]
    pub summary: Option<Text>,
    /// The language the texts are written in.
    #[schema(value_type = Option<codes::LanguageTag>, required)]
    pub text_language: Option<domain::LanguageTag>,
    /// Country of residence.
    #[schema(value_type = Option<codes::Country>, required)]
    pub country: Option<domain::Country>,
    /// Town of residence.
    #[schema(value_type = Option<String>, required)]
    pub city: Option<Text>,
    /// Municipality of origin.
    #[schema(value_type = Option<String>, required)]
    pub origin: Option<Text>,
    /// Languages, each once.
    #[schema(value_type = Vec<parts::LanguageSkill>)]
    pub languages: Vec<domain::LanguageSkill>,
    /// Posts held.
    #[schema(value_type = Vec<parts::Experience>)]
    pub experience: Vec<domain::Experience>,
    /// Degrees and certificates.
    #[schema(value_type = Vec<parts::Education>)]
    pub education: Vec<domain::Education>,
    /// Skills in the person's own words.
    #[schema(value_type = Vec<String>)]
    pub skills: Vec<Text>,
    /// Licences to practise a regulated profession.
    #[schema(value_type = Vec<parts::Licence>)]
    pub licences: Vec<domain::Licence>,
    /// How and when the person would help.
    #[schema(value_type = parts::Availability)]
    pub availability: domain::Availability,
    /// Who may find the profile.
    #[schema(value_type = codes::Visibility)]
    pub visibility: Visibility,
}

impl From<Stored<domain::Profile>> for Profile {
    fn from(stored: Stored<domain::Profile>) -> Self {
        let record = stored.record;
        Self {
            id: stored.id.0,
            external_id: record.external_id,
            version: stored.version,
            created_at: stored.created_at,
            updated_at: stored.updated_at,
            name: record.identity.name,
            headline: record.headline,
            summary: record.summary,
            text_language: record.text_language,
            country: record.country,
            city: record.city,
            origin: record.identity.origin,
            languages: record.languages,
            experience: record.experience,
            education: record.education,
            skills: record.skills,
            licences: record.licences,
            availability: record.availability,
            visibility: record.visibility,
        }
    }
}
