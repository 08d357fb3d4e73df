//! Hard conditions.

use domain::EngagementMode;
use domain::blind::{BlindLanguage, BlindNeed, BlindProfile};

use crate::outcome::Violation;

/// Whether some language of the profile satisfies the one asked for. A language named without a
/// level may satisfy any: nothing says that it does not.
pub fn speaks(known: &[BlindLanguage], asked: &BlindLanguage) -> bool {
    known.iter().any(|language| {
        language.group == asked.group
            && language
                .level
                .is_none_or(|level| Some(level) >= asked.level)
    })
}

/// Whether a mode is accepted and offered; a need that names none accepts all.
pub fn shares_mode(accepted: &[EngagementMode], offered: &[EngagementMode]) -> bool {
    accepted.is_empty() || accepted.iter().any(|mode| offered.contains(mode))
}

/// The hard conditions of the need that the profile does not meet.
pub(super) fn violations(need: &BlindNeed, profile: &BlindProfile) -> Vec<Violation> {
    let mut violations: Vec<Violation> = need
        .required_languages
        .iter()
        .filter(|asked| !speaks(&profile.languages, asked))
        .map(|asked| Violation::Language {
            group: asked.group.clone(),
            required: asked.level,
            found: profile
                .languages
                .iter()
                .find(|known| known.group == asked.group)
                .and_then(|known| known.level),
        })
        .collect();
    if !shares_mode(&need.modes, &profile.modes) {
        violations.push(Violation::Mode {
            accepted: need.modes.clone(),
            offered: profile.modes.clone(),
        });
    }
    if let (Some(available_from), Some(closes_on)) = (profile.available_from, need.window.closes_on)
        && available_from > closes_on
    {
        violations.push(Violation::Window {
            available_from,
            closes_on,
        });
    }
    violations
}
