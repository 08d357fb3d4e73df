//! `spona eval matching --baseline bm25`: what words as they are typed would reach.

use ::matching::Band;
use ::matching::evaluate::{Bm25, Detail, Placed, Quality};
use domain::{Need, Profile};
use serde_json::{Value, json};

use super::Measured;
use super::compare::{comparison, pairs};
use super::set::JudgedSet;

/// Ranks all profiles by plain BM25 and compares; gains are the engine's less the baseline's.
pub(super) fn bm25(set: &JudgedSet, engine: &Measured, (resamples, seed): (usize, u64)) -> Value {
    let baseline = measure(set);
    let pairs = pairs(&baseline, engine);
    let mean = baseline.mean();
    let gain = |of: fn(&Quality) -> f64| comparison(&pairs, of, resamples, seed);
    json!({
        "name": "bm25",
        "ndcg_at_10": mean.ndcg_at_10,
        "map": mean.map,
        "recall_at_20": mean.recall_at_20,
        "mrr": mean.mrr,
        "ndcg_at_10_gain": gain(|quality| quality.ndcg_at_10),
        "map_gain": gain(|quality| quality.map),
    })
}

fn measure(set: &JudgedSet) -> Measured {
    let documents: Vec<String> = set
        .bench
        .profiles
        .iter()
        .map(|(.., p)| document(p))
        .collect();
    let bm25 = Bm25::new(&documents);
    let answered = |(id, need): &(String, Need)| {
        let ranking = bm25.ranking(&query(need));
        let placed: Vec<Placed<'_>> = ranking
            .iter()
            .map(|(number, _)| {
                let profile = set.bench.profiles[*number].1.as_str();
                Placed {
                    profile,
                    grade: set.judgements.grade(id, profile),
                    violates: false,
                    band: Band::Weak,
                }
            })
            .collect();
        Detail::of(&placed, &set.judgements.judged(id))
    };
    Measured {
        details: set.bench.needs.iter().map(answered).collect(),
        violations_at_10: 0,
    }
}

/// Title, description and skills.
fn query(need: &Need) -> String {
    let texts = std::iter::once(&need.title)
        .chain(&need.description)
        .chain(&need.essential_skills)
        .chain(&need.desirable_skills);
    join(texts.map(|text| &**text))
}

/// Headline, summary, titles and descriptions of posts, and skills.
fn document(profile: &Profile) -> String {
    let posts = profile.experience.iter();
    let posts = posts.flat_map(|post| post.title.iter().chain(&post.description));
    let texts = profile.headline.iter().chain(&profile.summary);
    let texts = texts.chain(posts).chain(&profile.skills);
    join(texts.map(|text| &**text))
}

fn join<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}
