//! Rankings in both directions.

use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::Service;

fn need() -> Value {
    json!({
        "external_id": "ventilation", "title": "Edukacija osoblja za neinvazivnu ventilaciju",
        "essential_skills": ["njega pacijenata na respiratoru", "obuka osoblja"],
        "desirable_skills": ["vođenje tima"],
        "languages": [{"code": "bs", "min_level": "B2"}, {"code": "en", "min_level": "C1", "required": false}],
        "modes": ["short_visit"], "min_years": 5, "min_education": 6, "licence": "medicinska sestra",
        "closes_on": "2027-05-01"
    })
}

async fn filled() -> Service {
    let service = Service::start().await;
    for profile in [
        json!({
            "external_id": "nurse", "headline": "Fachkrankenschwester für Intensivpflege",
            "languages": [{"code": "hr", "level": "native"}, {"code": "de", "level": "C1"}],
            "skills": ["njega pacijenata na respiratoru"], "education": [{"level": 6}],
            "experience": [{"title": "Intensivpflegerin", "from": "2012-04", "description": "Beatmungspflege auf der Intensivstation."}],
            "licences": [{"profession": "medicinska sestra"}], "availability": {"modes": ["short_visit"]}
        }),
        json!({
            "external_id": "cook", "headline": "Koch", "languages": [{"code": "de", "level": "native"}],
            "availability": {"modes": ["investment"], "from": "2028-01-01"}
        }),
    ] {
        service.create("profiles", &profile).await;
    }
    service.create("needs", &need()).await;
    service.index().await;
    service
}

#[tokio::test]
async fn a_match_explains_itself() {
    let service = filled().await;
    let page = service
        .get("/api/v1/needs/ventilation/matches")
        .await
        .json();
    assert_eq!(page["total"]["relation"], "exact");
    let best = &page["items"][0];
    assert_eq!(best["profile"]["external_id"], "nurse");
    assert_eq!(best["need"]["external_id"], "ventilation");
    assert_eq!(best["rank"], 1);
    let parts = best["score_breakdown"].as_object().unwrap().values();
    let sum: f64 = parts
        .map(|part| part["contribution"].as_f64().unwrap())
        .sum();
    assert!(
        (sum - best["score"].as_f64().unwrap()).abs() < 1e-9,
        "{best}"
    );
    let requirements = best["requirements"].as_array().unwrap();
    let texts: Vec<(&str, &str)> = requirements
        .iter()
        .map(|asked| {
            (
                asked["kind"].as_str().unwrap(),
                asked["text"].as_str().unwrap(),
            )
        })
        .collect();
    for expected in [
        ("skill", "njega pacijenata na respiratoru"),
        ("skill", "obuka osoblja"),
        ("skill", "vođenje tima"),
        ("language", "bs B2"),
        ("language", "en C1"),
        ("mode", "short_visit"),
        ("experience", "5"),
        ("education", "6"),
        ("licence", "medicinska sestra"),
    ] {
        assert!(texts.contains(&expected), "{expected:?} in {texts:?}");
    }
    let evidence = &requirements[0]["evidence"][0];
    assert_eq!(evidence["field"], "skills/0");
    assert_eq!(evidence["text"], "njega pacijenata na respiratoru");
    for version in ["engine", "model", "taxonomy", "weights"] {
        assert!(
            best["versions"][version]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
    }
}

#[tokio::test]
async fn hard_conditions_that_are_not_met_are_told() {
    let service = filled().await;
    let page = service.get("/api/v1/profiles/cook/matches").await.json();
    let found = &page["items"][0];
    let codes: Vec<&str> = found["violations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|violation| violation["code"].as_str().unwrap())
        .collect();
    assert_eq!(
        codes,
        [
            "language_required",
            "no_shared_mode",
            "not_available_in_time"
        ]
    );
    let parameters = |n: usize| found["violations"][n]["parameters"].clone();
    assert_eq!(
        parameters(0),
        json!({"language": "sh", "required": "B2", "found": null})
    );
    assert_eq!(
        parameters(1),
        json!({"accepted": ["short_visit"], "offered": ["investment"]})
    );
    assert_eq!(
        parameters(2),
        json!({"available_from": "2028-01-01", "closes_on": "2027-05-01"})
    );
    assert_ne!(found["band"], "strong");
    for change in found["what_would_change"].as_array().unwrap() {
        assert!(change["score_after"].as_f64() > found["score"].as_f64());
        for single in change["changes"].as_array().unwrap() {
            assert!(
                single["text"].as_str().is_some_and(|text| !text.is_empty()),
                "{change}"
            );
        }
    }
}

#[tokio::test]
async fn both_sides_and_a_posted_need_get_the_same_score() {
    let service = filled().await;
    let from_need = service
        .get("/api/v1/needs/ventilation/matches")
        .await
        .json();
    let from_profile = service.get("/api/v1/profiles/nurse/matches").await.json();
    let posted = service
        .call(Method::POST, "/api/v1/match?limit=1", &[], Some(&need()))
        .await;
    assert_eq!(posted.status.as_u16(), 200, "{}", posted.text);
    let posted = posted.json();
    let score = &from_need["items"][0]["score"];
    assert_eq!(&from_profile["items"][0]["score"], score);
    assert_eq!(&posted["items"][0]["score"], score);
    assert_eq!(posted["items"][0]["need"], Value::Null);
    assert_eq!(posted["items"].as_array().unwrap().len(), 1);
    let listed = service.get("/api/v1/needs").await.json();
    assert_eq!(listed["total"]["value"], 1);
}
