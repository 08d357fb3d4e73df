//! Needs that are odd, and what is answered to them.

use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{Answer, Service};

async fn filled() -> Service {
    let service = Service::start().await;
    let nurse = json!({
        "headline": "Medicinska sestra", "skills": ["njega rana", "obuka osoblja"],
        "languages": [{"code": "bs", "level": "native"}],
        "availability": {"modes": ["short_visit"]}
    });
    service.create("profiles", &nurse).await;
    service
        .create("profiles", &json!({"headline": "Zavarivač"}))
        .await;
    service.index().await;
    service
}

async fn ask(service: &Service, need: &Value) -> Answer {
    service
        .call(Method::POST, "/api/v1/match", &[], Some(need))
        .await
}

/// A page in full, the scores within bounds and sums of their parts.
async fn answered(service: &Service, need: &Value) -> Value {
    let answer = ask(service, need).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
    let page = answer.json();
    let items = page["items"].as_array().expect("a list");
    assert!(!items.is_empty());
    for item in items {
        let score = item["score"].as_f64().expect("a number");
        let parts = item["score_breakdown"]
            .as_object()
            .expect("criteria")
            .values();
        let sum: f64 = parts
            .map(|part| part["contribution"].as_f64().expect("a number"))
            .sum();
        assert!((0.0..=1.0).contains(&score) && (sum - score).abs() < 1e-9);
    }
    assert!(page["overview"]["fitting"].is_u64());
    page
}

#[tokio::test]
async fn one_word_a_long_text_and_an_unknown_language_are_ranked() {
    let service = filled().await;
    let one = answered(&service, &json!({"title": "sestra"})).await;
    assert_eq!(one["items"][0]["profile"]["headline"], "Medicinska sestra");
    let long = "Treba nam medicinska sestra za njegu rana. ".repeat(2_400);
    assert!(long.len() > 100_000);
    answered(&service, &json!({"title": "x", "description": long})).await;
    for title in ["看護師が必要です", "ممرضة", "qqqqq zzzzz", "🩺🏥", "…"] {
        answered(&service, &json!({"title": title, "text_language": "ja"})).await;
    }
    let tag = ask(&service, &json!({"title": "x", "text_language": "klingon"})).await;
    let problem = tag.problem(422, "validation_failed");
    assert_eq!(problem["errors"][0]["pointer"], "/text_language");
}

#[tokio::test]
async fn five_hundred_skills_are_ranked_in_time() {
    let service = filled().await;
    let skills: Vec<String> = (0..500).map(|n| format!("vještina broj {n}")).collect();
    let need = json!({"title": "sve", "essential_skills": skills, "desirable_skills": skills});
    let begun = std::time::Instant::now();
    let page = answered(&service, &need).await;
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    let asked = page["items"][0]["requirements"].as_array().unwrap();
    assert_eq!(asked.len(), 1_000);
    let many = vec!["x"; 1_001];
    let answer = ask(&service, &json!({"title": "x", "essential_skills": many})).await;
    let problem = answer.problem(422, "validation_failed");
    assert_eq!(problem["errors"][0]["pointer"], "/essential_skills");
}

#[tokio::test]
async fn requirements_that_contradict_each_other() {
    let service = filled().await;
    // Which of the two days is the earlier one is not implied.
    let window = json!({"title": "x", "starts_on": "2027-06-01", "closes_on": "2027-05-01"});
    answered(&service, &window).await;
    // The same skill is asked for twice and told twice.
    let skill = json!({"title": "x", "essential_skills": ["njega rana"], "desirable_skills": ["njega rana"]});
    let page = answered(&service, &skill).await;
    let asked = page["items"][0]["requirements"].as_array().unwrap();
    let statuses: Vec<&Value> = asked.iter().map(|asked| &asked["status"]).collect();
    assert_eq!(statuses, ["met", "met"]);
    let twice = |other: Value| json!({"title": "x", "languages": [{"code": "de", "min_level": "B2"}, other]});
    for other in [
        json!({"code": "de", "min_level": "C1"}),
        json!({"code": "de", "required": false}),
    ] {
        let answer = ask(&service, &twice(other)).await;
        let problem = answer.problem(422, "validation_failed");
        let error = &problem["errors"][0];
        assert_eq!(error["pointer"], "/languages/1/code");
        assert_eq!(error["code"], "inconsistent");
    }
    // Two of one group are one requirement, the lower level of the two.
    let group = json!({"title": "x", "languages": [
        {"code": "bs", "min_level": "B2"}, {"code": "hr", "min_level": "C1"}]});
    let page = answered(&service, &group).await;
    let asked = page["items"][0]["requirements"].as_array().unwrap();
    assert_eq!(asked[0]["text"], "bs B2, hr C1");
    assert_eq!(asked.len(), 1);
    let modes = ask(
        &service,
        &json!({"title": "x", "modes": ["short_visit", "short_visit"]}),
    )
    .await;
    assert!(matches!(modes.status.as_u16(), 200 | 422), "{}", modes.text);
}

#[tokio::test]
async fn a_number_out_of_range_is_told_at_its_place() {
    let service = filled().await;
    for (field, value) in [
        ("hours_per_month", json!(0)),
        ("hours_per_month", json!(745)),
        ("min_years", json!(61)),
        ("positions", json!(0)),
    ] {
        let answer = ask(&service, &json!({"title": "x", field: value})).await;
        let problem = answer.problem(422, "validation_failed");
        assert_eq!(problem["errors"][0]["pointer"], format!("/{field}"));
        assert_eq!(problem["errors"][0]["code"], "out_of_range");
    }
}
