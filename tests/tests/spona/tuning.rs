//! `spona tune` and the comparisons of `spona eval matching`, on a set of three needs.

use std::path::Path;

use end_to_end::binary::{run, succeed, workspace};
use serde_json::Value;

/// Three needs, each with a profile that fits, one that fits but for a language, and others.
fn set() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (mut needs, mut profiles, mut judgements) = (String::new(), String::new(), String::new());
    for (number, (title, skill)) in [
        ("Medicinska sestra", "njega rana"),
        ("Zavarivač", "MIG/MAG zavarivanje"),
        ("Kuhar", "vođenje hotelske kuhinje"),
    ]
    .into_iter()
    .enumerate()
    {
        needs.push_str(&format!(
            "{{\"id\":\"n-{number}\",\"title\":\"{title}\",\"essential_skills\":[\"{skill}\"],\
             \"languages\":[{{\"code\":\"bs\",\"min_level\":\"B2\"}}]}}\n"
        ));
        for (kind, language, grade) in [("a", "bs", 3), ("b", "de", 1)] {
            profiles.push_str(&format!(
                "{{\"id\":\"p-{number}{kind}\",\"headline\":\"{title}\",\"skills\":[\"{skill}\"],\
                 \"languages\":[{{\"code\":\"{language}\",\"level\":\"native\"}}]}}\n"
            ));
            judgements.push_str(&format!("n-{number}\t0\tp-{number}{kind}\t{grade}\n"));
        }
    }
    for (file, text) in [
        ("needs.jsonl", needs),
        ("profiles.jsonl", profiles),
        ("qrels.tsv", judgements),
    ] {
        std::fs::write(folder.path().join(file), text).unwrap();
    }
    folder
}

fn eval(set: &Path, more: &[&str]) -> Value {
    let mut arguments = vec!["eval", "matching", "--dataset", set.to_str().unwrap()];
    arguments.extend(more);
    succeed(&arguments).json()
}

#[test]
fn the_same_numbers_do_not_differ() {
    let set = set();
    let present = workspace().join("index/ranking.toml");
    let outcome = eval(
        set.path(),
        &["--compare", present.to_str().unwrap(), "--baseline", "bm25"],
    );
    let comparison = &outcome["comparison"];
    for measure in ["ndcg_at_10", "map"] {
        assert_eq!(comparison[measure]["difference"], 0.0, "{outcome:#}");
        assert_eq!(comparison[measure]["p"], 1.0, "{outcome:#}");
    }
    assert_eq!(comparison["moved"], Value::Array(Vec::new()));
    assert_eq!(outcome["baseline"]["name"], "bm25");
}

#[test]
fn each_need_is_told() {
    let outcome = eval(set().path(), &["--per-need"]);
    assert_eq!(outcome["violations_before_relevant"], 0, "{outcome:#}");
    assert_eq!(outcome["distractors_at_1"], 0);
    let needs = outcome["per_need"].as_array().unwrap();
    assert_eq!(needs.len(), 3);
    for need in needs {
        assert_eq!(need["quality"]["map"], 1.0, "{need:#}");
        assert_eq!(need["missed"], Value::Array(Vec::new()));
        assert_eq!(need["top"][0]["grade"], 3);
    }
}

#[test]
fn figures_are_recorded_once() {
    let (set, place) = (set(), tempfile::tempdir().unwrap());
    let file = place.path().join("quality.md");
    let record = || eval(set.path(), &["--record", file.to_str().unwrap()]);
    record();
    let once = std::fs::read_to_string(&file).unwrap();
    record();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), once);
    assert_eq!(
        once.lines().filter(|line| line.contains("1.0000")).count(),
        1,
        "{once}"
    );
}

#[test]
fn tuning_is_reproducible_and_writes_a_ranking() {
    let (set, place) = (set(), tempfile::tempdir().unwrap());
    let out = place.path().join("ranking.toml");
    let tune = || {
        let arguments = [
            "tune",
            "--dataset",
            set.path().to_str().unwrap(),
            "--folds",
            "3",
            "--rounds",
            "1",
            "--restarts",
            "0",
            "--from",
            "neutral",
            "--today",
            "2026-11-25",
            "--out",
            out.to_str().unwrap(),
            "--json",
        ];
        succeed(&arguments)
    };
    let report = tune();
    assert_eq!(report.out, tune().out);
    let report = report.json();
    assert_eq!(report["folds"].as_array().unwrap().len(), 3);
    // Nothing is better than perfect, so the present numbers stay.
    assert_eq!(report["adopted"], false, "{report:#}");
    let present = std::fs::read_to_string(workspace().join("index/ranking.toml")).unwrap();
    assert_eq!(std::fs::read_to_string(&out).unwrap(), present);
}

#[test]
fn bands_are_calibrated_and_told_with_counts() {
    let set = set();
    let set = set.path().to_str().unwrap();
    let outcome = succeed(&["tune", "bands", "--dataset", set, "--folds", "3", "--json"]).json();
    assert_eq!(outcome["pairs"], 18);
    let bands = outcome["bands"].as_array().unwrap();
    assert_eq!(bands.len(), 3);
    assert_eq!(bands[2]["deserving"], 3, "{outcome:#}");
}

#[test]
fn wrong_usage_is_said() {
    let set = set();
    let set = set.path().to_str().unwrap();
    assert_eq!(run(&["tune"]).status, Some(2));
    let folds = run(&["tune", "--dataset", set, "--folds", "9"]);
    assert_eq!(folds.status, Some(1));
    assert!(folds.err.contains("expected 2 to 3"), "{folds:#?}");
    let share = run(&[
        "tune",
        "bands",
        "--dataset",
        set,
        "--folds",
        "3",
        "--good",
        "1.5",
    ]);
    assert!(share.err.contains("at most 1"), "{share:#?}");
    let pull = run(&["tune", "--dataset", set, "--pull", "-1"]);
    assert_ne!(pull.status, Some(0), "{pull:#?}");
}
