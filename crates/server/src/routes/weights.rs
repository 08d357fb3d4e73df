//! The weights of the ranking: what they are, and other ones for a request.

use axum::Json;
use axum::extract::State;
use matching::{Criterion, Engine, WeightError};

use crate::api::{CriterionWeight, Weights};
use crate::problem::{ApiError, ApiResult, Code, FieldError, responses};
use crate::request::params::{Params, criteria};
use crate::state::AppState;

/// Weights of the ranking
///
/// And how far `weights=` may raise or lower them where matches are asked for, such as
/// `weights=essential_skills:2,experience:0.5`: factors by criterion. Hard conditions have no
/// weight and cannot be weighed away.
#[utoipa::path(
    get,
    path = "/api/v1/weights",
    operation_id = "weights",
    tag = "matching",
    responses((status = 200, body = Weights, description = "The weights and their bounds."), responses::Parameters),
)]
pub(crate) async fn weights(
    State(state): State<AppState>,
    Params(()): Params<()>,
) -> Json<Weights> {
    let ranking = state.engine().ranking();
    let bounds = ranking.bounds();
    let criterion = |(criterion, weight): (Criterion, f64)| CriterionWeight {
        criterion: criterion.as_str(),
        weight,
    };
    Json(Weights {
        version: ranking.version().to_owned(),
        lowest_factor: bounds.lowest,
        highest_factor: bounds.highest,
        criteria: ranking.weights().map(criterion).collect(),
    })
}

/// The engine with the weights that a request asks for.
pub(super) fn adjusted(state: &AppState, factors: &[(Criterion, f64)]) -> ApiResult<Engine> {
    let engine = state.engine();
    if factors.is_empty() {
        return Ok(engine.clone());
    }
    let ranking = engine.ranking().adjusted(factors).map_err(refused)?;
    Ok(engine.with_ranking(ranking))
}

/// Weights that cannot be used, as a problem of the parameter.
fn refused(error: WeightError) -> ApiError {
    let (code, accepted) = match &error {
        WeightError::OutOfBounds { bounds, .. } => {
            let accepted = format!("{} to {}", bounds.lowest, bounds.highest);
            ("out_of_range", vec![accepted])
        }
        WeightError::NotWeighed(_) => ("unknown_value", criteria()),
        WeightError::Repeated(_) | WeightError::NothingLeft => ("inconsistent", Vec::new()),
    };
    let detail = format!("the parameter weights is not valid: {error}");
    ApiError::new(Code::InvalidParameter, detail).with_errors(vec![FieldError {
        pointer: String::new(),
        parameter: Some("weights".to_owned()),
        code,
        detail: error.to_string(),
        accepted,
    }])
}
