//! What a need asks for, in its own words.

use domain::blind::{BlindLanguage, BlindNeed};
use domain::codes::LanguageGroup;
use domain::{LanguageRequirement, Need};
use matching::RequirementResult;

/// A need and its languages as matching groups them.
#[derive(Debug, Clone)]
pub struct Asked {
    need: Need,
    required: Vec<LanguageGroup>,
    wished: Vec<LanguageGroup>,
}

impl Asked {
    /// Looks at a need.
    pub fn new(need: Need) -> Self {
        // The engine counts languages in the order in which the blind need groups them; only its
        // lists of languages are needed, so the texts stay away from folding.
        let bare = Need {
            description: None,
            essential_skills: Vec::new(),
            desirable_skills: Vec::new(),
            ..need.clone()
        };
        let blind = BlindNeed::from(&bare);
        let groups = |languages: Vec<BlindLanguage>| {
            let groups = languages.into_iter().map(|language| language.group);
            groups.collect()
        };
        Self {
            need,
            required: groups(blind.required_languages),
            wished: groups(blind.wished_languages),
        }
    }

    /// The need.
    pub fn need(&self) -> &Need {
        &self.need
    }

    /// A skill by its place in its list; `None` where the need has changed since and has fewer.
    pub fn skill(&self, essential: bool, index: usize) -> Option<&str> {
        let need = &self.need;
        let skills = if essential {
            &need.essential_skills
        } else {
            &need.desirable_skills
        };
        skills.get(index).map(|skill| &**skill)
    }

    /// The need's own languages behind a requirement: one, or some that satisfy one another.
    pub fn languages_of(&self, requirement: &RequirementResult) -> Vec<&LanguageRequirement> {
        let groups = if requirement.essential {
            &self.required
        } else {
            &self.wished
        };
        let group = groups.get(requirement.index);
        group.map_or(Vec::new(), |group| {
            self.languages(group, requirement.essential)
        })
    }

    /// The need's own languages of a group, required ones or wishes.
    pub fn languages(&self, group: &LanguageGroup, required: bool) -> Vec<&LanguageRequirement> {
        let of_group = |language: &&LanguageRequirement| {
            language.required == required && language.code.group() == *group
        };
        self.need.languages.iter().filter(of_group).collect()
    }
}
