//! Names of concepts in the language of whoever reads them.

use domain::LanguageTag;
use domain::codes::LanguageGroup;
use taxonomy::Concept;
use taxonomy::transliterate::to_cyrillic;

/// Bosnian, Croatian and Serbian stand in for one another: ESCO, for one, has Croatian alone.
const FAMILY: [&str; 5] = ["bs", "hr", "sr", "cnr", "sh"];

/// Chooses the names of concepts for one reader.
#[derive(Debug, Clone)]
pub(crate) struct Labels {
    languages: Vec<String>,
    cyrillic: bool,
}

impl Labels {
    /// For a reader of this language; of English where nothing is said. A tag with the script
    /// `Cyrl` gets Bosnian, Croatian and Serbian names in Cyrillic.
    pub(crate) fn new(tag: Option<&LanguageTag>) -> Self {
        let mut languages: Vec<&str> = tag.map(LanguageTag::primary).into_iter().collect();
        let family = tag.is_some_and(|tag| tag.group().as_str() == LanguageGroup::SOUTH_SLAVIC);
        if family {
            languages.extend(FAMILY);
        }
        languages.push("en");
        let cyrillic = |tag: &LanguageTag| tag.as_str().split('-').any(|part| part == "Cyrl");
        Self {
            languages: languages.into_iter().map(str::to_owned).collect(),
            cyrillic: family && tag.is_some_and(cyrillic),
        }
    }

    /// The name to show: in the language, else in a related one, in English, in any.
    pub(crate) fn of(&self, concept: &Concept) -> String {
        let in_language = |language: &String| {
            let label = concept.preferred_label(language)?;
            if self.cyrillic && FAMILY.contains(&language.as_str()) {
                return Some(to_cyrillic(label));
            }
            Some(label.to_owned())
        };
        let label = self.languages.iter().find_map(in_language);
        let any = || concept.labels.first().map(|label| label.text.clone());
        label.or_else(any).unwrap_or_else(|| concept.id.clone())
    }
}

#[cfg(test)]
mod tests {
    use domain::codes::Code;
    use taxonomy::{ConceptKind, Label, Language};

    use super::*;

    fn concept(labels: &[(&str, &str)]) -> Concept {
        let label = |(language, text): &(&str, &str)| Label {
            language: Language::parse(language).unwrap(),
            preferred: true,
            text: (*text).to_owned(),
        };
        Concept {
            labels: labels.iter().map(label).collect(),
            ..Concept::new("skill:x", ConceptKind::Skill)
        }
    }

    #[test]
    fn the_nearest_language_is_shown() {
        let welding = concept(&[
            ("en", "welding"),
            ("hr", "zavarivanje"),
            ("de", "Schweißen"),
        ]);
        let shown = |tag: &str| Labels::new(LanguageTag::parse_code(tag).as_ref()).of(&welding);
        assert_eq!(shown("de-AT"), "Schweißen");
        assert_eq!(shown("bs"), "zavarivanje");
        assert_eq!(shown("sr-Cyrl"), "заваривање");
        assert_eq!(shown("fi"), "welding");
        let cyrillic = Labels::new(LanguageTag::parse_code("sr-Cyrl").as_ref());
        assert_eq!(cyrillic.of(&concept(&[("en", "welding")])), "welding");
        assert_eq!(
            Labels::new(None).of(&concept(&[("fi", "hitsaus")])),
            "hitsaus"
        );
        assert_eq!(Labels::new(None).of(&concept(&[])), "skill:x");
    }
}
