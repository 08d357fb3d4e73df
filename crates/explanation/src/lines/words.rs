//! Phrases that several sentences share.

use domain::codes::LanguageGroup;
use domain::{EngagementMode, LanguageLevel, LanguageRequirement};

use crate::asked::Asked;
use crate::catalogue::Catalogue;
use crate::key::Key;
use crate::names::Table;
use crate::numbers::list;

/// The most characters of somebody's own words in a sentence.
const MOST_WORDS: usize = 160;

/// Somebody's own words in one line, cut at a space where they are long.
pub(super) fn own(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = text.char_indices().nth(MOST_WORDS) else {
        return text;
    };
    let head = &text[..cut];
    let end = head.rfind(' ').filter(|end| *end > cut / 2).unwrap_or(cut);
    format!("{}…", &text[..end])
}

/// The accepted modes: `a, b or c`.
pub(super) fn modes(catalogue: &Catalogue, modes: &[EngagementMode]) -> Option<String> {
    let name = |mode: &EngagementMode| catalogue.name(Table::Mode, mode.as_str());
    let names: Vec<String> = modes.iter().filter_map(name).map(str::to_owned).collect();
    list(catalogue, &names, Key::ListOr)
}

/// A language at a level, such as `njemački na nivou B2`.
pub(super) fn language(
    catalogue: &Catalogue,
    code: &str,
    level: Option<LanguageLevel>,
) -> Option<String> {
    let name = match catalogue.name(Table::Language, code) {
        Some(name) => name.to_owned(),
        None => catalogue.say(Key::OtherLanguage, &[("code", code)])?,
    };
    let language = ("language", name.as_str());
    match level {
        None => Some(name),
        Some(LanguageLevel::Native) => catalogue.say(Key::LanguageNative, &[language]),
        Some(level) => catalogue.say(Key::LanguageAt, &[language, ("level", level.as_str())]),
    }
}

/// Languages that satisfy one another, as the need names them.
pub(super) fn languages(catalogue: &Catalogue, asked: &[&LanguageRequirement]) -> Option<String> {
    let phrase =
        |asked: &&LanguageRequirement| language(catalogue, asked.code.primary(), asked.min_level);
    let phrases: Vec<String> = asked.iter().filter_map(phrase).collect();
    list(catalogue, &phrases, Key::ListOr)
}

/// A required language of a group: as the need names it, or by the group where it does not.
pub(super) fn group(
    catalogue: &Catalogue,
    asked: &Asked,
    group: &LanguageGroup,
    level: Option<LanguageLevel>,
) -> Option<String> {
    match asked.languages(group, true).as_slice() {
        [] => language(catalogue, group.as_str(), level),
        named => languages(catalogue, named),
    }
}
