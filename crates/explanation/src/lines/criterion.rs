//! What a criterion contributed.

use matching::{Contribution, Criterion};

use crate::catalogue::Catalogue;
use crate::key::Key;
use crate::names::Table;
use crate::numbers::points;

pub(super) fn line(catalogue: &Catalogue, part: &Contribution) -> Option<String> {
    let name = catalogue.name(Table::Criterion, part.criterion.as_str())?;
    let gained = points(catalogue, part.contribution, 1);
    let (criterion, gained) = (("criterion", name), ("points", gained.as_str()));
    if part.criterion == Criterion::Violations {
        return catalogue.say(Key::CriterionDeduction, &[criterion, gained]);
    }
    let most = points(catalogue, part.weight, 1);
    catalogue.say(
        Key::CriterionPart,
        &[criterion, gained, ("most", most.as_str())],
    )
}
