//! `spona match` writes receipts, and `spona replay` computes them again.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use end_to_end::binary::{run, succeed, workspace};
use end_to_end::records::{hospital, line, nurse, with};
use serde_json::json;

fn import(folder: &Path, data: &str, kind: &str, line: String) {
    let file = folder.join(format!("{kind}.jsonl"));
    fs::write(&file, line).unwrap();
    succeed(&["import", kind, file.to_str().unwrap(), "--data", data]);
}

/// A data folder with one profile and one need, and the receipt of their match.
fn matched(folder: &Path) -> (String, String) {
    let data = folder.join("data").to_str().unwrap().to_owned();
    import(folder, &data, "profiles", line(&nurse("x"), "p-1"));
    import(folder, &data, "needs", line(&hospital(), "n-1"));
    let answer = succeed(&["match", "--need", "n-1", "--data", &data, "--json"]).json();
    let receipt = answer["items"][0]["receipt"].as_str();
    (
        data,
        receipt.unwrap_or_else(|| panic!("{answer:#}")).to_owned(),
    )
}

#[test]
fn a_match_explains_itself_in_sentences() {
    let folder = tempfile::tempdir().unwrap();
    let (data, receipt) = matched(folder.path());
    let told = succeed(&[
        "match",
        "--need",
        "n-1",
        "--language",
        "de",
        "--data",
        &data,
    ]);
    assert!(told.out.contains("Das Profil passt"), "{}", told.out);
    assert!(told.out.contains(&receipt), "{}", told.out);
    let refused = run(&[
        "match",
        "--need",
        "n-1",
        "--language",
        "sv",
        "--data",
        &data,
    ]);
    assert_eq!(refused.status, Some(1));
    assert!(refused.err.contains("sr-Cyrl"), "{}", refused.err);
}

#[test]
fn a_replay_is_identical_until_a_record_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (data, receipt) = matched(folder.path());
    let same = succeed(&["replay", &receipt, "--data", &data]);
    assert!(same.out.starts_with("identical to the bit"), "{}", same.out);
    let changed = with(nurse("x"), "languages", json!([{"code": "sv"}]));
    import(folder.path(), &data, "profiles", line(&changed, "p-1"));
    let other = run(&["replay", &receipt, "--data", &data, "--json"]);
    assert_eq!(other.status, Some(1));
    let told = other.json();
    assert_eq!(told["identical"], false);
    assert_eq!(
        told["changed"],
        json!([{"what": "profile", "then": "1", "now": "2"}])
    );
    assert_ne!(told["score_then"], told["score_again"]);
    let none = run(&[
        "replay",
        "0192f3c4-7d5e-7c3a-9a51-3f1de0c1a2b3",
        "--data",
        &data,
    ]);
    assert_eq!(none.status, Some(1));
    assert!(none.err.contains("there is no receipt"), "{}", none.err);
}

#[test]
fn a_replay_uses_the_weights_of_then() {
    let folder = tempfile::tempdir().unwrap();
    let (data, receipt) = matched(folder.path());
    let assets = folder.path().join("assets");
    fs::create_dir_all(assets.join("index")).unwrap();
    for shared in [
        "models",
        "seed-data",
        "index/definition.toml",
        "index/linking.toml",
        "index/stop-words",
    ] {
        symlink(workspace().join(shared), assets.join(shared)).unwrap();
    }
    let weights = fs::read_to_string(workspace().join("index/ranking.toml")).unwrap();
    let line = weights
        .lines()
        .find(|line| line.starts_with("occupation = "))
        .unwrap();
    let weights = weights.replacen(line, "occupation = 0.5", 1);
    fs::write(assets.join("index/ranking.toml"), weights).unwrap();
    let assets = assets.to_str().unwrap();
    let told = succeed(&[
        "replay", &receipt, "--data", &data, "--assets", assets, "--json",
    ])
    .json();
    assert_eq!(told["identical"], true, "{told:#}");
    assert_eq!(told["changed"][0]["what"], "weights");
    assert_ne!(told["score_by_weights_of_now"], told["score_then"]);
}
