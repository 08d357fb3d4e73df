//! Keeps imported releases in the data folder, so that one can go back to any of them.
//!
//! `DATA/taxonomy/` holds a file a release (`esco-1.1.1-9c0f….taxonomy`), never changed once it is
//! written, and `current`, a line with the name of the one in use; without it the starter taxonomy
//! is used alone. Files are written under another name, brought to the disk and then renamed: what
//! is there under its name is whole, whenever the process ended.

mod file;
mod folder;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::concept::{ConceptKind, Taxonomy};
use crate::error::TaxonomyError;
use folder::Lock;

/// The name under which the starter taxonomy, which is no release, is chosen.
pub const STARTER: &str = "starter";

const EXTENSION: &str = "taxonomy";

/// What a release is, without its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Its name, made of ESCO's version and its content: `esco-1.1.1-9c0f12ab34cd`.
    pub name: String,
    /// ESCO's version, where it is known.
    pub version: Option<String>,
    /// When it was imported, RFC 3339.
    pub imported_at: String,
    /// Its languages.
    pub languages: Vec<String>,
    /// Occupations without groups.
    pub occupations: usize,
    /// Skills and fields of knowledge without groups.
    pub skills: usize,
    /// Labels in all languages.
    pub labels: usize,
    /// Relations between occupations and skills.
    pub relations: usize,
}

/// A release as it is kept.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// The file.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether it is in use.
    pub current: bool,
    /// What it is; nothing if the file is damaged.
    pub release: Option<Release>,
    /// What is wrong with the file.
    pub damage: Option<String>,
}

/// What became of a release that was to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// Whether the same content was there already.
    pub known: bool,
}

/// The releases in a data folder.
#[derive(Debug, Clone)]
pub struct Library {
    folder: PathBuf,
}

impl Library {
    /// The one in this data folder. Nothing is made before something is kept.
    pub fn in_data_folder(data: &Path) -> Self {
        Self {
            folder: data.join("taxonomy"),
        }
    }

    /// All releases by name. Every file is read and checked.
    pub fn releases(&self) -> Result<Vec<Entry>, TaxonomyError> {
        let current = self.current()?;
        let mut entries = Vec::new();
        for (name, file) in folder::files(&self.folder, EXTENSION)? {
            let bytes = file.metadata().map_or(0, |metadata| metadata.len());
            let (release, damage) = match file::check(&file) {
                Ok(release) => (Some(release), None),
                Err(error) => (None, Some(error.to_string())),
            };
            entries.push(Entry {
                current: current.as_ref() == Some(&name),
                name,
                file,
                bytes,
                release,
                damage,
            });
        }
        Ok(entries)
    }

    /// The name of the release in use; nothing where it is the starter taxonomy alone.
    pub fn current(&self) -> Result<Option<String>, TaxonomyError> {
        let name = folder::read_line(&self.pointer())?;
        Ok(name.filter(|name| !name.is_empty() && name != STARTER))
    }

    /// Reads the release in use; nothing where it is the starter taxonomy alone.
    pub fn load_current(&self) -> Result<Option<Taxonomy>, TaxonomyError> {
        self.current()?.map(|name| self.load(&name)).transpose()
    }

    /// Reads a release.
    pub fn load(&self, name: &str) -> Result<Taxonomy, TaxonomyError> {
        file::load(&self.find(name)?)
    }

    /// Keeps what was imported. The same content is kept once; a damaged file of it is replaced.
    pub fn keep(
        &self,
        taxonomy: &Taxonomy,
        version: Option<&str>,
        imported_at: &str,
    ) -> Result<Kept, TaxonomyError> {
        let _lock = Lock::take(&self.folder)?;
        let (_, digest) = taxonomy.version().rsplit_once('@').unwrap_or_default();
        let name = format!("esco-{}-{digest}", version.unwrap_or("unknown"));
        let path = self.folder.join(format!("{name}.{EXTENSION}"));
        if path.is_file() && file::check(&path).is_ok() {
            return Ok(Kept { name, known: true });
        }
        let mut languages: Vec<_> = taxonomy
            .concepts()
            .iter()
            .flat_map(|c| &c.labels)
            .map(|l| l.language)
            .collect();
        languages.sort_unstable();
        languages.dedup();
        let release = Release {
            name: name.clone(),
            version: version.map(str::to_owned),
            imported_at: imported_at.to_owned(),
            languages: languages.iter().map(ToString::to_string).collect(),
            occupations: taxonomy.count(ConceptKind::Occupation, false),
            skills: taxonomy.count(ConceptKind::Skill, false),
            labels: taxonomy.concepts().iter().map(|c| c.labels.len()).sum(),
            relations: taxonomy.relation_count(),
        };
        folder::replace(&path, |output| file::write(output, &release, taxonomy))?;
        Ok(Kept { name, known: false })
    }

    /// Takes a release, or [`STARTER`], into use.
    pub fn choose(&self, name: &str) -> Result<(), TaxonomyError> {
        if name != STARTER {
            file::check(&self.find(name)?)?;
        } else if !self.folder.exists() {
            return Ok(());
        }
        let _lock = Lock::take(&self.folder)?;
        folder::replace(&self.pointer(), |output| writeln!(output, "{name}"))
    }

    /// Deletes a release that is not in use.
    pub fn remove(&self, name: &str) -> Result<(), TaxonomyError> {
        let path = self.find(name)?;
        let _lock = Lock::take(&self.folder)?;
        if self.current()?.as_deref() == Some(name) {
            return Err(TaxonomyError::InUse(name.to_owned()));
        }
        folder::remove(&path)
    }

    fn find(&self, name: &str) -> Result<PathBuf, TaxonomyError> {
        let files = folder::files(&self.folder, EXTENSION)?;
        let mut known = vec![STARTER.to_owned()];
        for (found, path) in files {
            if found == name {
                return Ok(path);
            }
            known.push(found);
        }
        Err(TaxonomyError::NoRelease {
            name: name.to_owned(),
            known: known.join(", "),
        })
    }

    fn pointer(&self) -> PathBuf {
        self.folder.join("current")
    }
}

#[cfg(test)]
mod tests;
