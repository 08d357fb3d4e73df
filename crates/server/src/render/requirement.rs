//! What a need asks for, in its own words.

use domain::blind::BlindNeed;
use domain::codes::LanguageGroup;
use domain::{EngagementMode, Need};
use matching::{Change, RequirementKind, RequirementResult};

/// A need and its languages as matching groups them.
pub(super) struct Asked {
    need: Need,
    required: Vec<LanguageGroup>,
    wished: Vec<LanguageGroup>,
}

impl Asked {
    pub(super) fn new(need: Need) -> Self {
        // The engine counts languages in the order in which the blind need groups them; only its
        // lists of languages are needed, so the texts stay away from folding.
        let bare = Need {
            description: None,
            essential_skills: Vec::new(),
            desirable_skills: Vec::new(),
            ..need.clone()
        };
        let blind = BlindNeed::from(&bare);
        let groups = |languages: Vec<domain::blind::BlindLanguage>| {
            languages
                .into_iter()
                .map(|language| language.group)
                .collect()
        };
        Self {
            need,
            required: groups(blind.required_languages),
            wished: groups(blind.wished_languages),
        }
    }

    pub(super) fn need(&self) -> &Need {
        &self.need
    }

    /// The text of a requirement.
    pub(super) fn text_of(&self, requirement: &RequirementResult) -> String {
        let (need, index) = (&self.need, requirement.index);
        let number = |n: Option<u8>| n.map(|n| n.to_string());
        let text = match requirement.kind {
            RequirementKind::Skill => self.skill(requirement.essential, index),
            RequirementKind::Language => {
                let groups = if requirement.essential {
                    &self.required
                } else {
                    &self.wished
                };
                let group = groups.get(index);
                group.map(|group| self.language(group, requirement.essential))
            }
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
            Change::Mode => ("mode", modes(&self.need.modes)),
            Change::Licence => {
                let licence = self.need.licence.as_ref();
                (
                    "licence",
                    licence.map(ToString::to_string).unwrap_or_default(),
                )
            }
            Change::Window => {
                let day = self.need.window.closes_on;
                (
                    "availability",
                    day.map(|day| day.to_string()).unwrap_or_default(),
                )
            }
            Change::Experience => ("experience", number(self.need.min_years)),
            Change::Education => {
                let level = self.need.min_education.map(domain::EducationLevel::get);
                ("education", number(level))
            }
            Change::Capacity => ("capacity", number(self.need.hours_per_month)),
        }
    }

    fn skill(&self, essential: bool, index: usize) -> Option<String> {
        let need = &self.need;
        let skills = if essential {
            &need.essential_skills
        } else {
            &need.desirable_skills
        };
        skills.get(index).map(ToString::to_string)
    }

    /// The need's own codes of a group with their levels, such as `bs B2` or `bs B2, hr B1`.
    fn language(&self, group: &LanguageGroup, required: bool) -> String {
        let asked =
            self.need.languages.iter().filter(|language| {
                language.required == required && language.code.group() == *group
            });
        let texts: Vec<String> = asked
            .map(|language| match language.min_level {
                Some(level) => format!("{} {level}", language.code),
                None => language.code.to_string(),
            })
            .collect();
        texts.join(", ")
    }
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
