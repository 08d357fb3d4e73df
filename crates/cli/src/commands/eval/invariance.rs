//! `spona eval invariance`.

use std::collections::BTreeMap;
use std::path::Path;

use ::matching::{Applied, Update};
use anyhow::{Context, ensure};
use domain::Profile;
use domain::blind::BlindProfile;
use domain::record::Record;
use serde_json::{Value, json};
use uuid::Uuid;

use super::Bench;
use crate::assets::Assets;

/// A copy of a base profile that differs in one respect.
struct Variant {
    base: Uuid,
    kind: String,
    profile: Profile,
}

#[derive(Default)]
struct Difference {
    pairs: usize,
    identical: usize,
    largest: f64,
    total: f64,
    rank_shift: usize,
}

/// Puts each variant in the place of its base and compares score and rank for every need.
pub(super) fn evaluate(dataset: &Path, assets: &Assets) -> anyhow::Result<Value> {
    let bench = Bench::new(dataset, assets)?;
    let variants = read(&dataset.join("variants.jsonl"), &bench)?;
    let place = |ranking: &[(Uuid, f64)], id: Uuid| {
        ranking
            .iter()
            .position(|(profile, _)| *profile == id)
            .map(|rank| (rank, ranking[rank].1))
    };
    let before = bench
        .needs
        .iter()
        .map(|(_, need)| bench.ranking(need))
        .collect::<Result<Vec<_>, _>>()?;
    let mut differences: BTreeMap<String, Difference> = BTreeMap::new();
    let mut position = 1;
    let mut put = |id: Uuid, profile: &Profile| {
        position += 1;
        let applied = Applied {
            feed: "evaluation".to_owned(),
            position,
        };
        bench.engine.apply(
            vec![Update::Profile(id, BlindProfile::from(profile))],
            &applied,
        )
    };
    for variant in &variants {
        put(variant.base, &variant.profile)?;
        let difference = differences.entry(variant.kind.clone()).or_default();
        for ((_, need), before) in bench.needs.iter().zip(&before) {
            let after = bench.ranking(need)?;
            // A profile that is no candidate has the last place and no score.
            let (rank, score) = place(before, variant.base).unwrap_or((before.len(), 0.0));
            let (new_rank, new_score) = place(&after, variant.base).unwrap_or((after.len(), 0.0));
            difference.pairs += 1;
            difference.identical += usize::from(score.to_bits() == new_score.to_bits());
            difference.largest = difference.largest.max((score - new_score).abs());
            difference.total += (score - new_score).abs();
            difference.rank_shift += rank.abs_diff(new_rank);
        }
        let base = bench.profiles.iter().find(|(id, ..)| *id == variant.base);
        let (_, _, base) = base.context("the base of a variant is a profile of the set")?;
        put(variant.base, base)?;
    }
    let report = |(kind, difference): (String, Difference)| {
        let pairs = difference.pairs.max(1) as f64;
        let figures = json!({
            "pairs": difference.pairs,
            "identical_score_share": difference.identical as f64 / pairs,
            "max_score_difference": difference.largest,
            "mean_score_difference": difference.total / pairs,
            "mean_rank_shift": difference.rank_shift as f64 / pairs,
        });
        (kind, figures)
    };
    Ok(Value::Object(differences.into_iter().map(report).collect()))
}

fn read(path: &Path, bench: &Bench) -> anyhow::Result<Vec<Variant>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut variants = Vec::new();
    for (index, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let variant = variant(line, bench)
            .with_context(|| format!("{}, line {}", path.display(), index + 1))?;
        variants.push(variant);
    }
    ensure!(!variants.is_empty(), "{} holds no variants", path.display());
    Ok(variants)
}

fn variant(line: &str, bench: &Bench) -> anyhow::Result<Variant> {
    let value: Value = serde_json::from_str(line)?;
    let base = value["base"].as_str().context("base is missing")?;
    let kind = value["kind"].as_str().context("kind is missing")?;
    let known = bench
        .profiles
        .iter()
        .find(|(_, external, _)| external == base);
    let (base, ..) = known.with_context(|| format!("{base} is no profile of the set"))?;
    let profile = Profile::from_line(&value["profile"].to_string()).map_err(|problems| {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        anyhow::anyhow!(problems.join("; "))
    })?;
    Ok(Variant {
        base: *base,
        kind: kind.to_owned(),
        profile,
    })
}
