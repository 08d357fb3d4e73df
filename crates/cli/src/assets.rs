//! What the binary needs besides itself: index definition, model, taxonomy, seed data.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use embedding::{Embedder, StaticModel};
use linking::{Linker, Settings};
use matching::{Access, Definition, Engine, EngineError, Ranking};
use taxonomy::{Lexicon, Library, Taxonomy, merge, starter};

/// The default model's folder under `models/`.
const MODEL: &str = "static-ngram-v2";

/// Folders and files that ship with the binary.
#[derive(Debug, Clone)]
pub struct Assets {
    root: PathBuf,
    /// Where imported taxonomies are kept; without it there is the starter taxonomy only.
    data: Option<PathBuf>,
}

impl Assets {
    /// Looks for the folder that holds `index/`, `models/` and `seed-data/`: the one given, else
    /// the working directory and the binary's own folder with those above them.
    pub fn find(given: Option<&Path>) -> anyhow::Result<Self> {
        let is_root = |folder: &Path| folder.join("index/definition.toml").is_file();
        if let Some(root) = given {
            anyhow::ensure!(
                is_root(root),
                "{} holds no index/definition.toml",
                root.display()
            );
            return Ok(Self {
                root: root.to_owned(),
                data: None,
            });
        }
        let beside = std::env::current_exe().ok();
        let here = std::env::current_dir().ok();
        let starts = [here.as_deref(), beside.as_deref()];
        let root = starts
            .into_iter()
            .flatten()
            .flat_map(Path::ancestors)
            .find(|folder| is_root(folder));
        let root = root.context(
            "cannot find index/definition.toml in the working directory, beside the binary or above; \
             give the folder with --assets DIR",
        )?;
        Ok(Self {
            root: root.to_owned(),
            data: None,
        })
    }

    /// The same with the taxonomies that were imported into a data folder.
    #[must_use]
    pub fn with_data(mut self, data: &Path) -> Self {
        self.data = Some(data.to_owned());
        self
    }

    /// Where reports of audits are kept in the data folder, if there is one.
    pub fn audits_folder(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|data| data.join("audits"))
    }

    /// The folder that a fresh installation is filled from.
    pub fn seed_data(&self) -> PathBuf {
        self.root.join("seed-data")
    }

    /// The folder that holds them all; where it is a checkout, its documents too.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The numbers of the ranking.
    pub fn ranking_file(&self) -> PathBuf {
        self.root.join("index/ranking.toml")
    }

    /// Loads model, taxonomy and definition, and opens the index in `folder` with them.
    pub fn engine(&self, folder: &Path, access: Access) -> anyhow::Result<Engine> {
        let definition = Definition::load(&self.root.join("index/definition.toml"))?;
        let ranking = Ranking::load(&self.ranking_file())?;
        let model = self.embedder()?;
        let linker = Arc::new(self.linker_over(self.taxonomy()?, Arc::clone(&model))?);
        let engine = Engine::open(folder, definition, ranking, model, linker, access)?;
        Ok(engine)
    }

    /// The same on an empty folder: what was built before is deleted, with whatever model.
    pub fn rebuilt_engine(&self, folder: &Path) -> anyhow::Result<Engine> {
        match self.engine(folder, Access::Write) {
            Err(error) if needs_rebuild(&error) => {
                std::fs::remove_dir_all(folder).with_context(|| {
                    format!("cannot delete the index folder {}", folder.display())
                })?;
                self.engine(folder, Access::Write)
            }
            other => other,
        }
    }

    /// Loads the embedding model.
    pub fn embedder(&self) -> anyhow::Result<Arc<dyn Embedder>> {
        let model = StaticModel::load(&self.root.join("models").join(MODEL))?;
        Ok(Arc::new(model))
    }

    /// How linking weighs its evidence.
    pub fn linking(&self) -> anyhow::Result<Settings> {
        Ok(Settings::load(&self.root.join("index/linking.toml"))?)
    }

    /// Makes a linker over the taxonomy in use.
    pub fn linker(&self) -> anyhow::Result<Linker> {
        self.linker_over(self.taxonomy()?, self.embedder()?)
    }

    /// Makes a linker over any taxonomy.
    pub fn linker_over(
        &self,
        taxonomy: Taxonomy,
        embedder: Arc<dyn Embedder>,
    ) -> anyhow::Result<Linker> {
        let lexicon = Lexicon::load(&self.starter_folder())?;
        let linker = Linker::new(Arc::new(taxonomy), embedder, self.linking()?);
        Ok(linker.with_lexicon(lexicon))
    }

    /// The starter taxonomy, united with the imported release in use, if there is one.
    pub fn taxonomy(&self) -> anyhow::Result<Taxonomy> {
        let starter = self.starter()?;
        let current = match &self.data {
            Some(data) => Library::in_data_folder(data).load_current()?,
            None => None,
        };
        Ok(match current {
            Some(release) => merge(starter, release).0,
            None => starter,
        })
    }

    /// The starter taxonomy alone.
    pub fn starter(&self) -> anyhow::Result<Taxonomy> {
        Ok(starter::load(&self.starter_folder())?)
    }

    /// Where the tables of the starter taxonomy are.
    pub fn starter_folder(&self) -> PathBuf {
        self.seed_data().join("taxonomy")
    }
}

fn needs_rebuild(error: &anyhow::Error) -> bool {
    let error = error.downcast_ref::<EngineError>();
    matches!(
        error,
        Some(EngineError::OtherVersion { .. } | EngineError::Corrupt { .. })
    )
}
