//! The router: every route behind the same layers.

use axum::Router;
use axum::extract::DefaultBodyLimit;
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
    ApiError::internal(&"a handler panicked").into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::{Request, StatusCode};
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    async fn failing() -> Response {
        panic!("Ana Anić")
    }

    #[tokio::test]
    async fn a_panic_is_a_problem_without_details() {
        let router: Router = Router::new()
            .route("/", get(failing))
            .layer(CatchPanicLayer::custom(panicked))
            .layer(from_fn(id::assign));
        let request = Request::builder().uri("/").body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        assert!(
            body.contains("\"code\":\"internal\"") && !body.contains("Ana"),
            "{body}"
        );
        assert!(!body.contains("\"request_id\":\"\""), "{body}");
    }
}
