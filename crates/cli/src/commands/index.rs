//! `spona index`.

use matching::Access;
use serde_json::json;

use crate::assets::Assets;
use crate::config::Config;
use crate::{output, runtime};

/// The search index. It holds nothing that the database does not: deleting it is always safe.
#[derive(Debug, clap::Subcommand)]
pub enum Index {
    /// Builds it anew from the database
    Rebuild,
    /// Tells what it holds and how far it has read
    Status,
}

impl Index {
    /// Runs the command.
    pub async fn run(self, config: &Config, assets: &Assets, json: bool) -> anyhow::Result<()> {
        let database = config.storage.database_file();
        anyhow::ensure!(
            database.exists(),
            "there is no database {}; give the right folder with --data DIR",
            database.display()
        );
        let store = runtime::open_store(config).await?;
        let folder = config.storage.index_folder();
        match self {
            Self::Rebuild => {
                let engine = assets.rebuilt_engine(&folder)?;
                server::rebuild(&store, &engine).await?;
                let status = engine.status()?;
                if json {
                    return output::json(&json!({"index": status}));
                }
                eprintln!(
                    "rebuilt: {} profiles, {} needs",
                    status.profiles, status.needs
                );
            }
            Self::Status => {
                let engine = assets.engine(&folder, Access::Read)?;
                let status = engine.status()?;
                let head = store.head().await?;
                if json {
                    return output::json(&json!({"index": status, "feed_head": head}));
                }
                let position = status
                    .applied
                    .as_ref()
                    .map_or(0, |applied| applied.position);
                output::line(&format!(
                    "{} profiles and {} needs in {} segments, {} bytes\nread up to change {position} of {}\nmodel {}",
                    status.profiles,
                    status.needs,
                    status.segments,
                    status.bytes,
                    json!(head),
                    status.model
                ))?;
            }
        }
        Ok(())
    }
}
