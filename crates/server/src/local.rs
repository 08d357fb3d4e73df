//! Asking the service from within its own process: the command line gets the very answers that
//! the network gets, by the same code.

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use serde_json::Value;
use tower::ServiceExt;

use crate::app::router;
use crate::state::AppState;

/// An answer of the service.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The body; a problem where the status says so.
    pub body: Value,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    /// The path is no path.
    #[error("not a valid request: {0}")]
    Request(#[from] axum::http::Error),
    /// The body broke off.
    #[error("the answer broke off: {0}")]
    Body(#[from] axum::Error),
    /// The body is no JSON.
    #[error("the answer is no JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// Sends a GET, or with `body` a POST of JSON, to `path` (with query, such as
/// `/api/v1/search/profiles?q=zavariva%C4%8D`).
pub async fn ask(state: AppState, path: &str, body: Option<Vec<u8>>) -> Result<Answer, LocalError> {
    let method = if body.is_some() { "POST" } else { "GET" };
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.unwrap_or_default()))?;
    let response = match router(state).oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    let status = response.status().as_u16();
    let bytes = to_bytes(response.into_body(), usize::MAX).await?;
    Ok(Answer {
        status,
        body: serde_json::from_slice(&bytes)?,
    })
}
