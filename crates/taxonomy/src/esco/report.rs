//! What an import found.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

/// What was read from a folder of ESCO files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The newest version of ESCO in the folder, or the one that was given; nothing where neither
    /// tells.
    pub version: Option<String>,
    /// All versions that the folders' names tell, newest first.
    pub versions: Vec<String>,
    /// The tables that were read, in this order.
    pub files: Vec<FileRead>,
    /// Files that were passed over.
    pub ignored: Vec<Ignored>,
    /// Labels by language.
    pub languages: BTreeMap<String, usize>,
    /// Occupations.
    pub occupations: usize,
    /// Groups of ISCO-08.
    pub occupation_groups: usize,
    /// Skills and fields of knowledge.
    pub skills: usize,
    /// Groups of skills and of ISCED-F.
    pub skill_groups: usize,
    /// Labels in all languages.
    pub labels: usize,
    /// Descriptions in all languages.
    pub descriptions: usize,
    /// Relations between occupations and skills.
    pub relations: usize,
    /// Those of them that are essential.
    pub essential: usize,
    /// Relations between a concept and a broader one.
    pub broader: usize,
    /// Parts of ESCO, or languages of a part, that the folder does not have.
    pub missing: Vec<String>,
    /// Rows that were left out, by reason.
    pub skipped: Vec<Skipped>,
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileRead {
    /// The file.
    pub file: PathBuf,
    /// What it holds: the official name without language.
    pub part: &'static str,
    /// Its language, where the name has one.
    pub language: Option<String>,
    /// ESCO's version, where a folder's name has one.
    pub version: Option<String>,
    /// Rows without the header.
    pub rows: usize,
}

/// A file that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ignored {
    /// The file.
    pub file: PathBuf,
    /// Why.
    pub reason: &'static str,
}

/// Rows that were left out for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The file.
    pub file: PathBuf,
    /// Why.
    pub reason: &'static str,
    /// How many.
    pub count: usize,
    /// The first of them: line and value.
    pub examples: Vec<Example>,
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    /// Line, from 1.
    pub line: u64,
    /// What stands there.
    pub value: String,
}

/// The most examples for one reason.
const EXAMPLES: usize = 5;

impl Report {
    /// Counts a row that was left out.
    pub(super) fn skip(
        &mut self,
        file: &std::path::Path,
        reason: &'static str,
        line: u64,
        value: &str,
    ) {
        let same = |s: &Skipped| s.reason == reason && s.file == file;
        let known = self.skipped.iter().rposition(same);
        let at = known.unwrap_or_else(|| {
            self.skipped.push(Skipped {
                file: file.to_owned(),
                reason,
                count: 0,
                examples: Vec::new(),
            });
            self.skipped.len() - 1
        });
        let skipped = &mut self.skipped[at];
        skipped.count += 1;
        if skipped.examples.len() < EXAMPLES {
            skipped.examples.push(Example {
                line,
                value: super::lines::shortened(value),
            });
        }
    }
}
