//! `spona serve`.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, bail};
use server::AccessMode;
use store::Store;
use tokio::net::TcpListener;

use crate::assets::Assets;
use crate::config::{Access, Config, Server};
use crate::runtime;

/// Runs the service until it is interrupted.
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// Address and port; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// Who may do what; `open` only on a loopback address [default: accounts]
    #[arg(long)]
    access: Option<Access>,
}

impl Serve {
    /// Runs the command.
    pub async fn run(self, mut config: Config, assets: &Assets) -> anyhow::Result<()> {
        config.server.listen = self.listen.unwrap_or(config.server.listen);
        config.server.access = self.access.unwrap_or(config.server.access);
        config.server.validate()?;
        // Before anything else: a port in use should not cost a minute of loading.
        let listener = listen(&config.server).await?;
        let store = runtime::open_store(&config).await?;
        run(&config, assets, store, listener, |address| {
            eprintln!("listening on http://{address}");
        })
        .await
    }
}

/// Takes the port, or says who to ask.
pub(super) async fn listen(server: &Server) -> anyhow::Result<TcpListener> {
    let address = server.listen;
    TcpListener::bind(address)
        .await
        .map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => anyhow::anyhow!(
                "port {} of {} is in use by another program; stop it, or choose another port with \
             --listen {}:PORT (0 takes a free one)",
                address.port(),
                address.ip(),
                address.ip()
            ),
            ErrorKind::PermissionDenied => anyhow::anyhow!(
                "this user may not listen on port {}; choose one above 1023 with --listen",
                address.port()
            ),
            _ => anyhow::Error::new(error).context(format!("cannot listen on {address}")),
        })
}

/// Serves on `listener` until interrupted; `ready` is told the address.
pub(super) async fn run(
    config: &Config,
    assets: &Assets,
    store: Arc<dyn Store>,
    listener: TcpListener,
    ready: impl FnOnce(SocketAddr),
) -> anyhow::Result<()> {
    let engine = assets.engine(&config.storage.index_folder(), matching::Access::Write)?;
    let access = match config.server.access {
        Access::Accounts => AccessMode::Accounts,
        Access::Open => AccessMode::Demo,
    };
    let state = runtime::state(Arc::clone(&store), engine, assets, access, config)?;
    ready(
        listener
            .local_addr()
            .context("the listener has no address")?,
    );
    server::serve(state, listener, interrupted()).await?;
    store.close().await;
    Ok(())
}

/// Over when the process is asked to stop: Ctrl-C, or SIGTERM from a service manager.
async fn interrupted() {
    let terminated = async {
        #[cfg(unix)]
        if let Ok(mut signal) =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        {
            signal.recv().await;
            return;
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}

/// Refuses a folder that something else lives in.
pub(super) fn refuse_foreign(folder: &std::path::Path, marker: &str) -> anyhow::Result<()> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(());
    };
    let names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
    if names.is_empty() || names.iter().any(|name| name == marker) {
        return Ok(());
    }
    bail!(
        "{} is not empty and was not made by `spona demo`; the demonstration begins with a fresh \
         folder and will not delete what is there: give another with --data DIR",
        folder.display()
    )
}
