//! Profiles of invented people.

use domain::record::Json;

use super::json::{list, number, object, text};
use super::random::{Random, sums};
use super::text::{THIS_YEAR, Writer};
use super::tongue::Tongue;
use super::words;

/// Countries of residence with their shares in per cent. [`super::FILTER_COUNTRY`] has 10.
const COUNTRIES: [(&str, f64); 22] = [
    ("DE", 26.0),
    ("BA", 14.0),
    ("AT", 13.0),
    ("CH", 10.0),
    ("HR", 7.0),
    ("SE", 6.0),
    ("US", 5.0),
    ("SI", 4.5),
    ("RS", 3.0),
    ("NO", 2.0),
    ("IT", 1.8),
    ("NL", 1.5),
    ("FR", 1.2),
    ("GB", 1.0),
    ("DK", 1.0),
    ("CA", 0.8),
    ("AU", 0.7),
    ("IE", 0.4),
    ("AE", 0.4),
    ("BE", 0.3),
    ("FI", 0.2),
    ("QA", 0.2),
];

const MODES: [&str; 6] = [
    "remote_mentoring",
    "remote_work",
    "short_visit",
    "temporary_return",
    "permanent_return",
    "investment",
];
const LEVELS: [&str; 6] = ["A2", "B1", "B2", "C1", "C2", "native"];
const FOREIGN: [&str; 8] = ["de", "en", "sl", "sv", "it", "fr", "no", "nl"];

/// The fields of one profile.
pub(super) fn fields(id: String, mut writer: Writer<'_>) -> Json {
    let name = format!(
        "{} {}",
        words::name(1_000 + writer.random.tail()),
        words::name(9_000 + writer.random.tail())
    );
    let headline = writer.line(|t| t.headlines);
    let count = writer.random.between(1, 4);
    let summary = writer.lines(|t| t.summaries, count);
    let skills = writer.skills.clone();
    let phrases = writer.phrases(&skills);
    let experience = experience(&mut writer);
    let education = education(&mut writer);
    let licences = if writer.random.chance(0.1) {
        let profession = writer.title();
        vec![object([("profession", text(profession))])]
    } else {
        Vec::new()
    };
    let tongue = writer.tongue;
    let random = &mut writer.random;
    let mut fields = vec![
        ("id", text(id)),
        ("name", text(name)),
        ("headline", text(headline)),
        ("text_language", text(tongue.tag())),
        ("country", text(country(random))),
        ("languages", languages(random, tongue)),
        ("experience", list(experience)),
        ("education", list(education)),
        ("skills", list(phrases.into_iter().map(text))),
        ("licences", list(licences)),
        ("availability", availability(random)),
    ];
    if random.chance(0.75) {
        fields.push(("summary", text(summary)));
    }
    object(fields)
}

fn country(random: &mut Random) -> &'static str {
    let sums = sums(COUNTRIES.iter().map(|(_, share)| *share));
    COUNTRIES[random.weighted(&sums)].0
}

fn languages(random: &mut Random, tongue: Tongue) -> Json {
    let own = match tongue {
        Tongue::Croatian => "hr",
        Tongue::Serbian | Tongue::SerbianCyrillic => "sr",
        _ => "bs",
    };
    let mut known = vec![(own, "native")];
    for _ in 0..random.between(0, 3) {
        let language = FOREIGN[random.early(FOREIGN.len())];
        if known.iter().all(|(other, _)| *other != language) {
            known.push((language, random.one(&LEVELS)));
        }
    }
    let entry = |(code, level)| object([("code", text(code)), ("level", text(level))]);
    list(known.into_iter().map(entry))
}

/// One to four posts, the present one first.
fn experience(writer: &mut Writer<'_>) -> Vec<Json> {
    let count = 1 + writer.random.early(4);
    let mut end = None;
    let mut year = THIS_YEAR;
    let mut posts = Vec::with_capacity(count);
    for _ in 0..count {
        year -= writer.random.between(1, 8);
        let from = month(year, &mut writer.random);
        let sentences = writer.random.between(1, 2);
        posts.push(object([
            ("title", text(writer.title())),
            ("employer", text(words::name(writer.random.tail()))),
            ("from", text(from)),
            ("to", end.map_or(Json::Null, text)),
            (
                "description",
                text(writer.lines(|t| t.descriptions, sentences)),
            ),
        ]));
        // The post before ended in the year in which this one began, or some time earlier.
        year -= 1;
        end = Some(month(year, &mut writer.random));
    }
    posts
}

fn education(writer: &mut Writer<'_>) -> Vec<Json> {
    let count = 1 + usize::from(writer.random.chance(0.25));
    let entry = |_| {
        let skill = writer.occupation.skills[writer.random.below(writer.occupation.skills.len())];
        let field = writer.phrases(&[skill]).remove(0);
        object([
            ("level", number(writer.random.between(3, 8))),
            ("field", text(field)),
            ("year", number(writer.random.between(1985, THIS_YEAR - 1))),
        ])
    };
    (0..count).map(entry).collect()
}

fn availability(random: &mut Random) -> Json {
    let mut modes: Vec<&str> = Vec::new();
    for _ in 0..random.between(1, 3) {
        let mode = MODES[random.early(MODES.len())];
        if !modes.contains(&mode) {
            modes.push(mode);
        }
    }
    let mut fields = vec![("modes", list(modes.into_iter().map(text)))];
    if random.chance(0.5) {
        fields.push(("hours_per_month", number(random.between(1, 40) * 4)));
    }
    if random.chance(0.4) {
        let day = format!("2027-{:02}-01", random.between(1, 12));
        fields.push(("from", text(day)));
    }
    object(fields)
}

fn month(year: usize, random: &mut Random) -> String {
    format!("{year}-{:02}", random.between(1, 12))
}

/// Modes for a need: one or two that people are likely to have.
pub(super) fn wanted_modes(random: &mut Random) -> Json {
    let first = random.early(MODES.len());
    let second = random.early(MODES.len());
    let mut modes = vec![text(MODES[first])];
    if second != first {
        modes.push(text(MODES[second]));
    }
    list(modes)
}
