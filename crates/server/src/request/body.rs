//! The body of a request that carries a record.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use domain::record::{Json, Problem, ProblemCode, Record};

use crate::problem::{ApiError, Code};

/// The largest body, in bytes.
pub(crate) const MAX_RECORD_BYTES: usize = 2 * 1024 * 1024;

/// A validated record with the bytes that it came as.
pub(crate) struct RecordBody<T> {
    /// The record.
    pub(crate) record: T,
    /// The body, for idempotency.
    pub(crate) bytes: Bytes,
}

impl<S: Send + Sync, T: Record> FromRequest<S> for RecordBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let bytes = read(request, state).await?;
        let json = Json::parse(text(&bytes)?).map_err(|problem| ApiError::from(vec![problem]))?;
        let record = T::from_json(&renamed(json)?)?;
        Ok(Self { record, bytes })
    }
}

/// The bytes of a body of JSON.
pub(super) async fn read<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, ApiError> {
    let kind = request.headers().get(CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.to_str().is_ok_and(is_json)) {
        let detail = "send the body with Content-Type: application/json";
        return Err(ApiError::new(Code::UnsupportedMediaType, detail));
    }
    let bytes = Bytes::from_request(request, state).await;
    bytes.map_err(|rejection| {
        if rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
            let detail = format!("the body has more than {MAX_RECORD_BYTES} bytes");
            ApiError::new(Code::BodyTooLarge, detail)
        } else {
            ApiError::new(Code::MalformedJson, "the body did not arrive as a whole")
        }
    })
}

/// The body as text.
pub(super) fn text(bytes: &[u8]) -> Result<&str, ApiError> {
    std::str::from_utf8(bytes)
        .map_err(|_| ApiError::new(Code::MalformedJson, "the body is not UTF-8"))
}

/// `application/json`, with or without parameters, and `application/*+json`.
fn is_json(kind: &str) -> bool {
    let essence = kind.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"))
}

/// Files call a record's own id `id`; here that is the one we gave, so it is `external_id`.
fn renamed(json: Json) -> Result<Json, ApiError> {
    let Json::Object(mut fields) = json else {
        return Ok(json);
    };
    for (name, _) in &mut fields {
        match name.as_str() {
            "id" => {
                let problem = Problem {
                    path: domain::record::Path::default().field("id"),
                    code: ProblemCode::UnknownField,
                    message: "the id is given by the service; yours goes into external_id"
                        .to_owned(),
                    accepted: vec!["external_id".to_owned()],
                };
                let mut error = crate::problem::FieldError::from(problem);
                "/id".clone_into(&mut error.pointer);
                let detail = "1 problem in the record";
                return Err(ApiError::new(Code::ValidationFailed, detail).with_errors(vec![error]));
            }
            "external_id" => "id".clone_into(name),
            _ => {}
        }
    }
    Ok(Json::Object(fields))
}
