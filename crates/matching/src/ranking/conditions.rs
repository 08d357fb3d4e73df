//! Languages, engagement modes, time and hours.

use domain::blind::BlindLanguage;

use super::assessment::{Pair, graded, plain};
use super::skills::together;
use super::violations::{shares_mode, speaks};
use crate::outcome::{RequirementKind, RequirementResult, RequirementStatus};

/// The share of wished languages that are known. Required ones are conditions, not values.
pub(super) fn languages(pair: Pair<'_>, requirements: &mut Vec<RequirementResult>) -> Option<f64> {
    let mut add = |asked: &[BlindLanguage], essential: bool| {
        for (index, language) in asked.iter().enumerate() {
            let known = speaks(&pair.profile.languages, language);
            let mut named = pair.profile.languages.iter();
            let named = named.any(|known| known.group == language.group);
            let status = match (known, named) {
                (true, _) => RequirementStatus::Met,
                (false, true) => RequirementStatus::Partly,
                (false, false) => RequirementStatus::Missing,
            };
            let result = plain(RequirementKind::Language, essential, status);
            requirements.push(RequirementResult { index, ..result });
        }
    };
    add(&pair.need.required_languages, true);
    add(&pair.need.wished_languages, false);
    let wished = pair.need.wished_languages.iter();
    let known = wished.map(|asked| f64::from(u8::from(speaks(&pair.profile.languages, asked))));
    together(&known.collect::<Vec<_>>(), 0.0)
}

/// 1 where a mode is shared. Asked only where the need names modes.
pub(super) fn mode(pair: Pair<'_>, requirements: &mut Vec<RequirementResult>) -> Option<f64> {
    if pair.need.modes.is_empty() {
        return None;
    }
    let shared = shares_mode(&pair.need.modes, &pair.profile.modes);
    let value = f64::from(u8::from(shared));
    requirements.push(plain(RequirementKind::Mode, true, graded(value)));
    Some(value)
}

/// 1 for who is available on the day on which the work should begin, falling to 0 on the day on
/// which the need closes. Asked where the need names both days in this order; who names no day is
/// taken to be available.
pub(super) fn availability(pair: Pair<'_>) -> Option<f64> {
    let window = pair.need.window;
    let (starts, closes) = (window.starts_on?, window.closes_on?);
    let days = |from: jiff::civil::Date, to: jiff::civil::Date| {
        let span = from.until(to).ok()?;
        Some(f64::from(span.get_days()))
    };
    let open = days(starts, closes).filter(|open| *open > 0.0)?;
    let late = match pair.profile.available_from {
        Some(from) => days(starts, from)?.max(0.0),
        None => 0.0,
    };
    Some((1.0 - late / open).clamp(0.0, 1.0))
}

/// Hours a month over those asked for, at most 1. Asked where both sides name hours.
pub(super) fn capacity(pair: Pair<'_>) -> Option<f64> {
    let asked = f64::from(pair.need.hours_per_month?);
    let offered = f64::from(pair.profile.hours_per_month?);
    Some((offered / asked).min(1.0))
}
