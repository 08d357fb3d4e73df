//! `/api/v1/programmes/rounds`: which experts to which needs.

mod fields;
pub(crate) mod records;
mod regions;
mod request;
mod scores;

use axum::Json;
use axum::extract::State;
use matching::programme::RoundError;

use self::request::RoundRequest;
pub(crate) use self::scores::NumberedRound;
use crate::api::RoundResult;
use crate::problem::{ApiError, ApiResult, responses};
use crate::render::programme;
use crate::request::fields::FieldsBody;
use crate::request::params::Params;
use crate::state::AppState;

/// Find the best placements of a programme round
///
/// Which experts to which needs, so that the sum of the scores, weighed by the needs' priorities,
/// is the largest that the rules allow; with the proof, the reasons, and what one more expert,
/// position or unit of a cap would bring. Nothing is stored. Half a thousand needs take some
/// seconds.
#[utoipa::path(
    post,
    path = "/api/v1/programmes/rounds",
    operation_id = "solve_round",
    tag = "matching",
    request_body = crate::api::RoundRequest,
    responses((status = 200, body = RoundResult, description = "The best assignment."), responses::Fields),
)]
pub(crate) async fn solve(
    State(state): State<AppState>,
    Params(()): Params<()>,
    FieldsBody(request): FieldsBody<RoundRequest>,
) -> ApiResult<Json<RoundResult>> {
    let needs = records::needs(&state, &request).await?;
    let named = records::profiles(&state, &request).await?;
    let rules = request.rules(&needs, state.today())?;
    let engine = state.engine().clone();
    let permit = state.permits().acquire().await?;
    let asked = scores::Asked::new(&needs, &rules, state.today());
    let (permit, scored) = permit.run(move || scores::score(&engine, &asked)).await?;
    let scored = scored?;
    let experts = match named {
        Some(experts) => experts,
        None => records::found(&state, &request, &scored).await?,
    };
    let versions = state.engine().versions();
    let today = state.today();
    let solve = move || {
        let round = scores::round(&needs, &experts, &scored, &rules);
        let outcome = matching::programme::solve(&round.round)?;
        let parts = programme::Parts {
            needs: &needs,
            experts: &experts,
            round: &round,
            outcome: &outcome,
            seed: rules.seed.as_str(),
            today,
        };
        Ok(programme::render(&parts, versions))
    };
    let (_, solved) = permit.run(solve).await?;
    let solved: Result<RoundResult, RoundError> = solved;
    let solved = solved.map_err(|error| match error {
        RoundError::TooLarge { .. } => request::too_large(error.to_string()),
        other => ApiError::internal(&other),
    });
    Ok(Json(solved?))
}
