//! A service in a temporary folder, without a network.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use domain::{Clock, FixedClock};
use embedding::{Embedder, StaticModel};
use linking::{Linker, Settings};
use matching::{Access, Definition, Engine, Ranking};
use serde_json::Value;
use server::{AccessMode, AppState, Parts, Permits, Retention};
use store::{SqliteStore, Store};
use taxonomy::Lexicon;
use tempfile::TempDir;
use tower::ServiceExt;

/// The day of every test.
pub(crate) const TODAY: &str = "2026-11-23T12:00:00Z";

/// A running service.
pub(crate) struct Service {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) engine: Engine,
    pub(crate) state: AppState,
    router: Router,
    folder: TempDir,
}

/// What it answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value
            .map(|value| value.to_str().expect("visible characters"))
            .unwrap_or_default()
    }

    /// Checks that it is a problem of this kind in full, and gives it.
    pub(crate) fn problem(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["code"], code);
        assert_eq!(problem["status"], status);
        assert_eq!(problem["type"], format!("/api/docs#problem-{code}"));
        assert_eq!(problem["request_id"], self.header("x-request-id"));
        for field in ["title", "detail"] {
            assert!(
                problem[field].as_str().is_some_and(|text| !text.is_empty()),
                "{field}"
            );
        }
        assert!(problem["errors"].is_array());
        problem
    }
}

/// The workspace's own model, taxonomy and index definition.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

struct Assets {
    model: Arc<dyn Embedder>,
    linker: Arc<Linker>,
}

fn assets() -> &'static Assets {
    static ASSETS: OnceLock<Assets> = OnceLock::new();
    ASSETS.get_or_init(|| {
        let model = StaticModel::load(&root().join("models/static-ngram-v2")).expect("the model");
        let model: Arc<dyn Embedder> = Arc::new(model);
        let taxonomy = taxonomy::starter::load(&root().join("seed-data/taxonomy"));
        let taxonomy = Arc::new(taxonomy.expect("the taxonomy"));
        let lexicon = Lexicon::load(&root().join("seed-data/taxonomy")).expect("the lexicon");
        let settings = Settings::load(&root().join("index/linking.toml")).expect("settings");
        Assets {
            linker: Arc::new(
                Linker::new(taxonomy, Arc::clone(&model), settings).with_lexicon(lexicon),
            ),
            model,
        }
    })
}

pub(crate) fn open_engine(folder: &Path) -> Engine {
    let Assets { model, linker } = assets();
    let definition = Definition::load(&root().join("index/definition.toml")).expect("definition");
    let ranking = Ranking::load(&root().join("index/ranking.toml")).expect("ranking");
    let (model, linker) = (Arc::clone(model), Arc::clone(linker));
    Engine::open(folder, definition, ranking, model, linker, Access::Write).expect("the index")
}

impl Service {
    /// A demonstration.
    pub(crate) async fn start() -> Self {
        Self::with(AccessMode::Demo, Permits::default()).await
    }

    pub(crate) async fn with(access: AccessMode, permits: Permits) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock: Arc<dyn Clock> = Arc::new(FixedClock(TODAY.parse().expect("a time")));
        let store = SqliteStore::open(folder.path().join("spona.db"), Arc::clone(&clock)).await;
        let store: Arc<dyn Store> = Arc::new(store.expect("the store"));
        let engine = open_engine(&folder.path().join("index"));
        let state = AppState::new(Parts {
            store: Arc::clone(&store),
            engine: engine.clone(),
            linker: Arc::clone(&assets().linker),
            professions: taxonomy::professions::load(&root().join("seed-data/taxonomy"))
                .expect("the regulated professions"),
            clock,
            access,
            permits,
            audits: Some(folder.path().join("audits")),
            retention: Retention::default(),
        });
        Self {
            router: server::app::router(state.clone()),
            store,
            engine,
            state,
            folder,
        }
    }

    /// Where reports of audits are kept.
    pub(crate) fn audits(&self) -> PathBuf {
        self.folder.path().join("audits")
    }

    /// Brings the index to the end of the feed.
    pub(crate) async fn index(&self) {
        server::catch_up(&self.store, &self.engine)
            .await
            .expect("indexing");
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("never fails");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a whole body");
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, &[], None).await
    }

    /// A request with headers and a body of JSON.
    pub(crate) async fn call(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Some(body) => {
                request = request.header("content-type", "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).expect("a valid request"))
            .await
    }

    /// Creates a record and gives it as stored.
    pub(crate) async fn create(&self, plural: &str, record: &Value) -> Value {
        let path = format!("/api/v1/{plural}");
        let answer = self.call(Method::POST, &path, &[], Some(record)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        answer.json()
    }
}
