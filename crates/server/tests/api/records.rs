//! Creating, reading, replacing and deleting profiles and needs.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::{Service, TODAY};

fn profile() -> Value {
    json!({
        "external_id": "p-1", "name": "Ana Anić", "headline": "Zavarivač", "country": "DE",
        "languages": [{"code": "bs", "level": "native"}],
        "experience": [{"title": "Zavarivač", "employer": "Firma", "from": "2014-03", "to": null}],
        "education": [{"level": 4, "year": 2012}],
        "licences": [{"profession": "TIG", "country": "DE"}],
        "availability": {"modes": ["short_visit"], "from": "2027-01-01", "hours_per_month": 20}
    })
}

fn need() -> Value {
    json!({
        "external_id": "n-1", "title": "Obuka zavarivača", "region": "BA-04", "sector": "C",
        "languages": [{"code": "bs", "min_level": "B2"}], "modes": ["short_visit"],
        "min_education": 4, "closes_on": "2027-05-01"
    })
}

#[tokio::test]
async fn a_record_comes_back_as_it_was_sent() {
    let service = Service::start().await;
    for (plural, record) in [("profiles", profile()), ("needs", need())] {
        let path = format!("/api/v1/{plural}");
        let created = service.call(Method::POST, &path, &[], Some(&record)).await;
        assert_eq!(created.status, StatusCode::CREATED, "{}", created.text);
        assert_eq!(created.header("etag"), "\"1\"");
        let stored = created.json();
        let id = stored["id"].as_str().unwrap();
        assert_eq!(created.header("location"), format!("{path}/{id}"));
        assert_eq!(stored["created_at"], TODAY);
        assert_eq!(stored["version"], 1);
        for (field, value) in record.as_object().unwrap() {
            let same = &stored[field] == value;
            let completed = field == "languages" || field == "experience";
            assert!(
                same || completed || field == "education",
                "{field}: {}",
                stored[field]
            );
        }
        for id in [id, record["external_id"].as_str().unwrap()] {
            let read = service.get(&format!("{path}/{id}")).await;
            assert_eq!(read.status, StatusCode::OK);
            assert_eq!(read.header("etag"), "\"1\"");
            assert_eq!(read.json(), stored);
        }
    }
}

#[tokio::test]
async fn what_is_missing_is_null_or_empty() {
    let service = Service::start().await;
    let stored = service.create("profiles", &json!({"headline": "x"})).await;
    assert_eq!(stored["external_id"], Value::Null);
    assert_eq!(stored["summary"], Value::Null);
    assert_eq!(stored["skills"], json!([]));
    assert_eq!(stored["visibility"], "organisations");
    assert_eq!(
        stored["availability"],
        json!({"modes": [], "from": null, "hours_per_month": null})
    );
    let stored = service.create("needs", &json!({"title": "x"})).await;
    assert_eq!(
        (&stored["positions"], &stored["closes_on"]),
        (&json!(1), &Value::Null)
    );
}

#[tokio::test]
async fn replacing_needs_the_version_and_moves_it() {
    let service = Service::start().await;
    service.create("profiles", &profile()).await;
    let path = "/api/v1/profiles/p-1";
    let mut record = profile();
    record["headline"] = json!("Instruktor zavarivanja");
    let put = |tag: &'static str| {
        let record = record.clone();
        let service = &service;
        async move {
            let headers: &[(&str, &str)] = if tag.is_empty() {
                &[]
            } else {
                &[("if-match", tag)]
            };
            service
                .call(Method::PUT, path, headers, Some(&record))
                .await
        }
    };
    put("").await.problem(428, "precondition_required");
    put("\"7\"").await.problem(412, "precondition_failed");
    let replaced = put("\"1\"").await;
    assert_eq!(replaced.status, StatusCode::OK, "{}", replaced.text);
    assert_eq!(replaced.header("etag"), "\"2\"");
    assert_eq!(replaced.json()["headline"], "Instruktor zavarivanja");
    put("\"1\"").await.problem(412, "precondition_failed");
    assert_eq!(put("*").await.status, StatusCode::OK);
}

#[tokio::test]
async fn deleting_takes_a_version_or_none() {
    let service = Service::start().await;
    let path = "/api/v1/needs/n-1";
    service.create("needs", &need()).await;
    let stale = service
        .call(Method::DELETE, path, &[("if-match", "\"9\"")], None)
        .await;
    stale.problem(412, "precondition_failed");
    let gone = service
        .call(Method::DELETE, path, &[("if-match", "\"1\"")], None)
        .await;
    assert_eq!(
        (gone.status, gone.text.as_str()),
        (StatusCode::NO_CONTENT, "")
    );
    service.get(path).await.problem(404, "not_found");
    service
        .call(Method::DELETE, path, &[], None)
        .await
        .problem(404, "not_found");
    service.create("needs", &need()).await;
    let gone = service.call(Method::DELETE, path, &[], None).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn external_ids_are_unique() {
    let service = Service::start().await;
    service.create("needs", &need()).await;
    let again = service
        .call(Method::POST, "/api/v1/needs", &[], Some(&need()))
        .await;
    again.problem(409, "external_id_taken");
    let mut other = need();
    other["external_id"] = json!("n-2");
    service.create("needs", &other).await;
    let headers = [("if-match", "\"1\"")];
    let taken = service
        .call(Method::PUT, "/api/v1/needs/n-2", &headers, Some(&need()))
        .await;
    taken.problem(409, "external_id_taken");
}

#[tokio::test]
async fn a_creation_can_be_repeated_under_its_key() {
    let service = Service::start().await;
    let post = |body: Value| {
        let service = &service;
        async move {
            let headers = [("idempotency-key", "k-1")];
            service
                .call(Method::POST, "/api/v1/needs", &headers, Some(&body))
                .await
        }
    };
    let first = post(json!({"title": "x"})).await;
    let again = post(json!({"title": "x"})).await;
    assert_eq!(
        (first.status, again.status),
        (StatusCode::CREATED, StatusCode::CREATED)
    );
    assert_eq!(first.json(), again.json());
    assert_eq!(first.header("location"), again.header("location"));
    assert_eq!(first.header("etag"), again.header("etag"));
    post(json!({"title": "y"}))
        .await
        .problem(422, "idempotency_key_reused");
    let listed = service.get("/api/v1/needs").await.json();
    assert_eq!(listed["total"], json!({"value": 1, "relation": "exact"}));
    let long = "k".repeat(256);
    let headers = [("idempotency-key", long.as_str())];
    let body = json!({"title": "z"});
    let refused = service
        .call(Method::POST, "/api/v1/needs", &headers, Some(&body))
        .await;
    refused.problem(400, "invalid_parameter");
}
