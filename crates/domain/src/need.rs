//! What an organisation lacks.

use jiff::civil::Date;
use serde::Serialize;

use crate::codes::{
    EducationLevel, EngagementMode, LanguageLevel, LanguageTag, OrganisationType, Region, Sector,
};
use crate::id::ExternalId;
use crate::text::Text;

/// A need as posted or imported. Made by [`crate::record::parse_need`] only.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Need {
    /// The id it has where it came from.
    #[serde(rename = "id")]
    pub external_id: Option<ExternalId>,
    /// Who needs it.
    pub organisation: Option<Text>,
    /// What kind of organisation that is.
    pub organisation_type: Option<OrganisationType>,
    /// One line that says what is needed.
    pub title: Text,
    /// Free text.
    pub description: Option<Text>,
    /// The language the texts are written in.
    pub text_language: Option<LanguageTag>,
    /// Skills without which it does not work.
    pub essential_skills: Vec<Text>,
    /// Skills that would be good to have.
    pub desirable_skills: Vec<Text>,
    /// Languages asked for, each once.
    pub languages: Vec<LanguageRequirement>,
    /// Modes the organisation accepts; none given means any.
    pub modes: Vec<EngagementMode>,
    /// Where.
    pub region: Option<Region>,
    /// The town or municipality.
    pub municipality: Option<Text>,
    /// Economic sector.
    pub sector: Option<Sector>,
    /// How many people, 1 to 10,000.
    pub positions: u16,
    /// Hours a month that the work takes, 1 to 744.
    pub hours_per_month: Option<u16>,
    /// Years of experience asked for, 0 to 60.
    pub min_years: Option<u8>,
    /// Level of education asked for.
    pub min_education: Option<EducationLevel>,
    /// A licence asked for, in free text.
    pub licence: Option<Text>,
    /// When.
    #[serde(flatten)]
    pub window: Window,
}

/// A language that a need asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageRequirement {
    /// The language. Bosnian, Croatian and Serbian satisfy one another.
    pub code: LanguageTag,
    /// The lowest level that will do; none given means that any will.
    pub min_level: Option<LanguageLevel>,
    /// Whether it is a condition (the default) or a wish.
    pub required: bool,
}

/// When the work should begin and how long the need is open; neither order is implied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Window {
    /// The earliest day the work should begin.
    pub starts_on: Option<Date>,
    /// The last day on which the need is open.
    pub closes_on: Option<Date>,
}
