//! The router: every route behind the same layers.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;

use crate::access;
use crate::headers;
use crate::problem::{ApiError, Code};
use crate::request::{body, id, limits};
use crate::routes;
use crate::state::AppState;
use crate::web;

/// The whole service as a router.
pub fn router(state: AppState) -> Router {
    let (api, _) = routes::all().split_for_parts();
    api.route_layer(from_fn(access::enforce))
        .route_layer(from_fn_with_state(state.clone(), access::identify))
        .method_not_allowed_fallback(method_not_allowed)
        .fallback(web::fallback)
        // The last layer is the outermost: an id first, so that everything below can name it.
        .layer(DefaultBodyLimit::max(body::MAX_RECORD_BYTES))
        .layer(from_fn(limits::time_limit))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(limits::log))
        .layer(from_fn(headers::secure))
        .layer(from_fn(id::assign))
        .with_state(state)
}

async fn method_not_allowed() -> Response {
    let detail = "this address does not take this method";
    ApiError::new(Code::MethodNotAllowed, detail).into_response()
}

/// The message of a panic may hold anything, so it goes nowhere; the panic hook has told the
/// place of it on standard error.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    let response = ApiError::internal(&"a handler panicked").into_response();
    debug_assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    response
}
