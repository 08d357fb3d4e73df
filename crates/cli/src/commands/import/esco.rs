//! `spona import esco`: ESCO's published tables become a release in the data folder.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Context;
use domain::{Clock, SystemClock};
use serde::Serialize;
use taxonomy::{Library, MergeReport, esco, merge};

use crate::assets::Assets;
use crate::config::Config;
use crate::{output, progress};

/// A folder of ESCO's tables.
#[derive(Debug, clap::Args)]
pub(super) struct Esco {
    /// Folder with the tables as published and unpacked, in subfolders or not
    path: PathBuf,
    /// ESCO's version, where the folders' names do not tell it
    #[arg(long, value_name = "V", value_parser = version)]
    version: Option<String>,
}

fn version(text: &str) -> Result<String, String> {
    let fits = text.len() <= 20 && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    if fits && !text.is_empty() {
        Ok(text.to_owned())
    } else {
        Err("expected letters, digits and points, such as 1.2.0".to_owned())
    }
}

/// What became of an import.
#[derive(Debug, Serialize)]
struct Imported {
    /// The release.
    release: String,
    /// `imported`, or `unchanged` if the same content was in use already.
    status: &'static str,
    /// Version of the whole taxonomy that is in use now.
    taxonomy: String,
    seconds: f64,
    read: esco::Report,
    merged: MergeReport,
    /// What is to be done now.
    next: Option<String>,
}

impl Esco {
    pub(super) fn run(self, config: &Config, assets: &Assets, json: bool) -> anyhow::Result<()> {
        let begun = Instant::now();
        let starter = assets.starter()?;
        let before = Library::in_data_folder(&config.storage.data).current();
        let (taxonomy, read) = load(&self.path, self.version.as_deref())?;
        let library = Library::in_data_folder(&config.storage.data);
        let now = SystemClock.now().to_string();
        let kept = library
            .keep(&taxonomy, read.version.as_deref(), &now)
            .context("nothing was imported")?;
        let (whole, merged) = merge(starter, taxonomy);
        library.choose(&kept.name)?;
        // A pointer that could not be read is repaired by the choice, so its error is of no interest.
        let unchanged = kept.known && before.ok().flatten().as_ref() == Some(&kept.name);
        let imported = Imported {
            status: if unchanged { "unchanged" } else { "imported" },
            release: kept.name,
            taxonomy: whole.version().to_owned(),
            seconds: begun.elapsed().as_secs_f64(),
            read,
            merged,
            next: (!unchanged).then(|| NEXT.to_owned()),
        };
        if json {
            output::json(&imported)
        } else {
            eprintln!("{imported}");
            Ok(())
        }
    }
}

/// The most files with rows that were left out in the report for people.
const SKIPPED_SHOWN: usize = 10;

/// What follows from a change of the taxonomy.
pub(in crate::commands) const NEXT: &str = "a running service keeps the taxonomy it started with; stop it, run `spona index rebuild`, and start it again";

fn load(
    folder: &Path,
    version: Option<&str>,
) -> anyhow::Result<(taxonomy::Taxonomy, esco::Report)> {
    let bar = progress::bytes(0);
    let loaded = esco::load_with(folder, version, &mut |progress| {
        bar.set_length(progress.total);
        bar.set_position(progress.bytes);
        let name = progress.file.file_name().unwrap_or_default();
        bar.set_message(name.to_string_lossy().into_owned());
    });
    bar.finish_and_clear();
    loaded.context("nothing was imported")
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (read, merged) = (&self.read, &self.merged);
        writeln!(
            f,
            "{}: {} in {:.1} s",
            self.release, self.status, self.seconds
        )?;
        let languages: Vec<&str> = read.languages.keys().map(String::as_str).collect();
        writeln!(
            f,
            "  {} files; ESCO {}; languages {}",
            read.files.len(),
            if read.versions.is_empty() {
                read.version
                    .clone()
                    .unwrap_or("of unknown version".to_owned())
            } else {
                read.versions.join(", ")
            },
            languages.join(", ")
        )?;
        writeln!(
            f,
            "  {} occupations in {} groups, {} skills in {} groups, {} labels, {} descriptions",
            read.occupations,
            read.occupation_groups,
            read.skills,
            read.skill_groups,
            read.labels,
            read.descriptions
        )?;
        writeln!(
            f,
            "  {} relations between occupations and skills, {} of them essential; {} broader \
             concepts",
            read.relations, read.essential, read.broader
        )?;
        writeln!(
            f,
            "  merged with the starter taxonomy: {} groups, {} skills by address, {} by name; {} \
             concepts in all",
            merged.groups,
            merged.by_uri,
            merged.by_label.len(),
            merged.concepts
        )?;
        if !merged.unknown_uris.is_empty() {
            writeln!(
                f,
                "  {} skills of the starter taxonomy name an ESCO skill that is not there",
                merged.unknown_uris.len()
            )?;
        }
        if !read.missing.is_empty() {
            writeln!(f, "  not there: {}", read.missing.join(", "))?;
        }
        for skipped in read.skipped.iter().take(SKIPPED_SHOWN) {
            let first = skipped.examples.first();
            writeln!(
                f,
                "  {} rows of {}: {}{}",
                skipped.count,
                skipped.file.display(),
                skipped.reason,
                first
                    .map(|e| format!(" (first: line {}, {})", e.line, e.value))
                    .unwrap_or_default()
            )?;
        }
        if read.skipped.len() > SKIPPED_SHOWN {
            let more = read.skipped.len() - SKIPPED_SHOWN;
            writeln!(f, "  {more} more files with rows left out, see --json")?;
        }
        if !read.ignored.is_empty() {
            writeln!(f, "  {} other files passed over", read.ignored.len())?;
        }
        match &self.next {
            Some(next) => write!(f, "  now in use; {next}"),
            None => write!(f, "  in use as before"),
        }
    }
}
