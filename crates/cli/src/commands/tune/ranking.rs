//! `spona tune --dataset DIR`: the weights of the ranking.

use std::path::PathBuf;

use ::matching::Ranking;
use ::matching::evaluate::{
    Comparison, Figures, JudgedNeed, Options, Origin, Outcome, Report, tune,
};
use anyhow::{Context, ensure};
use jiff::civil::Date;
use serde_json::to_value;

use crate::assets::Assets;
use crate::commands::eval::JudgedSet;
use crate::output;

/// Fits the numbers of `index/ranking.toml` to judged sets, with cross-validation over needs.
#[derive(Debug, clap::Args)]
pub(super) struct TuneRanking {
    /// A folder with `needs.jsonl`, `profiles.jsonl` and `qrels.tsv`; may be given several times
    #[arg(long, value_name = "DIR", required = true)]
    dataset: Vec<PathBuf>,
    /// Folds of the cross-validation
    #[arg(long, default_value_t = 5, value_name = "K")]
    folds: usize,
    /// Seed of folds and search; the same seed gives the same report
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The most rounds through all numbers for each step size
    #[arg(long, default_value_t = 4)]
    rounds: usize,
    /// Random points to start from, besides the present numbers
    #[arg(long, default_value_t = 1)]
    restarts: usize,
    /// How strongly numbers are held to where the search starts, so that noise does not move them
    #[arg(long, default_value_t = 0.05)]
    pull: f64,
    /// Where the search starts, and what it is pulled to
    #[arg(long, value_enum, default_value_t = From::Present)]
    from: From,
    /// The day on which years of experience are counted, today by default
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// Where the new `ranking.toml` is written; without it nothing is
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Where the search starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum From {
    /// The present numbers. Where they were fitted to these sets, cross-validated figures are too
    /// good
    Present,
    /// Numbers that know no judgement
    Neutral,
}

impl TuneRanking {
    pub(super) fn run(self, assets: &Assets, as_json: bool) -> anyhow::Result<()> {
        ensure!(
            self.pull >= 0.0 && self.pull.is_finite(),
            "--pull {}: expected 0 or more",
            self.pull
        );
        let text = std::fs::read_to_string(assets.ranking_file())
            .with_context(|| format!("cannot read {}", assets.ranking_file().display()))?;
        let sets = Sets::load(&self.dataset, self.today, assets)?;
        let present = sets.ranking();
        let options = Options {
            folds: self.folds,
            seed: self.seed,
            rounds: self.rounds,
            restarts: self.restarts,
            pull: self.pull,
            origin: match self.from {
                From::Present => Origin::Present,
                From::Neutral => Origin::Neutral,
            },
        };
        let started = std::time::Instant::now();
        let report = tune(
            &present,
            &sets.needs(),
            &|ranking| sets.outcomes(ranking),
            &options,
        );
        let report = report.map_err(anyhow::Error::msg)?;
        let seconds = started.elapsed().as_secs_f64();
        eprintln!(
            "{} settings were measured in {seconds:.1} s",
            report.settings
        );
        if let Some(out) = &self.out {
            let new = Ranking::rewritten(&text, &report.changes()).map_err(anyhow::Error::msg)?;
            std::fs::write(out, new).with_context(|| format!("cannot write {}", out.display()))?;
        }
        if as_json {
            let mut told = to_value(&report)?;
            told["optimism"] = to_value(report.optimism())?;
            return output::json(&told);
        }
        describe(&report)
    }
}

/// Several judged sets.
pub(super) struct Sets(Vec<(JudgedSet, Vec<usize>)>);

impl Sets {
    pub(super) fn load(
        datasets: &[PathBuf],
        today: Option<Date>,
        assets: &Assets,
    ) -> anyhow::Result<Self> {
        let mut sets = Vec::new();
        for dataset in datasets {
            let mut set = JudgedSet::load(dataset, today, assets)?;
            set.prepare()?;
            let measurable = set.measurable();
            sets.push((set, measurable));
        }
        Ok(Self(sets))
    }

