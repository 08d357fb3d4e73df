use super::common::{ENTRIES, FREE_TEXT, LINE, education_level, external_id};
use super::json::Json;
use super::problem::{Path, Problem, ProblemCode};
use super::reader::{Object, Sink};
use crate::codes::Visibility;
use crate::id::ExternalId;
use crate::period::{Period, YearMonth};
use crate::profile::{
    Availability, Education, Experience, Identity, LanguageSkill, Licence, Profile,
};

/// Validates a profile as `docs/records.md` describes it. Only a headline or a summary has to be
/// there.
///
/// # Example
/// ```
/// use domain::record::{Json, parse_profile};
///
/// let json = Json::parse(r#"{"id":"p-1","headline":"Zavarivač","availability":{"modes":["now"]}}"#).unwrap();
/// let problems = parse_profile(&json).unwrap_err();
/// assert_eq!(problems[0].path.to_string(), "$.availability.modes[0]");
/// assert_eq!(problems[0].accepted[0], "remote_mentoring");
/// ```
pub fn parse_profile(json: &Json) -> Result<Profile, Vec<Problem>> {
    let sink = Sink::default();
    let profile = Object::new(Path::default(), json, &sink).map(read);
    let problems = sink.into_problems();
    match profile {
        Some(profile) if problems.is_empty() => Ok(profile),
        _ => Err(problems),
    }
}

fn read(mut object: Object<'_>) -> Profile {
    let external_id: Option<ExternalId> = external_id(&mut object);
    let identity = Identity {
        name: object.text("name", LINE),
        origin: None,
    };
    let headline = object.text("headline", LINE);
    let summary = object.text("summary", FREE_TEXT);
    if headline.is_none() && summary.is_none() {
        object.require_one_of("headline", "summary");
    }
    let profile = Profile {
        external_id,
        headline,
        summary,
        text_language: object.code("text_language"),
        country: object.code("country"),
        city: object.text("city", LINE),
        identity: Identity {
            origin: object.text("origin", LINE),
            ..identity
        },
        languages: languages(&mut object),
        experience: object.objects("experience", ENTRIES, |entry| Some(experience(entry))),
        education: object.objects("education", ENTRIES, |entry| Some(education(entry))),
        skills: object.texts("skills", ENTRIES, LINE),
        licences: object.objects("licences", ENTRIES, licence),
        availability: object
            .object("availability", availability)
            .unwrap_or_default(),
        visibility: object
            .code("visibility")
            .unwrap_or(Visibility::Organisations),
    };
    object.finish();
    profile
}

fn languages(object: &mut Object<'_>) -> Vec<LanguageSkill> {
    let read = |entry: &mut Object<'_>| {
        let code = entry.code("code");
        let code = entry.require("code", code);
        let level = entry.code("level");
        Some(LanguageSkill { code: code?, level })
    };
    object.distinct_objects("languages", ENTRIES, read, |language| {
        language.code.as_str()
    })
}

fn experience(entry: &mut Object<'_>) -> Experience {
    let title = entry.text("title", LINE);
    let employer = entry.text("employer", LINE);
    let (from, to) = (entry.month("from"), entry.month("to"));
    Experience {
        title,
        employer,
        period: period(entry, from, to),
        description: entry.text("description", FREE_TEXT),
    }
}

fn period(entry: &Object<'_>, from: Option<YearMonth>, to: Option<YearMonth>) -> Option<Period> {
    match (from, to) {
        (Some(from), to) => {
            let period = Period::new(from, to);
            if period.is_none() {
                let to = to.map(|to| to.to_string()).unwrap_or_default();
                entry.problem(
                    "to",
                    ProblemCode::Inconsistent,
                    format!("{to} is before from, {from}"),
                );
            }
            period
        }
        (None, Some(_)) => {
            entry.require::<()>("from", None);
            None
        }
        (None, None) => None,
    }
}

fn education(entry: &mut Object<'_>) -> Education {
    Education {
        level: education_level(entry, "level"),
        field: entry.text("field", LINE),
        institution: entry.text("institution", LINE),
        country: entry.code("country"),
        year: entry
            .integer("year", 1900..=2100)
            .and_then(|year| i16::try_from(year).ok()),
    }
}

fn licence(entry: &mut Object<'_>) -> Option<Licence> {
    let profession = entry.text("profession", LINE);
    let profession = entry.require("profession", profession);
    let country = entry.code("country");
    Some(Licence {
        profession: profession?,
        country,
    })
}

fn availability(object: &mut Object<'_>) -> Availability {
    Availability {
        modes: object.codes("modes"),
        from: object.day("from"),
        hours_per_month: object
            .integer("hours_per_month", 1..=744)
            .and_then(|hours| u16::try_from(hours).ok()),
    }
}
