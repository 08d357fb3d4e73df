//! `/api/v1/audit`: whether the ranking is the same for everyone.

use axum::Json;
use axum::extract::State;

use crate::api::FairnessReport;
use crate::audits;
use crate::problem::{ApiError, ApiResult, Code, responses};
use crate::request::params::Params;
use crate::state::AppState;

/// The newest fairness report
///
/// What changes when profiles differ in a name, an origin, a script or another respect that should
/// not matter, and how much attention groups get against equally relevant ones. It names nobody;
/// small groups are withheld. Made by `spona audit fairness`.
#[utoipa::path(
    get,
    path = "/api/v1/audit/fairness",
    operation_id = "fairness_report",
    tag = "audit",
    responses((status = 200, body = FairnessReport, description = "The newest report."), responses::OneRecord, responses::Unread),
)]
pub(crate) async fn fairness(
    State(state): State<AppState>,
    Params(()): Params<()>,
) -> ApiResult<Json<FairnessReport>> {
    let folder = state.audits().map(ToOwned::to_owned);
    let (_, newest) = state
        .permits()
        .acquire()
        .await?
        .run(move || {
            let Some(folder) = folder else {
                return Ok(None);
            };
            let newest = audits::list(&folder)?.into_iter().next();
            newest.map(|path| audits::read(&path)).transpose()
        })
        .await?;
    match newest {
        Ok(Some(report)) => Ok(Json(report)),
        Ok(None) => {
            let detail = "no fairness audit was made yet; `spona audit fairness` makes one";
            Err(ApiError::new(Code::NotFound, detail))
        }
        Err(error) => Err(ApiError::internal(&error)),
    }
}
