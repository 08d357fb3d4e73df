//! The API's description of itself.

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::problem::responses;
use crate::state::AppState;

/// The OpenAPI document
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    operation_id = "openapi",
    tag = "meta",
    responses((status = 200, content_type = "application/json", body = Object, description = "This document."), responses::Common),
)]
pub(crate) async fn openapi(State(state): State<AppState>) -> Response {
    let kind = HeaderValue::from_static("application/json");
    let document = state.documentation().json.clone();
    ([(CONTENT_TYPE, kind)], document).into_response()
}

/// The documentation as a page
#[utoipa::path(
    get,
    path = "/api/docs",
    operation_id = "docs",
    tag = "meta",
    responses((status = 200, content_type = "text/html", body = String, description = "The OpenAPI document as a page to read, without scripts."), responses::Common),
)]
pub(crate) async fn docs(State(state): State<AppState>) -> Response {
    let documentation = state.documentation();
    let headers = [
        (
            CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (CONTENT_SECURITY_POLICY, documentation.page_policy.clone()),
    ];
    (headers, documentation.page.clone()).into_response()
}
