//! What an organisation lacks.

use domain::{EngagementMode, Text};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use store::Stored;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{codes, parts};

/// A need to be saved or matched. Only a title has to be there; an unknown field is refused.
/// `null`, an empty text and a missing field are the same.
#[derive(Debug, ToSchema)]
#[schema(example = json!({
    "external_id": "n-01",
    "organisation": "Kantonalna bolnica",
    "organisation_type": "public",
    "title": "Edukacija osoblja za neinvazivnu ventilaciju",
    "description": "Otvaramo respiratorni centar i treba nam osoba koja će obučiti šest sestara.",
    "text_language": "bs",
    "essential_skills": ["njega pacijenata na respiratoru", "obuka osoblja"],
    "desirable_skills": ["vođenje tima"],
    "languages": [{"code": "bs", "min_level": "B2", "required": true}],
    "modes": ["short_visit"],
    "region": "BA-04",
    "municipality": "Zenica",
    "sector": "Q",
    "positions": 1,
    "min_years": 5,
    "min_education": 6,
    "licence": null,
    "starts_on": "2027-03-01",
    "closes_on": "2027-05-01"
}))]
pub struct NeedRecord {
    /// The id it has where it comes from: 1 to 200 visible characters, unique among needs.
    #[schema(max_length = 200)]
    pub external_id: Option<String>,
    /// Who needs it.
    #[schema(max_length = 1000)]
    pub organisation: Option<String>,
    /// What kind of organisation that is.
    #[schema(value_type = Option<codes::OrganisationType>)]
    pub organisation_type: Option<String>,
    /// One line that says what is needed.
    #[schema(min_length = 1, max_length = 1000)]
    pub title: String,
    /// Free text.
    #[schema(max_length = 200_000)]
    pub description: Option<String>,
    /// The language the texts are written in.
    #[schema(value_type = Option<codes::LanguageTag>)]
    pub text_language: Option<String>,
    /// Skills without which it does not work.
    #[schema(required = false)]
    pub essential_skills: Vec<String>,
    /// Skills that would be good to have.
    #[schema(required = false)]
    pub desirable_skills: Vec<String>,
    /// Languages asked for, each once.
    #[schema(required = false)]
    pub languages: Vec<parts::LanguageRequirement>,
    /// Modes the organisation accepts; none given means any.
    #[schema(value_type = Vec<codes::Mode>, required = false)]
    pub modes: Vec<String>,
    /// Where.
    #[schema(value_type = Option<codes::Region>)]
    pub region: Option<String>,
    /// The town or municipality.
    #[schema(max_length = 1000)]
    pub municipality: Option<String>,
    /// Economic sector.
    #[schema(value_type = Option<codes::Sector>)]
    pub sector: Option<String>,
    /// How many people.
    #[schema(minimum = 1, maximum = 10_000, default = 1)]
    pub positions: Option<u16>,
    /// Hours a month that the work takes.
    #[schema(minimum = 1, maximum = 744)]
    pub hours_per_month: Option<u16>,
    /// Years of experience asked for.
    #[schema(minimum = 0, maximum = 60)]
    pub min_years: Option<u8>,
    /// ISCED 2011 level asked for.
    #[schema(minimum = 3, maximum = 8)]
    pub min_education: Option<u8>,
    /// A licence asked for, in free text.
    #[schema(max_length = 1000)]
    pub licence: Option<String>,
    /// The earliest day the work should begin.
    #[schema(format = Date)]
    pub starts_on: Option<String>,
    /// The last day on which the need is open.
    #[schema(format = Date)]
    pub closes_on: Option<String>,
}

/// A stored need.
#[derive(Debug, Serialize, ToSchema)]
pub struct Need {
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
    /// Who needs it.
    #[schema(value_type = Option<String>, required)]
    pub organisation: Option<Text>,
    /// What kind of organisation that is.
    #[schema(value_type = Option<codes::OrganisationType>, required)]
    pub organisation_type: Option<domain::OrganisationType>,
    /// One line that says what is needed.
    #[schema(value_type = String)]
    pub title: Text,
    /// Free text.
    #[schema(value_type = Option<String>, required)]
    pub description: Option<Text>,
    /// The language the texts are written in.
    #[schema(value_type = Option<codes::LanguageTag>, required)]
    pub text_language: Option<domain::LanguageTag>,
    /// Skills without which it does not work.
    #[schema(value_type = Vec<String>)]
    pub essential_skills: Vec<Text>,
    /// Skills that would be good to have.
    #[schema(value_type = Vec<String>)]
    pub desirable_skills: Vec<Text>,
    /// Languages asked for.
    #[schema(value_type = Vec<parts::LanguageRequirement>)]
    pub languages: Vec<domain::LanguageRequirement>,
    /// Modes the organisation accepts; empty means any.
    #[schema(value_type = Vec<codes::Mode>)]
    pub modes: Vec<EngagementMode>,
    /// Where.
    #[schema(value_type = Option<codes::Region>, required)]
    pub region: Option<domain::Region>,
    /// The town or municipality.
    #[schema(value_type = Option<String>, required)]
    pub municipality: Option<Text>,
    /// Economic sector.
    #[schema(value_type = Option<codes::Sector>, required)]
    pub sector: Option<domain::Sector>,
    /// How many people.
    pub positions: u16,
    /// Hours a month that the work takes.
    #[schema(required)]
    pub hours_per_month: Option<u16>,
    /// Years of experience asked for.
    #[schema(required)]
    pub min_years: Option<u8>,
    /// ISCED 2011 level asked for.
    #[schema(value_type = Option<u8>, required)]
    pub min_education: Option<domain::EducationLevel>,
    /// A licence asked for.
    #[schema(value_type = Option<String>, required)]
    pub licence: Option<Text>,
    /// The earliest day the work should begin.
    #[schema(value_type = Option<String>, format = Date, required)]
    pub starts_on: Option<Date>,
    /// The last day on which the need is open.
    #[schema(value_type = Option<String>, format = Date, required)]
    pub closes_on: Option<Date>,
}

impl From<Stored<domain::Need>> for Need {
    fn from(stored: Stored<domain::Need>) -> Self {
        let record = stored.record;
        Self {
            id: stored.id.0,
            external_id: record.external_id,
            version: stored.version,
            created_at: stored.created_at,
            updated_at: stored.updated_at,
            organisation: record.organisation,
            organisation_type: record.organisation_type,
            title: record.title,
            description: record.description,
            text_language: record.text_language,
            essential_skills: record.essential_skills,
            desirable_skills: record.desirable_skills,
            languages: record.languages,
            modes: record.modes,
            region: record.region,
            municipality: record.municipality,
            sector: record.sector,
            positions: record.positions,
            hours_per_month: record.hours_per_month,
            min_years: record.min_years,
            min_education: record.min_education,
            licence: record.licence,
            starts_on: record.window.starts_on,
            closes_on: record.window.closes_on,
        }
    }
}
