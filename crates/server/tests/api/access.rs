//! Who may do what outside a demonstration.

use axum::http::Method;
use serde_json::json;
use server::access::TABLE;
use server::{AccessMode, Permits};

use crate::harness::Service;

#[tokio::test]
async fn without_an_account_only_public_routes_answer() {
    let service = Service::with(AccessMode::Accounts, Permits::default()).await;
    for entry in &TABLE {
        let path = entry.path.replace("{id}", "x-1");
        let body = json!({"title": "x"});
        let body = (entry.method == Method::POST).then_some(&body);
        let answer = service.call(entry.method.clone(), &path, &[], body).await;
        if entry.rule.needs_account() {
            answer.problem(401, "sign_in_required");
        } else {
            assert_ne!(answer.status.as_u16(), 401, "{} {path}", entry.method);
        }
    }
    let head = service.call(Method::HEAD, "/api/v1/needs", &[], None).await;
    assert_eq!(head.status.as_u16(), 200);
    let head = service
        .call(Method::HEAD, "/api/v1/profiles", &[], None)
        .await;
    assert_eq!(head.status.as_u16(), 401);
}
