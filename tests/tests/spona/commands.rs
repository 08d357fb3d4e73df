//! The engine without the server: `spona match`, `spona search`, and how commands answer.

use std::fs;
use std::path::Path;

use end_to_end::binary::{run, succeed};
use end_to_end::records::{hospital, line, nurse};

/// A data folder with one profile and one need.
fn filled(folder: &Path) -> String {
    let data = folder.join("data").to_str().unwrap().to_owned();
    for (kind, record, id) in [
        ("profiles", nurse("zirkonska"), "p-1"),
        ("needs", hospital(), "n-1"),
    ] {
        let file = folder.join(format!("{kind}.jsonl"));
        fs::write(&file, line(&record, id)).unwrap();
        succeed(&["import", kind, file.to_str().unwrap(), "--data", &data]);
    }
    succeed(&["index", "rebuild", "--data", &data]);
    data
}

#[test]
fn match_ranks_for_a_stored_need_and_for_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = filled(folder.path());
    let file = folder.path().join("need.json");
    fs::write(&file, line(&hospital(), "n-2")).unwrap();
    for need in ["n-1", file.to_str().unwrap()] {
        let answer = succeed(&[
            "match", "--need", need, "--top", "3", "--data", &data, "--json",
        ])
        .json();
        let first = &answer["items"][0];
        assert_eq!(first["profile"]["external_id"], "p-1", "{answer:#}");
        assert!(first["score"].as_f64().unwrap() > 0.0);
    }
}

#[test]
fn search_answers_json_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let data = filled(folder.path());
    let answer = succeed(&["search", "zirkonska", "--data", &data, "--json"]).json();
    assert_eq!(answer["items"].as_array().unwrap().len(), 1, "{answer:#}");
    let nothing = succeed(&["search", "nepostojeća", "--data", &data, "--json"]).json();
    assert_eq!(nothing["items"].as_array().unwrap().len(), 0, "{nothing:#}");
}

#[test]
fn wrong_usage_is_2_and_help_is_0() {
    for wrong in [
        &["fly"][..],
        &["search"],
        &["serve", "--listen", "nowhere"],
        &["import", "cats", "x"],
    ] {
        let finished = run(wrong);
        assert_eq!(finished.status, Some(2), "{wrong:?}: {finished:#?}");
        assert!(
            finished.out.is_empty() && !finished.err.is_empty(),
            "{finished:#?}"
        );
    }
    let help = succeed(&["--help"]);
    for command in ["serve", "demo", "import", "search", "match", "index"] {
        assert!(help.out.contains(command), "{command} is not in {help:#?}");
    }
}
