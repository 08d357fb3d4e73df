//! In which language, and in which script, somebody reads.

use domain::LanguageTag;
use domain::codes::Code;

use crate::plural::Rule;

/// A language that there are messages in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    Bosnian,
    Croatian,
    Serbian,
    English,
    German,
}

impl Language {
    pub(crate) const ALL: [Self; 5] = [
        Self::Bosnian,
        Self::Croatian,
        Self::Serbian,
        Self::English,
        Self::German,
    ];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Bosnian => "bs",
            Self::Croatian => "hr",
            Self::Serbian => "sr",
            Self::English => "en",
            Self::German => "de",
        }
    }

    pub(crate) fn messages(self) -> &'static str {
        match self {
            Self::Bosnian => include_str!("../messages/bs.toml"),
            Self::Croatian => include_str!("../messages/hr.toml"),
            Self::Serbian => include_str!("../messages/sr.toml"),
            Self::English => include_str!("../messages/en.toml"),
            Self::German => include_str!("../messages/de.toml"),
        }
    }

    pub(crate) fn plural(self) -> Rule {
        match self {
            Self::Bosnian | Self::Croatian | Self::Serbian => Rule::SouthSlavic,
            Self::English | Self::German => Rule::Germanic,
        }
    }

    pub(crate) fn decimal_sign(self) -> char {
        match self {
            Self::English => '.',
            _ => ',',
        }
    }
}

/// Somebody who reads a language in a script. The default reads Bosnian in Latin letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reader {
    pub(crate) language: Language,
    pub(crate) cyrillic: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            language: Language::Bosnian,
            cyrillic: false,
        }
    }
}

impl Reader {
    /// The tags that are sure to be taken, for messages: others of the same languages are too,
    /// such as `de-AT`.
    pub const ACCEPTED: [&'static str; 7] = ["bs", "bs-Cyrl", "hr", "sr", "sr-Cyrl", "en", "de"];

    /// Who reads this language; `None` where there are no messages in it. Bosnian and Serbian are
    /// in Cyrillic where the tag says so.
    ///
    /// # Example
    /// ```
    /// use explanation::Reader;
    /// assert_eq!(Reader::of_tag("de-AT").unwrap().tag(), "de");
    /// assert_eq!(Reader::of_tag("sr-Cyrl-BA").unwrap().tag(), "sr-Cyrl");
    /// assert_eq!(Reader::of_tag("sv"), None);
    /// ```
    pub fn of_tag(tag: &str) -> Option<Self> {
        let tag = LanguageTag::parse_code(tag)?;
        let mut known = Language::ALL.into_iter();
        let language = known.find(|language| language.code() == tag.primary())?;
        let both_scripts = matches!(language, Language::Bosnian | Language::Serbian);
        let cyrillic = both_scripts && tag.as_str().split('-').any(|part| part == "Cyrl");
        Some(Self { language, cyrillic })
    }

    /// The first language of an `Accept-Language` header (RFC 9110, 12.5.4) that there are
    /// messages in, by the weights of the header and then by its order.
    ///
    /// # Example
    /// ```
    /// use explanation::Reader;
    /// assert_eq!(Reader::preferred("sv, en;q=0.7, de;q=0.8").unwrap().tag(), "de");
    /// assert_eq!(Reader::preferred("*"), None);
    /// ```
    pub fn preferred(header: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for entry in header.split(',') {
            let mut parts = entry.split(';').map(str::trim);
            let reader = parts.next().and_then(Self::of_tag);
            let weight = parts.find_map(|part| part.strip_prefix("q="));
            let weight = weight.map_or(Some(1.0), |weight| weight.trim().parse::<f32>().ok());
            let (Some(reader), Some(weight)) = (reader, weight) else {
                continue;
            };
            if weight > 0.0 && weight <= 1.0 && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, reader));
            }
        }
        best.map(|(_, reader)| reader)
    }

    /// The tag of the language and, where it is Cyrillic, the script.
    pub fn tag(self) -> &'static str {
        match (self.language, self.cyrillic) {
            (Language::Bosnian, true) => "bs-Cyrl",
            (Language::Serbian, true) => "sr-Cyrl",
            (language, _) => language.code(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_to_be_accepted_is_accepted() {
        for tag in Reader::ACCEPTED {
            assert_eq!(Reader::of_tag(tag).unwrap().tag(), tag);
        }
        for tag in ["", "xx", "sv", "sh", "cnr", "b s"] {
            assert_eq!(Reader::of_tag(tag), None, "{tag}");
        }
        assert_eq!(Reader::of_tag("hr-Cyrl").unwrap().tag(), "hr");
        assert_eq!(Reader::of_tag("sr-Latn-RS").unwrap().tag(), "sr");
    }

    #[test]
    fn headers_choose_by_weight_and_order() {
        let chosen = |header| Reader::preferred(header).map(Reader::tag);
        assert_eq!(chosen("en, de"), Some("en"));
        assert_eq!(chosen("en;q=0.2, hr;q=0.9"), Some("hr"));
        assert_eq!(chosen("de;q=0, en;q=0.1"), Some("en"));
        assert_eq!(chosen("fr, *;q=0.1"), None);
        assert_eq!(chosen(""), None);
        assert_eq!(chosen("de;q=abc;;,,,;q=1"), None);
    }
}
