//! What can be asked of the engine.

use domain::codes::LanguageGroup;
use domain::{Country, EducationLevel, EngagementMode, Region, Sector};
use jiff::civil::Date;

use crate::ties::TieSeed;

/// Which profiles are looked at. Values of one filter are alternatives; filters add up; an empty
/// one lets all through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileFilter {
    /// Countries of residence.
    pub countries: Vec<Country>,
    /// Modes the profile would consider.
    pub modes: Vec<EngagementMode>,
    /// Languages the profile knows.
    pub languages: Vec<LanguageGroup>,
    /// The lowest level of education.
    pub min_education: Option<EducationLevel>,
}

/// Which needs are looked at. Values of one filter are alternatives; filters add up; an empty one
/// lets all through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NeedFilter {
    /// Regions.
    pub regions: Vec<Region>,
    /// Economic sectors.
    pub sectors: Vec<Sector>,
    /// Modes the organisation accepts.
    pub modes: Vec<EngagementMode>,
    /// Languages asked for.
    pub languages: Vec<LanguageGroup>,
}

/// Free search over profiles.
#[derive(Debug, Clone, Default)]
pub struct ProfileQuery {
    /// Words in any script and language; empty finds all.
    pub text: String,
    /// Which profiles are looked at.
    pub filter: ProfileFilter,
    /// Whether to count the hits by country, mode, language and education.
    pub facets: bool,
    /// Hits to skip.
    pub offset: usize,
    /// Hits to return, at most 100.
    pub limit: usize,
}

/// Free search over needs.
#[derive(Debug, Clone, Default)]
pub struct NeedQuery {
    /// Words in any script and language; empty finds all.
    pub text: String,
    /// Which needs are looked at.
    pub filter: NeedFilter,
    /// Whether to count the hits by region, sector, mode and language.
    pub facets: bool,
    /// Hits to skip.
    pub offset: usize,
    /// Hits to return, at most 100.
    pub limit: usize,
}

/// How a match is to be made.
#[derive(Debug, Clone)]
pub struct MatchOptions {
    /// Matches to skip.
    pub offset: usize,
    /// Matches to return, at most 100.
    pub limit: usize,
    /// The day on which years of experience are counted.
    pub today: Date,
    /// Which profiles are looked at; says nothing where needs are looked for. The conditions of
    /// the need itself are no filter: they are shown as violations.
    pub filter: ProfileFilter,
    /// Only profiles that fit but for the engagement mode, as an overview counts them by mode;
    /// says nothing where needs are looked for.
    pub fitting: bool,
    /// What the order of equal scores is drawn from.
    pub ties: TieSeed,
}

impl MatchOptions {
    /// The first 20 matches on a day, whose date also orders equal scores.
    pub fn on(today: Date) -> Self {
        Self {
            offset: 0,
            limit: 20,
            today,
            filter: ProfileFilter::default(),
            fitting: false,
            ties: TieSeed::of_day(today),
        }
    }
}
