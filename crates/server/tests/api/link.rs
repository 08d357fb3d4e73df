//! Linking of texts.

use std::time::Instant;

use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{Answer, Service};

async fn post(service: &Service, body: &Value) -> Answer {
    let path = "/api/v1/link";
    service.call(Method::POST, path, &[], Some(body)).await
}

async fn linked(service: &Service, body: Value) -> Value {
    let answer = post(service, &body).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
    answer.json()
}

fn of_concept<'a>(linked: &'a Value, concept: &str) -> &'a Value {
    let mut links = linked["links"].as_array().expect("links").iter();
    links
        .find(|link| link["concept"] == concept)
        .unwrap_or_else(|| panic!("{concept}: {linked}"))
}

#[tokio::test]
async fn places_of_a_text_are_given_with_their_concepts() {
    let service = Service::start().await;
    let text = "Već šest godina: njega rana i šivanje.";
    let answer = linked(
        &service,
        json!({"text": text, "language": "bs", "label_language": "de"}),
    )
    .await;
    let wound = of_concept(&answer, "skill:health.wound-care");
    assert_eq!(wound["kind"], "skill");
    assert_eq!(wound["label"], "Wundversorgung");
    assert_eq!(wound["matched_label"], "njega rana");
    assert_eq!(wound["text"], "njega rana");
    assert_eq!(wound["exact"], true);
    assert_eq!(wound["rank"], 1);
    let begin = text.find("njega").unwrap();
    assert_eq!(wound["span"], json!([begin, begin + "njega rana".len()]));
    assert!((0.0..=1.0).contains(&wound["score"].as_f64().unwrap()));
    assert_eq!(answer["read_bytes"], text.len());
    assert_eq!(answer["complete"], true);
    let only = linked(
        &service,
        json!({"text": text, "kind": "occupation", "top": 20}),
    )
    .await;
    let links = only["links"].as_array().unwrap();
    assert!(
        links.iter().all(|link| link["kind"] == "occupation"),
        "{only}"
    );
}

#[tokio::test]
async fn the_script_makes_no_difference() {
    let service = Service::start().await;
    let concepts = async |text: &str| -> Vec<Value> {
        let answer = linked(&service, json!({"text": text, "language": "sr", "top": 5})).await;
        let links = answer["links"].as_array().unwrap();
        let keep =
            |link: &Value| json!([link["concept"], link["label"], link["score"], link["rank"]]);
        links.iter().map(keep).collect()
    };
    let latin = concepts("medicinska sestra, nega rana i vođenje tima").await;
    assert!(latin.len() >= 3, "{latin:?}");
    assert_eq!(
        latin,
        concepts("медицинска сестра, нега рана и вођење тима").await
    );
}

#[tokio::test]
async fn what_cannot_be_linked_is_told_with_its_place() {
    let service = Service::start().await;
    for (body, code, pointer, kind) in [
        (
            json!({"text": "x", "kind": "person"}),
            "invalid_parameter",
            "/kind",
            "unknown_value",
        ),
        (
            json!({"text": "x", "language": "bosanski"}),
            "invalid_parameter",
            "/language",
            "unknown_value",
        ),
        (
            json!({"text": "x", "label_language": "xx"}),
            "invalid_parameter",
            "/label_language",
            "unknown_value",
        ),
        (
            json!({"text": "x", "top": 21}),
            "invalid_parameter",
            "/top",
            "out_of_range",
        ),
        (
            json!({"text": "x", "top": 0}),
            "invalid_parameter",
            "/top",
            "out_of_range",
        ),
        (
            json!({"text": "x", "top": 1.5}),
            "invalid_parameter",
            "/top",
            "out_of_range",
        ),
        (
            json!({"text": "x", "top": "1"}),
            "invalid_parameter",
            "/top",
            "wrong_type",
        ),
        (
            json!({"text": 7}),
            "invalid_parameter",
            "/text",
            "wrong_type",
        ),
        (
            json!({"kind": "skill"}),
            "invalid_parameter",
            "/text",
            "missing_field",
        ),
        (json!([]), "invalid_parameter", "", "wrong_type"),
        (
            json!({"text": "x", "colour": 1}),
            "unknown_parameter",
            "/colour",
            "unknown_field",
        ),
    ] {
        let problem = post(&service, &body).await.problem(400, code);
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{body}");
        assert_eq!(problem["errors"][0]["code"], kind, "{body}");
    }
    let unknown = post(&service, &json!({"text": "x", "colour": 1})).await;
    let accepted = &unknown.json()["errors"][0]["accepted"];
    assert_eq!(
        *accepted,
        json!(["text", "kind", "language", "label_language", "top"])
    );
    let query = service
        .call(
            Method::POST,
            "/api/v1/link?top=3",
            &[],
            Some(&json!({"text": "x"})),
        )
        .await;
    query.problem(400, "unknown_parameter");
    let large = json!({"text": "x".repeat(3 << 20)});
    post(&service, &large).await.problem(413, "body_too_large");
}

#[tokio::test]
async fn texts_without_anything_to_find_are_answered_with_nothing() {
    let service = Service::start().await;
    for text in [
        "",
        " \n\t",
        "🔧🔨👩‍⚕️",
        "\u{200f}\u{202e}\u{202d}",
        "\0\u{1}\u{7f}",
        "...,;!?",
    ] {
        let answer = linked(&service, json!({"text": text})).await;
        assert_eq!(answer["links"], json!([]), "{text:?}");
        assert_eq!(answer["nearest"], json!([]), "{text:?}");
        assert_eq!(answer["read_bytes"], text.len());
        assert_eq!(answer["complete"], true);
    }
    // No language of ours, and letters of two scripts in one word: no failure, no certainty.
    for text in [
        "看護師",
        "تمريض",
        "mедициnska sестra",
        "sestra\u{200b}rana 🩺 \u{202e}anar",
    ] {
        linked(&service, json!({"text": text, "language": "zh", "top": 20})).await;
    }
}

#[tokio::test]
async fn a_very_long_text_is_answered_in_part_and_says_so() {
    let service = Service::start().await;
    let text = "medicinska sestra 🩺 njega rana. ".repeat(40_000);
    assert!(text.len() > 1_000_000);
    let begun = Instant::now();
    let answer = linked(&service, json!({"text": text, "language": "bs"})).await;
    assert!(begun.elapsed().as_secs() < 25, "{:?}", begun.elapsed());
    assert_eq!(answer["complete"], false);
    let read = usize::try_from(answer["read_bytes"].as_u64().unwrap()).unwrap();
    assert!((390_000..=400_000).contains(&read), "{read}");
    let first = of_concept(&answer, "skill:health.wound-care");
    let span: Vec<usize> = serde_json::from_value(first["span"].clone()).unwrap();
    assert_eq!(&text[span[0]..span[1]], "njega rana");
}
