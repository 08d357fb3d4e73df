//! What identifies a person is in no answer of search and matching.

use axum::http::Method;
use serde_json::json;

use crate::harness::Service;

#[tokio::test]
async fn names_origins_towns_and_employers_stay_with_the_record() {
    let service = Service::start().await;
    let profile = json!({
        "external_id": "p-1", "name": "Zumreta Kvržić", "origin": "Kotor Varoš", "city": "Braunschweig",
        "headline": "Zumreta Kvržić, medicinska sestra",
        "summary": "Medicinska sestra iz mjesta Kotor Varoš. Kvržić Zumreta, zumreta@example.org, +49 170 1234567.",
        "experience": [{"title": "Medicinska sestra", "employer": "Marienhospital", "from": "2010-01",
            "description": "Njega pacijenata na respiratoru."}],
        "education": [{"level": 6, "field": "Sestrinstvo", "institution": "Srednja škola Foča"}],
        "skills": ["njega pacijenata na respiratoru"]
    });
    service.create("profiles", &profile).await;
    let need = json!({
        "external_id": "n-1", "title": "Medicinska sestra",
        "essential_skills": ["njega pacijenata na respiratoru", "Kotor Varoš", "Zumreta Kvržić"]
    });
    service.create("needs", &need).await;
    service.index().await;
    let mut answers = vec![
        service
            .call(Method::POST, "/api/v1/match", &[], Some(&need))
            .await,
    ];
    for path in [
        "search/profiles?q=medicinska%20sestra",
        "search/profiles?q=Zumreta%20Kvrzic",
        "search/profiles?q=Kotor%20Varos",
        "search/profiles?q=Marienhospital",
        "search/profiles",
        "needs/n-1/matches",
        "profiles/p-1/matches",
    ] {
        answers.push(service.get(&format!("/api/v1/{path}")).await);
    }
    let found = &answers[1].json();
    assert_eq!(
        found["items"][0]["profile"]["headline"],
        ", medicinska sestra"
    );
    assert!(!found["items"][0]["snippets"].as_array().unwrap().is_empty());
    for answer in answers {
        assert_eq!(answer.status.as_u16(), 200);
        let page = answer.json();
        for item in page["items"].as_array().unwrap() {
            // The need's own words may say anything: they are not the profile's.
            let mut item = item.clone();
            for asked in item["requirements"].as_array_mut().into_iter().flatten() {
                asked["text"].take();
            }
            for change in item["what_would_change"]
                .as_array_mut()
                .into_iter()
                .flatten()
            {
                for single in change["changes"].as_array_mut().into_iter().flatten() {
                    single["text"].take();
                }
            }
            for line in item["explanation"].as_array_mut().into_iter().flatten() {
                let text = line["text"].as_str().unwrap_or_default();
                let text = text
                    .replace("„Kotor Varoš“", "")
                    .replace("„Zumreta Kvržić“", "");
                line["text"] = json!(text);
            }
            let seen = item.to_string();
            for secret in [
                "Zumreta",
                "Kvržić",
                "Kotor",
                "Braunschweig",
                "Marienhospital",
                "Foča",
                "example.org",
                "1234567",
            ] {
                assert!(!seen.contains(secret), "{secret} in {seen}");
            }
        }
    }
}
