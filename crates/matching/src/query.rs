//! What can be asked of the engine.

use domain::blind::BlindProfile;
use domain::codes::LanguageGroup;
use domain::{Country, EducationLevel, EngagementMode, Region, Sector};
use jiff::civil::Date;

use crate::ties::TieSeed;

/// Free search over profiles. Values of one filter are alternatives; filters add up.
#[derive(Debug, Clone, Default)]
pub struct ProfileQuery {
    /// Words in any script; empty finds all.
    pub text: String,
    /// Countries of residence.
    pub countries: Vec<Country>,
    /// Modes the profile would consider.
    pub modes: Vec<EngagementMode>,
    /// Languages the profile knows.
    pub languages: Vec<LanguageGroup>,
    /// The lowest level of education.
    pub min_education: Option<EducationLevel>,
    /// Hits to skip.
    pub offset: usize,
    /// Hits to return, at most 100.
    pub limit: usize,
}

/// Free search over needs. Values of one filter are alternatives; filters add up.
#[derive(Debug, Clone, Default)]
pub struct NeedQuery {
    /// Words in any script; empty finds all.
    pub text: String,
    /// Regions.
    pub regions: Vec<Region>,
    /// Economic sectors.
    pub sectors: Vec<Sector>,
    /// Modes the organisation accepts.
    pub modes: Vec<EngagementMode>,
    /// Languages asked for.
    pub languages: Vec<LanguageGroup>,
    /// Hits to skip.
    pub offset: usize,
    /// Hits to return, at most 100.
    pub limit: usize,
}

/// Which profiles are looked at; an empty list lets all through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileFilter {
    /// Modes that the profile offers, one of them at least.
    pub modes: Vec<EngagementMode>,
}

impl ProfileFilter {
    /// Whether the profile is looked at.
    pub(crate) fn lets_through(&self, profile: &BlindProfile) -> bool {
        self.modes.is_empty() || self.modes.iter().any(|mode| profile.modes.contains(mode))
    }
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
