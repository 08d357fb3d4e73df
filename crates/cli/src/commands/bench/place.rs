//! Where the index of a corpus is, and what it was built from.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::build::Built;

/// A folder for an index: a temporary one, or one that is kept.
pub(super) struct Place {
    folder: PathBuf,
    // Deleted with its content when the measurement is over.
    _temporary: Option<tempfile::TempDir>,
}

/// What the index in a place holds. Written when it is complete.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Content {
    /// Profiles in it.
    pub(super) profiles: u64,
    /// Needs in it.
    pub(super) needs: u64,
    /// The seed that they were made from.
    pub(super) seed: u64,
    /// What building it took.
    pub(super) built: Built,
}

impl Place {
    /// `bench` in a data folder, else a temporary folder. What a service keeps in the data folder
    /// is not touched.
    pub(super) fn new(data: Option<&Path>) -> anyhow::Result<Self> {
        let (folder, temporary) = if let Some(data) = data {
            (data.join("bench"), None)
        } else {
            let temporary = tempfile::tempdir()?;
            (temporary.path().to_owned(), Some(temporary))
        };
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        Ok(Self {
            folder,
            _temporary: temporary,
        })
    }

    /// The folder of the index.
    pub(super) fn index(&self) -> PathBuf {
        self.folder.join("index")
    }

    fn note(&self) -> PathBuf {
        self.folder.join("corpus.json")
    }

    /// What the index holds; nothing where none was completed.
    pub(super) fn content(&self) -> anyhow::Result<Option<Content>> {
        let path = self.note();
        match fs::read_to_string(&path) {
            Ok(text) => {
                let content = serde_json::from_str(&text);
                content.map(Some).with_context(|| {
                    let folder = self.folder.display();
                    format!("{} cannot be read; delete {folder}", path.display())
                })
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    /// Notes that the index is complete.
    pub(super) fn complete(&self, content: &Content) -> anyhow::Result<()> {
        let path = self.note();
        fs::write(&path, serde_json::to_string_pretty(content)?)
            .with_context(|| format!("cannot write {}", path.display()))
    }

    /// Deletes what a run that was broken off has left.
    pub(super) fn clear(&self) -> anyhow::Result<()> {
        let index = self.index();
        if index.exists() {
            fs::remove_dir_all(&index)
                .with_context(|| format!("cannot delete {}", index.display()))?;
        }
        Ok(())
    }
}

impl Content {
    /// Refuses a kept index of another corpus: figures of the two would be mixed up.
    pub(super) fn ensure_same(&self, profiles: u64, needs: u64, seed: u64) -> anyhow::Result<()> {
        anyhow::ensure!(
            (self.profiles, self.needs, self.seed) == (profiles, needs, seed),
            "the folder holds an index of {} profiles and {} needs with seed {}, not of {profiles}, \
             {needs} and {seed}; give another folder with --data DIR",
            self.profiles,
            self.needs,
            self.seed
        );
        Ok(())
    }
}
