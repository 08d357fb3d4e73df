//! `spona eval matching --compare`: is the other configuration better?

use ::matching::Ranking;
use ::matching::evaluate::{Comparison, Quality};
use serde_json::{Value, json};

use super::Measured;
use super::set::JudgedSet;

/// Needs that are told as having moved most.
const MOST_MOVED: usize = 10;

/// Compares the present ranking with another; differences are the other's less the present's.
pub(super) fn compare(
    set: &JudgedSet,
    present: &Measured,
    other: &Ranking,
    (resamples, seed): (usize, u64),
) -> Value {
    let with_other = Measured::of(set, other);
    let pairs = pairs(present, &with_other);
    let mut told = with_other.figures();
    told["weights"] = other.version().into();
    let of = |of: fn(&Quality) -> f64| comparison(&pairs, of, resamples, seed);
    json!({
        "other": told,
        "ndcg_at_10": of(|quality| quality.ndcg_at_10),
        "map": of(|quality| quality.map),
        "moved": moved(set, &pairs),
    })
}

/// The two qualities of every need that can be measured, with its place in the set.
pub(super) fn pairs(first: &Measured, second: &Measured) -> Vec<(usize, Quality, Quality)> {
    let both = first.details.iter().zip(&second.details).enumerate();
    both.filter_map(|(need, (a, b))| Some((need, a.as_ref()?.quality, b.as_ref()?.quality)))
        .collect()
}

/// The comparison of one measure.
pub(super) fn comparison(
    pairs: &[(usize, Quality, Quality)],
    of: fn(&Quality) -> f64,
    resamples: usize,
    seed: u64,
) -> Option<Comparison> {
    let figures: Vec<(f64, f64)> = pairs.iter().map(|(_, a, b)| (of(a), of(b))).collect();
    Comparison::of(&figures, resamples, seed)
}

fn moved(set: &JudgedSet, pairs: &[(usize, Quality, Quality)]) -> Vec<Value> {
    let by =
        |(_, a, b): &(usize, Quality, Quality)| (b.ndcg_at_10 + b.map) - (a.ndcg_at_10 + a.map);
    let mut moved: Vec<_> = pairs.iter().filter(|pair| by(pair).abs() > 1e-9).collect();
    moved.sort_by(|a, b| by(b).abs().total_cmp(&by(a).abs()).then(a.0.cmp(&b.0)));
    let told = moved.into_iter().take(MOST_MOVED);
    told.map(|(need, a, b)| {
        json!({
            "need": set.needs[*need].id,
            "ndcg_at_10": [a.ndcg_at_10, b.ndcg_at_10],
            "map": [a.map, b.map],
        })
    })
    .collect()
}
