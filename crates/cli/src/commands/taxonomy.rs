//! `spona taxonomy`: the releases that were imported, and the check of our own tables.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;
use taxonomy::Library;
use taxonomy::library::STARTER;

use super::import::AFTER_TAXONOMY;
use crate::assets::Assets;
use crate::config::Config;
use crate::output;

/// Which words the service knows.
#[derive(Debug, clap::Subcommand)]
pub enum Taxonomy {
    /// Lists the imported releases and which one is in use
    List,
    /// Takes a release into use, or the starter taxonomy alone
    Use {
        /// Name of a release, or `starter`
        release: String,
    },
    /// Deletes a release that is not in use
    Remove {
        /// Name of a release
        release: String,
    },
    /// Checks the tables of the starter taxonomy and tells everything that is wrong
    Check {
        /// Their folder [default: seed-data/taxonomy]
        folder: Option<PathBuf>,
        /// ESCO's tables, to look up whether every skill that ours name is there
        #[arg(long, value_name = "DIR")]
        esco: Option<PathBuf>,
    },
}

impl Taxonomy {
    /// Runs the command; fails if a check finds anything.
    pub fn run(
        self,
        config: &Config,
        assets: impl FnOnce() -> anyhow::Result<Assets>,
        json: bool,
    ) -> anyhow::Result<ExitCode> {
        let library = Library::in_data_folder(&config.storage.data);
        match self {
            Self::List => list(&library, json)?,
            Self::Use { release } => {
                let changed = library
                    .current()
                    .ok()
                    .flatten()
                    .as_deref()
                    .unwrap_or(STARTER)
                    != release;
                library.choose(&release)?;
                let next = changed.then_some(AFTER_TAXONOMY);
                if json {
                    output::json(&json!({"current": release, "next": next}))?;
                } else {
                    eprintln!("in use: {release}");
                    next.iter().for_each(|next| eprintln!("{next}"));
                }
            }
            Self::Remove { release } => {
                library.remove(&release)?;
                if json {
                    output::json(&json!({"removed": release}))?;
                } else {
                    eprintln!("removed: {release}");
                }
            }
            Self::Check { folder, esco } => {
                let folder = match folder {
                    Some(folder) => folder,
                    None => assets()?.starter_folder(),
                };
                return check(&folder, esco.as_deref(), json);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn list(library: &Library, json: bool) -> anyhow::Result<()> {
    let releases = library.releases()?;
    let current = library.current()?.unwrap_or(STARTER.to_owned());
    if json {
        return output::json(&json!({"current": current, "releases": releases}));
    }
    let mark = |current: bool| if current { "*" } else { " " };
    output::line(&format!("{} {STARTER}", mark(current == STARTER)))?;
    for entry in releases {
        let about = match (&entry.release, &entry.damage) {
            (Some(release), _) => format!(
                "{}  {} occupations, {} skills, {} labels in {}",
                release.imported_at,
                release.occupations,
                release.skills,
                release.labels,
                release.languages.join(", ")
            ),
            (None, damage) => damage.clone().unwrap_or_default(),
        };
        output::line(&format!("{} {}  {about}", mark(entry.current), entry.name))?;
    }
    Ok(())
}

fn check(folder: &Path, esco: Option<&Path>, json: bool) -> anyhow::Result<ExitCode> {
    let mut report = taxonomy::check::check(folder);
    if let Some(esco) = esco {
        let esco = taxonomy::esco::load(esco)?;
        let unknown = taxonomy::check::check_addresses(folder, &esco);
        report.problems.extend(unknown);
    }
    if json {
        output::json(&report)?;
    } else {
        output::line(&report.to_string())?;
    }
    Ok(if report.problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
