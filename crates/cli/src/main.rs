//! The `spona` command.

use std::process::ExitCode;

use clap::Parser;
use cli::commands::Spona;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    // Wrong usage ends here, with status 2.
    let command = Spona::parse();
    let filter = EnvFilter::try_from_env("SPONA_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    match command.run().await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("spona: {error:#}");
            ExitCode::FAILURE
        }
    }
}
