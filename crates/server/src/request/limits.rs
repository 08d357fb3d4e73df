//! How long a request may take, and one log line for each.

use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::id;
use crate::problem::{ApiError, Code};

/// After this a request is given up.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The same for a programme round, which ranks for hundreds of needs.
const ROUND_LIMIT: Duration = Duration::from_mins(3);

/// Gives up on a request that takes too long.
pub(crate) async fn time_limit(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    let limit = match route.map(MatchedPath::as_str) {
        Some("/api/v1/programmes/rounds") => ROUND_LIMIT,
        _ => TIME_LIMIT,
    };
    let answer = tokio::time::timeout(limit, next.run(request)).await;
    answer.unwrap_or_else(|_| {
        let detail = format!("given up after {} seconds", limit.as_secs());
        ApiError::new(Code::TimedOut, detail).into_response()
    })
}

/// Writes method, route, status and duration to the log. Never the query or the path itself:
/// they hold what people look for and whom.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("-", MatchedPath::as_str).to_owned();
    let begun = Instant::now();
    let response = next.run(request).await;
    let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    tracing::info!(request_id = %id::current(), %method, route, status, milliseconds, "answered");
    response
}
