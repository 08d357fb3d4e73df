//! An engine in a folder of its own.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use domain::blind::{BlindNeed, BlindProfile};
use domain::record::Record;
use domain::{Need, Profile};
use embedding::{Embedder, StaticModel};
use linking::{Linker, Settings};
use matching::{Access, Applied, Definition, Engine, EngineError, MatchOptions, Ranking, Update};
use taxonomy::{Lexicon, starter};
use tempfile::TempDir;
use uuid::Uuid;

static MODEL: LazyLock<Arc<StaticModel>> =
    LazyLock::new(|| Arc::new(StaticModel::load(&root().join("models/static-ngram-v2")).unwrap()));
static LINKER: LazyLock<Arc<Linker>> = LazyLock::new(|| {
    let taxonomy = starter::load(&root().join("seed-data/taxonomy")).unwrap();
    let settings = Settings::load(&root().join("index/linking.toml")).unwrap();
    let lexicon = Lexicon::load(&root().join("seed-data/taxonomy")).unwrap();
    let linker = Linker::new(Arc::new(taxonomy), MODEL.clone(), settings);
    Arc::new(linker.with_lexicon(lexicon))
});

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) struct Bench {
    pub(crate) engine: Engine,
    pub(crate) folder: TempDir,
    position: i64,
}

pub(crate) fn open(folder: &Path, access: Access) -> Result<Engine, EngineError> {
    open_with(folder, access, MODEL.clone())
}

pub(crate) fn open_with(
    folder: &Path,
    access: Access,
    embedder: Arc<dyn Embedder>,
) -> Result<Engine, EngineError> {
    let definition = Definition::load(&root().join("index/definition.toml")).unwrap();
    let ranking = Ranking::load(&root().join("index/ranking.toml")).unwrap();
    Engine::open(
        folder,
        definition,
        ranking,
        embedder,
        LINKER.clone(),
        access,
    )
}

impl Bench {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = open(folder.path(), Access::Write).unwrap();
        Self {
            engine,
            folder,
            position: 0,
        }
    }

    pub(crate) fn apply(&mut self, updates: Vec<Update>) {
        self.position += 1;
        let applied = Applied {
            feed: "test".to_owned(),
            position: self.position,
        };
        self.engine.apply(updates, &applied).unwrap();
    }

    pub(crate) fn put(&mut self, number: u128, json: &str) {
        self.apply(vec![Update::Profile(id(number), blind(json))]);
    }
}

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn blind(json: &str) -> BlindProfile {
    BlindProfile::from(&Profile::from_line(json).unwrap())
}

pub(crate) fn need(json: &str) -> BlindNeed {
    BlindNeed::from(&Need::from_line(json).unwrap())
}

pub(crate) fn options() -> MatchOptions {
    MatchOptions {
        limit: 100,
        ..MatchOptions::on("2026-11-23".parse().unwrap())
    }
}
