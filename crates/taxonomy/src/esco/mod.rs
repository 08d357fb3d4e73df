//! Reads ESCO's published tables, of any version from 1.0.8 and in any subset of languages.
//!
//! Subfolders are walked, and files are known by their names: `occupations_<lang>.csv`,
//! `skills_<lang>.csv`, `ISCOGroups_<lang>.csv`, `skillGroups_<lang>.csv`, and the relations
//! `occupationSkillRelations[_<lang>].csv`, `broaderRelationsOccPillar[_<lang>].csv`,
//! `broaderRelationsSkillPillar[_<lang>].csv`; tab-separated tables `skills_<lang>.tsv` as well.
//! Columns are found by name, so their order and further ones do not matter. Tables of several
//! versions in one folder come together by address; where they differ, the newest is right.

mod build;
mod files;
mod hierarchy;
mod lines;
mod read;
mod relations;
mod report;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use build::Builder;
use files::{Found, Part, Source, show_version};

use crate::concept::Taxonomy;
use crate::error::TaxonomyError;

pub(crate) use build::isco_uri;
pub use report::{Example, FileRead, Ignored, Report, Skipped};

/// How far reading is.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// Bytes read.
    pub bytes: u64,
    /// Bytes of all tables together.
    pub total: u64,
    /// The table that is being read.
    pub file: &'a Path,
}

/// Reads everything below `folder` into one taxonomy.
pub fn load(folder: &Path) -> Result<Taxonomy, TaxonomyError> {
    let (taxonomy, _) = load_with(folder, None, &mut |_| {})?;
    Ok(taxonomy)
}

/// The same with a report, telling `progress` now and then. `version` names the release where the
/// folders' names do not.
///
/// A table that is broken, an unknown kind of relation, a circle among broader concepts, or more
/// than one relation in twenty that points at no defined concept refuses everything, with file,
/// line and reason. Fewer such relations, which ESCO's own releases have, are left out and
/// reported.
pub fn load_with(
    folder: &Path,
    version: Option<&str>,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<(Taxonomy, Report), TaxonomyError> {
    let found = files::find(folder)?;
    let unreadable = |path: &Path, error: &io::Error| TaxonomyError::Read {
        path: path.to_owned(),
        message: error.to_string(),
    };
    let mut total = 0;
    for Source { path, .. } in &found.sources {
        total += path.metadata().map_err(|e| unreadable(path, &e))?.len();
    }
    let mut done = 0;
    let mut builder = Builder::default();
    for source in &found.sources {
        let mut tell = |bytes: u64| {
            done += bytes;
            progress(Progress {
                bytes: done,
                total,
                file: &source.path,
            });
        };
        let input = Told {
            input: File::open(&source.path).map_err(|e| unreadable(&source.path, &e))?,
            tell: &mut tell,
        };
        let rows = read::table(source, input, &mut builder)?;
        builder.report.files.push(file_read(source, rows));
    }
    finish(folder, found, version, builder)
}

/// Reads one table from memory as if it were alone in a folder, under the name of its file
/// (`skills_en.csv`). Whatever the bytes are, it gives a taxonomy or an error.
pub fn read_table(name: &str, bytes: &[u8]) -> Result<(Taxonomy, Report), TaxonomyError> {
    let path = Path::new(name);
    let source = files::recognise(Path::new(""), path).map_err(|reason| TaxonomyError::Read {
        path: path.to_owned(),
        message: reason.to_owned(),
    })?;
    let mut builder = Builder::default();
    let rows = read::table(&source, bytes, &mut builder)?;
    builder.report.files.push(file_read(&source, rows));
    let found = Found {
        sources: vec![source],
        ignored: Vec::new(),
    };
    finish(path, found, None, builder)
}

fn file_read(source: &Source, rows: usize) -> FileRead {
    FileRead {
        file: source.path.clone(),
        part: source.part.name(),
        language: source.language.map(|language| language.to_string()),
        version: source.version.as_deref().map(show_version),
        rows,
    }
}

fn finish(
    folder: &Path,
    found: Found,
    version: Option<&str>,
    mut builder: Builder,
) -> Result<(Taxonomy, Report), TaxonomyError> {
    if builder.concepts.is_empty() {
        let expected = "ESCO concepts (occupations_<lang>.csv, skills_<lang>.csv)";
        return Err(TaxonomyError::Nothing {
            path: folder.to_owned(),
            expected,
        });
    }
    let versions: BTreeSet<_> = found
        .sources
        .iter()
        .filter_map(|s| s.version.clone())
        .collect();
    let versions: Vec<String> = versions.iter().rev().map(|v| show_version(v)).collect();
    let report = &mut builder.report;
    report.version = version
        .map(str::to_owned)
        .or_else(|| versions.first().cloned());
    report.versions = versions;
    report.missing = missing(&found.sources);
    let ignored = found.ignored.into_iter();
    report.ignored = ignored
        .map(|(file, reason)| Ignored { file, reason })
        .collect();
    let name = report
        .version
        .as_ref()
        .map_or("esco".to_owned(), |v| format!("esco-{v}"));
    builder.finish(&name)
}

/// What a folder lacks: whole parts, and languages that have occupations or skills only.
fn missing(sources: &[Source]) -> Vec<String> {
    let languages = |part: Part| -> BTreeSet<_> {
        let of_part = sources.iter().filter(|source| source.part == part);
        of_part.filter_map(|source| source.language).collect()
    };
    let has = |part: Part| sources.iter().any(|source| source.part == part);
    let parts = [
        Part::IscoGroups,
        Part::Occupations,
        Part::SkillGroups,
        Part::Skills,
        Part::BroaderOccupations,
        Part::BroaderSkills,
        Part::OccupationSkills,
    ];
    let absent = parts.into_iter().filter(|part| !has(*part));
    let mut missing: Vec<String> = absent.map(|part| part.name().to_owned()).collect();
    let all: BTreeSet<_> = [Part::Occupations, Part::Skills]
        .into_iter()
        .flat_map(languages)
        .collect();
    for part in [Part::Occupations, Part::Skills]
        .into_iter()
        .filter(|part| has(*part))
    {
        let there = languages(part);
        let absent = all.iter().filter(|language| !there.contains(language));
        missing.extend(absent.map(|language| format!("{}_{language}", part.name())));
    }
    missing
}

/// A reader that tells how much was read.
struct Told<'a, R> {
    input: R,
    tell: &'a mut dyn FnMut(u64),
}

impl<R: Read> Read for Told<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.input.read(buffer)?;
        (self.tell)(length as u64);
        Ok(length)
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
