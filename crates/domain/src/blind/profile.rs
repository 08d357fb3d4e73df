use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::redact::redact;
use super::statement::{BlindText, Field, Statement, split};
use crate::codes::{
    Code, Country, EducationLevel, EngagementMode, LanguageGroup, LanguageLevel, Visibility,
};
use crate::period::{Period, YearMonth};
use crate::profile::Profile;
use crate::text::Text;

/// A profile as matching sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlindProfile {
    /// What it states, in the order headline, titles, skills, descriptions, the rest.
    pub statements: Vec<Statement>,
    /// Languages by group, the best level of each.
    pub languages: Vec<BlindLanguage>,
    /// Modes it would consider; empty means that it did not say.
    pub modes: Vec<EngagementMode>,
    /// The first day it is available.
    pub available_from: Option<Date>,
    /// Hours a month.
    pub hours_per_month: Option<u16>,
    /// ISO 3166 code of the country of residence.
    country: Option<String>,
    /// The highest level of education.
    pub education: Option<EducationLevel>,
    /// When it worked.
    pub spells: Vec<Spell>,
    /// Who may find it.
    pub visibility: Visibility,
}

/// A language group and its level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlindLanguage {
    /// The group.
    pub group: LanguageGroup,
    /// The level; `None` where none was given.
    pub level: Option<LanguageLevel>,
}

/// A time of work in months since year 0, both ends included; an open end goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spell {
    /// First month.
    pub from: i32,
    /// Last month.
    pub to: Option<i32>,
}

impl From<Period> for Spell {
    fn from(period: Period) -> Self {
        Self {
            from: period.from().months(),
            to: period.to().map(YearMonth::months),
        }
    }
}

impl From<&Profile> for BlindProfile {
    fn from(profile: &Profile) -> Self {
        let mut languages: Vec<BlindLanguage> = Vec::new();
        for language in &profile.languages {
            let (group, level) = (language.code.group(), language.level);
            match languages.iter_mut().find(|known| known.group == group) {
                Some(known) => known.level = known.level.max(level),
                None => languages.push(BlindLanguage { group, level }),
            }
        }
        Self {
            statements: statements(profile),
            languages,
            modes: profile.availability.modes.clone(),
            available_from: profile.availability.from,
            hours_per_month: profile.availability.hours_per_month,
            country: profile.country.map(|country| country.to_string()),
            education: profile
                .education
                .iter()
                .filter_map(|entry| entry.level)
                .max(),
            spells: profile
                .experience
                .iter()
                .filter_map(|e| e.period)
                .map(Spell::from)
                .collect(),
            visibility: profile.visibility,
        }
    }
}

impl BlindProfile {
    /// The country of residence.
    pub fn country(&self) -> Option<Country> {
        self.country.as_deref().and_then(Country::parse_code)
    }

    /// Years since the last dated work ended, 0 while some goes on; `None` where none is dated.
    pub fn years_since_work(&self, today: Date) -> Option<f64> {
        let now = YearMonth::of(today).months();
        let begun = self.spells.iter().filter(|spell| spell.from <= now);
        let last = begun.map(|spell| spell.to.unwrap_or(now).min(now)).max()?;
        Some(f64::from(now - last) / 12.0)
    }

    /// Years of work up to `today`; overlapping posts count once, future ones not at all.
    pub fn years_of_experience(&self, today: Date) -> f64 {
        let now = YearMonth::of(today).months();
        let mut spells: Vec<_> = self
            .spells
            .iter()
            .map(|spell| (spell.from, spell.to.unwrap_or(now).min(now) + 1))
            .filter(|(from, to)| to > from)
            .collect();
        spells.sort_unstable();
        let (mut months, mut reached) = (0, i32::MIN);
        for (from, to) in spells {
            months += (to - from.max(reached)).max(0);
            reached = reached.max(to);
        }
        f64::from(months) / 12.0
    }
}

fn statements(profile: &Profile) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut add = |field: Field, whole: bool| {
        let Some(text) = redacted(profile, field) else {
            return;
        };
        #[expect(clippy::single_range_in_vec_init, reason = "one piece: the whole text")]
        let spans = if whole {
            vec![0..text.len()]
        } else {
            split(&text)
        };
        for span in spans {
            let words = &text[span.clone()];
            if words.chars().any(char::is_alphanumeric) {
                let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                statements.push(Statement {
                    field,
                    span: narrow(span.start)..narrow(span.end),
                    text: BlindText::fold(words),
                });
            }
        }
    };
    let indices = |length: usize| 0..u16::try_from(length).unwrap_or(u16::MAX);
    add(Field::Headline, true);
    for n in indices(profile.experience.len()) {
        add(Field::ExperienceTitle(n), true);
    }
    for n in indices(profile.skills.len()) {
        add(Field::Skill(n), true);
    }
    for n in indices(profile.experience.len()) {
        add(Field::ExperienceDescription(n), false);
    }
    for n in indices(profile.education.len()) {
        add(Field::EducationField(n), true);
    }
    for n in indices(profile.licences.len()) {
        add(Field::Licence(n), true);
    }
    add(Field::Summary, false);
    statements
}

