//! The OpenAPI document: made from the routes, completed from the access table.

use axum::body::Bytes;
use axum::http::{HeaderValue, Method};
use utoipa::IntoResponses;
use utoipa::OpenApi;
use utoipa::openapi::path::Operation;

use crate::access::rule_of;
use crate::docs_page;
use crate::problem::responses;
use crate::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Spona",
        description = "Matches professionals of the Bosnia and Herzegovina diaspora with needs of employers at home, and says why.\n\n\
            Errors are `application/problem+json` (RFC 9457) with a stable `code`. An unknown code or parameter is an error, never an empty result. \
            Every answer has an `X-Request-Id`, which is taken from the request where it brings one. \
            Lists are paged with `limit` and `cursor`. Times are RFC 3339, languages BCP 47, countries ISO 3166.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    servers((url = "/")),
    tags(
        (name = "profiles", description = "What professionals say of themselves."),
        (name = "needs", description = "What organisations lack."),
        (name = "matching", description = "Rankings that explain themselves."),
        (name = "search", description = "Free search with filters."),
        (name = "concepts", description = "Occupations and skills, and which of them a text means."),
        (name = "forecasts", description = "Where employment is likely to go."),
        (name = "audit", description = "Whether the ranking is the same for everyone."),
        (name = "meta", description = "The API about itself."),
        (name = "health", description = "Signs of life."),
    ),
    components(schemas(
        crate::problem::Problem,
        crate::problem::FieldError,
        crate::api::codes::ProblemCode,
        crate::api::codes::FieldErrorCode,
    )),
)]
struct Root;

/// The document and the page made of it, ready to be sent.
pub(crate) struct Documentation {
    /// The document.
    pub(crate) json: Bytes,
    /// The page.
    pub(crate) page: Bytes,
    /// What the page may load: nothing, and its own style.
    pub(crate) page_policy: HeaderValue,
}

impl Documentation {
    pub(crate) fn new() -> Self {
        let document = serde_json::to_value(document()).unwrap_or_default();
        let page = docs_page::render(&document);
        Self {
            json: document.to_string().into(),
            page: page.html.into(),
            page_policy: page.policy,
        }
    }
}

/// The whole document.
pub fn document() -> utoipa::openapi::OpenApi {
    let mut document = Root::openapi();
    document.merge(routes::all().into_openapi());
    "1".clone_into(&mut document.info.version);
    for (path, item) in &mut document.paths.paths {
        let operations = [
            (Method::GET, item.get.as_mut()),
            (Method::POST, item.post.as_mut()),
            (Method::PUT, item.put.as_mut()),
            (Method::DELETE, item.delete.as_mut()),
        ];
        for (method, operation) in operations {
            if let Some(operation) = operation {
                complete(operation, &method, path);
            }
        }
    }
    document
}

/// Adds what every operation has in common and what its access rule says.
fn complete(operation: &mut Operation, method: &Method, path: &str) {
    let answers = &mut operation.responses.responses;
    responses::add(answers, responses::Common::responses());
    let Some(rule) = rule_of(method, path) else {
        return;
    };
    if rule.needs_account() {
        responses::add(answers, responses::Account::responses());
    }
    let said = operation.description.take().unwrap_or_default();
    let said = format!("{said}\n\n{}", rule.describe());
    operation.description = Some(said.trim().to_owned());
}
