//! Signs of life for whoever watches over the service.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::indexer::IndexState;
use crate::problem::{ApiError, ApiResult, Code, responses};
use crate::state::AppState;

/// A sign of life.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`.
    status: &'static str,
}

const OK: Json<Health> = Json(Health { status: "ok" });

/// Whether the process runs
#[utoipa::path(
    get,
    path = "/health/live",
    operation_id = "health_live",
    tag = "health",
    responses((status = 200, body = Health, description = "It does.")),
)]
pub(crate) async fn live() -> Json<Health> {
    OK
}

/// Whether the service can do its work
///
/// It cannot while the database does not answer, while the index is being filled for the first
/// time, and while a change cannot be applied to the index.
#[utoipa::path(
    get,
    path = "/health/ready",
    operation_id = "health_ready",
    tag = "health",
    responses((status = 200, body = Health, description = "It can."), responses::Readiness),
)]
pub(crate) async fn ready(State(state): State<AppState>) -> ApiResult<Json<Health>> {
    let not_ready = |detail: String| ApiError::new(Code::NotReady, detail);
    if let Err(error) = state.store().ping().await {
        tracing::warn!(%error, "the database does not answer");
        return Err(not_ready("the database does not answer".to_owned()));
    }
    match state.index_status().get() {
        IndexState::Following => Ok(OK),
        IndexState::CatchingUp => Err(not_ready("the index is being filled".to_owned())),
        IndexState::Failing(reason) => Err(not_ready(format!("the index is behind: {reason}"))),
    }
}