/// The text of a field as the record has it, with whatever it may tell of its author.
pub fn original(profile: &Profile, field: Field) -> Option<&Text> {
    let experience = |n: u16| profile.experience.get(usize::from(n));
    match field {
        Field::Headline => profile.headline.as_ref(),
        Field::Summary => profile.summary.as_ref(),
        Field::ExperienceTitle(n) => experience(n).and_then(|post| post.title.as_ref()),
        Field::ExperienceDescription(n) => experience(n).and_then(|post| post.description.as_ref()),
        Field::EducationField(n) => profile
            .education
            .get(usize::from(n))
            .and_then(|entry| entry.field.as_ref()),
        Field::Skill(n) => profile.skills.get(usize::from(n)),
        Field::Licence(n) => profile
            .licences
            .get(usize::from(n))
            .map(|licence| &licence.profession),
    }
}

/// The text of a field with whatever identifies its author taken out. Offsets of statements
/// count in it.
pub fn redacted(profile: &Profile, field: Field) -> Option<Cow<'_, str>> {
    original(profile, field).map(|text| redact(text, &profile.identity))
}

/// A statement in the profile's own words; `None` where the profile has changed since and the
/// statement is no longer there.
pub fn quote(profile: &Profile, statement: &Statement) -> Option<String> {
    quote_in(&redacted(profile, statement.field)?, statement).map(str::to_owned)
}

/// The same where the field's redacted text is at hand.
pub fn quote_in<'t>(text: &'t str, statement: &Statement) -> Option<&'t str> {
    let words = text.get(statement.span.start as usize..statement.span.end as usize)?;
    (BlindText::fold(words) == statement.text).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Record;

    fn profile(json: &str) -> Profile {
        Profile::from_line(json).expect("a valid record")
    }

    #[test]
    fn identity_is_nowhere_in_the_blind_view() {
        let profile = profile(
            r#"{"id":"p-1","name":"Amra Begić","origin":"Zvornik","city":"Linz","country":"AT",
            "headline":"Amra Begić, inženjerka","summary":"Odrasla sam u mjestu Zvornik, školovala se u Tuzli. Pišite na amra@example.org!",
            "text_language":"bs","languages":[{"code":"bs","level":"native"}],
            "experience":[{"title":"Voditeljica","employer":"Voest","from":"2010-01","to":"2011-12"}],
            "education":[{"level":7,"field":"Mašinstvo","institution":"Mašinski fakultet Tuzla"}]}"#,
        );
        let blind = BlindProfile::from(&profile);
        let seen = serde_json::to_string(&blind).unwrap().to_lowercase();
        for secret in [
            "amra",
            "begic",
            "begić",
            "zvornik",
            "linz",
            "voest",
            "tuzl",
            "example.org",
            "\"bs\"",
        ] {
            assert!(!seen.contains(secret), "{secret} in {seen}");
        }
    }

    #[test]
    fn statements_quote_the_original_words() {
        let profile = profile(r#"{"id":"p","summary":"Радим на одјелу. Водим тим."}"#);
        let blind = BlindProfile::from(&profile);
        let quotes: Vec<_> = blind
            .statements
            .iter()
            .filter_map(|statement| quote(&profile, statement))
            .collect();
        assert_eq!(quotes, ["Радим на одјелу.", "Водим тим."]);
        assert_eq!(blind.statements[0].text.as_str(), "radim na odelu.");
    }

    #[test]
    fn overlapping_years_count_once() {
        let profile = profile(
            r#"{"id":"p","headline":"x","experience":[
            {"from":"2010-01","to":"2011-12"},{"from":"2011-01","to":"2012-12"},{"from":"2020-07"},{"from":"2030-01"}]}"#,
        );
        let years = BlindProfile::from(&profile).years_of_experience("2021-06-15".parse().unwrap());
        assert!((years - 4.0).abs() < 1e-9, "{years}");
    }
}
