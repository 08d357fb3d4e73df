//! `spona import`: files into the store.

mod esco;
mod statistics;

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use domain::{Need, Profile};
use store::import::{Report, import};
use store::{Entity, Records, Store};

use crate::assets::Assets;
use crate::config::Config;
use crate::{output, progress, runtime};

pub(super) use esco::NEXT as AFTER_TAXONOMY;
pub use statistics::load as load_statistics;

/// Validates and loads
#[derive(Debug, clap::Args)]
pub struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Profiles, one JSON object a line
    Profiles(Source),
    /// Needs, one JSON object a line
    Needs(Source),
    /// A folder of statistics tables
    Statistics(Source),
    /// ESCO's published tables, in any of its languages, beside the starter taxonomy
    Esco(esco::Esco),
}

#[derive(Debug, clap::Args)]
struct Source {
    /// What to import
    path: PathBuf,
}

impl Import {
    /// Runs the command; fails if any line was refused.
    pub async fn run(
        self,
        config: &Config,
        assets: impl FnOnce() -> anyhow::Result<Assets>,
        json: bool,
    ) -> anyhow::Result<ExitCode> {
        match self.what {
            What::Profiles(source) => {
                let store = runtime::open_store(config).await?;
                tell(
                    &records::<Profile>(&source.path, store.profiles()).await?,
                    json,
                )
            }
            What::Needs(source) => {
                let store = runtime::open_store(config).await?;
                tell(&records::<Need>(&source.path, store.needs()).await?, json)
            }
            What::Statistics(source) => {
                let store = runtime::open_store(config).await?;
                let report = statistics::load(&source.path, &store).await?;
                if json {
                    output::json(&report)?;
                } else {
                    eprintln!("{report}");
                }
                Ok(ExitCode::SUCCESS)
            }
            What::Esco(esco) => {
                esco.run(config, &assets()?, json)?;
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

/// Imports one file of records.
pub async fn records<T: Entity>(path: &Path, store: &dyn Records<T>) -> anyhow::Result<Report> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let metadata = file.metadata()?;
    anyhow::ensure!(
        !metadata.is_dir(),
        "{} is a folder, expected a file of one JSON object a line",
        path.display()
    );
    let bar = progress::bytes(metadata.len());
    let told = bar.clone();
    let mut tell = move |bytes: u64, report: &Report| {
        told.set_position(bytes);
        told.set_message(format!(
            "{} taken, {} refused",
            report.lines - report.refused,
            report.refused
        ));
    };
    let report = import::<T>(store, BufReader::new(file), &mut tell).await;
    bar.finish_and_clear();
    report.with_context(|| format!("importing {} from {}", T::PLURAL, path.display()))
}

fn tell(report: &Report, json: bool) -> anyhow::Result<ExitCode> {
    if json {
        output::json(report)?;
    } else {
        eprintln!("{report}");
    }
    Ok(if report.refused == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Fills a store from the seed data.
pub async fn seed(folder: &Path, store: &Arc<dyn Store>) -> anyhow::Result<()> {
    let profiles =
        records::<Profile>(&folder.join("demo/profiles.jsonl"), store.profiles()).await?;
    let needs = records::<Need>(&folder.join("demo/needs.jsonl"), store.needs()).await?;
    for report in [&profiles, &needs] {
        anyhow::ensure!(report.refused == 0, "the seed data is not valid:\n{report}");
    }
    let statistics = statistics::load(&folder.join("statistics"), store).await?;
    eprintln!(
        "  {} profiles, {} needs, {statistics}",
        profiles.lines, needs.lines
    );
    Ok(())
}
