//! `spona import statistics`: a folder of tables, whole or not at all.

use std::fmt;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use forecast::statistics::{self, Statistics};
use serde::Serialize;
use store::{Replaced, Store};

/// What became of a delivery.
#[derive(Debug, Serialize)]
pub struct Loaded {
    /// Figures in the delivery.
    observations: usize,
    /// Sources in the delivery.
    sources: usize,
    /// Which measures changed.
    measures: Replaced,
}

impl fmt::Display for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} figures from {} sources: {} measures new or changed, {} as before",
            self.observations,
            self.sources,
            self.measures.changed.len(),
            self.measures.unchanged.len()
        )
    }
}

/// Reads all tables in `folder` and, if every one is in order, stores them.
pub async fn load(folder: &Path, store: &Arc<dyn Store>) -> anyhow::Result<Loaded> {
    let statistics = read(folder)?;
    let (sources, observations) = server::statistics::to_rows(&statistics);
    let measures = store.replace_measures(&sources, &observations).await?;
    Ok(Loaded {
        observations: observations.len(),
        sources: sources.len(),
        measures,
    })
}

fn read(folder: &Path) -> anyhow::Result<Statistics> {
    let unreadable = || format!("cannot read the folder {}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
        {
            let file =
                File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push((name, file));
        }
    }
    anyhow::ensure!(
        !files.is_empty(),
        "{} holds no tables (*.csv)",
        folder.display()
    );
    statistics::read_folder(files).with_context(|| {
        format!(
            "nothing was imported, because the tables in {} are not all in order",
            folder.display()
        )
    })
}
