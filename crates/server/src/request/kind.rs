//! `occupation` or `skill`, as parameters say it.

use domain::codes::Code;
use taxonomy::ConceptKind;

/// What a concept is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind(pub(crate) ConceptKind);

impl Kind {
    /// Every code.
    pub(crate) const NAMES: [&'static str; 2] = ["occupation", "skill"];
}

impl Code for Kind {
    const KIND: &'static str = "kind of concept";

    fn parse_code(text: &str) -> Option<Self> {
        match text {
            "occupation" => Some(Self(ConceptKind::Occupation)),
            "skill" => Some(Self(ConceptKind::Skill)),
            _ => None,
        }
    }

    fn accepted() -> Vec<String> {
        Self::NAMES.map(str::to_owned).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_taxonomy() {
        for name in Kind::NAMES {
            let kind = Kind::parse_code(name).unwrap().0;
            assert_eq!(serde_json::to_value(kind).unwrap(), name);
        }
        assert_eq!(Kind::parse_code("Skill"), None);
    }
}
