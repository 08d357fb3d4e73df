use super::*;

fn present() -> Ranking {
    Ranking::parse(include_str!("../../../../../index/ranking.toml")).unwrap()
}

fn needs(count: usize) -> Vec<JudgedNeed> {
    let need = |number| JudgedNeed {
        set: 0,
        name: format!("n-{number}"),
    };
    (0..count).map(need).collect()
}

fn options() -> Options {
    Options {
        folds: 4,
        seed: 1,
        rounds: 4,
        restarts: 1,
        pull: 0.01,
        origin: Origin::Present,
    }
}

fn outcome(worth: f64) -> Outcome {
    let quality = Quality {
        ndcg_at_10: worth,
        map: worth,
        ..Quality::default()
    };
    Outcome {
        quality,
        violations_before_relevant: 0,
    }
}

fn value(ranking: &Ranking, name: &str) -> f64 {
    let parameters = ranking.parameters();
    parameters.iter().find(|p| p.name == name).unwrap().value
}

/// Every need is answered best where one parameter is 0.4, whatever the others are.
fn peak(ranking: &Ranking) -> Vec<Outcome> {
    let away = value(ranking, "weights.experience") - 0.4;
    vec![outcome(0.9 - away * away); 12]
}

#[test]
fn a_clear_peak_is_found_and_the_rest_stays() {
    let report = tune(&present(), &needs(12), &peak, &options()).unwrap();
    assert!(report.adopted);
    let changes = report.changes();
    let (name, value) = changes[0];
    assert_eq!(
        (changes.len(), name),
        (1, "weights.experience"),
        "{changes:?}"
    );
    assert!((value - 0.4).abs() <= 0.01 + 1e-12, "{value}");
    let found = report.parameters.iter().find(|p| p.name == name).unwrap();
    assert!(found.max - found.min <= 0.02, "{found:?}");
    assert!(report.optimism().ndcg_at_10.abs() < 1e-6);
}

#[test]
fn what_helps_only_the_needs_it_was_fitted_to_is_not_taken() {
    // Need n is answered by a hash of the values: pure luck, nothing to learn.
    let luck = |ranking: &Ranking| {
        let mut drawn = 0_u64;
        for parameter in ranking.parameters() {
            let mixed = drawn ^ parameter.value.to_bits();
            drawn = super::super::Seeded::new(mixed).bits();
        }
        let mut seeded = super::super::Seeded::new(drawn);
        // The present values were lucky before.
        let base = if ranking.version() == present().version() {
            0.8
        } else {
            0.3
        };
        (0..12)
            .map(|_| outcome(base + 0.4 * seeded.share()))
            .collect()
    };
    let report = tune(&present(), &needs(12), &luck, &options()).unwrap();
    assert!(!report.adopted, "{:?}", report.cross_validated);
    assert!(report.changes().is_empty());
}

#[test]
fn a_pull_holds_what_gains_next_to_nothing() {
    let slight = |ranking: &Ranking| {
        let gain = value(ranking, "weights.experience") * 1e-4;
        vec![outcome(0.5 + gain); 12]
    };
    let held = Options {
        pull: 0.05,
        ..options()
    };
    let report = tune(&present(), &needs(12), &slight, &held).unwrap();
    assert!(report.changes().is_empty(), "{:?}", report.changes());
}

#[test]
fn the_same_seed_gives_the_same_report() {
    let once = tune(&present(), &needs(12), &peak, &options()).unwrap();
    let twice = tune(&present(), &needs(12), &peak, &options()).unwrap();
    let text = |report: &Report| serde_json::to_string(report).unwrap();
    assert_eq!(text(&once), text(&twice));
}

#[test]
fn options_that_cannot_be_are_refused() {
    let one = Options {
        folds: 1,
        ..options()
    };
    let error = tune(&present(), &needs(12), &peak, &one).unwrap_err();
    assert!(error.contains("1 folds"), "{error}");
}

#[test]
fn a_neutral_origin_does_not_know_the_present_values() {
    let from_neutral = Options {
        origin: Origin::Neutral,
        ..options()
    };
    let report = tune(&present(), &needs(12), &peak, &from_neutral).unwrap();
    let occupation = report
        .parameters
        .iter()
        .find(|p| p.name == "weights.occupation")
        .unwrap();
    assert!((occupation.fitted - occupation.bounds.neutral).abs() < 1e-12);
}
