//! `spona programme`: a round on the local data folder.

use std::fs;

use end_to_end::binary::{run, succeed};
use end_to_end::records::{hospital, line, nurse, with};
use serde_json::json;

#[test]
fn a_round_is_placed_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").to_str().unwrap().to_owned();
    let write = |name: &str, lines: &[String]| {
        let file = folder.path().join(name);
        fs::write(&file, lines.join("\n")).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let profiles = [line(&nurse("a"), "p-1"), line(&nurse("b"), "p-2")];
    let other = with(hospital(), "organisation", json!("Dom zdravlja Primjer"));
    let needs = [
        line(&hospital(), "n-1"),
        line(&other, "n-2"),
        line(&hospital(), "n-3"),
    ];
    let (profiles, needs) = (
        write("profiles.jsonl", &profiles),
        write("needs.jsonl", &needs),
    );
    succeed(&["import", "profiles", &profiles, "--data", &data]);
    succeed(&["import", "needs", &needs, "--data", &data]);
    let solve = |rest: &[&str]| {
        let mut arguments = vec![
            "programme",
            "--min-band",
            "partial",
            "--data",
            &data,
            "--json",
        ];
        arguments.extend(rest);
        succeed(&arguments).json()
    };
    let round = solve(&[
        "--needs",
        "all",
        "--per-organisation",
        "1",
        "--seed",
        "round 7",
    ]);
    assert_eq!(
        round["placements"].as_array().unwrap().len(),
        2,
        "{round:#}"
    );
    assert_eq!(
        (&round["optimal"], &round["seed"]),
        (&json!(true), &json!("round 7"))
    );
    assert!(!round.to_string().contains("Amira"));
    let chosen = write(
        "chosen",
        &[
            "n-1".to_owned(),
            r#"{"need":"n-2","priority":2}"#.to_owned(),
        ],
    );
    assert_eq!(
        solve(&["--needs", &chosen])["needs"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(
        solve(&["--needs", &needs])["needs"]
            .as_array()
            .unwrap()
            .len(),
        3
    );

    let refused = run(&[
        "programme",
        "--needs",
        "all",
        "--region-max",
        "2",
        "--data",
        &data,
    ]);
    assert_eq!(refused.status, Some(1));
    assert!(refused.err.contains("/region_most_share"), "{refused:#?}");
    let missing = run(&["programme", "--needs", "nowhere", "--data", &data]);
    assert!(missing.err.contains("nowhere"), "{missing:#?}");
}
