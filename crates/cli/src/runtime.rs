//! The parts that commands put together: store, engine, service.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use domain::SystemClock;
use matching::{Access, Engine, EngineError};
use server::{AccessMode, AppState, Parts, Permits, Retention};
use store::{SqliteStore, Store};

use crate::assets::Assets;
use crate::config::Config;

/// Opens the database, making data folder and tables where there are none.
pub(crate) async fn open_store(config: &Config) -> anyhow::Result<Arc<dyn Store>> {
    make_folder(&config.storage.data)?;
    let store = SqliteStore::open(config.storage.database_file(), Arc::new(SystemClock)).await?;
    Ok(Arc::new(store))
}

fn make_folder(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| {
        let folder = folder.display();
        format!(
            "cannot make the data folder {folder}; give one that may be written to with --data DIR"
        )
    })
}

/// Opens the index for a single command: brings it up to date where nobody else writes to it,
/// else reads what the running service has committed.
pub(crate) async fn open_engine(
    config: &Config,
    assets: &Assets,
    store: &Arc<dyn Store>,
) -> anyhow::Result<Engine> {
    let folder = config.storage.index_folder();
    match assets.engine(&folder, Access::Write) {
        Ok(engine) => {
            server::catch_up(store, &engine).await?;
            Ok(engine)
        }
        Err(error) if is_locked(&error) => assets.engine(&folder, Access::Read),
        Err(error) => Err(error),
    }
}

fn is_locked(error: &anyhow::Error) -> bool {
    matches!(
        error.downcast_ref::<EngineError>(),
        Some(EngineError::Locked(_))
    )
}

/// Brings the parts of the service together.
pub(crate) fn state(
    store: Arc<dyn Store>,
    engine: Engine,
    assets: &Assets,
    access: AccessMode,
    config: &Config,
) -> anyhow::Result<AppState> {
    let linker = Arc::clone(engine.linker());
    let clock = Arc::new(SystemClock);
    let permits = Permits::default();
    let professions = taxonomy::professions::load(&assets.starter_folder())?;
    Ok(AppState::new(Parts {
        store,
        engine,
        linker,
        professions,
        clock,
        access,
        permits,
        audits: assets.audits_folder(),
        retention: Retention {
            days: config.receipts.keep_days,
        },
    }))
}
