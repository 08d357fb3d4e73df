//! The subcommands of `spona`, a file each.

pub mod audit;
pub mod bench;
pub mod demo;
pub mod eval;
pub mod forecast;
pub mod import;
pub mod index;
pub mod link;
pub mod matches;
pub mod programme;
pub mod replay;
pub mod search;
pub mod serve;
pub mod taxonomy;
pub mod train;
pub mod tune;

use std::process::ExitCode;

use crate::assets::Assets;
use crate::config::{Config, Overrides};
use crate::output;

/// Labour-market and diaspora skills matching for Bosnia and Herzegovina
#[derive(Debug, clap::Parser)]
#[command(name = "spona", version, max_term_width = 100)]
pub struct Spona {
    #[command(flatten)]
    overrides: Overrides,
    /// Print one JSON object on standard output, and nothing else there
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Run the service: API, web pages, background jobs
    Serve(serve::Serve),
    /// Run the service on a fresh data folder filled with the demonstration data
    Demo(demo::Demo),
    /// Load profiles, needs, statistics or ESCO
    Import(import::Import),
    /// Search profiles
    Search(search::Search),
    /// Rank profiles for a need and explain the ranking
    Match(matches::Match),
    /// Find the best placements of a programme round
    Programme(programme::Programme),
    /// Compute the match of a receipt again and compare
    Replay(replay::Replay),
    /// Find the occupations and skills that a text names
    Link(link::Link),
    /// Project employment by occupation group
    Forecast(forecast::Forecast),
    /// Measure the engine on a test set
    #[command(subcommand)]
    Eval(eval::Eval),
    /// Measure the engine's time and memory on a synthetic corpus
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Audit whether the ranking is the same for everyone
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Rebuild the search index or tell its state
    #[command(subcommand)]
    Index(index::Index),
    /// List, choose and remove imported taxonomies, or check our own
    #[command(subcommand)]
    Taxonomy(taxonomy::Taxonomy),
    /// Make the embedding model
    Train(train::Train),
    /// Fit what the folder index/ holds as data
    Tune(tune::Tune),
    /// Print the effective configuration
    Config,
}

impl Spona {
    /// Runs the command. The status is 0 when it is done and 1 when something was refused.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let config = Config::load(&self.overrides)?;
        let json = self.json;
        let assets = || {
            let assets = Assets::find(self.overrides.assets.as_deref())?;
            Ok::<_, anyhow::Error>(assets.with_data(&config.storage.data))
        };
        match self.command {
            Command::Serve(command) => command.run(config.clone(), &assets()?).await?,
            Command::Demo(command) => command.run(config.clone(), &assets()?).await?,
            Command::Import(command) => return command.run(&config, assets, json).await,
            Command::Search(command) => command.run(&config, &assets()?, json).await?,
            Command::Match(command) => command.run(&config, &assets()?, json).await?,
            Command::Programme(command) => command.run(&config, &assets()?, json).await?,
            Command::Replay(command) => return command.run(&config, &assets()?, json).await,
            Command::Link(command) => command.run(&assets()?, json)?,
            Command::Forecast(command) => command.run(&config, &assets()?, json).await?,
            Command::Eval(command) => command.run(&assets()?)?,
            Command::Bench(command) => {
                command.run(self.overrides.data.as_deref(), &assets()?, json)?;
            }
            Command::Audit(command) => return command.run(&config, &assets()?, json).await,
            Command::Index(command) => command.run(&config, &assets()?, json).await?,
            Command::Taxonomy(command) => return command.run(&config, assets, json),
            Command::Train(command) => command.run()?,
            Command::Tune(command) => command.run(&assets()?, json)?,
            Command::Config if json => output::json(&config)?,
            Command::Config => output::line(toml::to_string(&config)?.trim_end())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
