//! More of what is asked for never lowers a score, and the contributions sum to it.

use proptest::prelude::*;

use super::support::{Bench, blind, need, options};

const SKILLS: [&str; 8] = [
    "njega rana",
    "mechanische Beatmung",
    "vođenje tima",
    "zavarivanje MIG/MAG",
    "teaching students",
    "obračun plaća",
    "Diabetesberatung",
    "web programiranje",
];

fn profile(skills: &[usize]) -> String {
    let skills: Vec<String> = skills
        .iter()
        .map(|at| format!("{:?}", SKILLS[*at]))
        .collect();
    format!(
        r#"{{"headline":"Medicinska sestra","skills":[{}],"experience":[{{"title":"Krankenschwester","from":"2015-01"}}]}}"#,
        skills.join(",")
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn one_more_skill_never_lowers_a_score(
        has in proptest::collection::vec(0..SKILLS.len(), 0..5),
        more in 0..SKILLS.len(),
        asked in proptest::collection::vec(0..SKILLS.len(), 0..4),
    ) {
        let bench = Bench::new();
        let asked: Vec<String> = asked.iter().map(|at| format!("{:?}", SKILLS[*at])).collect();
        let need = need(&format!(
            r#"{{"title":"Medicinska sestra","description":"Njega bolesnika na odjelu.","essential_skills":[{}],"min_years":3}}"#,
            asked.join(",")
        ));
        let score = |skills: &[usize]| {
            let profile = blind(&profile(skills));
            let (score, parts) = bench.engine.score_pair(&need, &profile, options().today);
            let sum: f64 = parts.iter().map(|part| part.contribution).sum();
            assert!((sum - score).abs() < 1e-9 && (0.0..=1.0).contains(&score));
            score
        };
        let before = score(&has);
        let after = score(&[has.as_slice(), &[more]].concat());
        prop_assert!(after >= before - 1e-12, "{before} {after}");
    }
}
