use domain::EngagementMode;
use domain::blind::BlindProfile;
use matching::outcome::{Band, Criterion, RequirementStatus, Violation};
use matching::{Match, Update};

use super::support::{Bench, blind, id, need, options};

const NURSE: &str = r#"{"headline":"Krankenpflegerin auf der Intensivstation",
    "skills":["Beatmung","Wundversorgung"],
    "experience":[{"title":"Krankenschwester","from":"2015-01"}],
    "languages":[{"code":"hr","level":"native"}],"availability":{"modes":["short_visit"],"from":"2027-01-01"}}"#;
const NEED: &str = r#"{"title":"Medicinska sestra","essential_skills":["njega rana"],
    "desirable_skills":["mehanička ventilacija"],"languages":[{"code":"bs","min_level":"B2"}],
    "modes":["short_visit"],"min_years":5,"closes_on":"2027-05-01"}"#;

fn matches(bench: &Bench, wanted: &str) -> Vec<Match> {
    let matches = bench
        .engine
        .match_need(&need(wanted), None, &options())
        .unwrap();
    for found in &matches.items {
        let sum: f64 = found
            .contributions
            .iter()
            .map(|part| part.contribution)
            .sum();
        assert!((sum - found.score).abs() < 1e-9 && (0.0..=1.0).contains(&found.score));
    }
    matches.items
}

fn score_of(matches: &[Match], number: u128) -> f64 {
    matches
        .iter()
        .find(|found| found.profile == id(number))
        .unwrap()
        .score
}

