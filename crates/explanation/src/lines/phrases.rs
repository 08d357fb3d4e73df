//! What a need asks for, as phrases in the nominative: what is met, missing or given up.

use matching::Change;

use super::words;
use crate::asked::Asked;
use crate::catalogue::Catalogue;
use crate::key::Key;
use crate::names::Table;
use crate::numbers::date;

pub(super) fn skill(
    catalogue: &Catalogue,
    asked: &Asked,
    essential: bool,
    index: usize,
) -> Option<String> {
    let skill = words::own(asked.skill(essential, index)?);
    catalogue.say(Key::AskedSkill, &[("skill", skill.as_str())])
}

pub(super) fn mode(catalogue: &Catalogue, asked: &Asked) -> Option<String> {
    let modes = words::modes(catalogue, &asked.need().modes)?;
    catalogue.say(Key::AskedMode, &[("modes", modes.as_str())])
}

pub(super) fn experience(catalogue: &Catalogue, asked: &Asked) -> Option<String> {
    let years = u64::from(asked.need().min_years?);
    catalogue.count(Key::AskedExperience, years, &[])
}

pub(super) fn education(catalogue: &Catalogue, asked: &Asked) -> Option<String> {
    let level = level(catalogue, asked)?;
    catalogue.say(Key::AskedEducation, &[("level", level)])
}

/// The name of the level of education asked for.
pub(super) fn level<'c>(catalogue: &'c Catalogue, asked: &Asked) -> Option<&'c str> {
    let level = asked.need().min_education?.get().to_string();
    catalogue.name(Table::Education, &level)
}

pub(super) fn licence(catalogue: &Catalogue, asked: &Asked) -> Option<String> {
    let licence = words::own(asked.need().licence.as_ref()?);
    catalogue.say(Key::AskedLicence, &[("licence", licence.as_str())])
}

/// What would no longer be asked for.
pub(super) fn given_up(catalogue: &Catalogue, change: &Change, asked: &Asked) -> Option<String> {
    match change {
        Change::EssentialSkill(index) => skill(catalogue, asked, true, *index),
        Change::DesirableSkill(index) => skill(catalogue, asked, false, *index),
        Change::Language(group, level) => words::group(catalogue, asked, group, *level),
        Change::Mode => mode(catalogue, asked),
        Change::Window => {
            let day = date(catalogue, asked.need().window.closes_on?)?;
            catalogue.say(Key::AskedWindow, &[("day", day.as_str())])
        }
        Change::Licence => licence(catalogue, asked),
        Change::Experience => experience(catalogue, asked),
        Change::Education => education(catalogue, asked),
        Change::Capacity => {
            let hours = u64::from(asked.need().hours_per_month?);
            catalogue.count(Key::AskedCapacity, hours, &[])
        }
    }
}
