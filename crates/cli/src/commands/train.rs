//! `spona train`: makes the static embedding model.

use std::path::PathBuf;

use anyhow::Context;
use embedding::Manifest;
use embedding::train::{Concept, Label, Options, TrainingSet, train};
use indicatif::{ProgressBar, ProgressStyle};
use taxonomy::{ConceptKind, Taxonomy, esco, starter, variants};

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
    /// Where the model is written
    #[arg(long, value_name = "DIR")]
    output: PathBuf,
    /// Length of a vector
    #[arg(long, default_value_t = 128)]
    dimensions: usize,
    /// Batches of 1,024 pairs
    #[arg(long, default_value_t = 2_400)]
    steps: usize,
    /// Where the random numbers begin; the same seed and data give the same model
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Train {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<()> {
        let mut set = TrainingSet::default();
        let mut sources = Vec::new();
        let mut notices = Vec::new();
        if let Some(folder) = &self.esco {
            let esco = esco::load(folder)?;
            add(&esco, |concept| !concept.group, &mut set);
            sources.push(format!(
                "ESCO, labels and descriptions: {} concepts",
                esco.concepts().len()
            ));
            notices.push(
                "This service uses the ESCO classification of the European Commission.".to_owned(),
            );
        }
        if let Some(folder) = &self.starter {
            let starter = starter::load(folder)?;
            add(&starter, |_| true, &mut set);
            sources.push(format!(
                "starter taxonomy of this project, {}",
                starter.version()
            ));
        }
        anyhow::ensure!(
            !set.concepts.is_empty(),
            "nothing to learn from: give --esco or --starter"
        );
        let labels: usize = set
            .concepts
            .iter()
            .map(|concept| concept.labels.len())
            .sum();
        eprintln!("{} concepts, {labels} labels", set.concepts.len());
        let options = Options {
            dimensions: self.dimensions,
            steps: self.steps,
            seed: self.seed,
            ..Options::default()
        };
        let name = self.output.file_name().and_then(|name| name.to_str());
        let manifest = Manifest {
            name: name
                .context("--output has to end in a folder's name")?
                .to_owned(),
            kind: "static-ngram".to_owned(),
            dimensions: options.dimensions,
            table: "table.bin".to_owned(),
            sha256: String::new(),
            recipe: format!("spona train {options:?}"),
            sources,
            licence: "Apache-2.0".to_owned(),
            notices,
        };
        let bar = ProgressBar::new(self.steps as u64);
        bar.set_style(ProgressStyle::with_template(
            "{bar:30} {pos}/{len} {msg} {eta}",
        )?);
        let manifest = train(&set, &options, manifest, &self.output, &mut |step, loss| {
            bar.set_position(step as u64);
            bar.set_message(format!("loss {loss:.3}"));
        })?;
        bar.finish();
        eprintln!("wrote {} ({})", self.output.display(), manifest.sha256);
        Ok(())
    }
}

fn add(taxonomy: &Taxonomy, wanted: impl Fn(&&taxonomy::Concept) -> bool, set: &mut TrainingSet) {
    for concept in taxonomy.concepts().iter().filter(wanted) {
        let labels = concept.labels.iter().flat_map(|label| {
            let label_of = |text| Label {
                language: label.language.to_string(),
                text,
            };
            variants::of(&label.text).into_iter().map(label_of)
        });
        let group = match concept.kind {
            ConceptKind::Occupation => concept
                .isco_code
                .as_deref()
                .map(|code| code.chars().take(3).collect()),
            ConceptKind::Skill => concept.broader.first().cloned(),
        };
        set.concepts.push(Concept {
            group: group.unwrap_or_else(|| format!("{:?}", concept.kind)),
            labels: labels.collect(),
            descriptions: concept
                .descriptions
                .iter()
                .map(|description| description.text.clone())
                .collect(),
        });
    }
}
