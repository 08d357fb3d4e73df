//! `spona demo`.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use anyhow::Context;

use crate::assets::Assets;
use crate::commands::{import, serve};
use crate::config::{Access, Config};
use crate::runtime;

/// Marks a folder that the demonstration made and may empty.
const MARKER: &str = "made-by-spona-demo";

/// Runs the service on a fresh data folder filled with the demonstration data; everybody may do
/// everything in it, so it listens on this machine only.
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// Address and port; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value_t = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)))]
    listen: SocketAddr,
}

impl Demo {
    /// Runs the command.
    pub async fn run(self, mut config: Config, assets: &Assets) -> anyhow::Result<()> {
        config.server.listen = self.listen;
        config.server.access = Access::Open;
        config.server.validate()?;
        let listener = serve::listen(&config.server).await?;
        let folder = config.storage.data.clone();
        eprintln!(
            "filling a fresh data folder, {}, with invented people and organisations",
            folder.display()
        );
        empty(&folder)?;
        let store = runtime::open_store(&config).await?;
        import::seed(&assets.seed_data(), &store).await?;
        let tell = |address: SocketAddr| {
            eprintln!("listening on http://{address}");
            eprintln!();
            eprintln!("  Spona     http://{address}/");
            eprintln!("  API       http://{address}/api/docs");
            eprintln!("  Sign-in   none needed: in the demonstration everybody may do everything");
            eprintln!();
            eprintln!("Ctrl-C ends it.");
        };
        serve::run(&config, assets, store, listener, tell).await
    }
}

/// Makes the folder, or empties it if an earlier demonstration made it.
fn empty(folder: &Path) -> anyhow::Result<()> {
    serve::refuse_foreign(folder, MARKER)?;
    let hint = || {
        let folder = folder.display();
        format!(
            "cannot write to the data folder {folder}; give one that may be written to with --data DIR"
        )
    };
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(hint)?;
    }
    std::fs::create_dir_all(folder).with_context(hint)?;
    std::fs::write(folder.join(MARKER), "").with_context(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_folder_is_emptied() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("own");
        empty(&own).unwrap();
        std::fs::write(own.join("spona.db"), "x").unwrap();
        empty(&own).unwrap();
        assert!(!own.join("spona.db").exists());
        let foreign = folder.path().join("foreign");
        std::fs::create_dir(&foreign).unwrap();
        std::fs::write(foreign.join("thesis.doc"), "x").unwrap();
        assert!(
            empty(&foreign)
                .unwrap_err()
                .to_string()
                .contains("will not delete")
        );
        assert!(foreign.join("thesis.doc").exists());
    }
}
