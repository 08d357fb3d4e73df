//! Suggestions while somebody types.

use std::time::Instant;

use serde_json::{Value, json};
use server::{AccessMode, Permits};

use crate::harness::Service;

async fn items(service: &Service, query: &str) -> Vec<Value> {
    let answer = service.get(&format!("/api/v1/suggest?{query}")).await;
    assert_eq!(answer.status.as_u16(), 200, "{query}: {}", answer.text);
    let items = answer.json()["items"].take();
    items.as_array().expect("items").clone()
}

#[tokio::test]
async fn the_beginning_of_a_name_is_enough_in_either_script() {
    let service = Service::start().await;
    let latin = items(&service, "q=medicinska%20ses&kind=occupation&language=bs").await;
    let nurse = &latin[0];
    assert!(
        nurse["matched_label"]
            .as_str()
            .unwrap()
            .starts_with("medicinska sestra"),
        "{nurse}"
    );
    assert_eq!(nurse["kind"], "occupation");
    assert_eq!(nurse["typos"], 0);
    assert!(nurse["concept"].as_str().unwrap().starts_with("isco:"));
    // медицинска сес
    let typed = "%D0%BC%D0%B5%D0%B4%D0%B8%D1%86%D0%B8%D0%BD%D1%81%D0%BA%D0%B0%20%D1%81%D0%B5%D1%81";
    let cyrillic = items(&service, &format!("q={typed}&kind=occupation&language=bs")).await;
    assert_eq!(latin, cyrillic);
}

#[tokio::test]
async fn names_are_shown_in_the_language_asked_for_beside_the_one_that_matched() {
    let service = Service::start().await;
    let skill = async |query: &str| {
        items(&service, &format!("kind=skill&{query}"))
            .await
            .remove(0)
    };
    let wound = skill("q=Wundverso&language=bs").await;
    assert_eq!(wound["concept"], "skill:health.wound-care");
    assert_eq!(wound["label"], "njega rana");
    assert_eq!(wound["matched_label"], "Wundversorgung");
    assert_eq!(wound["matched_language"], "de");
    assert_eq!(skill("q=Wundverso").await["label"], "wound care");
    assert_eq!(
        skill("q=Wundverso&language=sr-Cyrl").await["label"],
        "нега рана"
    );
    assert_eq!(
        skill("q=Wundverso&language=fi").await["label"],
        "wound care"
    );
    let typo = skill("q=Wundversrogung&language=de").await;
    assert_eq!(typo["label"], "Wundversorgung");
    assert_eq!(typo["typos"], 1);
}

#[tokio::test]
async fn whatever_is_typed_the_answer_is_short_and_soon() {
    let service = Service::start().await;
    items(&service, "q=a").await;
    let begun = Instant::now();
    let long = format!("q={}", "ma".repeat(500));
    for empty in [
        "",
        "q=",
        "q=%20",
        "q=%F0%9F%94%A7",
        "q=%E2%80%8F%E2%80%AE",
        long.as_str(),
    ] {
        assert_eq!(items(&service, empty).await, Vec::<Value>::new(), "{empty}");
    }
    assert_eq!(items(&service, "q=m&limit=50").await.len(), 50);
    assert_eq!(items(&service, "q=m").await.len(), 8);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    let longer = format!("/api/v1/suggest?q={}", "m".repeat(1001));
    service.get(&longer).await.problem(400, "invalid_parameter");
    let unknown = service.get("/api/v1/suggest?q=a&kind=person").await;
    let problem = unknown.problem(400, "invalid_parameter");
    assert_eq!(
        problem["errors"][0]["accepted"],
        json!(["occupation", "skill"])
    );
}

#[tokio::test]
async fn suggestions_do_not_wait_for_rankings() {
    // No request may rank here; one who types is answered all the same.
    let service = Service::with(AccessMode::Accounts, Permits::new(0, 0)).await;
    service
        .get("/api/v1/search/needs?q=x")
        .await
        .problem(503, "busy");
    assert!(!items(&service, "q=medicinska").await.is_empty());
}
