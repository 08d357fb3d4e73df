//! `spona tune bands`: what a score is called.

use std::path::PathBuf;

use ::matching::Ranking;
use ::matching::evaluate::{Count, Promise, Threshold, calibrate};
use anyhow::Context;
use jiff::civil::Date;
use serde_json::json;

use super::ranking::Sets;
use crate::assets::Assets;
use crate::output;

/// Finds the lowest scores from which enough matches deserve the word.
#[derive(Debug, clap::Args)]
pub(super) struct TuneBands {
    /// A folder with `needs.jsonl`, `profiles.jsonl` and `qrels.tsv`; may be given several times
    #[arg(long, value_name = "DIR", required = true)]
    dataset: Vec<PathBuf>,
    /// The least share of grade 3 among what is called strong
    #[arg(long, default_value_t = 0.8, value_name = "SHARE")]
    strong: f64,
    /// The least share of grade 2 or 3 among what is called good or strong
    #[arg(long, default_value_t = 0.8, value_name = "SHARE")]
    good: f64,
    /// The least share of grade 1 or more among what is called partial or better
    #[arg(long, default_value_t = 0.8, value_name = "SHARE")]
    partial: f64,
    /// Folds of the cross-validation
    #[arg(long, default_value_t = 5, value_name = "K")]
    folds: usize,
    /// Seed of the folds
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The day on which years of experience are counted, today by default
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// Where the new `ranking.toml` is written; without it nothing is
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl TuneBands {
    pub(super) fn run(self, assets: &Assets, as_json: bool) -> anyhow::Result<()> {
        let text = std::fs::read_to_string(assets.ranking_file())
            .with_context(|| format!("cannot read {}", assets.ranking_file().display()))?;
        let sets = Sets::load(&self.dataset, self.today, assets)?;
        let ranking = sets.ranking();
        let promises = Promise::all(self.partial, self.good, self.strong);
        let pairs = sets.pairs(&ranking);
        let found = calibrate(&pairs, &sets.needs(), &promises, self.folds, self.seed);
        let found = found.map_err(anyhow::Error::msg)?;
        if let Some(out) = &self.out {
            let new = Ranking::rewritten(&text, &changes(&found)).map_err(anyhow::Error::msg)?;
            std::fs::write(out, new).with_context(|| format!("cannot write {}", out.display()))?;
        }
        if as_json {
            return output::json(&json!({
                "needs": sets.needs().len(), "pairs": pairs.len(), "bands": found,
                "weights": ranking.version(),
            }));
        }
        output::line(&format!(
            "{} needs, {} pairs\n\nband      from   right of those at or above     deserving   \
             cross-validated         from, over folds",
            sets.needs().len(),
            pairs.len()
        ))?;
        for band in &found {
            output::line(&describe(band))?;
        }
        Ok(())
    }
}

/// The names of the bands' thresholds and what they become; a band without one keeps what it has.
fn changes(found: &[Threshold]) -> Vec<(&'static str, f64)> {
    let names = ["bands.partial", "bands.good", "bands.strong"];
    let named = names.into_iter().zip(found);
    named
        .filter_map(|(name, band)| Some((name, band.threshold?)))
        .collect()
}

fn describe(band: &Threshold) -> String {
    let from = |threshold: Option<f64>| threshold.map_or("none".to_owned(), |t| format!("{t:.2}"));
    let share = |count: &Count| {
        let precision = count
            .precision()
            .map_or("-".to_owned(), |p| format!("{:.0} %", p * 100.0));
        format!("{} of {} ({precision})", count.right, count.pairs)
    };
    let folds: Vec<String> = band.folds.iter().map(|fold| from(*fold)).collect();
    format!(
        "{:<9} {:<6} {:<30} {:<11} {:<23} {}",
        format!("{:?}", band.promise.band).to_lowercase(),
        from(band.threshold),
        share(&band.count),
        band.deserving,
        share(&band.cross_validated),
        folds.join(" ")
    )
}
