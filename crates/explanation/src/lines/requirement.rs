//! A requirement, whether it is met, and what in the profile says so.

use matching::{RequirementKind, RequirementResult, RequirementStatus};

use super::{phrases, words};
use crate::asked::Asked;
use crate::catalogue::Catalogue;
use crate::key::Key;
use crate::names::{self, Table};
use crate::quotes::Quote;

pub(super) fn line(
    catalogue: &Catalogue,
    requirement: &RequirementResult,
    asked: &Asked,
    quotes: &[Quote],
) -> Option<String> {
    let key = match (requirement.essential, requirement.status) {
        (true, RequirementStatus::Met) => Key::EssentialMet,
        (true, RequirementStatus::Partly) => Key::EssentialPartly,
        (true, RequirementStatus::Missing) => Key::EssentialMissing,
        (false, RequirementStatus::Met) => Key::DesirableMet,
        (false, RequirementStatus::Partly) => Key::DesirablePartly,
        (false, RequirementStatus::Missing) => Key::DesirableMissing,
    };
    let what = what(catalogue, requirement, asked)?;
    let mut line = catalogue.say(key, &[("what", what.as_str())])?;
    for (place, quote) in quotes.iter().enumerate() {
        let key = match (place, requirement.status) {
            (0, RequirementStatus::Met) => Key::EvidenceMet,
            (0, _) => Key::EvidencePartly,
            _ => Key::EvidenceAlso,
        };
        let where_it_stands = catalogue.name(Table::Place, names::place(quote.field))?;
        // The sentence around the quotation has a full stop of its own.
        let words = words::own(quote.text.trim_end_matches('.'));
        let values = [("place", where_it_stands), ("quote", words.as_str())];
        if let Some(evidence) = catalogue.say(key, &values) {
            line.push(' ');
            line.push_str(&evidence);
        }
    }
    Some(line)
}

/// What is asked for, as a phrase.
fn what(catalogue: &Catalogue, requirement: &RequirementResult, asked: &Asked) -> Option<String> {
    match requirement.kind {
        RequirementKind::Skill => {
            phrases::skill(catalogue, asked, requirement.essential, requirement.index)
        }
        RequirementKind::Language => words::languages(catalogue, &asked.languages_of(requirement)),
        RequirementKind::Mode => phrases::mode(catalogue, asked),
        RequirementKind::Experience => phrases::experience(catalogue, asked),
        RequirementKind::Education => phrases::education(catalogue, asked),
        RequirementKind::Licence => phrases::licence(catalogue, asked),
    }
}
