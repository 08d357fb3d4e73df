//! Whatever a match holds, no sentence is empty, unfilled or invented.

use domain::{EngagementMode, LanguageLevel};
use proptest::prelude::*;

use super::*;

fn one_of<T: Clone + std::fmt::Debug + 'static>(values: &[T]) -> impl Strategy<Value = T> + use<T> {
    proptest::sample::select(values.to_vec())
}

fn group() -> impl Strategy<Value = domain::codes::LanguageGroup> {
    one_of(&["bs", "de", "en", "sv", "yue", "aa"])
        .prop_map(|tag| LanguageTag::parse_code(tag).unwrap().group())
}

fn level() -> impl Strategy<Value = Option<LanguageLevel>> {
    proptest::option::of(one_of(LanguageLevel::ALL))
}

fn modes() -> impl Strategy<Value = Vec<EngagementMode>> {
    proptest::collection::vec(one_of(EngagementMode::ALL), 1..4)
}

fn violation() -> impl Strategy<Value = Violation> {
    let day = || (2020_i16..2100, 1_i8..=12, 1_i8..=28);
    let day = move || day().prop_map(|(y, m, d)| jiff::civil::date(y, m, d));
    prop_oneof![
        (group(), level(), level()).prop_map(|(group, required, found)| Violation::Language {
            group,
            required,
            found
        }),
        (
            modes(),
            proptest::collection::vec(one_of(EngagementMode::ALL), 0..3)
        )
            .prop_map(|(accepted, offered)| Violation::Mode { accepted, offered }),
        (day(), day()).prop_map(|(available_from, closes_on)| Violation::Window {
            available_from,
            closes_on
        }),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (0_usize..2).prop_map(Change::EssentialSkill),
        (0_usize..2).prop_map(Change::DesirableSkill),
        (group(), level()).prop_map(|(group, level)| Change::Language(group, level)),
        Just(Change::Mode),
        Just(Change::Window),
        Just(Change::Licence),
        Just(Change::Experience),
        Just(Change::Education),
        Just(Change::Capacity),
    ]
}

fn random_match() -> impl Strategy<Value = Match> {
    let bands = one_of(&[Band::Weak, Band::Partial, Band::Good, Band::Strong]);
    let what_if = (
        proptest::collection::vec(change(), 1..4),
        0.0..=1.0_f64,
        bands,
    );
    let what_if = what_if.prop_map(|(changes, score, band)| WhatIf {
        changes,
        score,
        band,
    });
    let statuses = [
        RequirementStatus::Met,
        RequirementStatus::Partly,
        RequirementStatus::Missing,
    ];
    let status = proptest::collection::vec(one_of(&statuses), 8);
    (
        0.0..=1.0_f64,
        proptest::collection::vec(violation(), 0..4),
        proptest::collection::vec(what_if, 0..5),
        status,
        -1.0..=1.0_f64,
    )
        .prop_map(|(score, violations, what_would_change, statuses, part)| {
            let mut found = found();
            found.score = score;
            found.violations = violations;
            found.what_would_change = what_would_change;
            for (requirement, status) in found.requirements.iter_mut().zip(statuses) {
                requirement.status = status;
            }
            found.contributions[0].contribution = part;
            found
        })
}

/// Words that somebody may write: with braces, quotes, full stops and invisible characters.
fn foreign() -> impl Strategy<Value = String> {
    "[a-zčćžšđ{}„“.,\u{200b}😀 ]{0,30}x"
}

proptest! {
    #[test]
    fn every_sentence_is_whole(
        found in random_match(), skill in foreign(), licence in foreign(), long in 0_usize..400,
        tag in one_of(&Reader::ACCEPTED),
    ) {
        let skill = format!("{skill}{}", " x".repeat(long));
        let json = format!(
            r#"{{"title":"x","essential_skills":["{skill}","b"],"desirable_skills":["c","d"],
            "languages":[{{"code":"bs","min_level":"B2"}},{{"code":"de","required":false}}],
            "modes":["short_visit"],"min_years":5,"min_education":6,"licence":"{licence}",
            "closes_on":"2027-05-01","hours_per_month":21}}"#
        );
        let need = Need::from_line(&json.replace('\n', " ")).unwrap();
        let lines = explain(tag, &found, &Asked::new(need), &profile());
        // Everything has words here, so nothing may be left out.
        let expected = 2 + found.violations.len() + found.requirements.len()
            + found.what_would_change.len() + found.contributions.len();
        prop_assert_eq!(lines.len(), expected, "{:?}", lines);
        for (about, text) in &lines {
            prop_assert!(text.ends_with('.') && text.trim() == text, "{}", text);
            prop_assert!(!text.contains("  "), "{}", text);
            prop_assert!(text.chars().count() < 900, "{}", text);
            let own_words = matches!(about, About::Requirement | About::Change);
            prop_assert!(own_words || !text.contains(['{', '}']), "{}", text);
            prop_assert!(own_words || !text.contains(".."), "{}", text);
        }
    }

    #[test]
    fn a_need_that_has_changed_since_leaves_sentences_out(found in random_match()) {
        let need = Need::from_line(r#"{"title":"x"}"#).unwrap();
        for tag in Reader::ACCEPTED {
            for (_, text) in explain(tag, &found, &Asked::new(need.clone()), &profile()) {
                prop_assert!(!text.contains(['{', '}']) && !text.contains("„“"), "{}", text);
            }
        }
    }
}
