//! The id of a request: taken from the client or made, written in every log line and answer.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

/// The header that carries it.
pub(crate) const HEADER: HeaderName = HeaderName::from_static("x-request-id");

tokio::task_local! {
    static CURRENT: String;
}

/// The id of the request that is being answered; empty outside one.
pub(crate) fn current() -> String {
    CURRENT.try_with(Clone::clone).unwrap_or_default()
}

/// Takes the client's id where it is a sane one, else makes one, and returns it with the answer.
pub(crate) async fn assign(request: Request, next: Next) -> Response {
    let given = request.headers().get(&HEADER).and_then(sane);
    let id = given.unwrap_or_else(|| Uuid::now_v7().to_string());
    let header = HeaderValue::from_str(&id);
    let mut response = CURRENT.scope(id, next.run(request)).await;
    if let Ok(value) = header {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

/// 1 to 100 letters, digits and `-_.:`, so that it can stand in a log line.
fn sane(value: &HeaderValue) -> Option<String> {
    let text = value.to_str().ok()?;
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-_.:".contains(&b);
    ((1..=100).contains(&text.len()) && text.bytes().all(allowed)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sane_ids_are_taken() {
        let take = |text: &str| sane(&HeaderValue::from_str(text).unwrap());
        assert_eq!(take("job-17:a.b_c").as_deref(), Some("job-17:a.b_c"));
        for bad in ["", "a b", "<script>", &"x".repeat(101)] {
            assert_eq!(take(bad), None, "{bad}");
        }
    }
}
