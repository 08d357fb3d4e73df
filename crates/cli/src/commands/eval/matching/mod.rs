//! `spona eval matching`.

mod baseline;
mod compare;
mod record;
pub(in crate::commands) mod set;

use std::path::PathBuf;
use std::time::Instant;

use ::matching::evaluate::{Detail, Quality};
use ::matching::{Band, Ranking};
use anyhow::Context;
use serde_json::{Value, json};

use crate::assets::Assets;
use set::JudgedSet;

/// Ranks all profiles for every need and measures the rankings.
#[derive(Debug, clap::Args)]
pub struct Matching {
    /// A folder with `needs.jsonl`, `profiles.jsonl` and `qrels.tsv`
    #[arg(long, value_name = "DIR")]
    dataset: PathBuf,
    /// Tell the figures of each need as well
    #[arg(long)]
    per_need: bool,
    /// Compare with another `ranking.toml`: paired bootstrap over needs
    #[arg(long, value_name = "FILE")]
    compare: Option<PathBuf>,
    /// Compare with plain words
    #[arg(long, value_name = "NAME")]
    baseline: Option<Baseline>,
    /// Resamples of a comparison
    #[arg(long, default_value_t = 10_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    resamples: u32,
    /// Seed of a comparison
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write the figures into the leaderboard of FILE, by default `docs/quality.md`
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "absent, without a value, with one")]
    record: Option<Option<PathBuf>>,
}

/// What the engine is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Baseline {
    /// BM25 over words as they are typed
    Bm25,
}

/// What is measured over the needs of a set.
#[derive(Debug)]
struct Measured {
    /// By place in the set's needs; `None` where nobody is relevant.
    details: Vec<Option<Detail>>,
    /// Profiles in the top ten of all needs that violate a condition.
    violations_at_10: usize,
}

impl Matching {
    pub(super) fn evaluate(self, assets: &Assets) -> anyhow::Result<Value> {
        let mut set = JudgedSet::load(&self.dataset, None, assets)?;
        let ranking = set.bench.engine.ranking().clone();
        let started = Instant::now();
        set.prepare()?;
        let measured = Measured::of(&set, &ranking);
        let seconds = started.elapsed().as_secs_f64();
        let mut outcome = measured.figures();
        outcome["needs"] = set.needs.len().into();
        outcome["profiles"] = set.bench.profiles.len().into();
        outcome["weights"] = ranking.version().into();
        outcome["seconds"] = seconds.into();
        if self.per_need {
            outcome["per_need"] = per_need(&set, &ranking);
        }
        let resampling = (self.resamples as usize, self.seed);
        if let Some(path) = &self.compare {
            let other = Ranking::load(path)?;
            outcome["comparison"] = compare::compare(&set, &measured, &other, resampling);
        }
        if self.baseline == Some(Baseline::Bm25) {
            outcome["baseline"] = baseline::bm25(&set, &measured, resampling);
        }
        if let Some(file) = self.record {
            let file = file.unwrap_or_else(|| assets.root().join("docs/quality.md"));
            let row = record::Row::of(&set, &measured, &ranking, assets.root());
            record::record(&file, &row).with_context(|| file.display().to_string())?;
            outcome["recorded"] = file.display().to_string().into();
        }
        Ok(outcome)
    }
}

impl Measured {
    fn of(set: &JudgedSet, ranking: &Ranking) -> Self {
        let mut violations_at_10 = 0;
        let measure = |need| {
            let ranked = set.ranked(need, ranking);
            let top = ranked.iter().take(10);
            violations_at_10 += top.filter(|(placed, _)| placed.violates).count();
            set.detail(need, &ranked)
        };
        Self {
            details: (0..set.needs.len()).map(measure).collect(),
            violations_at_10,
        }
    }

    fn present(&self) -> impl Iterator<Item = &Detail> {
        self.details.iter().flatten()
    }

    fn mean(&self) -> Quality {
        Quality::mean(
            &self
                .present()
                .map(|detail| detail.quality)
                .collect::<Vec<_>>(),
        )
    }

    fn total(&self, of: fn(&Detail) -> usize) -> usize {
        self.present().map(of).sum()
    }

    /// How many in a band have grade 0, 1, 2 and 3.
    fn grades(&self, band: Band) -> Value {
        let counted = self.present().filter_map(|detail| detail.bands.get(&band));
        let sum = counted.fold([0; 4], |mut sum, counts| {
            sum.iter_mut()
                .zip(counts)
                .for_each(|(sum, count)| *sum += count);
            sum
        });
        let named = (0..).zip(sum);
        named
            .map(|(grade, count)| (format!("grade_{grade}"), count.into()))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }

    /// The keys of the documented interface first, in its order.
    fn figures(&self) -> Value {
        let mean = self.mean();
        let bands: Value = [Band::Strong, Band::Good, Band::Partial, Band::Weak]
            .into_iter()
            .map(|band| (name(band), self.grades(band)))
            .collect::<serde_json::Map<_, _>>()
            .into();
        json!({
            "needs": 0,
            "profiles": 0,
            "ndcg_at_10": mean.ndcg_at_10,
            "map": mean.map,
            "recall_at_20": mean.recall_at_20,
            "mrr": mean.mrr,
            "violations_at_10": self.violations_at_10,
            "violations_before_relevant": self.total(|detail| detail.violations_before_relevant),
            "distractors_at_1": self.total(|detail| usize::from(detail.distractor_at_1)),
            "bands": bands,
        })
    }
}

fn name(band: Band) -> String {
    format!("{band:?}").to_lowercase()
}

fn per_need(set: &JudgedSet, ranking: &Ranking) -> Value {
    let told = |need: usize| {
        let ranked = set.ranked(need, ranking);
        let detail = set.detail(need, &ranked)?;
        let top: Vec<Value> = ranked
            .iter()
            .take(10)
            .map(|(placed, score)| {
                json!({"profile": placed.profile, "score": score, "grade": placed.grade,
                    "band": placed.band, "violates": placed.violates})
            })
            .collect();
        Some(json!({
            "need": set.needs[need].id,
            "quality": detail.quality,
            "violations_at_10": detail.violations_at_10,
            "violations_before_relevant": detail.violations_before_relevant,
            "distractor_at_1": detail.distractor_at_1,
            "missed": detail.missed,
            "bands": detail.bands,
            "top": top,
        }))
    };
    (0..set.needs.len()).filter_map(told).collect()
}
