//! `spona bench`: time and memory of the product's own engine on a synthetic corpus.

mod ask;
mod build;
mod corpus;
mod export;
mod load;
mod matching;
mod npy;
mod place;
mod queries;
mod report;
mod resources;
mod visibility;

use std::path::Path;

use crate::assets::Assets;
use crate::output;

/// What is measured.
#[derive(Debug, clap::Subcommand)]
pub enum Bench {
    /// Builds the index of a synthetic corpus and measures it: time, memory, latency, throughput
    ///
    /// With --data DIR the index is kept in DIR/bench, and measured again without building it.
    Matching(matching::Matching),
    /// Writes the same corpus as files, for measuring other programs on it
    ///
    /// documents.jsonl has a line for each profile (number, folded text, country), views.npy its
    /// three vectors (titles, skills, everything) as 32-bit floats; queries.jsonl and queries.npy
    /// are queries and their vectors.
    Corpus(export::Export),
    /// Asks the queries of a file of a kept index, and tells what each kind took
    ///
    /// The index is the one that bench matching --data DIR has built. Queries are lines with text
    /// and country, as bench corpus writes them.
    Queries(queries::Queries),
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
            Self::Corpus(command) => {
                command.run(assets)?;
                if json {
                    return output::json(&serde_json::json!({}));
                }
                Ok(())
            }
            Self::Queries(command) => output::json(&command.run(data, assets)?),
        }
    }
}
