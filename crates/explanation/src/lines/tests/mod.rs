//! What the sentences say, in every language.

mod random;
mod sentences;

use domain::blind::{BlindProfile, Statement};
use domain::codes::Code;
use domain::record::Record;
use domain::{LanguageTag, Need, Profile};
use matching::{
    Band, Change, Contribution, Criterion, Evidence, Match, RequirementKind, RequirementResult,
    RequirementStatus, Versions, Violation, WhatIf,
};
use uuid::Uuid;

use super::{About, Explainer};
use crate::asked::Asked;
use crate::language::Reader;
use crate::quotes::Quotes;

fn need() -> Need {
    Need::from_line(
        r#"{"title":"Edukacija osoblja","essential_skills":["njega pacijenata na respiratoru"],
        "desirable_skills":["vođenje tima"],"languages":[{"code":"bs","min_level":"B2"},
        {"code":"de","required":false}],"modes":["short_visit","remote_mentoring"],"min_years":5,
        "min_education":6,"licence":"medicinska sestra","closes_on":"2027-05-01","hours_per_month":21}"#
            .replace('\n', " ")
            .as_str(),
    )
    .unwrap()
}

fn profile() -> Profile {
    Profile::from_line(
        r#"{"headline":"Intensivpflegerin","skills":["Beatmungspflege"],"summary":"Leite ein Team."}"#,
    )
    .unwrap()
}

fn statement(place: usize) -> Statement {
    BlindProfile::from(&profile()).statements[place].clone()
}

fn requirement(
    kind: RequirementKind,
    essential: bool,
    status: RequirementStatus,
    evidence: &[usize],
) -> RequirementResult {
    let evidence = evidence.iter().map(|place| Evidence {
        statement: statement(*place),
        similarity: 0.8,
    });
    RequirementResult {
        kind,
        index: 0,
        essential,
        status,
        evidence: evidence.collect(),
    }
}

/// A match with everything that can be said about one.
fn found() -> Match {
    use RequirementKind as Kind;
    use RequirementStatus::{Met, Missing, Partly};
    let sh = LanguageTag::parse_code("bs").unwrap().group();
    Match {
        need: None,
        profile: Uuid::nil(),
        rank: 1,
        score: 0.524,
        band: Band::Partial,
        contributions: vec![
            Contribution {
                criterion: Criterion::EssentialSkills,
                weight: 0.23,
                value: 0.8,
                contribution: 0.184,
            },
            Contribution {
                criterion: Criterion::Violations,
                weight: 0.6,
                value: -0.62,
                contribution: -0.372,
            },
        ],
        requirements: vec![
            requirement(Kind::Skill, true, Met, &[1, 2]),
            requirement(Kind::Skill, false, Missing, &[]),
            requirement(Kind::Language, true, Missing, &[]),
            requirement(Kind::Language, false, Met, &[]),
            requirement(Kind::Mode, true, Missing, &[]),
            requirement(Kind::Experience, true, Partly, &[]),
            requirement(Kind::Education, true, Met, &[]),
            requirement(Kind::Licence, true, Partly, &[0]),
        ],
        violations: vec![
            Violation::Language {
                group: sh.clone(),
                required: Some(domain::LanguageLevel::B2),
                found: None,
            },
            Violation::Mode {
                accepted: need().modes,
                offered: vec![domain::EngagementMode::Investment],
            },
            Violation::Window {
                available_from: jiff::civil::date(2028, 1, 1),
                closes_on: jiff::civil::date(2027, 5, 1),
            },
        ],
        what_would_change: vec![
            WhatIf {
                changes: vec![Change::Language(sh, Some(domain::LanguageLevel::B2))],
                score: 0.681,
                band: Band::Good,
            },
            WhatIf {
                changes: vec![Change::EssentialSkill(0)],
                score: 0.528,
                band: Band::Partial,
            },
            WhatIf {
                changes: vec![Change::Window, Change::Experience],
                score: 0.61,
                band: Band::Good,
            },
        ],
        versions: Versions {
            engine: "0.1.0".to_owned(),
            model: "m".to_owned(),
            taxonomy: "t".to_owned(),
            weights: "1@w".to_owned(),
        },
    }
}

fn explain(tag: &str, found: &Match, asked: &Asked, profile: &Profile) -> Vec<(About, String)> {
    let explainer = Explainer::new(Reader::of_tag(tag).unwrap()).unwrap();
    let mut quotes = Quotes::new(profile);
    let quotes: Vec<_> = found
        .requirements
        .iter()
        .map(|requirement| quotes.of(&requirement.evidence))
        .collect();
    let lines = explainer.explain(found, asked, &quotes);
    lines
        .into_iter()
        .map(|line| (line.about, line.text))
        .collect()
}
