//! `spona audit`: whether the ranking is the same for everyone.

mod copies;
mod counterfactuals;
mod exposure;
mod fairness;
mod page;
mod subject;
mod text;

use std::process::ExitCode;

use serde_json::json;

use crate::assets::Assets;
use crate::config::Config;
use crate::output;

/// Standing audits over the records and the index of the data folder.
#[derive(Debug, clap::Subcommand)]
pub enum Audit {
    /// Copies of profiles that differ in one respect, and the attention that groups get; fails
    /// where a hard promise (name, origin, script) is broken
    Fairness(fairness::Fairness),
    /// Lists the reports that were made, the newest first
    List,
}

impl Audit {
    /// Runs the command.
    pub async fn run(
        self,
        config: &Config,
        assets: &Assets,
        json: bool,
    ) -> anyhow::Result<ExitCode> {
        match self {
            Self::Fairness(command) => command.run(config, assets, json).await,
            Self::List => {
                list(config, json)?;
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

fn list(config: &Config, json: bool) -> anyhow::Result<()> {
    let files = server::audits::list(&config.storage.audits_folder())?;
    let mut reports = Vec::new();
    for file in &files {
        let report = server::audits::read(file)?;
        if !json {
            output::line(&text::line(&report))?;
        }
        reports.push(json!({
            "file": file.file_name().and_then(|name| name.to_str()),
            "made_at": report.made_at,
            "seed": report.seed,
            "weights": report.weights,
            "hard_promises_kept": report.hard_promises_kept,
            "all_promises_kept": report.all_promises_kept,
        }));
    }
    if json {
        return output::json(&json!({"reports": reports}));
    }
    if files.is_empty() {
        eprintln!("no audit was made yet; `spona audit fairness` makes one");
    }
    Ok(())
}
