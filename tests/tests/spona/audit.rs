//! `spona audit`: what it finds on the demonstration data, and what it tells.

use std::fs;

use end_to_end::binary::{run, succeed, workspace};
use serde_json::Value;

#[test]
fn the_demonstration_is_audited() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let demo = workspace().join("seed-data/demo");
    let file = |name: &str| demo.join(name).to_str().unwrap().to_owned();
    let nothing = run(&["audit", "fairness", "--data", data]);
    assert_eq!(nothing.status, Some(1));
    assert!(nothing.err.contains("nothing to audit"), "{nothing:#?}");

    succeed(&[
        "import",
        "profiles",
        &file("profiles.jsonl"),
        "--data",
        data,
    ]);
    succeed(&["import", "needs", &file("needs.jsonl"), "--data", data]);
    let status = || succeed(&["index", "status", "--data", data, "--json"]).json();
    let arguments = [
        "audit",
        "fairness",
        "--profiles",
        "30",
        "--needs",
        "6",
        "--seed",
        "test",
        "--data",
        data,
        "--json",
    ];
    let first = run(&arguments);
    let before = status();
    let report = first.json();
    let again = run(&arguments).json();
    assert_eq!(before, status(), "an audit writes nothing into the index");

    let of = |report: &Value, respect: &str| {
        let all = report["counterfactuals"].as_array().unwrap();
        all.iter()
            .find(|one| one["respect"] == respect)
            .unwrap()
            .clone()
    };
    for respect in ["name", "origin", "script", "country", "age"] {
        assert_eq!(of(&report, respect)["verdict"], "kept", "{report:#}");
    }
    for respect in ["gender_form", "language_variant"] {
        assert_ne!(
            of(&report, respect)["verdict"],
            "not_measured",
            "{report:#}"
        );
    }
    assert_eq!(report["hard_promises_kept"], true, "{report:#}");
    assert_eq!(first.status, Some(0));
    // The same seed draws the same and measures the same.
    assert_eq!(report["counterfactuals"], again["counterfactuals"]);
    assert_eq!(report["exposure"], again["exposure"]);

    let listed = succeed(&["audit", "list", "--data", data, "--json"]).json();
    let reports = listed["reports"].as_array().unwrap();
    assert_eq!(reports.len(), 2, "{listed:#}");
    assert_eq!(reports[1]["made_at"], report["made_at"], "the newest first");
    tells_nobody(
        &fs::read_to_string(
            folder
                .path()
                .join("audits")
                .join(reports[1]["file"].as_str().unwrap()),
        )
        .unwrap(),
        &fs::read_to_string(file("profiles.jsonl")).unwrap(),
    );
}

/// The report holds no name, no text, no id of a profile, and no count that is no multiple of 5.
fn tells_nobody(report: &str, profiles: &str) {
    for line in profiles.lines() {
        let profile: Value = serde_json::from_str(line).unwrap();
        for field in ["name", "headline", "summary", "city", "origin"] {
            if let Some(text) = profile[field].as_str() {
                assert!(!report.contains(text), "{text}");
            }
        }
    }
    assert!(!report.contains("worst"));
    let report: Value = serde_json::from_str(report).unwrap();
    for table in report["exposure"]["tables"].as_array().unwrap() {
        let counts = table["groups"]
            .as_array()
            .unwrap()
            .iter()
            .map(|group| &group["profiles"]);
        for count in counts.chain([&table["profiles"]]).filter_map(Value::as_u64) {
            assert!(count >= 10 && count.is_multiple_of(5), "{table:#}");
        }
    }
}
