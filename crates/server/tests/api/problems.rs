//! Every way to be wrong is a problem of a documented shape.

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::{Value, json};
use server::{AccessMode, Permits};

use crate::harness::{Answer, Service};

async fn post(service: &Service, path: &str, kind: Option<&str>, body: impl Into<Body>) -> Answer {
    let mut request = Request::builder().method(Method::POST).uri(path);
    if let Some(kind) = kind {
        request = request.header("content-type", kind);
    }
    service
        .send(request.body(body.into()).expect("a request"))
        .await
}

#[tokio::test]
async fn bodies_that_are_no_records() {
    let service = Service::start().await;
    let json = Some("application/json");
    for path in ["/api/v1/profiles", "/api/v1/needs", "/api/v1/match"] {
        post(&service, path, json, "{")
            .await
            .problem(400, "malformed_json");
        post(&service, path, json, "")
            .await
            .problem(400, "malformed_json");
        post(&service, path, json, vec![0xff, 0xfe])
            .await
            .problem(400, "malformed_json");
        post(&service, path, None, "{}")
            .await
            .problem(415, "unsupported_media_type");
        post(&service, path, Some("text/plain"), "{}")
            .await
            .problem(415, "unsupported_media_type");
        let large = format!("{{\"title\":\"{}\"}}", "x".repeat(3 << 20));
        post(&service, path, json, large)
            .await
            .problem(413, "body_too_large");
        let deep = "[".repeat(100_000);
        post(&service, path, json, deep)
            .await
            .problem(400, "malformed_json");
        let list = post(&service, path, json, "[]")
            .await
            .problem(422, "validation_failed");
        assert_eq!(list["errors"][0]["code"], "wrong_type");
    }
    let title = r#"{"title":"x","title":"y"}"#;
    let twice = post(&service, "/api/v1/needs", json, title).await;
    assert_eq!(
        twice.problem(422, "validation_failed")["errors"][0]["code"],
        "duplicate_field"
    );
    let kind = Some("application/merge+json; charset=utf-8");
    let taken = post(&service, "/api/v1/needs", kind, r#"{"title":"x"}"#).await;
    assert_eq!(taken.status.as_u16(), 201);
}

#[tokio::test]
async fn every_problem_of_a_record_is_told_at_once() {
    let service = Service::start().await;
    let body = json!({
        "external_id": "with space", "headline": "x", "country": "Germany", "nickname": "x",
        "languages": [{"code": "bs", "level": "B7"}, {"level": "A1"}],
        "availability": {"hours_per_month": 0}
    });
    let answer = service
        .call(Method::POST, "/api/v1/profiles", &[], Some(&body))
        .await;
    let problem = answer.problem(422, "validation_failed");
    let errors = problem["errors"].as_array().unwrap();
    let at = |pointer: &str| -> &Value {
        let mut errors = errors.iter();
        errors
            .find(|error| error["pointer"] == pointer)
            .unwrap_or_else(|| panic!("{pointer}: {problem}"))
    };
    assert_eq!(at("/languages/0/level")["code"], "unknown_value");
    assert_eq!(at("/languages/0/level")["accepted"][0], "A1");
    assert_eq!(at("/languages/1/code")["code"], "missing_field");
    assert_eq!(at("/country")["code"], "unknown_value");
    assert_eq!(at("/availability/hours_per_month")["code"], "out_of_range");
    assert_eq!(at("/external_id")["code"], "wrong_format");
    let unknown = at("/nickname");
    assert_eq!(unknown["code"], "unknown_field");
    let accepted = unknown["accepted"].as_array().unwrap();
    assert!(accepted.contains(&json!("external_id")) && !accepted.contains(&json!("id")));
    assert_eq!(errors.len(), 6);
}

#[tokio::test]
async fn the_id_is_ours_to_give() {
    let service = Service::start().await;
    for field in ["id", "version", "created_at"] {
        let body = json!({"title": "x", field: "1"});
        let answer = service
            .call(Method::POST, "/api/v1/needs", &[], Some(&body))
            .await;
        let problem = answer.problem(422, "validation_failed");
        assert_eq!(problem["errors"][0]["pointer"], format!("/{field}"));
        assert_eq!(problem["errors"][0]["code"], "unknown_field");
    }
}

#[tokio::test]
async fn parameters_that_do_not_exist_or_are_not_valid() {
    let service = Service::start().await;
    service
        .create("needs", &json!({"title": "x", "external_id": "n"}))
        .await;
    service
        .create("profiles", &json!({"headline": "x", "external_id": "p"}))
        .await;
    let paths = [
        "/api/v1/profiles",
        "/api/v1/profiles/p",
        "/api/v1/profiles/p/matches",
        "/api/v1/needs",
        "/api/v1/needs/n",
        "/api/v1/needs/n/matches",
        "/api/v1/search/profiles",
        "/api/v1/search/needs",
        "/api/v1/forecasts",
        "/api/v1/suggest",
        "/api/v1/occupations",
        "/api/v1/skills",
        "/api/v1/skills/skill:health.nursing",
    ];
    for path in paths {
        let problem = service
            .get(&format!("{path}?colour=red"))
            .await
            .problem(400, "unknown_parameter");
        assert_eq!(problem["errors"][0]["parameter"], "colour", "{path}");
        if path.ends_with(['p', 'n', 'g']) {
            continue;
        }
        let accepted = problem["errors"][0]["accepted"].as_array().unwrap();
        assert!(accepted.contains(&json!("limit")), "{path}");
        for bad in [
            "limit=0",
            "limit=101",
            "limit=ten",
            "limit=",
            "limit=1&limit=2",
            "cursor=%25",
        ] {
            if path.ends_with("suggest") && bad.starts_with("cursor") {
                continue;
            }
            service
                .get(&format!("{path}?{bad}"))
                .await
                .problem(400, "invalid_parameter");
        }
    }
    for bad in [
        "search/profiles?country=Germany",
        "search/profiles?mode=telepathy",
        "search/profiles?language=bosanski",
        "search/profiles?min_education=9",
        "search/needs?region=BA-99",
        "search/needs?sector=Z",
        "suggest?kind=person",
        "suggest?language=bosanski",
        "suggest?limit=51",
        "skills?language=xx",
        "forecasts?years=0",
        "forecasts?years=16",
        "forecasts?occupation=99",
    ] {
        let problem = service
            .get(&format!("/api/v1/{bad}"))
            .await
            .problem(400, "invalid_parameter");
        let name = bad.split(['?', '=']).nth(1).unwrap();
        assert_eq!(problem["errors"][0]["parameter"], name);
        assert!(
            problem["errors"][0]["accepted"].is_array() || name == "occupation",
            "{problem}"
        );
    }
}

#[tokio::test]
async fn addresses_and_methods_that_do_not_exist() {
    let service = Service::start().await;
    for path in [
        "/api",
        "/api/v1",
        "/api/v1/nothing",
        "/api/v2/needs",
        "/health",
        "/health/x",
    ] {
        service.get(path).await.problem(404, "not_found");
    }
    let none = "00000000-0000-0000-0000-000000000000";
    for id in [none, "n-404", "%20", "%00", &"x".repeat(300)] {
        service
            .get(&format!("/api/v1/needs/{id}"))
            .await
            .problem(404, "not_found");
        service
            .get(&format!("/api/v1/needs/{id}/matches"))
            .await
            .problem(404, "not_found");
        service
            .get(&format!("/api/v1/profiles/{id}/matches"))
            .await
            .problem(404, "not_found");
    }
    for (method, path, allowed) in [
        (Method::DELETE, "/api/v1/needs", "POST"),
        (Method::POST, "/api/v1/search/needs", "GET"),
        (Method::GET, "/api/v1/match", "POST"),
        (Method::PATCH, "/api/v1/needs/x", "PUT"),
    ] {
        let answer = service.call(method, path, &[], None).await;
        answer.problem(405, "method_not_allowed");
        assert!(
            answer.header("allow").contains(allowed),
            "{:?}",
            answer.headers
        );
    }
    service
        .call(Method::POST, "/needs", &[], None)
        .await
        .problem(405, "method_not_allowed");
}

#[tokio::test]
async fn past_its_bound_the_service_is_busy() {
    let service = Service::with(AccessMode::Demo, Permits::new(0, 0)).await;
    let answer = service.get("/api/v1/search/needs").await;
    answer.problem(503, "busy");
    assert_eq!(answer.header("retry-after"), "1");
}

#[tokio::test]
async fn a_sane_request_id_is_kept_and_another_made() {
    let service = Service::start().await;
    let with = |id: &'static str| {
        let service = &service;
        async move {
            service
                .call(Method::GET, "/health/live", &[("x-request-id", id)], None)
                .await
        }
    };
    assert_eq!(with("job-17").await.header("x-request-id"), "job-17");
    let made = with("no good").await.header("x-request-id").to_owned();
    assert_eq!(made.len(), 36);
    let problem = service.get("/api/none").await;
    assert_eq!(
        problem.problem(404, "not_found")["request_id"]
            .as_str()
            .unwrap()
            .len(),
        36
    );
}
