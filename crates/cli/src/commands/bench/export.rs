//! `spona bench corpus`: the corpus as files, for measuring other programs on it.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use domain::blind::{BlindProfile, Field, Statement};
use embedding::Embedder;
use ndarray::{Array1, Array2};
use serde_json::json;

use super::corpus::{self, Corpus, FILTER_COUNTRY};
use super::npy;
use crate::assets::Assets;

/// Options of `spona bench corpus`.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// Profiles of the corpus
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    profiles: u64,
    /// Queries
    #[arg(long, value_name = "Q", default_value_t = 300, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    queries: u64,
    /// The corpus is made from it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to write into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write `profiles.jsonl` and `needs.jsonl` as well, for `spona import`; as many needs as
    /// queries
    #[arg(long)]
    records: bool,
}

impl Export {
    /// Runs the command.
    pub(super) fn run(&self, assets: &Assets) -> anyhow::Result<()> {
        std::fs::create_dir_all(&self.out)
            .with_context(|| format!("cannot make the folder {}", self.out.display()))?;
        let corpus = Corpus::new(&assets.taxonomy()?, self.seed)?;
        let embedder = assets.embedder()?;
        self.documents(&corpus, &*embedder)
            .and_then(|()| self.queries(&corpus, &*embedder))
            .and_then(|()| {
                if self.records {
                    self.needs(&corpus)
                } else {
                    Ok(())
                }
            })
            .with_context(|| format!("cannot write the corpus to {}", self.out.display()))
    }

    fn documents(&self, corpus: &Corpus, embedder: &dyn Embedder) -> anyhow::Result<()> {
        let mut documents = create(&self.out.join("documents.jsonl"))?;
        let mut views = create(&self.out.join("views.npy"))?;
        let mut records = self.record_file("profiles.jsonl")?;
        let count = usize::try_from(self.profiles)?;
        npy::header(&mut views, &[count, 3, embedder.dimensions()])?;
        for number in 0..self.profiles {
            let profile = corpus::parse_profile(&corpus.profile(number, 0))?;
            let blind = BlindProfile::from(&profile);
            let texts: Vec<&str> = blind.statements.iter().map(|s| s.text.as_str()).collect();
            let country = blind.country();
            let line = json!({
                "number": number,
                "text": texts.join(" "),
                "country": country.as_ref().map(domain::Country::as_str),
            });
            writeln!(documents, "{line}")?;
            let rows = embedder.embed(&texts);
            for view in views_of(&blind.statements, &rows) {
                npy::numbers(&mut views, &view)?;
            }
            if let Some(records) = &mut records {
                writeln!(records, "{}", serde_json::to_string(&profile)?)?;
            }
        }
        documents.flush()?;
        views.flush()?;
        records.map_or(Ok(()), |mut records| Ok(records.flush()?))
    }

    fn queries(&self, corpus: &Corpus, embedder: &dyn Embedder) -> anyhow::Result<()> {
        let mut queries = create(&self.out.join("queries.jsonl"))?;
        let mut vectors = create(&self.out.join("queries.npy"))?;
        let count = usize::try_from(self.queries)?;
        npy::header(&mut vectors, &[count, embedder.dimensions()])?;
        for number in 0..self.queries {
            let text = corpus.query(number);
            let folded = domain::fold::fold(&text);
            npy::numbers(&mut vectors, &embedder.embed(&[&folded]))?;
            let line = json!({"text": text, "folded": folded, "country": FILTER_COUNTRY});
            writeln!(queries, "{line}")?;
        }
        queries.flush()?;
        Ok(vectors.flush()?)
    }

    fn needs(&self, corpus: &Corpus) -> anyhow::Result<()> {
        let Some(mut needs) = self.record_file("needs.jsonl")? else {
            return Ok(());
        };
        for number in 0..self.queries {
            let need = corpus::parse_need(&corpus.need(number))?;
            writeln!(needs, "{}", serde_json::to_string(&need)?)?;
        }
        Ok(needs.flush()?)
    }

    fn record_file(&self, name: &str) -> std::io::Result<Option<BufWriter<File>>> {
        self.records
            .then(|| create(&self.out.join(name)))
            .transpose()
    }
}

fn create(path: &Path) -> std::io::Result<BufWriter<File>> {
    Ok(BufWriter::with_capacity(1 << 20, File::create(path)?))
}

/// The vectors that the engine makes of a profile's statements: of its titles, of its skills and
/// what was done, of everything. Unit means, or zero where there is nothing.
fn views_of(statements: &[Statement], rows: &Array2<f32>) -> [Array1<f32>; 3] {
    let mean = |keep: fn(&Field) -> bool| {
        let mut sum = Array1::<f32>::zeros(rows.ncols());
        for (_, row) in statements
            .iter()
            .zip(rows.rows())
            .filter(|(statement, _)| keep(&statement.field))
        {
            sum += &row;
        }
        let norm = sum.dot(&sum).sqrt();
        if norm > 0.0 { sum / norm } else { sum }
    };
    [
        mean(|field| matches!(field, Field::Headline | Field::ExperienceTitle(_))),
        mean(|field| matches!(field, Field::Skill(_) | Field::ExperienceDescription(_))),
        mean(|_| true),
    ]
}
