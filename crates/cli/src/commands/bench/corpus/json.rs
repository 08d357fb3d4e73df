//! Short forms for the values that records are parsed from.

use domain::record::Json;

pub(super) fn text(text: impl Into<String>) -> Json {
    Json::String(text.into())
}

pub(super) fn number(number: usize) -> Json {
    // Numbers here are years and counts.
    Json::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

pub(super) fn list(values: impl IntoIterator<Item = Json>) -> Json {
    Json::List(values.into_iter().collect())
}

pub(super) fn object<'n>(fields: impl IntoIterator<Item = (&'n str, Json)>) -> Json {
    let field = |(name, value): (&str, Json)| (name.to_owned(), value);
    Json::Object(fields.into_iter().map(field).collect())
}
