//! Needs of invented organisations.

use domain::record::Json;

use super::json::{list, number, object, text};
use super::profiles::wanted_modes;
use super::text::Writer;
use super::words;

const REGIONS: [&str; 8] = [
    "BA-09", "BA-03", "BA-04", "BA-SRP", "BA-07", "BA-01", "BA-06", "BA-BRC",
];
const SECTORS: [&str; 8] = ["C", "Q", "J", "F", "P", "I", "M", "A"];

/// The fields of one need. The first skills of the writer are essential, the others desirable.
pub(super) fn fields(id: String, mut writer: Writer<'_>) -> Json {
    let title = writer.line(|t| t.titles);
    let sentences = writer.random.between(1, 3);
    let description = writer.lines(|t| t.needs, sentences);
    let skills = writer.skills.clone();
    let phrases = writer.phrases(&skills);
    let essential = phrases.len().div_ceil(2);
    let (essential, desirable) = phrases.split_at(essential);
    let licence = writer.random.chance(0.1).then(|| writer.title());
    let tongue = writer.tongue;
    let random = &mut writer.random;
    let language = object([
        ("code", text("bs")),
        ("min_level", text("B1")),
        ("required", Json::Bool(random.chance(0.5))),
    ]);
    let mut fields = vec![
        ("id", text(id)),
        ("organisation", text(words::name(random.tail()))),
        ("organisation_type", text("business")),
        ("title", text(title)),
        ("description", text(description)),
        ("text_language", text(tongue.tag())),
        (
            "essential_skills",
            list(essential.iter().cloned().map(text)),
        ),
        (
            "desirable_skills",
            list(desirable.iter().cloned().map(text)),
        ),
        ("languages", list([language])),
        ("modes", wanted_modes(random)),
        ("region", text(REGIONS[random.early(REGIONS.len())])),
        ("sector", text(SECTORS[random.early(SECTORS.len())])),
        (
            "starts_on",
            text(format!("2027-{:02}-01", random.between(1, 12))),
        ),
    ];
    if random.chance(0.6) {
        fields.push(("min_years", number(random.between(1, 10))));
    }
    if random.chance(0.5) {
        fields.push(("min_education", number(random.between(3, 7))));
    }
    if let Some(licence) = licence {
        fields.push(("licence", text(licence)));
    }
    object(fields)
}
