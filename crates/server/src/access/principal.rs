//! Who asks.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::problem::ApiError;

/// Who may use the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessMode {
    /// Everybody may do everything: for trying it out, on data that are nobody's.
    Demo,
    /// What is not public needs an account.
    Accounts,
}

/// Who sent a request. Every request has one in its extensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    /// Anybody, in a demonstration.
    Demo,
    /// Nobody in particular.
    Anonymous,
}

impl<S: Send + Sync> FromRequestParts<S> for Principal {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let principal = parts.extensions.get::<Self>().cloned();
        principal.ok_or_else(|| ApiError::internal(&"the request was not identified"))
    }
}
