//! `spona eval matching`.

use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

use ::matching::evaluate::{Judgements, Quality};
use ::matching::{shares_mode, speaks};
use anyhow::Context;
use domain::blind::{BlindNeed, BlindProfile};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Bench;
use crate::assets::Assets;

/// Ranks all profiles for every need and measures the rankings.
pub(super) fn evaluate(dataset: &Path, per_need: bool, assets: &Assets) -> anyhow::Result<Value> {
    let path = dataset.join("qrels.tsv");
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    let judgements = Judgements::parse(&text).with_context(|| path.display().to_string())?;
    let bench = Bench::new(dataset, assets)?;
    let records: HashMap<Uuid, (&str, BlindProfile)> = bench
        .profiles
        .iter()
        .map(|(id, external, profile)| (*id, (external.as_str(), BlindProfile::from(profile))))
        .collect();
    let started = Instant::now();
    let (mut qualities, mut violations, mut details) = (Vec::new(), 0, Vec::new());
    for (id, need) in &bench.needs {
        let ranking = bench.ranking(need)?;
        let names: Vec<&str> = ranking
            .iter()
            .map(|(profile, _)| records[profile].0)
            .collect();
        let grades: Vec<u8> = names
            .iter()
            .map(|profile| judgements.grade(id, profile))
            .collect();
        let blind = BlindNeed::from(need);
        let violated = ranking
            .iter()
            .take(10)
            .filter(|(p, _)| violates(&blind, &records[p].1))
            .count();
        violations += violated;
        let Some(quality) = Quality::of(&grades, &judgements.of_need(id)) else {
            continue;
        };
        qualities.push(quality);
        if per_need {
            let top: Vec<Value> = names
                .iter()
                .zip(&ranking)
                .zip(&grades)
                .take(10)
                .map(|((profile, (_, score)), grade)| json!({"profile": profile, "score": score, "grade": grade}))
                .collect();
            details.push(
                json!({"need": id, "quality": quality, "violations_at_10": violated, "top": top}),
            );
        }
    }
    let mean = Quality::mean(&qualities);
    let mut outcome = json!({
        "needs": bench.needs.len(),
        "profiles": bench.profiles.len(),
        "ndcg_at_10": mean.ndcg_at_10,
        "map": mean.map,
        "recall_at_20": mean.recall_at_20,
        "mrr": mean.mrr,
        "violations_at_10": violations,
        "seconds": started.elapsed().as_secs_f64(),
    });
    if per_need {
        outcome["per_need"] = details.into();
    }
    Ok(outcome)
}

/// Whether a required language or every mode fails.
fn violates(need: &BlindNeed, profile: &BlindProfile) -> bool {
    let unmet = |asked| !speaks(&profile.languages, asked);
    need.required_languages.iter().any(unmet) || !shares_mode(&need.modes, &profile.modes)
}
