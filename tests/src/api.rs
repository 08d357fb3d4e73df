//! Requests to a running server, and their answers as they are.

use std::time::Duration;

use reqwest::Method;
use reqwest::blocking::{Client, RequestBuilder};
use reqwest::header::HeaderMap;
use serde_json::Value;

/// An answer. A body that is no JSON is `null`.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status; 0 where there was no answer at all.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Value,
    /// The body as text.
    pub text: String,
}

impl Answer {
    /// A header's value, empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The `id` of the record in the body.
    ///
    /// # Panics
    /// If there is none.
    pub fn id(&self) -> String {
        self.body["id"]
            .as_str()
            .unwrap_or_else(|| panic!("no id in {self:#?}"))
            .to_owned()
    }

    /// The `items` of the list in the body.
    ///
    /// # Panics
    /// If it is no list.
    pub fn items(&self) -> &[Value] {
        self.body["items"]
            .as_array()
            .unwrap_or_else(|| panic!("no items in {self:#?}"))
    }

    /// The same answer, if it has this status.
    ///
    /// # Panics
    /// If it has another one.
    #[expect(
        clippy::return_self_not_must_use,
        reason = "often the check is all that is wanted"
    )]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }
}

/// Sends requests to one server.
#[derive(Debug, Clone)]
pub struct Api {
    client: Client,
    base: String,
}

impl Api {
    /// For the server on `address`.
    ///
    /// # Panics
    /// If no client can be made.
    pub fn new(address: &str) -> Self {
        let client = Client::builder().timeout(Duration::from_secs(20)).build();
        Self {
            client: client.expect("a client"),
            base: format!("http://{address}"),
        }
    }

    /// GET.
    pub fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path))
    }

    /// GET with query parameters, which are encoded here.
    pub fn query(&self, path: &str, parameters: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> = parameters
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        self.get(&format!("{path}?{}", pairs.join("&")))
    }

    /// POST of a JSON body.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, path).json(body))
    }

    /// POST of a JSON body with an `Idempotency-Key`.
    pub fn post_once(&self, path: &str, body: &Value, key: &str) -> Answer {
        send(
            self.request(Method::POST, path)
                .json(body)
                .header("Idempotency-Key", key),
        )
    }

    /// PUT of a JSON body with `If-Match`.
    pub fn put(&self, path: &str, body: &Value, etag: &str) -> Answer {
        send(
            self.request(Method::PUT, path)
                .json(body)
                .header("If-Match", etag),
        )
    }

    /// DELETE.
    pub fn delete(&self, path: &str) -> Answer {
        send(self.request(Method::DELETE, path))
    }

    /// A request that is still to be sent.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base))
    }
}

/// Sends a request. A connection that breaks is an answer too: status 0.
pub fn send(request: RequestBuilder) -> Answer {
    let answer = request.send().and_then(|response| {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        response.text().map(|text| (status, headers, text))
    });
    let (status, headers, text) =
        answer.unwrap_or_else(|error| (0, HeaderMap::new(), error.to_string()));
    let body = serde_json::from_str(&text).unwrap_or_default();
    Answer {
        status,
        headers,
        body,
        text,
    }
}

fn encoded(text: &str) -> String {
    let bytes: Vec<String> = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    bytes.concat()
}
