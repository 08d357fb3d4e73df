//! The rule of every route. A route without a line here is closed to everybody.

use axum::http::Method;

use super::Rule;

/// A route and its rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The method; `HEAD` goes with `GET`.
    pub method: Method,
    /// The path with its parameters in braces.
    pub path: &'static str,
    /// The rule.
    pub rule: Rule,
}

const fn entry(method: Method, path: &'static str, rule: Rule) -> Entry {
    Entry { method, path, rule }
}

/// Every route of the API, in the order of the documentation.
pub static TABLE: [Entry; 30] = [
    entry(Method::GET, "/api/v1/profiles", Rule::Operator),
    entry(Method::POST, "/api/v1/profiles", Rule::ProfileOwner),
    entry(Method::GET, "/api/v1/profiles/{id}", Rule::ProfileOwner),
    entry(Method::PUT, "/api/v1/profiles/{id}", Rule::ProfileOwner),
    entry(Method::DELETE, "/api/v1/profiles/{id}", Rule::ProfileOwner),
    entry(
        Method::GET,
        "/api/v1/profiles/{id}/matches",
        Rule::ProfileOwner,
    ),
    entry(Method::GET, "/api/v1/needs", Rule::Public),
    entry(Method::POST, "/api/v1/needs", Rule::Organisation),
    entry(Method::GET, "/api/v1/needs/{id}", Rule::Public),
    entry(Method::PUT, "/api/v1/needs/{id}", Rule::Organisation),
    entry(Method::DELETE, "/api/v1/needs/{id}", Rule::Organisation),
    entry(
        Method::GET,
        "/api/v1/needs/{id}/matches",
        Rule::Organisation,
    ),
    entry(Method::POST, "/api/v1/match", Rule::Organisation),
    entry(
        Method::POST,
        "/api/v1/programmes/rounds",
        Rule::Organisation,
    ),
    entry(Method::GET, "/api/v1/receipts/{id}", Rule::BothSides),
    entry(Method::GET, "/api/v1/weights", Rule::Public),
    entry(Method::GET, "/api/v1/search/profiles", Rule::Organisation),
    entry(Method::GET, "/api/v1/search/needs", Rule::Public),
    entry(Method::POST, "/api/v1/link", Rule::Public),
    entry(Method::GET, "/api/v1/suggest", Rule::Public),
    entry(Method::GET, "/api/v1/occupations", Rule::Public),
    entry(Method::GET, "/api/v1/occupations/{id}", Rule::Public),
    entry(Method::GET, "/api/v1/skills", Rule::Public),
    entry(Method::GET, "/api/v1/skills/{id}", Rule::Public),
    entry(Method::GET, "/api/v1/forecasts", Rule::Public),
    entry(Method::GET, "/api/v1/audit/fairness", Rule::Operator),
    entry(Method::GET, "/api/openapi.json", Rule::Public),
    entry(Method::GET, "/api/docs", Rule::Public),
    entry(Method::GET, "/health/live", Rule::Public),
    entry(Method::GET, "/health/ready", Rule::Public),
];

/// The rule of a route.
pub fn rule_of(method: &Method, path: &str) -> Option<Rule> {
    let method = if method == Method::HEAD {
        &Method::GET
    } else {
        method
    };
    let mut entries = TABLE.iter();
    let entry = entries.find(|entry| entry.path == path && entry.method == method);
    entry.map(|entry| entry.rule)
}
