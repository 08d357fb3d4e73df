//! Lists in pages.

use serde_json::{Value, json};

use crate::harness::Service;

async fn walk(service: &Service, path: &str, id: impl Fn(&Value) -> String) -> Vec<String> {
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = service.get(&format!("{path}&cursor={cursor}")).await.json();
        seen.extend(page["items"].as_array().expect("items").iter().map(&id));
        match page["next_cursor"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return seen,
        }
    }
}

#[tokio::test]
async fn pages_follow_one_another_without_gap_or_repetition() {
    let service = Service::start().await;
    for n in 0..7 {
        let external = format!("n-{n}");
        service
            .create(
                "needs",
                &json!({"title": "Varilac", "external_id": external}),
            )
            .await;
        let external = format!("p-{n}");
        service
            .create(
                "profiles",
                &json!({"headline": "Varilac", "external_id": external}),
            )
            .await;
    }
    service.index().await;
    let listed = walk(&service, "/api/v1/needs?limit=3", |item| {
        item["external_id"].to_string()
    })
    .await;
    let expected: Vec<String> = (0..7).map(|n| format!("\"n-{n}\"")).collect();
    assert_eq!(listed, expected);
    for (path, field) in [
        ("/api/v1/search/needs?limit=2&q=varilac", "need"),
        ("/api/v1/search/profiles?limit=3&q=varilac", "profile"),
        ("/api/v1/needs/n-0/matches?limit=2", "profile"),
        ("/api/v1/profiles/p-0/matches?limit=3", "need"),
    ] {
        let mut found = walk(&service, path, |item| {
            item[field]["external_id"].to_string()
        })
        .await;
        found.sort();
        found.dedup();
        assert_eq!(found.len(), 7, "{path}");
    }
    let page = service.get("/api/v1/profiles?limit=7").await.json();
    assert_eq!(page["next_cursor"], Value::Null);
    assert_eq!(page["total"], json!({"value": 7, "relation": "exact"}));
}

#[tokio::test]
async fn a_cursor_of_another_list_is_refused() {
    let service = Service::start().await;
    for _ in 0..3 {
        service.create("needs", &json!({"title": "Varilac"})).await;
    }
    service.index().await;
    let cursor = |page: Value| page["next_cursor"].as_str().expect("a cursor").to_owned();
    let listed = cursor(service.get("/api/v1/needs?limit=1").await.json());
    let found = cursor(
        service
            .get("/api/v1/search/needs?limit=1&q=varilac")
            .await
            .json(),
    );
    let taken = service
        .get(&format!(
            "/api/v1/search/needs?limit=2&q=varilac&cursor={found}"
        ))
        .await;
    assert_eq!(taken.status.as_u16(), 200);
    for path in [
        format!("/api/v1/profiles?cursor={listed}"),
        format!("/api/v1/search/needs?q=varilac&cursor={listed}"),
        format!("/api/v1/search/needs?q=drugo&cursor={found}"),
        format!("/api/v1/search/needs?cursor={found}"),
        format!("/api/v1/search/needs?q=varilac&sector=C&cursor={found}"),
    ] {
        let problem = service.get(&path).await.problem(400, "invalid_parameter");
        assert_eq!(problem["errors"][0]["parameter"], "cursor", "{path}");
    }
}
