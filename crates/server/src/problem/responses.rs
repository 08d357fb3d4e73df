//! Which errors an operation can answer with, for the OpenAPI document.

use std::collections::BTreeMap;

use utoipa::IntoResponses;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{ContentBuilder, HeaderBuilder, Ref, RefOr, Response, ResponseBuilder};

use super::{Code, PROBLEM_JSON};

macro_rules! error_sets {
    ( $( $(#[$doc:meta])* $name:ident: $($code:ident),+; )+ ) => { $(
        $(#[$doc])*
        pub(crate) struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                responses(&[$(Code::$code),+])
            }
        }
    )+ };
}

error_sets! {
    /// Of every operation.
    Common: Internal, Busy, TimedOut;
    /// Of operations on one record.
    OneRecord: NotFound;
    /// Of operations that read query parameters or conditional headers.
    Parameters: UnknownParameter, InvalidParameter;
    /// Of operations whose parameters are the fields of a body.
    Fields: UnknownParameter, InvalidParameter, MalformedJson, BodyTooLarge, UnsupportedMediaType;
    /// Of operations that take a record.
    Body: UnknownParameter, InvalidParameter, MalformedJson, BodyTooLarge, UnsupportedMediaType, ValidationFailed;
    /// Of creating a record.
    Creation: UnknownParameter, InvalidParameter, MalformedJson, BodyTooLarge, UnsupportedMediaType, ValidationFailed,
        IdempotencyKeyReused, ExternalIdTaken;
    /// Of replacing a record.
    Replacement: NotFound, UnknownParameter, InvalidParameter, MalformedJson, BodyTooLarge, UnsupportedMediaType,
        ValidationFailed, ExternalIdTaken, PreconditionFailed, PreconditionRequired;
    /// Of deleting a record.
    Deletion: NotFound, UnknownParameter, PreconditionFailed;
    /// Of operations that take no query parameter.
    Unread: UnknownParameter;
    /// Of operations that need an account.
    Account: SignInRequired;
    /// Of the readiness check.
    Readiness: NotReady;
}

/// One response a status, whose description names the codes it can have.
pub(crate) fn responses(codes: &[Code]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status: BTreeMap<String, Vec<Code>> = BTreeMap::new();
    for code in codes {
        let status = code.status().as_u16().to_string();
        by_status.entry(status).or_default().push(*code);
    }
    let response = |(status, codes): (String, Vec<Code>)| (status, describe(&codes).into());
    by_status.into_iter().map(response).collect()
}

fn describe(codes: &[Code]) -> Response {
    let lines: Vec<String> = codes
        .iter()
        .map(|code| format!("`{}`: {}", code.as_str(), code.meaning()))
        .collect();
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem")));
    let mut response = ResponseBuilder::new()
        .description(lines.join("\n\n"))
        .content(PROBLEM_JSON, content.build());
    if codes
        .iter()
        .any(|code| matches!(code, Code::Busy | Code::TimedOut))
    {
        let seconds = ObjectBuilder::new().schema_type(SchemaType::Type(Type::Integer));
        let header = HeaderBuilder::new()
            .schema(Some(seconds))
            .description(Some("Seconds after which to try again."));
        response = response.header("Retry-After", header.build());
    }
    response.build()
}

/// Adds responses to an operation; of a status that it has already, the descriptions are joined.
pub(crate) fn add(
    known: &mut BTreeMap<String, RefOr<Response>>,
    more: BTreeMap<String, RefOr<Response>>,
) {
    for (status, response) in more {
        match (known.get_mut(&status), response) {
            (Some(RefOr::T(known)), RefOr::T(more)) => {
                known.description = format!("{}\n\n{}", known.description, more.description);
                known.headers.extend(more.headers);
            }
            (_, response) => {
                known.insert(status, response);
            }
        }
    }
}
