use super::common::{ENTRIES, FREE_TEXT, LINE, education_level, external_id};
use super::json::Json;
use super::problem::{Path, Problem};
use super::reader::{Object, Sink};
use crate::need::{LanguageRequirement, Need, Window};

/// Validates a need as `docs/records.md` describes it. Only a title has to be there.
pub fn parse_need(json: &Json) -> Result<Need, Vec<Problem>> {
    let sink = Sink::default();
    let need = Object::new(Path::default(), json, &sink).and_then(read);
    let problems = sink.into_problems();
    match need {
        Some(need) if problems.is_empty() => Ok(need),
        _ => Err(problems),
    }
}

fn read(mut object: Object<'_>) -> Option<Need> {
    let external_id = external_id(&mut object);
    let organisation = object.text("organisation", LINE);
    let organisation_type = object.code("organisation_type");
    let title = object.text("title", LINE);
    let title = object.require("title", title);
    let description = object.text("description", FREE_TEXT);
    let text_language = object.code("text_language");
    let essential_skills = object.texts("essential_skills", ENTRIES, LINE);
    let desirable_skills = object.texts("desirable_skills", ENTRIES, LINE);
    let languages = languages(&mut object);
    let modes = object.codes("modes");
    let region = object.code("region");
    let municipality = object.text("municipality", LINE);
    let sector = object.code("sector");
    let positions = object.integer("positions", 1..=10_000);
    let hours_per_month = object.integer("hours_per_month", 1..=744);
    let min_years = object.integer("min_years", 0..=60);
    let min_education = education_level(&mut object, "min_education");
    let licence = object.text("licence", LINE);
    let window = Window {
        starts_on: object.day("starts_on"),
        closes_on: object.day("closes_on"),
    };
    object.finish();
    Some(Need {
        external_id,
        organisation,
        organisation_type,
        title: title?,
        description,
        text_language,
        essential_skills,
        desirable_skills,
        languages,
        modes,
        region,
        municipality,
        sector,
        positions: positions.and_then(|n| u16::try_from(n).ok()).unwrap_or(1),
        hours_per_month: hours_per_month.and_then(|n| u16::try_from(n).ok()),
        min_years: min_years.and_then(|n| u8::try_from(n).ok()),
        min_education,
        licence,
        window,
    })
}

fn languages(object: &mut Object<'_>) -> Vec<LanguageRequirement> {
    let read = |entry: &mut Object<'_>| {
        let code = entry.code("code");
        let code = entry.require("code", code);
        let min_level = entry.code("min_level");
        let required = entry.boolean("required").unwrap_or(true);
        Some(LanguageRequirement {
            code: code?,
            min_level,
            required,
        })
    };
    object.distinct_objects("languages", ENTRIES, read, |language| {
        language.code.as_str()
    })
}
