//! Accuracy on the M3 series, where they are at hand: `forecast-dev/` in the folder that
//! `SPONA_SHARED` names (default `../shared` beside the workspace). Passed over where they are not.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::env;
use std::fs::File;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use forecast::evaluate::{Evaluation, evaluate, parse};

fn measured(name: &str) -> Option<Evaluation> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = env::var_os("SPONA_SHARED").map_or(workspace.join("../shared"), PathBuf::from);
    let path = shared.join("eval/forecast-dev").join(name);
    let Ok(file) = File::open(&path) else {
        println!("passed over: no {}", path.display());
        return None;
    };
    let cases = parse(name, file).unwrap();
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let evaluation = evaluate(&cases, threads).unwrap();
    println!("{name}: {evaluation:#?}");
    Some(evaluation)
}

fn check(evaluation: &Evaluation, owa: f64) {
    assert!(evaluation.owa.unwrap() <= owa, "{evaluation:?}");
    assert!(
        (0.77..=0.88).contains(&evaluation.coverage_80.unwrap()),
        "{evaluation:?}"
    );
    assert!(
        (0.93..=0.98).contains(&evaluation.coverage_95.unwrap()),
        "{evaluation:?}"
    );
}

#[test]
fn m3_yearly() {
    if let Some(evaluation) = measured("m3_yearly.csv") {
        assert_eq!(evaluation.series, 645);
        check(&evaluation, 0.85);
    }
}

#[test]
fn m3_quarterly() {
    if let Some(evaluation) = measured("m3_quarterly.csv") {
        assert_eq!(evaluation.series, 756);
        check(&evaluation, 0.89);
    }
}
