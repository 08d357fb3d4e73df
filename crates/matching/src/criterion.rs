//! Criteria by name: as receipts write them and requests ask for them.

use std::fmt;

use crate::outcome::Criterion;

impl Criterion {
    /// Every criterion, in the order of a receipt.
    pub const ALL: [Self; 15] = [
        Self::EssentialSkills,
        Self::DesirableSkills,
        Self::Occupation,
        Self::WholeText,
        Self::Description,
        Self::Words,
        Self::Experience,
        Self::Recency,
        Self::Education,
        Self::Licence,
        Self::Languages,
        Self::EngagementMode,
        Self::Availability,
        Self::Capacity,
        Self::Violations,
    ];

    /// The name, the same as in JSON and in `index/ranking.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EssentialSkills => "essential_skills",
            Self::DesirableSkills => "desirable_skills",
            Self::Occupation => "occupation",
            Self::WholeText => "whole_text",
            Self::Description => "description",
            Self::Words => "words",
            Self::Experience => "experience",
            Self::Recency => "recency",
            Self::Education => "education",
            Self::Licence => "licence",
            Self::Languages => "languages",
            Self::EngagementMode => "engagement_mode",
            Self::Availability => "availability",
            Self::Capacity => "capacity",
            Self::Violations => "violations",
        }
    }

    /// The criterion of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|criterion| criterion.as_str() == name)
    }
}

impl fmt::Display for Criterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_json() {
        for criterion in Criterion::ALL {
            let name = criterion.as_str();
            assert_eq!(serde_json::to_value(criterion).unwrap(), name);
            assert_eq!(Criterion::named(name), Some(criterion));
        }
        assert_eq!(Criterion::named("Experience"), None);
    }
}
