//! What a professional says of herself.

use jiff::civil::Date;
use serde::Serialize;

use crate::codes::{
    Country, EducationLevel, EngagementMode, LanguageLevel, LanguageTag, Visibility,
};
use crate::id::ExternalId;
use crate::period::Period;
use crate::text::Text;

/// A professional's own record, as registered or imported. Made by [`crate::record::parse_profile`]
/// only; has a headline or a summary (or both).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Profile {
    /// The id it has where it came from.
    #[serde(rename = "id")]
    pub external_id: Option<ExternalId>,
    /// Who the person is. Never leaves the store but to those she said yes to.
    #[serde(flatten)]
    pub identity: Identity,
    /// One line that says what she does.
    pub headline: Option<Text>,
    /// Free text, up to a whole CV.
    pub summary: Option<Text>,
    /// The language the texts are written in.
    pub text_language: Option<LanguageTag>,
    /// Where she lives now.
    pub country: Option<Country>,
    /// The town she lives in.
    pub city: Option<Text>,
    /// Languages with levels, each language once.
    pub languages: Vec<LanguageSkill>,
    /// Posts held, in the order given.
    pub experience: Vec<Experience>,
    /// Degrees and certificates, in the order given.
    pub education: Vec<Education>,
    /// Skills in her own words.
    pub skills: Vec<Text>,
    /// Licences to practise a regulated profession.
    pub licences: Vec<Licence>,
    /// How and when she would help.
    pub availability: Availability,
    /// Who may find the profile.
    pub visibility: Visibility,
}

/// What identifies a person. Kept apart so that whoever takes it has to say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Identity {
    /// Full name.
    pub name: Option<Text>,
    /// The municipality in Bosnia and Herzegovina that she or her family comes from.
    pub origin: Option<Text>,
}

/// A language and how well it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageSkill {
    /// The language.
    pub code: LanguageTag,
    /// The level, where one was given.
    pub level: Option<LanguageLevel>,
}

/// A post held.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Experience {
    /// Job title.
    pub title: Option<Text>,
    /// Employer. Not indexed: it can tell where somebody comes from.
    pub employer: Option<Text>,
    /// When; an open end means that it still goes on.
    #[serde(flatten, serialize_with = "flatten_period")]
    pub period: Option<Period>,
    /// What was done there.
    pub description: Option<Text>,
}

/// A degree or certificate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Education {
    /// ISCED 2011 level.
    pub level: Option<EducationLevel>,
    /// Field of study.
    pub field: Option<Text>,
    /// School or university. Not indexed: it can tell where somebody comes from.
    pub institution: Option<Text>,
    /// Its country.
    pub country: Option<Country>,
    /// Year of completion, 1900 to 2100.
    pub year: Option<i16>,
}

/// A licence to practise a regulated profession.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Licence {
    /// The profession, in free text.
    pub profession: Text,
    /// Where it is valid.
    pub country: Option<Country>,
}

/// How and when somebody would help.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Availability {
    /// Modes she would consider, each once.
    pub modes: Vec<EngagementMode>,
    /// The first day.
    pub from: Option<Date>,
    /// Hours a month, 1 to 744.
    pub hours_per_month: Option<u16>,
}

#[expect(clippy::ref_option, reason = "serde gives a reference to the field")]
fn flatten_period<S: serde::Serializer>(
    period: &Option<Period>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap;
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("from", &period.map(Period::from))?;
    map.serialize_entry("to", &period.and_then(Period::to))?;
    map.end()
}
