//! `/api/v1/forecasts`: employment by occupation group, where it has been and is likely to go.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use forecast::employment::MAX_HORIZON;

use crate::api::{ForecastPage, Total};
use crate::problem::{ApiError, ApiResult, Code, FieldError, responses};
use crate::request::params::{OffsetPage, Params, QueryParams, Reader};
use crate::state::AppState;

/// The years ahead where nothing is said.
const DEFAULT_YEARS: usize = 5;

/// Which forecasts.
pub(crate) struct ForecastParams {
    occupation: Option<String>,
    years: usize,
    page: OffsetPage,
}

impl QueryParams for ForecastParams {
    fn read(reader: &mut Reader) -> Self {
        Self {
            occupation: reader.text_option("occupation"),
            years: reader
                .number("years", 1, MAX_HORIZON)
                .unwrap_or(DEFAULT_YEARS),
            page: reader.offset_page(),
        }
    }
}

/// Forecast employment by occupation group
///
/// Major groups of ISCO-08 with their history, a projection with intervals, the naive projection
/// beside it, and how both did from earlier years. This is demand alone: a shortage needs the
/// supply beside it. Empty where no statistics were imported.
#[utoipa::path(
    get,
    path = "/api/v1/forecasts",
    operation_id = "list_forecasts",
    tag = "forecasts",
    params(
        ("occupation" = Option<String>, Query, example = "2", description = "Code of an occupation group of the list, such as `2` or `6+9`."),
        ("years" = Option<u32>, Query, minimum = 1, maximum = 15, description = "Years ahead; 5 where nothing is said."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "Items of the page; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before."),
    ),
    responses((status = 200, body = ForecastPage, description = "Forecasts in the order of the codes."), responses::Parameters),
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    Params(params): Params<ForecastParams>,
) -> ApiResult<Json<ForecastPage>> {
    let forecasts = state.forecasts().get(&state, params.years).await?;
    let known: BTreeSet<&str> = forecasts
        .iter()
        .map(|f| f.occupation.code.as_str())
        .collect();
    if let Some(code) = &params.occupation
        && !known.contains(code.as_str())
    {
        return Err(unknown_occupation(&known));
    }
    let wanted = forecasts.iter().filter(|forecast| {
        let occupation = params.occupation.as_ref();
        occupation.is_none_or(|code| *code == forecast.occupation.code)
    });
    let wanted: Vec<_> = wanted.collect();
    let total = wanted.len();
    let page = wanted
        .into_iter()
        .skip(params.page.offset)
        .take(params.page.page.limit);
    Ok(Json(ForecastPage {
        items: page.cloned().collect(),
        next_cursor: params.page.next(total),
        total: Total::exact(total),
    }))
}

fn unknown_occupation(known: &BTreeSet<&str>) -> ApiError {
    let detail = "the parameter occupation is not valid: there is no forecast of this group";
    let error = FieldError {
        pointer: String::new(),
        parameter: Some("occupation".to_owned()),
        code: "unknown_value",
        detail: "there is no forecast of this group".to_owned(),
        accepted: known.iter().map(|&code| code.to_owned()).collect(),
    };
    ApiError::new(Code::InvalidParameter, detail).with_errors(vec![error])
}
