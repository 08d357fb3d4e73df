//! `spona train`: makes the static embedding model.

mod set;

use std::path::{Path, PathBuf};

use anyhow::Context;
use embedding::Manifest;
use embedding::train::{Options, Teacher, train};
use indicatif::{ProgressBar, ProgressStyle};
use taxonomy::{esco, merge, starter};

use set::Set;

const ESCO_NOTICE: &str = "This service uses the ESCO classification of the European Commission.";

const WORDNET_NOTICE: &str =
    "WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.";

/// Learns the embedding from the labels and descriptions of taxonomies, never from queries,
/// profiles, needs or judgements.
#[derive(Debug, clap::Args)]
pub struct Train {
    /// A folder of ESCO files
    #[arg(long, value_name = "DIR")]
    esco: Option<PathBuf>,
    /// The folder of the starter taxonomy
    #[arg(long, value_name = "DIR")]
    starter: Option<PathBuf>,
    /// A file of English texts with a larger model's vectors, made as models/teacher/README.md says
    #[arg(long, value_name = "FILE")]
    teacher: Option<PathBuf>,
    /// Where the model is written
    #[arg(long, value_name = "DIR", required_unless_present = "english_texts")]
    output: Option<PathBuf>,
    /// Writes the English texts of the taxonomies, one a line, for a teacher to read, and stops
    #[arg(long, value_name = "FILE", conflicts_with_all = ["output", "teacher"])]
    english_texts: Option<PathBuf>,
    /// Length of a vector
    #[arg(long, default_value_t = Options::default().dimensions)]
    dimensions: usize,
    /// Batches
    #[arg(long, default_value_t = Options::default().steps)]
    steps: usize,
    /// Where the random numbers begin; the same seed and data give the same model
    #[arg(long, default_value_t = Options::default().seed)]
    seed: u64,
    /// Threads; the model does not depend on it
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// Share of concepts to leave out, to see how the model does on concepts it has not seen
    #[arg(long, value_name = "SHARE", value_parser = share, default_value_t = 0.0)]
    hold_out: f64,
    /// Languages to leave out
    #[arg(long, value_name = "LANG,...", value_delimiter = ',')]
    exclude_languages: Vec<String>,
}

impl Train {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<()> {
        let (mut set, mut sources, mut notices) = self.read()?;
        anyhow::ensure!(
            !set.training.concepts.is_empty(),
            "nothing to learn from: give --esco or --starter"
        );
        if let Some(path) = &self.english_texts {
            let texts = set.english_texts();
            eprintln!("{} English texts", texts.len());
            return std::fs::write(path, texts.join("\n") + "\n")
                .with_context(|| format!("cannot write {}", path.display()));
        }
        set.leave_out_languages(&self.exclude_languages);
        let unseen = set.hold_out(self.hold_out);
        let mut teacher = self.teacher.as_deref().map(Teacher::read).transpose()?;
        if let Some(teacher) = &mut teacher {
            teacher.retain(|folded| !unseen.contains(folded));
            sources.push(source_of(teacher.texts.len()));
            notices.push(WORDNET_NOTICE.to_owned());
        }
        let output = self.output.as_deref().context("--output DIR is missing")?;
        let manifest = self.train(&set, teacher.as_ref(), output, sources, notices)?;
        eprintln!("wrote {} ({})", output.display(), manifest.sha256);
        Ok(())
    }

    fn read(&self) -> anyhow::Result<(Set, Vec<String>, Vec<String>)> {
        let mut sources = Vec::new();
        let mut notices = Vec::new();
        let esco = self.esco.as_deref().map(esco::load).transpose()?;
        if let Some(esco) = &esco {
            let concepts = esco.concepts().len();
            sources.push(format!(
                "ESCO, labels and descriptions: {concepts} concepts"
            ));
            notices.push(ESCO_NOTICE.to_owned());
        }
        let starter = self.starter.as_deref().map(starter::load).transpose()?;
        if let Some(starter) = &starter {
            let version = starter.version();
            sources.push(format!("starter taxonomy of this project, {version}"));
        }
        let whole = match (starter, esco) {
            (Some(starter), Some(esco)) => Some(merge(starter, esco).0),
            (starter, esco) => starter.or(esco),
        };
        let set = whole.as_ref().map(Set::new).unwrap_or_default();
        Ok((set, sources, notices))
    }

    fn train(
        &self,
        set: &Set,
        teacher: Option<&Teacher>,
        output: &Path,
        sources: Vec<String>,
        notices: Vec<String>,
    ) -> anyhow::Result<Manifest> {
        let concepts = &set.training.concepts;
        let labels: usize = concepts.iter().map(|concept| concept.labels.len()).sum();
        eprintln!("{} concepts, {labels} labels", concepts.len());
        let options = Options {
            dimensions: self.dimensions,
            steps: self.steps,
            seed: self.seed,
            threads: self.threads,
            ..Options::default()
        };
        let name = output.file_name().and_then(|name| name.to_str());
        let manifest = Manifest {
            name: name
                .context("--output has to end in a folder's name")?
                .to_owned(),
            kind: "static-ngram".to_owned(),
            dimensions: options.dimensions,
            table: "table.bin".to_owned(),
            sha256: String::new(),
            recipe: format!(
                "spona train, hold-out {}, languages left out {:?}, {options:?}",
                self.hold_out, self.exclude_languages
            ),
            sources,
            licence: "Apache-2.0".to_owned(),
            notices,
        };
        let bar = ProgressBar::new(self.steps as u64);
        bar.set_style(ProgressStyle::with_template(
            "{bar:30} {pos}/{len} {msg} {eta}",
        )?);
        let manifest = train(
            &set.training,
            teacher,
            &options,
            manifest,
            output,
            &mut |step, loss| {
                bar.set_position(step as u64);
                bar.set_message(format!("loss {loss:.3}"));
            },
        )?;
        bar.finish();
        Ok(manifest)
    }
}

/// What the manifest says of the teacher.
fn source_of(texts: usize) -> String {
    format!(
        "vectors of all-MiniLM-L6-v2 for {texts} English texts, from the taxonomies and WordNet 3.1, \
         as targets (models/teacher/README.md)"
    )
}

fn share(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|share| (0.0..1.0).contains(share))
        .ok_or_else(|| "expected a number from 0 to below 1".to_owned())
}
