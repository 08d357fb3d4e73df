//! Codes that have names, and the codes of the engine's own lists.

use domain::blind::Field;
use domain::{EducationLevel, EngagementMode};
use matching::{Band, Criterion};

/// A table of names in a message file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Table {
    Band,
    Criterion,
    Education,
    Language,
    Mode,
    Month,
    Place,
}

const BANDS: [Band; 4] = [Band::Weak, Band::Partial, Band::Good, Band::Strong];

const FIELDS: [Field; 7] = [
    Field::Headline,
    Field::Summary,
    Field::ExperienceTitle(0),
    Field::ExperienceDescription(0),
    Field::EducationField(0),
    Field::Skill(0),
    Field::Licence(0),
];

impl Table {
    pub(crate) const ALL: &'static [Self] = &[
        Self::Band,
        Self::Criterion,
        Self::Education,
        Self::Language,
        Self::Mode,
        Self::Month,
        Self::Place,
    ];

    /// The section of the files.
    pub(crate) fn section(self) -> &'static str {
        match self {
            Self::Band => "band",
            Self::Criterion => "criterion",
            Self::Education => "education",
            Self::Language => "language",
            Self::Mode => "mode",
            Self::Month => "month",
            Self::Place => "place",
        }
    }

    /// The codes that need a name. Of languages these are the ones that most people here name;
    /// others may have one.
    pub(crate) fn codes(self) -> Vec<String> {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        match self {
            Self::Band => owned(&BANDS.map(band)),
            Self::Criterion => owned(&Criterion::ALL.map(Criterion::as_str)),
            Self::Education => EducationLevel::RANGE
                .map(|level| level.to_string())
                .collect(),
            Self::Language => owned(&["bs", "cnr", "de", "en", "hr", "sh", "sr"]),
            Self::Mode => EngagementMode::ALL
                .iter()
                .map(ToString::to_string)
                .collect(),
            Self::Month => (1..=12).map(|month| month.to_string()).collect(),
            Self::Place => owned(&FIELDS.map(place)),
        }
    }
}

pub(crate) fn band(band: Band) -> &'static str {
    match band {
        Band::Weak => "weak",
        Band::Partial => "partial",
        Band::Good => "good",
        Band::Strong => "strong",
    }
}

/// Where in a profile a field stands.
pub(crate) fn place(field: Field) -> &'static str {
    match field {
        Field::Headline => "headline",
        Field::Summary => "summary",
        Field::ExperienceTitle(_) => "job_title",
        Field::ExperienceDescription(_) => "experience",
        Field::EducationField(_) => "education",
        Field::Skill(_) => "skill",
        Field::Licence(_) => "licence",
    }
}
