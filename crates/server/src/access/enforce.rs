//! The middleware that identifies whoever asks and enforces the table.

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::{AccessMode, Principal, rule_of};
use crate::problem::{ApiError, ApiResult};
use crate::state::AppState;

/// Puts the [`Principal`] into the request.
pub(crate) async fn identify(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let principal = match state.access_mode() {
        AccessMode::Demo => Principal::Demo,
        AccessMode::Accounts => Principal::Anonymous,
    };
    request.extensions_mut().insert(principal);
    next.run(request).await
}

/// Lets a request pass that the table's rule lets pass. A route that is not in the table lets
/// nobody pass.
pub(crate) async fn enforce(
    principal: Principal,
    request: Request,
    next: Next,
) -> ApiResult<Response> {
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("", MatchedPath::as_str);
    let rule = rule_of(request.method(), route)
        .ok_or_else(|| ApiError::internal(&format!("no access rule for the route {route:?}")))?;
    rule.check(&principal)?;
    Ok(next.run(request).await)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::StatusCode;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use axum::{Extension, Router};
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn a_route_without_a_rule_is_closed_to_everybody() {
        let router = Router::new()
            .route("/api/v1/forgotten", get(|| async { "secret" }))
            .route("/health/live", get(|| async { "ok" }))
            .route_layer(from_fn(enforce))
            .layer(Extension(Principal::Demo));
        let status = |path: &'static str| {
            let router = router.clone();
            async move {
                let request = Request::builder().uri(path).body(Body::empty()).unwrap();
                router.oneshot(request).await.unwrap().status()
            }
        };
        assert_eq!(
            status("/api/v1/forgotten").await,
            StatusCode::INTERNAL_SERVER_ERROR
        );
        assert_eq!(status("/health/live").await, StatusCode::OK);
    }
}
