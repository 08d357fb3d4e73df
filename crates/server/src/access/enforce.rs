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
