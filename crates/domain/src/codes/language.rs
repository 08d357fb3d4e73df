use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Code, code_enum};

code_enum! {
    /// How well somebody knows a language: CEFR, with `native` above it. Ordered.
    LanguageLevel, "language level", {
        /// Breakthrough.
        A1 = "A1",
        /// Waystage.
        A2 = "A2",
        /// Threshold.
        B1 = "B1",
        /// Vantage.
        B2 = "B2",
        /// Effective operational proficiency.
        C1 = "C1",
        /// Mastery.
        C2 = "C2",
        /// First language.
        Native = "native",
    }
}

/// A well-formed BCP 47 tag whose language is in ISO 639, such as `bs`, `sr-Cyrl` or `de-CH`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// The tag in its canonical letter case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language, without script, region or variant.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The language as matching sees it.
    pub fn group(&self) -> LanguageGroup {
        LanguageGroup::of_primary(self.primary())
    }
}

impl Code for LanguageTag {
    const KIND: &'static str = "language";

    fn parse_code(text: &str) -> Option<Self> {
        let tag = oxilangtag::LanguageTag::parse_and_normalize(text).ok()?;
        let primary = tag.primary_language();
        let known = match primary.len() {
            2 => primary == "sh" || isolang::Language::from_639_1(primary).is_some(),
            3 => isolang::Language::from_639_3(primary).is_some(),
            _ => false,
        };
        known.then(|| Self(tag.into_inner()))
    }

    fn accepted() -> Vec<String> {
        vec![
            "a BCP 47 tag of a language in ISO 639, such as bs, hr, sr, sr-Cyrl, de, en".to_owned(),
        ]
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A language as matching sees it: Bosnian, Croatian, Montenegrin and Serbian are one (`sh`), so
/// that no score can depend on which of them somebody names. Every other language is itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LanguageGroup(String);

impl LanguageGroup {
    /// The code of the group that bs, cnr, hr and sr form.
    pub const SOUTH_SLAVIC: &'static str = "sh";

    fn of_primary(primary: &str) -> Self {
        let code = match primary {
            "bs" | "bos" | "hr" | "hrv" | "sr" | "srp" | "sh" | "hbs" | "cnr" => Self::SOUTH_SLAVIC,
            other => other,
        };
        Self(code.to_owned())
    }

    /// `sh`, or an ISO 639 code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LanguageGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_checked_against_the_standard() {
        for (given, canonical) in [("bs", "bs"), ("SR-cyrl", "sr-Cyrl"), ("cnr", "cnr")] {
            assert_eq!(LanguageTag::parse_code(given).unwrap().as_str(), canonical);
        }
        for bad in ["", "xx", "bosanski", "b", "sr_Cyrl", "d e", "zzz9"] {
            assert_eq!(LanguageTag::parse_code(bad), None, "{bad}");
        }
    }

    #[test]
    fn bosnian_croatian_serbian_are_one_group() {
        let group = |code| LanguageTag::parse_code(code).unwrap().group();
        assert_eq!(group("bs"), group("sr-Cyrl"));
        assert_eq!(group("hr"), group("cnr"));
        assert_ne!(group("sl"), group("hr"));
    }

    #[test]
    fn native_is_above_every_level() {
        assert!(LanguageLevel::Native > LanguageLevel::C2);
        assert!(LanguageLevel::B2 > LanguageLevel::B1);
    }
}
