//! Receipts: written with a ranking, told again, gone with their records.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::Service;

fn need() -> Value {
    json!({
        "external_id": "n", "title": "Medicinska sestra",
        "essential_skills": ["njega pacijenata na respiratoru"],
        "languages": [{"code": "de", "min_level": "B2"}], "modes": ["short_visit"]
    })
}

fn profile(summary: &str) -> Value {
    json!({
        "external_id": "p", "name": "Jasmina Čolić", "headline": "Intensivpflegerin",
        "summary": summary, "skills": ["Njega pacijenata na respiratoru"],
        "languages": [{"code": "de", "level": "B1"}], "availability": {"modes": ["short_visit"]}
    })
}

async fn filled() -> (Service, Value, Value) {
    let service = Service::start().await;
    let profile = service.create("profiles", &profile("Radim u Beču.")).await;
    let need = service.create("needs", &need()).await;
    service.index().await;
    (service, need, profile)
}

async fn first(service: &Service, path: &str) -> Value {
    let page = service.get(&format!("/api/v1/{path}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    page.json()["items"][0].clone()
}

async fn receipt(service: &Service, id: &str, query: &str) -> Value {
    let path = format!("/api/v1/receipts/{id}{query}");
    service.get(&path).await.json()
}

#[tokio::test]
async fn a_match_is_told_again_as_it_was() {
    let (service, _, _) = filled().await;
    let found = first(&service, "needs/n/matches?language=de").await;
    let id = found["receipt"].as_str().unwrap();
    let told = receipt(&service, id, "?language=de").await;
    assert_eq!(told["id"], id);
    assert_eq!(told["day"], "2026-11-23");
    assert_eq!(told["kept_until"], "2028-11-22T12:00:00Z");
    assert_eq!(told["changed_since"], json!([]));
    for same in [
        "need",
        "profile",
        "score",
        "band",
        "score_breakdown",
        "requirements",
        "violations",
        "what_would_change",
        "explanation",
        "versions",
    ] {
        assert_eq!(told[same], found[same], "{same}");
    }
    // Both sides and every repetition have the same receipt.
    assert_eq!(first(&service, "needs/n/matches").await["receipt"], id);
    assert_eq!(first(&service, "profiles/p/matches").await["receipt"], id);
    let posted = service
        .call(Method::POST, "/api/v1/match", &[], Some(&need()))
        .await;
    assert_eq!(posted.json()["items"][0]["receipt"], Value::Null);
    for wrong in ["x", "0192f3c4-7d5e-7c3a-9a51-3f1de0c1a2b3"] {
        let path = format!("/api/v1/receipts/{wrong}");
        service.get(&path).await.problem(404, "not_found");
    }
}

#[tokio::test]
async fn sentences_are_in_the_language_asked_for() {
    let (service, _, _) = filled().await;
    let path = "/api/v1/needs/n/matches";
    let summary = |page: Value| page["items"][0]["explanation"][0]["text"].clone();
    let asked = async |query: &str, header: &str| {
        let path = format!("{path}{query}");
        let headers = [("accept-language", header)];
        let answer = service.call(Method::GET, &path, &headers, None).await;
        let language = answer.header("content-language").to_owned();
        let text = summary(answer.json());
        (language, text.as_str().unwrap().to_owned())
    };
    let (language, text) = asked("", "").await;
    assert!(language == "bs" && text.starts_with("Profil "), "{text}");
    let (language, text) = asked("", "sv, en-GB;q=0.8, de;q=0.5").await;
    assert!(language == "en" && text.starts_with("A "), "{text}");
    let (language, text) = asked("?language=sr-Cyrl", "en").await;
    assert!(
        language == "sr-Cyrl" && text.starts_with("Профил "),
        "{text}"
    );
    let refused = service.get(&format!("{path}?language=sv")).await;
    let problem = refused.problem(400, "invalid_parameter");
    assert_eq!(problem["errors"][0]["parameter"], "language");
    let accepted = problem["errors"][0]["accepted"].as_array().unwrap();
    assert!(accepted.contains(&json!("sr-Cyrl")) && accepted.contains(&json!("de")));
}

#[tokio::test]
async fn a_receipt_says_what_has_changed_and_quotes_the_words_of_now() {
    let (service, _, _) = filled().await;
    let found = first(&service, "needs/n/matches").await;
    let id = found["receipt"].as_str().unwrap();
    let changed = profile("Sada radim u Linzu.");
    let headers = [("if-match", "*")];
    let answer = service
        .call(Method::PUT, "/api/v1/profiles/p", &headers, Some(&changed))
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let told = receipt(&service, id, "?language=en").await;
    assert_eq!(
        told["changed_since"],
        json!([{"record": "profile", "then": 1, "now": 2}])
    );
    assert_eq!(told["score"], found["score"]);
    assert_eq!(told["explanation"][0]["about"], "changed");
    // The index has not read the change yet: what it ranks is not what is shown.
    assert_eq!(
        first(&service, "needs/n/matches").await["receipt"],
        Value::Null
    );
    service.index().await;
    let newer = first(&service, "needs/n/matches").await["receipt"].clone();
    assert!(newer.is_string() && newer != id);
}

#[tokio::test]
async fn places_of_evidence_are_characters_of_the_profiles_text() {
    let service = Service::start().await;
    let summary = "Jasmina Čolić 😀, Dipl. Njega pacijenata na respiratoru.";
    let mut record = profile(summary);
    record["skills"] = json!([]);
    service.create("profiles", &record).await;
    service.create("needs", &need()).await;
    service.index().await;
    let found = first(&service, "needs/n/matches").await;
    let evidence = found["requirements"][0]["evidence"].as_array().unwrap();
    let in_summary = evidence.iter().find(|quote| quote["field"] == "summary");
    let evidence = in_summary.unwrap_or_else(|| panic!("{found}"));
    let place = |name: &str| usize::try_from(evidence[name].as_u64().unwrap()).unwrap();
    let own: String = summary
        .chars()
        .take(place("to"))
        .skip(place("from"))
        .collect();
    assert_eq!(evidence["text"], own.as_str());
}

#[tokio::test]
async fn a_deleted_or_hidden_record_takes_its_receipts_along() {
    let (service, need, _) = filled().await;
    let id = first(&service, "needs/n/matches").await["receipt"].clone();
    let path = format!("/api/v1/receipts/{}", id.as_str().unwrap());
    let mut hidden = profile("Radim u Beču.");
    hidden["visibility"] = json!("hidden");
    let headers = [("if-match", "*")];
    service
        .call(Method::PUT, "/api/v1/profiles/p", &headers, Some(&hidden))
        .await;
    service.get(&path).await.problem(404, "not_found");
    service
        .call(
            Method::PUT,
            "/api/v1/profiles/p",
            &headers,
            Some(&profile("x")),
        )
        .await;
    assert_eq!(service.get(&path).await.status, StatusCode::OK);
    let need = format!("/api/v1/needs/{}", need["id"].as_str().unwrap());
    service.call(Method::DELETE, &need, &[], None).await;
    service.get(&path).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_receipt_is_replayed_to_the_bit() {
    let (service, _, _) = filled().await;
    let id = first(&service, "needs/n/matches").await["receipt"].clone();
    let replay = async || {
        let replayed = server::receipts::replay(&service.state, id.as_str().unwrap()).await;
        replayed.unwrap().unwrap()
    };
    let same = replay().await;
    assert!(same.identical && same.changed.is_empty(), "{same:?}");
    assert_eq!(same.score_then.to_bits(), same.score_again.to_bits());
    // Another word in the profile, another result; the version says why.
    let mut changed = profile("Radim u Beču.");
    changed["skills"] = json!(["kuhanje"]);
    let headers = [("if-match", "*")];
    service
        .call(Method::PUT, "/api/v1/profiles/p", &headers, Some(&changed))
        .await;
    let other = replay().await;
    assert!(
        !other.identical && other.differs_in.contains(&"score"),
        "{other:?}"
    );
    let what = &other.changed[0];
    assert_eq!(
        (what.what, what.then.as_str(), what.now.as_str()),
        ("profile", "1", "2")
    );
    let nothing = server::receipts::replay(&service.state, "x").await.unwrap();
    assert_eq!(nothing, None);
}
