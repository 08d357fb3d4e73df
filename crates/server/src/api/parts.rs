//! Parts of profiles and needs. Descriptions only: the values are `domain`'s own.

use utoipa::ToSchema;

use super::codes;

/// A language and how well it is known.
#[derive(Debug, ToSchema)]
pub struct LanguageSkill {
    /// The language.
    #[schema(value_type = codes::LanguageTag)]
    pub code: String,
    /// The level.
    #[schema(value_type = Option<codes::LanguageLevel>)]
    pub level: Option<String>,
}

/// A language that a need asks for. Bosnian, Croatian, Montenegrin and Serbian satisfy one
/// another.
#[derive(Debug, ToSchema)]
pub struct LanguageRequirement {
    /// The language.
    #[schema(value_type = codes::LanguageTag)]
    pub code: String,
    /// The lowest level that will do; `null` means that any will.
    #[schema(value_type = Option<codes::LanguageLevel>)]
    pub min_level: Option<String>,
    /// Whether it is a condition or a wish.
    #[schema(required = false, default = true)]
    pub required: bool,
}

/// A post held.
#[derive(Debug, ToSchema)]
pub struct Experience {
    /// Job title.
    #[schema(max_length = 1000, example = "Intensivpflegerin")]
    pub title: Option<String>,
    /// Employer. Never searched, matched or shown in search results.
    #[schema(max_length = 1000)]
    pub employer: Option<String>,
    /// First month, `YYYY-MM`.
    #[schema(pattern = "^(19|20|21)\\d\\d-(0[1-9]|1[0-2])$", example = "2014-03")]
    pub from: Option<String>,
    /// Last month, `YYYY-MM`; `null` while it goes on.
    #[schema(pattern = "^(19|20|21)\\d\\d-(0[1-9]|1[0-2])$", example = json!(null))]
    pub to: Option<String>,
    /// What was done there.
    #[schema(max_length = 200_000)]
    pub description: Option<String>,
}

/// A degree or certificate.
#[derive(Debug, ToSchema)]
pub struct Education {
    /// ISCED 2011 level.
    #[schema(minimum = 3, maximum = 8, example = 6)]
    pub level: Option<u8>,
    /// Field of study.
    #[schema(max_length = 1000)]
    pub field: Option<String>,
    /// School or university. Never searched, matched or shown in search results.
    #[schema(max_length = 1000)]
    pub institution: Option<String>,
    /// Its country.
    #[schema(value_type = Option<codes::Country>)]
    pub country: Option<String>,
    /// Year of completion.
    #[schema(minimum = 1900, maximum = 2100)]
    pub year: Option<i16>,
}

/// A licence to practise a regulated profession.
#[derive(Debug, ToSchema)]
pub struct Licence {
    /// The profession, in free text.
    #[schema(max_length = 1000)]
    pub profession: String,
    /// Where it is valid.
    #[schema(value_type = Option<codes::Country>)]
    pub country: Option<String>,
}

/// How and when somebody would help.
#[derive(Debug, ToSchema)]
pub struct Availability {
    /// Modes that would be considered; empty means that nothing was said.
    #[schema(value_type = Vec<codes::Mode>, required = false)]
    pub modes: Vec<String>,
    /// The first day.
    #[schema(format = Date, example = "2027-01-01")]
    pub from: Option<String>,
    /// Hours a month.
    #[schema(minimum = 1, maximum = 744)]
    pub hours_per_month: Option<u16>,
}
