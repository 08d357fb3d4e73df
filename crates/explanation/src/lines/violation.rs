//! Hard conditions that are not met.

use matching::Violation;

use super::words;
use crate::asked::Asked;
use crate::catalogue::Catalogue;
use crate::key::Key;
use crate::numbers::date;

pub(super) fn line(catalogue: &Catalogue, violation: &Violation, asked: &Asked) -> Option<String> {
    match violation {
        Violation::Language {
            group,
            required,
            found,
        } => {
            let language = words::group(catalogue, asked, group, *required)?;
            let language = ("language", language.as_str());
            match found {
                None => catalogue.say(Key::LanguageMissing, &[language]),
                Some(found) => {
                    catalogue.say(Key::LanguageBelow, &[language, ("found", found.as_str())])
                }
            }
        }
        Violation::Mode { accepted, offered } => {
            let accepted = words::modes(catalogue, accepted)?;
            let accepted = ("accepted", accepted.as_str());
            match words::modes(catalogue, offered) {
                None => catalogue.say(Key::ModeUnsaid, &[accepted]),
                Some(offered) => catalogue.say(
                    Key::NoSharedMode,
                    &[accepted, ("offered", offered.as_str())],
                ),
            }
        }
        Violation::Window {
            available_from,
            closes_on,
        } => catalogue.say(
            Key::OutsideWindow,
            &[
                ("available_from", &date(catalogue, *available_from)?),
                ("closes_on", &date(catalogue, *closes_on)?),
            ],
        ),
    }
}
