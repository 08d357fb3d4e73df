//! Occupations and skills.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::harness::Service;

async fn get(service: &Service, path: &str) -> Value {
    let answer = service.get(&format!("/api/v1/{path}")).await;
    assert_eq!(answer.status.as_u16(), 200, "{path}: {}", answer.text);
    answer.json()
}

#[tokio::test]
async fn an_occupation_has_its_names_its_groups_and_its_skills() {
    let service = Service::start().await;
    let nurse = get(&service, "occupations/isco:2221?language=bs").await;
    assert_eq!(nurse["concept"], "isco:2221");
    assert_eq!(nurse["isco_code"], "2221");
    assert_eq!(nurse["label"], nurse["labels"]["bs"]);
    assert_eq!(nurse["broader"][0]["concept"], "isco:222");
    assert_eq!(nurse["occupations"], json!([]));
    let skills = nurse["skills"].as_array().unwrap();
    assert!(
        skills.len() > 3 && skills[0]["essential"] == true,
        "{nurse}"
    );
    assert!(skills.is_sorted_by_key(|skill| skill["essential"] == false));
    let regulated = nurse["regulated_professions"].as_array().unwrap();
    assert!(
        regulated
            .iter()
            .any(|step| step["step"] == "licence" && step["body"]["bs"].is_string()),
        "{nurse}"
    );
    let group = get(&service, "occupations/isco:222").await;
    assert_eq!(group["regulated_professions"], json!([]));
    let narrower = group["narrower"].as_array().unwrap();
    assert!(
        narrower
            .iter()
            .any(|concept| concept["concept"] == "isco:2221")
    );
}

#[tokio::test]
async fn a_skill_is_found_by_its_esco_uri_too() {
    let service = Service::start().await;
    let wound = get(&service, "skills/skill:health.wound-care").await;
    assert_eq!(wound["label"], "wound care");
    assert!(
        wound["other_labels"]["de"]
            .as_array()
            .unwrap()
            .contains(&json!("Wundpflege"))
    );
    assert_eq!(wound["broader"][0]["concept"], "skill:health.nursing");
    assert!(
        wound["occupations"][0]["concept"]
            .as_str()
            .unwrap()
            .starts_with("isco:")
    );
    let uri = wound["esco_uri"].as_str().unwrap();
    let encoded = uri.replace('/', "%2F").replace(':', "%3A");
    assert_eq!(get(&service, &format!("skills/{encoded}")).await, wound);
    let path = "/api/v1/occupations/skill:health.wound-care";
    service.get(path).await.problem(404, "not_found");
    service
        .get("/api/v1/skills/nothing")
        .await
        .problem(404, "not_found");
}

#[tokio::test]
async fn lists_go_through_all_concepts_of_a_kind_once() {
    let service = Service::start().await;
    let (mut seen, mut cursor) = (BTreeSet::new(), String::new());
    let total = loop {
        let page = get(&service, &format!("occupations?limit=100&cursor={cursor}")).await;
        for item in page["items"].as_array().unwrap() {
            assert_eq!(item["kind"], "occupation");
            assert!(seen.insert(item["concept"].to_string()), "{item}");
        }
        match page["next_cursor"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => break page["total"]["value"].clone(),
        }
    };
    assert_eq!(total, seen.len());
    let other = service
        .get(&format!("/api/v1/skills?cursor={cursor}"))
        .await;
    other.problem(400, "invalid_parameter");
}
