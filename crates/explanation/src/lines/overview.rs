//! What a whole ranking says.

use matching::{ModeCount, NearMiss, Overview};

use super::phrases;
use crate::asked::Asked;
use crate::catalogue::Catalogue;
use crate::key::Key;
use crate::names::Table;

pub(super) fn lines(catalogue: &Catalogue, overview: &Overview, asked: &Asked) -> Vec<String> {
    let fitting = catalogue.count(Key::Fitting, overview.fitting as u64, &[]);
    let modes = overview.modes.iter().map(|count| mode(catalogue, count));
    let misses = overview.near_misses.iter();
    let misses = misses.map(|miss| near_miss(catalogue, miss, asked));
    std::iter::once(fitting)
        .chain(modes)
        .chain(misses)
        .flatten()
        .collect()
}

fn mode(catalogue: &Catalogue, count: &ModeCount) -> Option<String> {
    let key = if count.accepted {
        Key::ModeAccepted
    } else {
        Key::ModeOpen
    };
    let mode = catalogue.name(Table::Mode, count.mode.as_str())?;
    catalogue.count(key, count.fitting as u64, &[("mode", mode)])
}

fn near_miss(catalogue: &Catalogue, miss: &NearMiss, asked: &Asked) -> Option<String> {
    let what = phrases::given_up(catalogue, &miss.requirement, asked)?;
    let without = miss.fitting_without as u64;
    let without = catalogue.count(Key::NearMiss, without, &[("what", what.as_str())])?;
    let excluded = catalogue.count(Key::Excluded, miss.excluded as u64, &[])?;
    Some(format!("{without} {excluded}"))
}
