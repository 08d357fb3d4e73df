//! What others see of a profile or need in lists.

use domain::blind::BlindProfile;
use domain::{EngagementMode, Text};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use store::Stored;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{codes, parts};

/// What others see of a profile: never a name, an origin, a town or an employer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProfileCard {
    /// Our id.
    pub id: Uuid,
    /// The id it has where it came from.
    #[schema(value_type = Option<String>, required)]
    pub external_id: Option<domain::ExternalId>,
    /// One line that says what the person does, without what would identify her.
    #[schema(required)]
    pub headline: Option<String>,
    /// Country of residence.
    #[schema(value_type = Option<codes::Country>, required)]
    pub country: Option<domain::Country>,
    /// The language the texts are written in.
    #[schema(value_type = Option<codes::LanguageTag>, required)]
    pub text_language: Option<domain::LanguageTag>,
    /// Modes that would be considered; empty means that nothing was said.
    #[schema(value_type = Vec<codes::Mode>)]
    pub modes: Vec<EngagementMode>,
    /// Languages with levels.
    #[schema(value_type = Vec<parts::LanguageSkill>)]
    pub languages: Vec<domain::LanguageSkill>,
    /// The highest ISCED 2011 level.
    #[schema(value_type = Option<u8>, required)]
    pub education_level: Option<domain::EducationLevel>,
    /// Years of work up to today; overlapping posts count once.
    pub years_of_experience: f64,
    /// When the profile was changed last.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl ProfileCard {
    /// The card of a profile on a day.
    pub(crate) fn new(stored: &Stored<domain::Profile>, today: Date) -> Self {
        let record = &stored.record;
        let headline = domain::blind::redacted(record, domain::blind::Field::Headline);
        Self {
            id: stored.id.0,
            external_id: record.external_id.clone(),
            headline: headline
                .map(|text| collapse(&text))
                .filter(|text| !text.is_empty()),
            country: record.country,
            text_language: record.text_language.clone(),
            modes: record.availability.modes.clone(),
            languages: record.languages.clone(),
            education_level: record
                .education
                .iter()
                .filter_map(|entry| entry.level)
                .max(),
            years_of_experience: years_of_experience(record, today),
            updated_at: stored.updated_at,
        }
    }
}

/// Counted by the blind view of a profile of which nothing but the periods is left: folding a
/// whole CV for a number would be a waste.
fn years_of_experience(record: &domain::Profile, today: Date) -> f64 {
    let posts = record.experience.iter().map(|post| domain::Experience {
        title: None,
        employer: None,
        period: post.period,
        description: None,
    });
    let periods = domain::Profile {
        external_id: None,
        identity: domain::Identity::default(),
        headline: None,
        summary: None,
        text_language: None,
        country: None,
        city: None,
        languages: Vec::new(),
        experience: posts.collect(),
        education: Vec::new(),
        skills: Vec::new(),
        licences: Vec::new(),
        availability: domain::Availability::default(),
        visibility: record.visibility,
    };
    let years = BlindProfile::from(&periods).years_of_experience(today);
    (years * 10.0).round() / 10.0
}

/// Runs of white space, such as redaction leaves, as one space.
pub(crate) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What others see of a need in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NeedCard {
    /// Our id.
    pub id: Uuid,
    /// The id it has where it came from.
    #[schema(value_type = Option<String>, required)]
    pub external_id: Option<domain::ExternalId>,
    /// One line that says what is needed.
    #[schema(value_type = String)]
    pub title: Text,
    /// Who needs it.
    #[schema(value_type = Option<String>, required)]
    pub organisation: Option<Text>,
    /// What kind of organisation that is.
    #[schema(value_type = Option<codes::OrganisationType>, required)]
    pub organisation_type: Option<domain::OrganisationType>,
    /// Where.
    #[schema(value_type = Option<codes::Region>, required)]
    pub region: Option<domain::Region>,
    /// The town or municipality.
    #[schema(value_type = Option<String>, required)]
    pub municipality: Option<Text>,
    /// Economic sector.
    #[schema(value_type = Option<codes::Sector>, required)]
    pub sector: Option<domain::Sector>,
    /// Modes the organisation accepts; empty means any.
    #[schema(value_type = Vec<codes::Mode>)]
    pub modes: Vec<EngagementMode>,
    /// The language the texts are written in.
    #[schema(value_type = Option<codes::LanguageTag>, required)]
    pub text_language: Option<domain::LanguageTag>,
    /// How many people.
    pub positions: u16,
    /// The earliest day the work should begin.
    #[schema(value_type = Option<String>, format = Date, required)]
    pub starts_on: Option<Date>,
    /// The last day on which the need is open.
    #[schema(value_type = Option<String>, format = Date, required)]
    pub closes_on: Option<Date>,
    /// When the need was changed last.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<&Stored<domain::Need>> for NeedCard {
    fn from(stored: &Stored<domain::Need>) -> Self {
        let record = stored.record.clone();
        Self {
            id: stored.id.0,
            external_id: record.external_id,
            title: record.title,
            organisation: record.organisation,
            organisation_type: record.organisation_type,
            region: record.region,
            municipality: record.municipality,
            sector: record.sector,
            modes: record.modes,
            text_language: record.text_language,
            positions: record.positions,
            starts_on: record.window.starts_on,
            closes_on: record.window.closes_on,
            updated_at: stored.updated_at,
        }
    }
}
