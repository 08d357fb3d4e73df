//! The OpenAPI document as a page to read: plain HTML, no script, nothing from elsewhere.

mod html;
mod schema;

use axum::http::HeaderValue;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};

use self::html::{Html, text};
use self::schema::{schema_section, type_of};
use crate::problem::Code;

const STYLE: &str = include_str!("style.css");

/// A page and what it may load.
pub(crate) struct Page {
    /// The page.
    pub(crate) html: String,
    /// Its content security policy: its own style by hash, and nothing else.
    pub(crate) policy: HeaderValue,
}

/// Makes the page of a document.
pub(crate) fn render(document: &Value) -> Page {
    let mut html = Html::default();
    html.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.raw("<title>Spona API</title><style>")
        .raw(STYLE)
        .raw("</style></head><body>");
    html.element("h1", "Spona API");
    html.prose(text(&document["info"]["description"]));
    html.raw("<p>The same for programs: <a href=\"/api/openapi.json\">OpenAPI 3.1</a>.</p>");
    contents(document, &mut html);
    for tag in list(&document["tags"]) {
        let name = text(&tag["name"]);
        html.raw("<section><h2 id=\"tag-")
            .text(name)
            .raw("\">")
            .text(name)
            .raw("</h2>");
        html.prose(text(&tag["description"]));
        for (path, method, operation) in operations(document, name) {
            operation_section(path, method, operation, &mut html);
        }
        html.raw("</section>");
    }
    problems(&mut html);
    html.raw("<section><h2 id=\"schemas\">Schemas</h2>");
    for (name, schema) in fields(&document["components"]["schemas"]) {
        schema_section(name, schema, &mut html);
    }
    html.raw("</section></body></html>");
    Page {
        html: html.finish(),
        policy: policy(),
    }
}

fn policy() -> HeaderValue {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!("default-src 'none'; style-src 'sha256-{hash}'; frame-ancestors 'none'");
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// The items of a list, none where there is no list.
fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The fields of an object, none where there is no object.
fn fields(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn operations<'a>(
    document: &'a Value,
    tag: &'a str,
) -> impl Iterator<Item = (&'a String, &'a String, &'a Value)> {
    let paths = fields(&document["paths"]);
    let all = paths.flat_map(|(path, item)| {
        fields(item).map(move |(method, operation)| (path, method, operation))
    });
    all.filter(move |(_, _, operation)| list(&operation["tags"]).iter().any(|t| t == tag))
}

fn contents(document: &Value, html: &mut Html) {
    html.raw("<nav aria-label=\"Contents\"><ul>");
    for tag in list(&document["tags"]) {
        let name = text(&tag["name"]);
        html.raw("<li><a href=\"#tag-")
            .text(name)
            .raw("\">")
            .text(name)
            .raw("</a><ul>");
        for (_, _, operation) in operations(document, name) {
            html.raw("<li><a href=\"#")
                .text(text(&operation["operationId"]))
                .raw("\">");
            html.text(text(&operation["summary"])).raw("</a></li>");
        }
        html.raw("</ul></li>");
    }
    html.raw("<li><a href=\"#problems\">Errors</a></li>");
    html.raw("<li><a href=\"#schemas\">Schemas</a></li></ul></nav>");
}

fn operation_section(path: &str, method: &str, operation: &Value, html: &mut Html) {
    html.raw("<article><h3 id=\"")
        .text(text(&operation["operationId"]))
        .raw("\">");
    html.raw("<span class=\"method\">")
        .text(&method.to_uppercase())
        .raw("</span><code>");
    html.text(path).raw("</code></h3><p><strong>");
    html.text(text(&operation["summary"])).raw("</strong></p>");
    html.prose(text(&operation["description"]));
    let parameters = list(&operation["parameters"]);
    if !parameters.is_empty() {
        html.raw("<table><thead><tr><th>Parameter</th><th>Where</th><th>Type</th><th></th></tr></thead><tbody>");
        for parameter in parameters {
            html.raw("<tr><td><code>")
                .text(text(&parameter["name"]))
                .raw("</code>");
            if parameter["required"] == true {
                html.raw(" <span class=\"needed\">required</span>");
            }
            html.raw("</td><td>")
                .text(text(&parameter["in"]))
                .raw("</td><td>");
            type_of(&parameter["schema"], html);
            html.raw("</td><td>")
                .code_text(text(&parameter["description"]))
                .raw("</td></tr>");
        }
        html.raw("</tbody></table>");
    }
    for (media_type, content) in fields(&operation["requestBody"]["content"]) {
        html.raw("<p>Body, <code>")
            .text(media_type)
            .raw("</code>: ");
        type_of(&content["schema"], html);
        html.raw("</p>");
    }
    responses(operation, html);
    html.raw("</article>");
}

fn responses(operation: &Value, html: &mut Html) {
    html.raw("<table><thead><tr><th>Status</th><th>Answer</th><th></th></tr></thead><tbody>");
    for (status, response) in fields(&operation["responses"]) {
        html.raw("<tr><td>").text(status).raw("</td><td>");
        for (_, content) in fields(&response["content"]) {
            type_of(&content["schema"], html);
        }
        html.raw("</td><td>");
        for line in text(&response["description"]).split("\n\n") {
            html.code_text(line).raw("<br>");
        }
        html.raw("</td></tr>");
    }
    html.raw("</tbody></table>");
}

/// What a problem's `type` leads to.
fn problems(html: &mut Html) {
    html.raw("<section><h2 id=\"problems\">Errors</h2><table><thead><tr><th>Code</th><th>Status</th><th></th></tr></thead><tbody>");
    for code in Code::ALL {
        html.raw("<tr id=\"problem-")
            .text(code.as_str())
            .raw("\"><td><code>");
        html.text(code.as_str()).raw("</code></td><td>");
        html.text(code.status().as_str()).raw("</td><td>");
        html.code_text(code.meaning()).raw("</td></tr>");
    }
    html.raw("</tbody></table></section>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_holds_every_operation_and_loads_nothing() {
        let document = serde_json::to_value(crate::openapi::document()).unwrap();
        let page = render(&document).html;
        for (path, item) in fields(&document["paths"]) {
            assert!(page.contains(path.as_str()), "{path}");
            for (_, operation) in fields(item) {
                let id = format!("id=\"{}\"", text(&operation["operationId"]));
                assert!(page.contains(&id), "{id}");
            }
        }
        for code in Code::ALL {
            assert!(page.contains(&format!("id=\"problem-{}\"", code.as_str())));
        }
        for link in page.split("href=\"#").skip(1) {
            let target = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{target}\"")), "#{target}");
        }
        for outside in ["<script", "src=", "https://", "http://", "@import", "url("] {
            assert!(!page.contains(outside), "{outside}");
        }
    }
}
