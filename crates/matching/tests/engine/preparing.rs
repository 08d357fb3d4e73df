use matching::Update;

use super::support::{Bench, blind, id, need, options};

const NEED: &str = r#"{"title":"Medicinska sestra","essential_skills":["njega rana"],
    "languages":[{"code":"bs","min_level":"B2"}],"modes":["short_visit"],"min_years":3}"#;

fn bench() -> Bench {
    let mut bench = Bench::new();
    let profiles = [
        r#"{"headline":"Krankenschwester","skills":["Wundversorgung"],"languages":[{"code":"hr","level":"native"}],"availability":{"modes":["short_visit"]}}"#,
        r#"{"headline":"Sjuksköterska","skills":["sårvård"],"languages":[{"code":"sv","level":"native"}]}"#,
        r#"{"headline":"Zavarivač","skills":["MIG/MAG"],"availability":{"modes":["short_visit"]}}"#,
        r#"{"headline":"Nurse","summary":"Ten years of wound care."}"#,
    ];
    let updates = (1..).zip(profiles);
    bench.apply(
        updates
            .map(|(number, json)| Update::Profile(id(number), blind(json)))
            .collect(),
    );
    bench
}

#[test]
fn prepared_candidates_rank_as_the_engine_does() {
    let bench = bench();
    let today = options().today;
    let asked = need(NEED);
    let prepared = bench.engine.prepare(&asked, today).unwrap();
    let present = bench.engine.ranking();
    for ranking in [
        present.clone(),
        present.with("evidence.summary", 1.0).unwrap(),
        present.with("weights.occupation", 0.6).unwrap(),
        present.with("violations.one", 0.3).unwrap(),
    ] {
        let engine = bench.engine.with_ranking(ranking.clone());
        let expected = engine.rank_need(&asked, today).unwrap();
        let found = prepared.rank(&ranking);
        assert_eq!(found.len(), 4);
        for ((profile, score), ranked) in expected.iter().zip(&found) {
            assert_eq!(
                (*profile, score.to_bits()),
                (ranked.profile, ranked.score.to_bits())
            );
        }
        let matches = engine.match_need(&asked, None, &options()).unwrap();
        for (found, ranked) in matches.items.iter().zip(&found) {
            let violations = found.violations.len();
            assert_eq!((found.band, violations), (ranked.band, ranked.violations));
        }
    }
}
