//! The web pages: built beforehand, carried inside the program.
//!
//! A release carries `web/dist` as it was when the program was built; a debug build reads it from
//! disk, so that the pages can be worked on beside a running service.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, Method};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::Embed;

use crate::headers::PAGE_POLICY;
use crate::problem::{ApiError, Code};

#[derive(Embed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

const INDEX: &str = "index.html";

/// Answers what is no route of the API.
pub(crate) async fn fallback(request: Request) -> Response {
    let path = request.uri().path();
    if is_service(path) {
        return ApiError::new(Code::NotFound, "there is no such address").into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let error = ApiError::new(Code::MethodNotAllowed, "pages can only be read");
        let mut response = error.into_response();
        response
            .headers_mut()
            .insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let name = path.trim_start_matches('/');
    if !name.is_empty()
        && name != INDEX
        && let Some(file) = Dist::get(name)
    {
        return send(name, file.data);
    }
    if name.contains('.') && name != INDEX {
        return ApiError::new(Code::NotFound, "there is no such file").into_response();
    }
    match Dist::get(INDEX) {
        Some(page) => send(INDEX, page.data),
        None => not_built(),
    }
}

/// Addresses that the pages' router never owns.
fn is_service(path: &str) -> bool {
    let below = |root: &str| {
        path.strip_prefix(root)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    below("/api") || below("/health") || below("/metrics")
}

fn send(name: &str, data: std::borrow::Cow<'static, [u8]>) -> Response {
    // Only names under /assets carry a hash of their content.
    let caching = if name.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut response = Body::from(data.into_owned()).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    if name == INDEX {
        headers.insert(CONTENT_SECURITY_POLICY, PAGE_POLICY);
    }
    response
}

/// What the pages' build produces.
fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A program that was built without its pages says how to get them.
fn not_built() -> Response {
    let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Spona</title>\
        <h1>Spona runs, but its web pages were not built</h1>\
        <p>Build them with <code>cd web &amp;&amp; npm ci &amp;&amp; npm run build</code>, \
        then build the program again.</p>\
        <p>The API is here: <a href=\"/api/docs\">documentation</a>.</p></html>";
    let mut response = Html(page).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(CONTENT_SECURITY_POLICY, PAGE_POLICY);
    response
}
