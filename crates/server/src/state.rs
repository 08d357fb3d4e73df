//! What every handler shares.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::Clock;
use jiff::Timestamp;
use jiff::civil::Date;
use linking::Linker;
use matching::Engine;
use store::Store;
use taxonomy::professions::RegulatedProfession;

use crate::access::AccessMode;
use crate::indexer::IndexStatus;
use crate::openapi::Documentation;
use crate::permits::Permits;
use crate::receipts::Retention;
use crate::statistics::Forecasts;

/// What the service is made of.
pub struct Parts {
    /// The records and the statistics.
    pub store: Arc<dyn Store>,
    /// The index and the ranking, opened for writing.
    pub engine: Engine,
    /// Concepts and their labels; the same that `engine` links with.
    pub linker: Arc<Linker>,
    /// Which professions are regulated, by ISCO-08 unit group.
    pub professions: HashMap<String, Vec<RegulatedProfession>>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Who may use the service.
    pub access: AccessMode,
    /// How much work at a time.
    pub permits: Permits,
    /// Where reports of audits are kept, if anywhere.
    pub audits: Option<PathBuf>,
    /// How long receipts are kept.
    pub retention: Retention,
}

/// What every handler shares. Clones share everything.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    parts: Parts,
    index_status: IndexStatus,
    forecasts: Forecasts,
    documentation: Documentation,
    /// For suggestions, which take a millisecond and answer somebody who types: they queue on
    /// their own, never behind rankings.
    typing: Permits,
}

impl AppState {
    /// Brings the parts together.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(Inner {
            parts,
            index_status: IndexStatus::default(),
            forecasts: Forecasts::default(),
            documentation: Documentation::new(),
            typing: Permits::default(),
        }))
    }

    /// The records and the statistics.
    pub fn store(&self) -> &dyn Store {
        &*self.0.parts.store
    }

    pub(crate) fn shared_store(&self) -> Arc<dyn Store> {
        Arc::clone(&self.0.parts.store)
    }

    /// The index and the ranking.
    pub fn engine(&self) -> &Engine {
        &self.0.parts.engine
    }

    pub(crate) fn linker(&self) -> &Arc<Linker> {
        &self.0.parts.linker
    }

    /// Who recognises and licenses the professions of an ISCO-08 unit group.
    pub(crate) fn professions(&self, isco_code: &str) -> &[RegulatedProfession] {
        let professions = self.0.parts.professions.get(isco_code);
        professions.map_or(&[], Vec::as_slice)
    }

    pub(crate) fn permits(&self) -> &Permits {
        &self.0.parts.permits
    }

    pub(crate) fn typing(&self) -> &Permits {
        &self.0.typing
    }

    pub(crate) fn audits(&self) -> Option<&Path> {
        self.0.parts.audits.as_deref()
    }

    pub(crate) fn access_mode(&self) -> AccessMode {
        self.0.parts.access
    }

    pub(crate) fn today(&self) -> Date {
        self.0.parts.clock.today()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.parts.clock.now()
    }

    pub(crate) fn retention(&self) -> Retention {
        self.0.parts.retention
    }

    /// How the index does.
    pub fn index_status(&self) -> &IndexStatus {
        &self.0.index_status
    }

    pub(crate) fn forecasts(&self) -> &Forecasts {
        &self.0.forecasts
    }

    pub(crate) fn documentation(&self) -> &Documentation {
        &self.0.documentation
    }
}
