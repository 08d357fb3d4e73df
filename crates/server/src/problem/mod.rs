//! Errors as the API tells them: RFC 9457 problem details.

mod code;
mod convert;
pub(crate) mod responses;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Response};
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;

pub use code::Code;
pub(crate) use convert::field_code;

use crate::api::codes::{FieldErrorCode, ProblemCode};
use crate::request::id;

/// The media type of a problem.
pub(crate) const PROBLEM_JSON: &str = "application/problem+json";

/// What went wrong, after RFC 9457.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "type": "/api/docs#problem-validation_failed",
    "title": "The record is not valid",
    "status": 422,
    "detail": "1 problem in the record",
    "code": "validation_failed",
    "request_id": "0192f3c4-7d5e-7c3a-9a51-3f1de0c1a2b3",
    "errors": [{
        "pointer": "/languages/0/level",
        "code": "unknown_value",
        "detail": "\"B7\" is no language level",
        "accepted": ["A1", "A2", "B1", "B2", "C1", "C2", "native"]
    }]
}))]
pub struct Problem {
    /// Where the kind of problem is explained, relative to the service.
    pub r#type: String,
    /// The kind of problem in a few words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What is the matter this time.
    pub detail: String,
    /// The kind of problem, stable, for programs.
    #[schema(value_type = ProblemCode)]
    pub code: &'static str,
    /// What the log calls the request.
    pub request_id: String,
    /// Each single thing that is wrong with the request; empty where `detail` says all.
    pub errors: Vec<FieldError>,
}

/// One thing that is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// The place in the body as a JSON Pointer (RFC 6901); empty for the body as a whole and for
    /// parameters.
    #[schema(example = "/languages/0/level")]
    pub pointer: String,
    /// The query parameter, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub parameter: Option<String>,
    /// The kind of problem, stable, for programs.
    #[schema(value_type = FieldErrorCode)]
    pub code: &'static str,
    /// What is wrong, for people.
    pub detail: String,
    /// What would be accepted, where that can be listed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub accepted: Vec<String>,
}

/// Why a request was not answered as it wished.
#[derive(Debug)]
pub struct ApiError {
    code: Code,
    detail: String,
    errors: Vec<FieldError>,
    retry_after: Option<u16>,
}

/// The answer of a handler.
pub type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// An error of this kind. `detail` is for people and must not hold a record's content.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        let retry_after = matches!(code, Code::Busy | Code::TimedOut).then_some(1);
        Self {
            code,
            detail: detail.into(),
            errors: Vec::new(),
            retry_after,
        }
    }

    /// The same with a list of what is wrong.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.errors = errors;
        self
    }

    /// Its kind.
    pub fn code(&self) -> Code {
        self.code
    }

    /// No record has this id.
    pub fn not_found(what: &str) -> Self {
        Self::new(Code::NotFound, format!("no {what} has this id"))
    }

    /// A failure of ours. The cause is logged, not told.
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(request_id = %id::current(), %cause, "the request failed");
        let detail = "the service failed to answer; its log says why";
        Self::new(Code::Internal, detail)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response<Body> {
        let status = self.code.status();
        let problem = Problem {
            r#type: format!("/api/docs#problem-{}", self.code.as_str()),
            title: self.code.title(),
            status: status.as_u16(),
            detail: self.detail,
            code: self.code.as_str(),
            request_id: id::current(),
            errors: self.errors,
        };
        // Strings and numbers only: this cannot fail.
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
