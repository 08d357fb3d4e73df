//! Free search.

use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::Service;

async fn filled() -> Service {
    let service = Service::start().await;
    for profile in [
        json!({
            "external_id": "welder", "headline": "Zavarivač i instruktor zavarivanja", "country": "DE",
            "summary": "Radim u brodogradilištu. Zavarujem aluminij.", "languages": [{"code": "hr", "level": "native"}],
            "education": [{"level": 4}], "availability": {"modes": ["short_visit"]},
            "experience": [{"title": "Zavarivač", "from": "2016-11", "to": "2026-10"}]
        }),
        json!({
            "external_id": "nurse", "headline": "Медицинска сестра на одјелу интензивне његе", "country": "AT",
            "languages": [{"code": "sr-Cyrl", "level": "native"}, {"code": "de", "level": "C1"}],
            "education": [{"level": 6}], "availability": {"modes": ["remote_mentoring"]}
        }),
    ] {
        service.create("profiles", &profile).await;
    }
    for need in [
        json!({
            "external_id": "course", "title": "Obuka zavarivača", "region": "BA-04", "sector": "C",
            "description": "Tražimo iskusnog zavarivača za obuku mladih.", "organisation": "Metal",
            "modes": ["short_visit"], "languages": [{"code": "bs", "min_level": "B2"}]
        }),
        json!({"external_id": "physics", "title": "Gostujuća predavanja iz fizike", "region": "BA-BRC", "sector": "P"}),
    ] {
        service.create("needs", &need).await;
    }
    service.index().await;
    service
}

async fn found(service: &Service, query: &str) -> Vec<String> {
    let answer = service.get(&format!("/api/v1/search/{query}")).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
    let page = answer.json();
    let field = if query.starts_with("profiles") {
        "profile"
    } else {
        "need"
    };
    let items = page["items"].as_array().expect("items").iter();
    let mut ids: Vec<String> = items
        .map(|item| {
            item[field]["external_id"]
                .as_str()
                .expect("an id")
                .to_owned()
        })
        .collect();
    ids.sort();
    ids
}

#[tokio::test]
async fn words_in_either_script_and_filters() {
    let service = filled().await;
    for (query, expected) in [
        ("profiles", vec!["nurse", "welder"]),
        ("profiles?q=zavarivac", vec!["welder"]),
        ("profiles?q=medicinska%20sestra", vec!["nurse"]),
        ("profiles?country=DE", vec!["welder"]),
        ("profiles?country=DE&country=AT", vec!["nurse", "welder"]),
        ("profiles?mode=remote_mentoring", vec!["nurse"]),
        ("profiles?language=bs", vec!["nurse", "welder"]),
        ("profiles?language=de", vec!["nurse"]),
        ("profiles?min_education=5", vec!["nurse"]),
        ("profiles?country=DE&min_education=5", vec![]),
        ("needs?q=обуку", vec!["course"]),
        ("needs?region=BA-BRC", vec!["physics"]),
        ("needs?sector=C&sector=P", vec!["course", "physics"]),
        ("needs?mode=short_visit&language=sr", vec!["course"]),
    ] {
        let query = query.replace("обуку", "%D0%BE%D0%B1%D1%83%D0%BA%D1%83");
        assert_eq!(found(&service, &query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn a_hit_is_a_card_with_highlights_and_facets() {
    let service = filled().await;
    let page = service
        .get("/api/v1/search/profiles?q=zavarivac")
        .await
        .json();
    let item = &page["items"][0];
    let card = item["profile"].as_object().unwrap();
    let fields: Vec<&str> = card.keys().map(String::as_str).collect();
    assert_eq!(
        fields,
        [
            "id",
            "external_id",
            "headline",
            "country",
            "text_language",
            "modes",
            "languages",
            "education_level",
            "years_of_experience",
            "updated_at"
        ]
    );
    assert_eq!(card["years_of_experience"], 10.0);
    assert_eq!(card["education_level"], 4);
    let first = &item["snippets"][0];
    assert_eq!(first["field"], "headline");
    assert_eq!(
        first["fragments"][0],
        json!({"text": "Zavarivač", "highlighted": true})
    );
    let whole: String = first["fragments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fragment| fragment["text"].as_str().unwrap())
        .collect();
    assert_eq!(whole, "Zavarivač i instruktor zavarivanja");
    let page = service.get("/api/v1/search/profiles").await.json();
    assert_eq!(page["items"][0]["snippets"], json!([]));
    let count = |value: &str, count: u64| json!({"value": value, "count": count});
    assert_eq!(
        page["facets"]["country"],
        json!([count("AT", 1), count("DE", 1)])
    );
    assert_eq!(
        page["facets"]["language"],
        json!([count("sh", 2), count("de", 1)])
    );
    assert_eq!(
        page["facets"]["education"],
        json!([count("4", 1), count("6", 1)])
    );
    let page = service.get("/api/v1/search/needs?limit=1").await.json();
    assert_eq!(
        page["facets"]["region"],
        json!([count("BA-04", 1), count("BA-BRC", 1)])
    );
    assert_eq!(page["items"][0]["need"].as_object().unwrap().len(), 14);
    assert_eq!(page["total"]["value"], 2);
}

#[tokio::test]
async fn changes_and_wishes_are_respected() {
    let service = filled().await;
    let hide = |visibility: &'static str| {
        let service = &service;
        async move {
            let record =
                json!({"external_id": "welder", "headline": "Zavarivač", "visibility": visibility});
            let path = "/api/v1/profiles/welder";
            let answer = service
                .call(Method::PUT, path, &[("if-match", "*")], Some(&record))
                .await;
            assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
        }
    };
    // Before the index knows of it, and after.
    for visibility in ["matched_only", "hidden"] {
        hide("organisations").await;
        service.index().await;
        assert_eq!(found(&service, "profiles?q=zavarivac").await, ["welder"]);
        hide(visibility).await;
        assert!(found(&service, "profiles?q=zavarivac").await.is_empty());
        let matches = service.get("/api/v1/needs/course/matches").await.json();
        let shown = names(&matches, "profile").contains(&"welder".to_owned());
        assert_eq!(shown, visibility == "matched_only");
        service.index().await;
        assert!(found(&service, "profiles?q=zavarivac").await.is_empty());
        let matches = service.get("/api/v1/needs/course/matches").await.json();
        let shown = names(&matches, "profile").contains(&"welder".to_owned());
        assert_eq!(shown, visibility == "matched_only");
        let page = service.get("/api/v1/search/profiles").await.json();
        assert_eq!(page["total"]["value"], 1);
    }
    // A record that is gone is left out before the index knows of it.
    service
        .call(Method::DELETE, "/api/v1/needs/course", &[], None)
        .await;
    assert_eq!(found(&service, "needs").await, ["physics"]);
    service.index().await;
    assert_eq!(
        service.get("/api/v1/search/needs").await.json()["total"]["value"],
        1
    );
}

fn names(page: &Value, field: &str) -> Vec<String> {
    let items = page["items"].as_array().expect("items").iter();
    items
        .map(|item| {
            item[field]["external_id"]
                .as_str()
                .expect("an id")
                .to_owned()
        })
        .collect()
}
