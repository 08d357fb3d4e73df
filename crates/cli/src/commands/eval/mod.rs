//! `spona eval`: quality of the product's own engine on test sets.

mod invariance;
mod linking;
mod matching;

use std::path::{Path, PathBuf};

use ::matching::{Access, Applied, Engine, Update};
use anyhow::Context;
use domain::blind::{BlindNeed, BlindProfile};
use domain::record::Record;
use domain::{Clock, Need, Profile, SystemClock};
use jiff::civil::Date;
use uuid::Uuid;

use crate::assets::Assets;
pub(super) use matching::set::JudgedSet;

/// What is measured.
#[derive(Debug, clap::Subcommand)]
pub enum Eval {
    /// Needs against graded profiles: nDCG@10, MAP, recall@20, MRR, violations
    Matching(Box<matching::Matching>),
    /// Copies of profiles that differ in one respect: whether scores and ranks differ
    Invariance {
        /// A folder with `needs.jsonl`, `profiles.jsonl` and `variants.jsonl`
        #[arg(long, value_name = "DIR")]
        dataset: PathBuf,
        /// Tell each pair of a need and a variant as well: ids, scores and ranks
        #[arg(long)]
        per_pair: bool,
        /// Score variants instead of indexing them: faster, and blind for what retrieval does
        #[arg(long)]
        quick: bool,
    },
    /// Occupation names against the labels of ESCO: mean reciprocal rank, success at 1, 5, 10
    Linking {
        /// A MELO set, a folder whose name says the languages: `svn_q_sl_c_en`
        #[arg(long, value_name = "DIR")]
        dataset: PathBuf,
        /// The taxonomy that is linked to: a folder of ESCO's tables, or of the starter's
        #[arg(long, value_name = "DIR")]
        taxonomy: PathBuf,
        /// Only queries for concepts that `spona train --hold-out SHARE` left out, with no labels
        /// but the set's own
        #[arg(long, value_name = "SHARE")]
        held_out: Option<f64>,
    },
    /// Job titles against one another: MAP, MRR, precision among the first five
    Titles {
        /// A folder with `queries.tsv`, `corpus_documents.tsv` and `annotations.tsv`
        #[arg(long, value_name = "DIR")]
        dataset: PathBuf,
    },
    /// Skill mentions in vacancies against the skills of ESCO: MRR, accuracy at 1, 5, 10
    Skills {
        /// A table `sentence,span,sub_span,label`
        #[arg(long, value_name = "FILE")]
        dataset: PathBuf,
        /// The taxonomy that is linked to: a folder of ESCO's tables
        #[arg(long, value_name = "DIR")]
        taxonomy: PathBuf,
    },
    /// Time series with a held-out end: sMAPE, MASE, OWA, coverage
    Forecast {
        /// A table `unique_id,season_length,ds,y,split`
        #[arg(long, value_name = "FILE")]
        series: PathBuf,
    },
}

impl Eval {
    /// Runs the command and prints one JSON object.
    pub fn run(self, assets: &Assets) -> anyhow::Result<()> {
        let outcome = match self {
            Self::Matching(command) => command.evaluate(assets)?,
            Self::Invariance {
                dataset,
                per_pair,
                quick,
            } => invariance::evaluate(&dataset, per_pair, quick, assets)?,
            Self::Linking {
                dataset,
                taxonomy,
                held_out,
            } => linking::occupations(&dataset, &taxonomy, held_out, assets)?,
            Self::Titles { dataset } => linking::titles(&dataset, assets)?,
            Self::Skills { dataset, taxonomy } => linking::skills(&dataset, &taxonomy, assets)?,
            Self::Forecast { series } => crate::commands::forecast::evaluate(&series)?,
        };
        crate::output::json(&outcome)
    }
}

/// A dataset in an index of its own.
pub(super) struct Bench {
    pub(super) engine: Engine,
    needs: Vec<(String, Need)>,
    profiles: Vec<(Uuid, String, Profile)>,
    today: Date,
    // Dropped last: the index lives in it.
    _folder: tempfile::TempDir,
}

impl Bench {
    fn new(dataset: &Path, assets: &Assets) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let engine = assets.engine(folder.path(), Access::Write)?;
        let needs: Vec<(String, Need)> = read(&dataset.join("needs.jsonl"))?;
        let profiles: Vec<(String, Profile)> = read(&dataset.join("profiles.jsonl"))?;
        // Ids follow the file, so ties break the same way in every run.
        let profiles: Vec<(Uuid, String, Profile)> = (1..)
            .zip(profiles)
            .map(|(number, (id, profile))| (Uuid::from_u128(number), id, profile))
            .collect();
        let updates = profiles
            .iter()
            .map(|(id, _, p)| Update::Profile(*id, BlindProfile::from(p)));
        let applied = Applied {
            feed: "evaluation".to_owned(),
            position: 1,
        };
        engine.apply(updates.collect(), &applied)?;
        Ok(Self {
            engine,
            needs,
            profiles,
            today: SystemClock.today(),
            _folder: folder,
        })
    }

    /// The whole ranking of a need: profiles and scores.
    fn ranking(&self, need: &Need) -> anyhow::Result<Vec<(Uuid, f64)>> {
        Ok(self.engine.rank_need(&BlindNeed::from(need), self.today)?)
    }
}

/// Reads a file of records; a set with a broken line is no set to measure on.
fn read<T: Record + WithId>(path: &Path) -> anyhow::Result<Vec<(String, T)>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut records = Vec::new();
    for (index, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let place = || format!("{}, line {}", path.display(), index + 1);
        let record = T::from_line(line).map_err(|problems| {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            anyhow::anyhow!("{}: {}", place(), problems.join("; "))
        })?;
        let id = record
            .id()
            .with_context(|| format!("{}: $.id is missing", place()))?;
        records.push((id, record));
    }
    Ok(records)
}

/// A record that may bring an id.
trait WithId {
    fn id(&self) -> Option<String>;
}

impl WithId for Profile {
    fn id(&self) -> Option<String> {
        self.external_id.as_ref().map(ToString::to_string)
    }
}

impl WithId for Need {
    fn id(&self) -> Option<String> {
        self.external_id.as_ref().map(ToString::to_string)
    }
}
