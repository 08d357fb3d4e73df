//! In which language an answer is to be written.

use axum::Json;
use axum::extract::{FromRequestParts, Query};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue};
use explanation::{Explainer, Reader};

use crate::problem::ApiError;

/// The parameter that names the language.
pub(crate) const LANGUAGE: &str = "language";

/// Explains in the language that the parameter `language` names, else in the first of
/// `Accept-Language` that there are sentences in, else in Bosnian. A parameter that is not
/// accepted is refused by the operation's own parameters, which have to read it.
pub(crate) struct Reading(pub(crate) Explainer);

impl<S: Send + Sync> FromRequestParts<S> for Reading {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query: Option<Query<Vec<(String, String)>>> = Query::try_from_uri(&parts.uri).ok();
        let named = query.and_then(|query| {
            let mut pairs = query.0.into_iter();
            pairs.find_map(|(name, value)| (name == LANGUAGE).then(|| Reader::of_tag(&value))?)
        });
        let header = parts.headers.get_all(ACCEPT_LANGUAGE).iter();
        let mut headers = header.filter_map(|value| Reader::preferred(value.to_str().ok()?));
        let reader = named.or_else(|| headers.next()).unwrap_or_default();
        let explainer = Explainer::new(reader).map_err(|error| ApiError::internal(&error))?;
        Ok(Self(explainer))
    }
}

/// A body with what it says of its language.
pub(crate) type InLanguage<T> = ([(HeaderName, HeaderValue); 2], Json<T>);

/// An answer to whoever `explainer` explains to.
pub(crate) fn answer<T>(explainer: Explainer, body: T) -> InLanguage<T> {
    let headers = [
        (
            CONTENT_LANGUAGE,
            HeaderValue::from_static(explainer.reader().tag()),
        ),
        (VARY, HeaderValue::from_static("Accept-Language")),
    ];
    (headers, Json(body))
}
