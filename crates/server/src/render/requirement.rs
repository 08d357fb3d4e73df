//! What a need asks for, as the API tells it: own words, codes and numbers.

use domain::codes::LanguageGroup;
use domain::{EngagementMode, LanguageRequirement, Need};
use matching::{Change, RequirementKind, RequirementResult};

/// A need and its languages as matching groups them.
pub(super) struct Asked(explanation::Asked);

impl Asked {
    pub(super) fn new(need: Need) -> Self {
        Self(explanation::Asked::new(need))
    }

    pub(super) fn need(&self) -> &Need {
        self.0.need()
    }

    /// The same for sentences.
    pub(super) fn words(&self) -> &explanation::Asked {
        &self.0
    }

    /// The text of a requirement.
    pub(super) fn text_of(&self, requirement: &RequirementResult) -> String {
        let (need, index) = (self.need(), requirement.index);
        let number = |n: Option<u8>| n.map(|n| n.to_string());
        let text = match requirement.kind {
            RequirementKind::Skill => self.skill(requirement.essential, index),
            RequirementKind::Language => Some(codes(&self.0.languages_of(requirement))),
            RequirementKind::Mode => Some(modes(&need.modes)),
            RequirementKind::Experience => number(need.min_years),
            RequirementKind::Education => {
                number(need.min_education.map(domain::EducationLevel::get))
            }
            RequirementKind::Licence => need.licence.as_ref().map(ToString::to_string),
        };
        text.unwrap_or_default()
    }

    /// The kind and the text of a change.
    pub(super) fn change(&self, change: &Change) -> (&'static str, String) {
        match change {
            Change::EssentialSkill(index) => {
                ("skill", self.skill(true, *index).unwrap_or_default())
            }
            Change::DesirableSkill(index) => {
                ("skill", self.skill(false, *index).unwrap_or_default())
            }
            Change::Language(group, _) => ("language", self.language(group, true)),
            Change::Mode => ("mode", modes(&self.need().modes)),
            Change::Licence => {
                let licence = self.need().licence.as_ref();
                (
                    "licence",
                    licence.map(ToString::to_string).unwrap_or_default(),
                )
            }
            Change::Window => {
                let day = self.need().window.closes_on;
                (
                    "availability",
                    day.map(|day| day.to_string()).unwrap_or_default(),
                )
            }
            Change::Experience => ("experience", number(self.need().min_years)),
            Change::Education => {
                let level = self.need().min_education.map(domain::EducationLevel::get);
                ("education", number(level))
            }
            Change::Capacity => ("capacity", number(self.need().hours_per_month)),
        }
    }

    fn skill(&self, essential: bool, index: usize) -> Option<String> {
        self.0.skill(essential, index).map(str::to_owned)
    }

    fn language(&self, group: &LanguageGroup, required: bool) -> String {
        codes(&self.0.languages(group, required))
    }
}

/// Languages as their codes with their levels, such as `bs B2` or `bs B2, hr B1`.
fn codes(languages: &[&LanguageRequirement]) -> String {
    let code = |language: &&LanguageRequirement| match language.min_level {
        Some(level) => format!("{} {level}", language.code),
        None => language.code.to_string(),
    };
    let codes: Vec<String> = languages.iter().map(code).collect();
    codes.join(", ")
}

/// A number, or nothing.
fn number(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Modes as their codes.
fn modes(modes: &[EngagementMode]) -> String {
    let codes: Vec<&str> = modes.iter().map(|mode| mode.as_str()).collect();
    codes.join(", ")
}
