//! `spona bench`: time and memory of the product's own engine on a synthetic corpus.

mod ask;
mod build;
mod corpus;
mod load;
mod matching;
mod place;
mod report;
mod resources;
mod visibility;

use std::path::Path;

use crate::assets::Assets;
use crate::output;

/// What is measured.
#[derive(Debug, clap::Subcommand)]
pub enum Bench {
    /// Index time, memory, latency and throughput of search and matching, changes seen
    Matching(matching::Matching),
}

impl Bench {
    /// Runs the command. `data` is the folder that was named on the command line, if one was.
    pub fn run(self, data: Option<&Path>, assets: &Assets, json: bool) -> anyhow::Result<()> {
        match self {
            Self::Matching(command) => {
                let report = command.run(data, assets)?;
                if json {
                    return output::json(&report);
                }
                output::line(&report.lines())
            }
        }
    }
}