#[test]
fn a_nurse_is_found_across_languages_and_explained() {
    let mut bench = Bench::new();
    bench.put(1, NURSE);
    bench.put(2, r#"{"headline":"Zavarivač","skills":["MIG/MAG"]}"#);
    let found = matches(&bench, NEED);
    let best = &found[0];
    assert_eq!(best.profile, id(1));
    assert!(best.violations.is_empty());
    let skill = &best.requirements[0];
    assert_eq!(skill.status, RequirementStatus::Met);
    assert_eq!(skill.evidence[0].statement.text.as_str(), "wundversorgung");
    assert!(score_of(&found, 2) < best.score / 2.0);
}

#[test]
fn a_violation_lowers_the_score_and_is_never_called_strong() {
    let mut bench = Bench::new();
    bench.put(1, NURSE);
    bench.put(2, &NURSE.replace("\"hr\"", "\"sl\""));
    bench.put(3, &NURSE.replace("short_visit", "investment"));
    bench.put(4, &NURSE.replace("2027-01-01", "2027-06-01"));
    let found = matches(&bench, NEED);
    assert_eq!(found[0].profile, id(1));
    for violated in &found[1..] {
        assert_eq!(violated.violations.len(), 1);
        assert!(violated.band <= Band::Partial);
        assert!(violated.score < found[0].score);
        assert!(
            violated
                .contributions
                .iter()
                .any(|part| part.criterion == Criterion::Violations)
        );
        let remedy = &violated.what_would_change[0];
        assert!(
            (remedy.score - found[0].score).abs() < 1e-9,
            "lifting the condition gives the full score"
        );
    }
    let kind = |number| {
        let found = found
            .iter()
            .find(|found| found.profile == id(number))
            .unwrap();
        found.violations[0].clone()
    };
    assert!(matches!(kind(2), Violation::Language { found: None, .. }));
    assert!(matches!(kind(3), Violation::Mode { .. }));
    assert!(matches!(kind(4), Violation::Window { .. }));
}

#[test]
fn names_origins_and_scripts_do_not_move_a_score() {
    let base = r#"{"name":"Ime Prezime","origin":"Tuzla","headline":"Medicinska sestra","summary":"Njega rana i previjanje."}"#;
    let other = r#"{"name":"Ђорђе Чолић","origin":"Бихаћ","headline":"Медицинска сестра","summary":"Њега рана и превијање."}"#;
    let mut bench = Bench::new();
    bench.put(1, base);
    bench.put(2, other);
    let found = matches(&bench, NEED);
    assert_eq!(score_of(&found, 1).to_bits(), score_of(&found, 2).to_bits());
}

#[test]
fn both_directions_give_the_same_score() {
    let mut bench = Bench::new();
    bench.put(1, NURSE);
    bench.apply(vec![Update::Need(id(9), need(NEED))]);
    let forward = matches(&bench, NEED).remove(0);
    let backward = bench
        .engine
        .match_profile(&blind(NURSE), id(1), &options())
        .unwrap();
    assert_eq!(backward.items[0].need, Some(id(9)));
    assert_eq!(backward.items[0].score.to_bits(), forward.score.to_bits());
}

#[test]
fn a_fitting_skill_never_lowers_a_score() {
    let mut bench = Bench::new();
    bench.put(1, NURSE);
    bench.put(
        2,
        &NURSE.replace("\"Beatmung\"", "\"Beatmung\",\"mehanička ventilacija\""),
    );
    let found = matches(&bench, NEED);
    assert!(score_of(&found, 2) >= score_of(&found, 1));
}

#[test]
fn bare_records_and_odd_needs_are_answered() {
    let mut bench = Bench::new();
    bench.put(1, r#"{"headline":"x"}"#);
    bench.apply(
        (10..1_010)
            .map(|number| Update::Profile(id(number), same()))
            .collect(),
    );
    let skills = (0..500)
        .map(|n| format!("\"vještina {n}\""))
        .collect::<Vec<_>>()
        .join(",");
    for wanted in [
        r#"{"title":"kuhar"}"#.to_owned(),
        r#"{"title":"看護師"}"#.to_owned(),
        format!(
            r#"{{"title":"x","description":"{}"}}"#,
            "opis posla ".repeat(9_000)
        ),
        format!(r#"{{"title":"x","essential_skills":[{skills}]}}"#),
    ] {
        assert!(!matches(&bench, &wanted).is_empty());
    }
}

fn same() -> BlindProfile {
    blind(r#"{"headline":"kuhar","summary":"Kuham u hotelu."}"#)
}

#[test]
fn a_filter_of_modes_takes_out_but_does_not_lift_a_condition() {
    let mut bench = Bench::new();
    bench.put(1, NURSE);
    bench.put(2, &NURSE.replace("short_visit", "remote_mentoring"));
    let filtered = |mode| {
        let mut options = options();
        options.filter.modes = vec![mode];
        bench
            .engine
            .match_need(&need(NEED), None, &options)
            .unwrap()
    };
    let all = bench
        .engine
        .match_need(&need(NEED), None, &options())
        .unwrap();
    let mentors = filtered(EngagementMode::RemoteMentoring);
    assert_eq!((all.total, mentors.total), (2, 1));
    assert_eq!(mentors.items[0].profile, id(2));
    assert_eq!(mentors.items[0].violations.len(), 1);
    assert_eq!(
        mentors.items[0].score.to_bits(),
        all.items[1].score.to_bits()
    );
    assert_eq!(filtered(EngagementMode::Investment).total, 0);
}

#[test]
fn those_who_fit_but_for_the_mode_are_those_whom_the_overview_counts() {
    let mut bench = Bench::new();
    bench.put(1, NURSE);
    bench.put(2, &NURSE.replace("short_visit", "remote_mentoring"));
    bench.put(3, &NURSE.replace("\"hr\"", "\"sl\""));
    bench.put(4, r#"{"headline":"Zavarivač"}"#);
    let mut options = options();
    options.fitting = true;
    let found = bench
        .engine
        .match_need(&need(NEED), None, &options)
        .unwrap();
    let profiles: Vec<_> = found.items.iter().map(|item| item.profile).collect();
    assert_eq!(profiles, [id(1), id(2)]);
    let counts = &found.overview.modes;
    let counted: usize = counts.iter().map(|count| count.fitting).sum();
    assert_eq!((counted, found.overview.fitting), (2, 1));
}

#[test]
fn both_whole_rankings_hold_the_scores_of_the_pages() {
    let mut bench = Bench::new();
    bench.put(1, NURSE);
    bench.apply(vec![Update::Need(id(9), need(NEED))]);
    let today = options().today;
    let profiles = bench.engine.rank_need(&need(NEED), today).unwrap();
    let needs = bench.engine.rank_profile(&blind(NURSE), today).unwrap();
    assert_eq!((profiles[0].0, needs[0].0), (id(1), id(9)));
    assert_eq!(profiles[0].1.to_bits(), needs[0].1.to_bits());
}

#[test]
fn a_pair_that_is_not_stored_scores_as_in_the_ranking() {
    let mut bench = Bench::new();
    let welder = r#"{"headline":"zavarivač","summary":"Zavarujem cijevi. Vodim smjenu."}"#;
    bench.put(1, NURSE);
    bench.put(2, welder);
    let today = options().today;
    let ranking = bench.engine.rank_need(&need(NEED), today).unwrap();
    assert_eq!(ranking.len(), 2);
    for (found, score) in ranking {
        let record = if found == id(1) { NURSE } else { welder };
        let (alone, parts) = bench.engine.score_pair(&need(NEED), &blind(record), today);
        assert_eq!(alone.to_bits(), score.to_bits());
        let sum: f64 = parts.iter().map(|part| part.contribution).sum();
        assert!((sum - score).abs() < 1e-9);
    }
}
