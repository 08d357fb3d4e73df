//! `spona eval`: the ranking does not fall behind what it has reached.

use std::path::{Path, PathBuf};

use end_to_end::binary::{run, succeed, workspace};

/// A development set beside the project, where it is there.
fn shared(set: &str) -> Option<PathBuf> {
    let folder =
        std::env::var_os("SPONA_SHARED").map_or(workspace().join("../shared"), PathBuf::from);
    let set = folder.join("eval").join(set);
    if !set.is_dir() {
        eprintln!("skipped: {} is not there", set.display());
        return None;
    }
    Some(set)
}

fn ndcg(dataset: &Path) -> f64 {
    let outcome = succeed(&[
        "eval",
        "matching",
        "--dataset",
        dataset.to_str().unwrap(),
        "--json",
    ])
    .json();
    assert_eq!(outcome["violations_at_10"], 0, "{outcome:#}");
    outcome["ndcg_at_10"].as_f64().unwrap()
}

#[test]
fn the_demonstration_data_is_ranked_well() {
    let reached = ndcg(&workspace().join("seed-data/demo"));
    assert!(reached > 0.90, "{reached}");
}

#[test]
fn the_development_set_is_ranked_well() {
    if let Some(set) = shared("matching-dev") {
        let reached = ndcg(&set);
        assert!(reached > 0.82, "{reached}");
    }
}

#[test]
fn a_name_moves_nothing_and_a_script_next_to_nothing() {
    let Some(set) = shared("matching-dev") else {
        return;
    };
    let outcome = succeed(&["eval", "invariance", "--dataset", set.to_str().unwrap()]).json();
    assert_eq!(outcome["name"]["identical_score_share"], 1.0, "{outcome:#}");
    assert!(
        outcome["script"]["identical_score_share"].as_f64().unwrap() > 0.98,
        "{outcome:#}"
    );
}

#[test]
fn a_set_that_is_not_there_is_named() {
    let finished = run(&["eval", "matching", "--dataset", "nowhere"]);
    assert_eq!(finished.status, Some(1));
    assert!(finished.err.contains("nowhere"), "{finished:#?}");
}