    pub(super) fn ranking(&self) -> Ranking {
        self.0[0].0.bench.engine.ranking().clone()
    }

    /// Every need that can be measured, set after set.
    pub(super) fn needs(&self) -> Vec<JudgedNeed> {
        let numbered = self.0.iter().enumerate();
        numbered
            .flat_map(|(number, (set, needs))| {
                needs.iter().map(move |need| JudgedNeed {
                    set: number,
                    name: format!("{}/{}", set.name, set.needs[*need].id),
                })
            })
            .collect()
    }

    fn outcomes(&self, ranking: &Ranking) -> Vec<Outcome> {
        let sets = self.0.iter();
        sets.flat_map(|(set, needs)| set.outcomes(needs, ranking))
            .collect()
    }

    /// All pairs; needs are numbered as in [`Sets::needs`].
    pub(super) fn pairs(&self, ranking: &Ranking) -> Vec<::matching::evaluate::JudgedPair> {
        let all = self
            .0
            .iter()
            .flat_map(|(set, needs)| needs.iter().map(move |need| (set, *need)));
        all.enumerate()
            .flat_map(|(number, (set, need))| set.pairs(need, number, ranking))
            .collect()
    }
}

fn describe(report: &Report) -> anyhow::Result<()> {
    let figures = |name: &str, figures: &Figures| {
        output::line(&format!(
            "{name:<36} nDCG@10 {:.4}  MAP {:.4}  violations before relevant {:.2}",
            figures.ndcg_at_10, figures.map, figures.violations_before_relevant
        ))
    };
    output::line(&format!(
        "{} needs, {} folds\n",
        report.needs,
        report.folds.len()
    ))?;
    figures("present numbers", &report.present)?;
    figures("training folds", &report.training)?;
    figures("cross-validated (needs not seen)", &report.cross_validated)?;
    figures("optimism (training less that)", &report.optimism())?;
    figures("fitted to all, on all (too good)", &report.fitted_to_all)?;
    output::line("")?;
    for (name, compared) in [
        ("nDCG@10", &report.ndcg_at_10_against_present),
        ("MAP", &report.map_against_present),
    ] {
        if let Some(compared) = compared {
            output::line(&format!(
                "cross-validated less present, {name}: {}",
                told(compared)
            ))?;
        }
    }
    output::line("\nfold  held out: present -> tuned without them")?;
    for (number, fold) in (1..).zip(&report.folds) {
        output::line(&format!(
            "{number:>4}  nDCG@10 {:.4} -> {:.4}  MAP {:.4} -> {:.4}  ({})",
            fold.present.ndcg_at_10,
            fold.held_out.ndcg_at_10,
            fold.present.map,
            fold.held_out.map,
            fold.needs.join(", ")
        ))?;
    }
    output::line(&format!(
        "\n{:<30} {:>8} {:>8} {:>8}    over folds: min, median, max",
        "number", "present", "fitted", "change"
    ))?;
    for fitted in &report.parameters {
        output::line(&format!(
            "{:<30} {:>8.3} {:>8.3} {:>+8.3}    {:.3} {:.3} {:.3}",
            fitted.name,
            fitted.present,
            fitted.fitted,
            fitted.fitted - fitted.present,
            fitted.min,
            fitted.median,
            fitted.max
        ))?;
    }
    output::line(if !report.adopted {
        "\nThe present numbers are kept: on needs that they were not fitted to, other ones are no \
         better."
    } else if report.is_within_chance() {
        "\nThe fitted numbers are taken: on needs that they were not fitted to, they are better than \
         the present ones, but by no more than chance would give."
    } else {
        "\nThe fitted numbers are taken: on needs that they were not fitted to, they are better than \
         the present ones."
    })
}

fn told(compared: &Comparison) -> String {
    format!(
        "{:+.4} (95 % {:+.4} to {:+.4}, p {:.3}), {} better, {} equal, {} worse",
        compared.difference,
        compared.low,
        compared.high,
        compared.p,
        compared.wins,
        compared.ties,
        compared.losses
    )
}
