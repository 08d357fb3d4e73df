//! Schemas in words.

use serde_json::Value;

use super::html::{Html, text};
use super::{fields, list};

/// The section of a named schema.
pub(super) fn schema_section(name: &str, schema: &Value, html: &mut Html) {
    html.raw("<article><h3 id=\"schema-")
        .text(name)
        .raw("\">")
        .text(name)
        .raw("</h3>");
    html.prose(text(&schema["description"]));
    let mut properties = fields(&schema["properties"]).peekable();
    if properties.peek().is_none() {
        html.raw("<p>");
        type_of(schema, html);
        html.raw("</p>");
    } else {
        html.raw("<table><thead><tr><th>Field</th><th>Type</th><th></th></tr></thead><tbody>");
        let required = list(&schema["required"]);
        for (field, property) in properties {
            html.raw("<tr><td><code>").text(field).raw("</code>");
            if required.iter().any(|name| name == field) {
                html.raw(" <span class=\"needed\">required</span>");
            }
            html.raw("</td><td>");
            type_of(property, html);
            html.raw("</td><td>")
                .code_text(description_of(property))
                .raw("</td></tr>");
        }
        html.raw("</tbody></table>");
    }
    if let Some(example) = schema
        .get("example")
        .or_else(|| list(&schema["examples"]).first())
        && (example.is_object() || example.is_array())
        && let Ok(pretty) = serde_json::to_string_pretty(example)
    {
        html.raw("<pre>").text(&pretty).raw("</pre>");
    }
    html.raw("</article>");
}

/// A property's description, which stands in its first alternative where it has some.
fn description_of(property: &Value) -> &str {
    let alternative = list(&property["oneOf"]).first();
    let inner = alternative
        .map(|schema| text(&schema["description"]))
        .unwrap_or_default();
    match text(&property["description"]) {
        "" => inner,
        own => own,
    }
}

/// A type in a few words.
pub(super) fn type_of(schema: &Value, html: &mut Html) {
    if let Some(name) = text(&schema["$ref"])
        .rsplit('/')
        .next()
        .filter(|name| !name.is_empty())
    {
        html.raw("<a href=\"#schema-")
            .text(name)
            .raw("\">")
            .text(name)
            .raw("</a>");
        return;
    }
    let alternatives = list(&schema["oneOf"]);
    if !alternatives.is_empty() {
        for (n, alternative) in alternatives.iter().enumerate() {
            html.raw(if n > 0 { " or " } else { "" });
            type_of(alternative, html);
        }
        return;
    }
    let values = list(&schema["enum"]);
    if !values.is_empty() {
        for (n, value) in values.iter().enumerate() {
            html.raw(if n > 0 { ", " } else { "" })
                .element("code", text(value));
        }
        return;
    }
    match &schema["type"] {
        Value::String(kind) if kind == "array" => {
            html.raw("list of ");
            type_of(&schema["items"], html);
        }
        Value::String(kind) if kind == "object" && schema["additionalProperties"].is_object() => {
            html.raw("object of ");
            type_of(&schema["additionalProperties"], html);
        }
        Value::String(kind) => {
            html.text(kind);
        }
        Value::Array(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(text).collect();
            html.text(&kinds.join(" or "));
        }
        _ => {
            html.raw("any");
        }
    }
    limits(schema, html);
}

fn limits(schema: &Value, html: &mut Html) {
    let names = [
        "format",
        "minimum",
        "maximum",
        "minLength",
        "maxLength",
        "pattern",
        "default",
    ];
    for name in names {
        if let Some(value) = schema.get(name) {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), ToOwned::to_owned);
            let limit = format!(", {name} {value}");
            // How wide a number is kept here is nobody's business outside.
            if !matches!(value.as_str(), "int32" | "int64" | "double" | "float") {
                html.text(&limit);
            }
        }
    }
}
