//! `spona eval invariance`.

use std::collections::BTreeMap;
use std::path::Path;

use ::matching::audit::{Differences, Moved, Standing, place};
use ::matching::ties::{TieScope, TieSeed, Ties};
use ::matching::{Applied, Update};
use anyhow::{Context, ensure};
use domain::Profile;
use domain::blind::{BlindNeed, BlindProfile};
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

/// The differences of one kind of variants; a pair is named by the ids of need and base.
type Pairs<'a> = Differences<(&'a str, &'a str)>;

/// Puts each variant in the place of its base and compares score and rank for every need. Variants
/// are indexed, so that retrieval has its say; with `quick` they are only scored.
pub(super) fn evaluate(
    dataset: &Path,
    per_pair: bool,
    quick: bool,
    assets: &Assets,
) -> anyhow::Result<Value> {
    let bench = Bench::new(dataset, assets)?;
    let variants = read(&dataset.join("variants.jsonl"), &bench)?;
    let before = bench
        .needs
        .iter()
        .map(|(_, need)| bench.ranking(need))
        .collect::<Result<Vec<_>, _>>()?;
    let mut kinds: BTreeMap<&str, Pairs<'_>> = BTreeMap::new();
    for (position, variant) in (1..).zip(&variants) {
        let known = bench.profiles.iter().find(|(id, ..)| *id == variant.base);
        let (_, name, base) = known.context("the base of a variant is a profile of the set")?;
        let standings = if quick {
            scored(&bench, &before, variant, base)
        } else {
            indexed(&bench, &before, variant, base, 2 * position)?
        };
        let pairs = kinds.entry(&variant.kind).or_default();
        for ((need, _), (before, after)) in bench.needs.iter().zip(standings) {
            pairs.add(Moved {
                need: (need, name),
                profile: variant.base,
                before,
                after,
            });
        }
    }
    let report = |(kind, pairs): (&str, Pairs<'_>)| {
        let mut figures = serde_json::to_value(pairs.figures())?;
        if per_pair {
            figures["per_pair"] = pairs.pairs().iter().map(describe).collect();
        }
        Ok((kind.to_owned(), figures))
    };
    let kinds: anyhow::Result<_> = kinds.into_iter().map(report).collect();
    Ok(Value::Object(kinds?))
}

fn describe(moved: &Moved<(&str, &str)>) -> Value {
    let (need, profile) = moved.need;
    json!({
        "need": need,
        "profile": profile,
        "score": [moved.before.score, moved.after.score],
        "rank": [moved.before.rank, moved.after.rank],
    })
}

/// The standings of a base and its variant for every need, by indexing the variant under the
/// base's id and ranking anew.
fn indexed(
    bench: &Bench,
    before: &[Vec<(Uuid, f64)>],
    variant: &Variant,
    base: &Profile,
    position: i64,
) -> anyhow::Result<Vec<(Standing, Standing)>> {
    let put = |profile: &Profile, position: i64| {
        let applied = Applied {
            feed: "evaluation".to_owned(),
            position,
        };
        let update = Update::Profile(variant.base, BlindProfile::from(profile));
        bench.engine.apply(vec![update], &applied)
    };
    // A profile that is no candidate has the last place and no score.
    let stand = |ranking: &[(Uuid, f64)]| {
        let at = ranking.iter().position(|(id, _)| *id == variant.base);
        Standing {
            score: at.map_or(0.0, |at| ranking[at].1),
            rank: 1 + at.unwrap_or(ranking.len()),
        }
    };
    put(&variant.profile, position)?;
    let standings = bench.needs.iter().zip(before).map(|((_, need), before)| {
        let after = bench.ranking(need)?;
        Ok((stand(before), stand(&after)))
    });
    let standings = standings.collect();
    put(base, position + 1)?;
    standings
}

/// The same by scoring both and looking for their places among the others.
fn scored(
    bench: &Bench,
    before: &[Vec<(Uuid, f64)>],
    variant: &Variant,
    base: &Profile,
) -> Vec<(Standing, Standing)> {
    let (base, copy) = (
        BlindProfile::from(base),
        BlindProfile::from(&variant.profile),
    );
    let standings = bench.needs.iter().zip(before).map(|((_, need), ranking)| {
        let need = BlindNeed::from(need);
        // As the engine orders the candidates of a need that is not stored.
        let scope = TieScope::Text(need.title.as_str().as_bytes());
        let ties = Ties::new(&TieSeed::of_day(bench.today), scope);
        let stand = |profile: &BlindProfile| {
            let (score, _) = bench.engine.score_pair(&need, profile, bench.today);
            let rank = place(ranking, variant.base, score, &ties);
            Standing { score, rank }
        };
        (stand(&base), stand(&copy))
    });
    standings.collect()
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
