//! Every kind of error that the API answers with, in one list.

use axum::http::StatusCode;

macro_rules! problem_codes {
    ( $( $(#[$doc:meta])* $variant:ident = $code:literal, $status:ident, $title:literal, $meaning:literal; )+ ) => {
        /// What went wrong; stable, for programs. The text beside it may change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code {
            $( #[doc = $meaning] $variant ),+
        }

        impl Code {
            /// Every code, in the order of its status.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as a body says it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The HTTP status that goes with it.
            pub fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status),+ }
            }

            /// A few words that are the same for every occurrence.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }

            /// When it happens and what a client can do, for the documentation.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning),+ }
            }
        }
    };
}

problem_codes! {
    MalformedJson = "malformed_json", BAD_REQUEST, "The body is not JSON",
        "The body is not well-formed JSON in UTF-8. Nothing was read of it.";
    UnknownParameter = "unknown_parameter", BAD_REQUEST, "A parameter does not exist",
        "A query parameter, or a field of a body that is no record, is not one that this operation takes; `errors` lists those it takes.";
    InvalidParameter = "invalid_parameter", BAD_REQUEST, "A parameter is not valid",
        "A query parameter, a header or a field of a body that is no record has a value that is not accepted, stands twice or is missing, or a cursor is one of another list.";
    SignInRequired = "sign_in_required", UNAUTHORIZED, "Sign in first",
        "The operation needs an account, and the request comes from nobody in particular.";
    NotFound = "not_found", NOT_FOUND, "There is no such thing",
        "No record has this id, or the address does not exist.";
    MethodNotAllowed = "method_not_allowed", METHOD_NOT_ALLOWED, "The address does not take this method",
        "The address exists, but not with this method; `Allow` lists those it takes.";
    ExternalIdTaken = "external_id_taken", CONFLICT, "The external id is taken",
        "Another record of the kind has this external id already. Nothing was changed.";
    PreconditionFailed = "precondition_failed", PRECONDITION_FAILED, "The record has changed since",
        "`If-Match` names another version than the current one. Get the record again, then decide.";
    BodyTooLarge = "body_too_large", PAYLOAD_TOO_LARGE, "The body is too large",
        "The body has more bytes than the operation takes (2 MiB).";
    UnsupportedMediaType = "unsupported_media_type", UNSUPPORTED_MEDIA_TYPE, "The body has the wrong type",
        "The body has to come with `Content-Type: application/json`.";
    ValidationFailed = "validation_failed", UNPROCESSABLE_ENTITY, "The record is not valid",
        "The body is JSON, but no valid record; `errors` lists every problem with its place and what would be accepted.";
    IdempotencyKeyReused = "idempotency_key_reused", UNPROCESSABLE_ENTITY, "The idempotency key was used before",
        "The `Idempotency-Key` was sent before with another body, or for a record that has been deleted since.";
    PreconditionRequired = "precondition_required", PRECONDITION_REQUIRED, "If-Match is missing",
        "A record can only be replaced by whoever names the version to be replaced: send its `ETag` as `If-Match`.";
    Internal = "internal", INTERNAL_SERVER_ERROR, "The service failed",
        "Something failed that should not; the log has it under the `request_id`.";
    Busy = "busy", SERVICE_UNAVAILABLE, "The service is busy",
        "Too many requests wait already, or the database is held. Try again after `Retry-After` seconds.";
    TimedOut = "timed_out", SERVICE_UNAVAILABLE, "The request took too long",
        "The request was given up after its time limit. A write may have happened: look before repeating it without `Idempotency-Key`.";
    NotReady = "not_ready", SERVICE_UNAVAILABLE, "The service is not ready",
        "The service runs, but cannot do its work yet or any more; `detail` says why.";
}
