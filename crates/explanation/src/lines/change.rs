//! What would change the result.

use matching::{Change, Match, WhatIf};

use super::{phrases, words};
use crate::asked::Asked;
use crate::catalogue::Catalogue;
use crate::key::Key;
use crate::names::{self, Table};
use crate::numbers::{date, list, two_points};

pub(super) fn line(
    catalogue: &Catalogue,
    found: &Match,
    what_if: &WhatIf,
    asked: &Asked,
) -> Option<String> {
    let phrase = |change: &Change| with(catalogue, change, asked);
    let phrases: Option<Vec<String>> = what_if.changes.iter().map(phrase).collect();
    let what = list(catalogue, &phrases?, Key::ListAnd)?;
    let (after, before) = two_points(catalogue, what_if.score, found.score);
    let points = [
        ("what", what.as_str()),
        ("points_after", after.as_str()),
        ("points_before", before.as_str()),
    ];
    if what_if.band == found.band {
        return catalogue.say(Key::ChangePoints, &points);
    }
    let band = |band| catalogue.name(Table::Band, names::band(band));
    let bands = [
        ("after", band(what_if.band)?),
        ("before", band(found.band)?),
    ];
    catalogue.say(Key::ChangeBand, &[&points[..], &bands[..]].concat())
}

/// A change as what follows `with`, in the case that the language asks for there.
fn with(catalogue: &Catalogue, change: &Change, asked: &Asked) -> Option<String> {
    let need = asked.need();
    let skill = |essential, index| {
        let skill = words::own(asked.skill(essential, index)?);
        catalogue.say(Key::WithSkill, &[("skill", skill.as_str())])
    };
    match change {
        Change::EssentialSkill(index) => skill(true, *index),
        Change::DesirableSkill(index) => skill(false, *index),
        Change::Language(group, level) => {
            let language = words::group(catalogue, asked, group, *level)?;
            catalogue.say(Key::WithLanguage, &[("language", language.as_str())])
        }
        Change::Mode => {
            let modes = words::modes(catalogue, &need.modes)?;
            catalogue.say(Key::WithMode, &[("modes", modes.as_str())])
        }
        Change::Window => {
            let day = date(catalogue, need.window.closes_on?)?;
            catalogue.say(Key::WithWindow, &[("day", day.as_str())])
        }
        Change::Licence => {
            let licence = words::own(need.licence.as_ref()?);
            catalogue.say(Key::WithLicence, &[("licence", licence.as_str())])
        }
        Change::Experience => {
            let years = u64::from(need.min_years?);
            catalogue.count(Key::WithExperience, years, &[])
        }
        Change::Education => {
            let level = phrases::level(catalogue, asked)?;
            catalogue.say(Key::WithEducation, &[("level", level)])
        }
        Change::Capacity => {
            let hours = u64::from(need.hours_per_month?);
            catalogue.count(Key::WithCapacity, hours, &[])
        }
    }
}
