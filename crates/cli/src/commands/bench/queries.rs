//! `spona bench queries`: queries from a file, for measuring the engine beside other programs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use ::matching::{Access, Engine, ProfileQuery};
use anyhow::Context;
use domain::codes::{Code, Country};
use serde::{Deserialize, Serialize};

use super::ask;
use super::build::profile_number;
use super::load::{Measured, Plan, measure};
use super::place::Place;
use super::resources::{Memory, memory};
use crate::assets::Assets;

/// Options of `spona bench queries`.
#[derive(Debug, clap::Args)]
pub struct Queries {
    /// A file of queries, one JSON object a line
    #[arg(long = "queries", value_name = "FILE")]
    file: PathBuf,
    /// Seconds after which a kind is measured no longer
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    limit: u64,
    /// Tell the numbers of the profiles that each query finds
    #[arg(long)]
    hits: bool,
}

/// A line of the file.
#[derive(Deserialize)]
struct Line {
    text: String,
    country: String,
}

/// What was found.
#[derive(Serialize)]
pub(super) struct Outcome {
    pub(super) search: Kind,
    pub(super) filtered_search: Kind,
    /// The list of nearest vectors that a need with this title gets, a list a query.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nearest: Vec<Vec<u64>>,
    /// The same in the query's country.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    filtered_nearest: Vec<Vec<u64>>,
    memory: Option<Memory>,
}

/// What a kind of query took and found.
#[derive(Serialize)]
pub(super) struct Kind {
    #[serde(flatten)]
    pub(super) measured: Measured,
    /// Numbers of profiles in the order of the corpus, best first, a list a query.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hits: Vec<Vec<u64>>,
}

impl Queries {
    /// Runs the command.
    pub(super) fn run(&self, data: Option<&Path>, assets: &Assets) -> anyhow::Result<Outcome> {
        let data = data.context("give the folder of the index with --data DIR")?;
        let place = Place::new(Some(data))?;
        anyhow::ensure!(
            place.content()?.is_some(),
            "{} holds no index; make one with spona bench matching --data",
            data.display()
        );
        let engine = assets.engine(&place.index(), Access::Read)?;
        let lines = self.read()?;
        let everywhere = lines.iter().map(|line| ask::hybrid(&line.0, None));
        let filtered = lines.iter().map(|line| ask::hybrid(&line.0, Some(line.1)));
        let (mut nearest, mut filtered_nearest) = (Vec::new(), Vec::new());
        if self.hits {
            for (text, country) in &lines {
                nearest.push(by_vector(&engine, text, None)?);
                filtered_nearest.push(by_vector(&engine, text, Some(*country))?);
            }
        }
        Ok(Outcome {
            nearest,
            filtered_nearest,
            search: self.kind(&engine, &everywhere.collect::<Vec<_>>())?,
            filtered_search: self.kind(&engine, &filtered.collect::<Vec<_>>())?,
            memory: memory(),
        })
    }

    fn read(&self) -> anyhow::Result<Vec<(String, Country)>> {
        let path = self.file.display();
        let text =
            std::fs::read_to_string(&self.file).with_context(|| format!("cannot read {path}"))?;
        let read = |(index, line): (usize, &str)| {
            let place = || format!("{path}, line {}", index + 1);
            let line: Line = serde_json::from_str(line).with_context(place)?;
            let country = Country::parse_code(&line.country).with_context(|| {
                let accepted = Country::accepted().join(", ");
                format!("{}: country {:?} is not {accepted}", place(), line.country)
            })?;
            Ok((line.text, country))
        };
        text.lines().enumerate().map(read).collect()
    }

    /// Asks every query twice: once to warm up and to keep the hits, once to measure.
    fn kind(&self, engine: &Engine, queries: &[ProfileQuery]) -> anyhow::Result<Kind> {
        let mut hits = Vec::new();
        for query in queries {
            let found = engine.search_profiles(query)?.items;
            if self.hits {
                hits.push(found.iter().map(|hit| profile_number(hit.id)).collect());
            }
        }
        let plan = Plan {
            warm_up: 0,
            count: queries.len(),
            limit: Duration::from_secs(self.limit),
        };
        let measured = measure(plan, 1, queries, |query| {
            engine.search_profiles(query)?;
            Ok(())
        })?;
        Ok(Kind { measured, hits })
    }
}

/// Numbers of the profiles whose vectors are nearest to a text's.
fn by_vector(engine: &Engine, text: &str, country: Option<Country>) -> anyhow::Result<Vec<u64>> {
    let lists = engine.candidate_lists(&ask::need_of(text)?, &ask::options(country))?;
    let nearest = lists.vectors.into_iter().take(ask::PAGE);
    Ok(nearest.map(profile_number).collect())
}
