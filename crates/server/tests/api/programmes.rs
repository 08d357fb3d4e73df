//! Programme rounds: what is placed, what is said of it, and what is refused.

use axum::http::Method;
use serde_json::{Value, json};
use server::{AccessMode, Permits};

use crate::harness::{Answer, Service};

const PATH: &str = "/api/v1/programmes/rounds";

async fn post(service: &Service, body: &Value) -> Answer {
    service.call(Method::POST, PATH, &[], Some(body)).await
}

async fn solved(service: &Service, body: Value) -> Value {
    let answer = post(service, &body).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
    answer.json()
}

fn nurse(id: &str) -> Value {
    json!({
        "external_id": id, "name": "Zumreta Kvržić", "origin": "Kotor Varoš",
        "headline": "Medicinska sestra na intenzivnoj njezi",
        "skills": ["njega pacijenata na respiratoru", "njega rana"],
        "languages": [{"code": "bs", "level": "native"}],
        "experience": [{"title": "Medicinska sestra", "employer": "Marienhospital", "from": "2010-01"}],
        "availability": {"modes": ["short_visit"], "hours_per_month": 40}
    })
}

fn ward(id: &str, organisation: &str, region: &str) -> Value {
    json!({
        "external_id": id, "organisation": organisation, "region": region,
        "title": "Medicinska sestra za intenzivnu njegu",
        "essential_skills": ["njega pacijenata na respiratoru"],
        "languages": [{"code": "bs", "min_level": "B2"}], "modes": ["short_visit"]
    })
}

/// Two nurses and a cook for three wards, two of them of one hospital.
async fn filled() -> Service {
    let service = Service::start().await;
    let cook = json!({"external_id": "cook", "headline": "Koch", "languages": [{"code": "de"}],
        "availability": {"modes": ["investment"]}});
    for profile in [nurse("nurse-1"), nurse("nurse-2"), cook] {
        service.create("profiles", &profile).await;
    }
    for need in [
        ward("ward-1", "Bolnica Kočeva", "BA-04"),
        ward("ward-2", "БОЛНИЦА КОЧЕВА", "BA-09"),
        ward("ward-3", "Bolnica Lastva", "BA-09"),
    ] {
        service.create("needs", &need).await;
    }
    service.index().await;
    service
}

fn list<'v>(value: &'v Value, field: &str) -> &'v Vec<Value> {
    value[field].as_array().expect("a list")
}

#[tokio::test]
async fn a_round_is_placed_and_says_why() {
    let service = filled().await;
    let round = solved(&service, json!({"needs": "all", "min_band": "partial"})).await;
    assert_eq!(list(&round, "placements").len(), 2, "{round:#}");
    assert_eq!(round["optimal"], true);
    assert_eq!(round["seed"], "2026-11-23");
    for placement in list(&round, "placements") {
        let parts = placement["score_breakdown"].as_object().unwrap().values();
        let sum: f64 = parts
            .map(|part| part["contribution"].as_f64().unwrap())
            .sum();
        assert!((sum - placement["score"].as_f64().unwrap()).abs() < 1e-9);
        assert!(!list(placement, "main_reasons").is_empty());
        assert!(placement["without"]["loss"]["objective"].as_f64().unwrap() >= 0.0);
        let profile = placement["profile"]["external_id"].as_str().unwrap();
        assert!(profile.starts_with("nurse-"), "{profile}");
    }
    let open: Vec<&Value> = list(&round, "needs")
        .iter()
        .filter(|need| need["filled"] == 0)
        .collect();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0]["reasons"], json!(["candidates_taken"]));
    assert!(
        open[0]["added_expert"]["brings"]["objective"]
            .as_f64()
            .unwrap()
            > 0.4
    );
    for secret in ["Zumreta", "Kvržić", "Kotor", "Marienhospital"] {
        assert!(!round.to_string().contains(secret), "{secret}");
    }
    let again = solved(&service, json!({"needs": "all", "min_band": "partial"})).await;
    assert_eq!(round, again);
}

#[tokio::test]
async fn capacities_caps_and_choices_count() {
    let service = filled().await;
    let placed = async |body: Value| list(&solved(&service, body).await, "placements").len();
    let needs =
        json!(["ward-1", {"need": "ward-2", "priority": 2.0}, {"need": "ward-3", "positions": 2}]);
    let one = json!([{"profile": "nurse-1", "capacity": 3}]);
    let round = |rest: Value| {
        let mut body = json!({"needs": needs, "min_band": "partial"});
        for (name, value) in rest.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    };
    assert_eq!(placed(round(json!({}))).await, 2);
    assert_eq!(placed(round(json!({"capacity": 2}))).await, 4);
    assert_eq!(placed(round(json!({"hours_per_placement": 10}))).await, 4);
    assert_eq!(placed(round(json!({"profiles": one}))).await, 3);
    assert_eq!(placed(round(json!({"places": 1}))).await, 1);
    let capped = solved(
        &service,
        round(json!({"capacity": 2, "per_organisation": 1})),
    )
    .await;
    assert_eq!(
        list(&capped, "placements").len(),
        2,
        "one hospital in both scripts"
    );
    assert_eq!(list(&capped, "organisations").len(), 2);
    let shared = solved(
        &service,
        round(json!({"capacity": 2, "region_most_share": 0.5})),
    )
    .await;
    assert_eq!(list(&shared, "placements").len(), 2, "{shared:#}");
    let least = json!({"places": 1, "regions": [{"region": "BA-04", "least": 1}]});
    let least = solved(&service, round(least)).await;
    assert_eq!(least["placements"][0]["need"]["external_id"], "ward-1");
    let unplaced = solved(&service, round(json!({"profiles": ["cook"]}))).await;
    let reason = &unplaced["unplaced"][0]["reasons"][0];
    assert!(["no_candidate", "all_violate", "none_in_band"].contains(&reason.as_str().unwrap()));
}

#[tokio::test]
async fn what_is_wrong_is_a_400_with_its_place() {
    let service = filled().await;
    let with = |name: &str, value: Value| {
        let mut body = json!({"needs": "all"});
        body[name] = value;
        body
    };
    let cases = [
        (json!({}), "/needs"),
        (json!({"needs": []}), "/needs"),
        (json!({"needs": "some"}), "/needs"),
        (json!({"needs": ["ward-1", "ward-9"]}), "/needs/1"),
        (json!({"needs": ["ward-1", "ward-1"]}), "/needs/1"),
        (json!({"needs": [7]}), "/needs/0"),
        (json!({"needs": [{"positions": 1}]}), "/needs/0/need"),
        (
            json!({"needs": [{"need": "ward-1", "positions": 0}]}),
            "/needs/0/positions",
        ),
        (
            json!({"needs": [{"need": "ward-1", "priority": -1}]}),
            "/needs/0/priority",
        ),
        (
            json!({"needs": [{"need": "ward-1", "colour": 1}]}),
            "/needs/0/colour",
        ),
        (with("profiles", json!([])), "/profiles"),
        (with("profiles", json!(["nobody"])), "/profiles/0"),
        (
            with("profiles", json!([{"profile": "cook", "capacity": 0}])),
            "/profiles/0/capacity",
        ),
        (
            with("profiles", json!([{"profile": "cook", "capacity": -2}])),
            "/profiles/0/capacity",
        ),
        (with("capacity", json!(0)), "/capacity"),
        (with("per_organisation", json!(0)), "/per_organisation"),
        (with("places", json!(1.5)), "/places"),
        (with("region_most_share", json!(0)), "/region_most_share"),
        (with("region_most_share", json!(1.01)), "/region_most_share"),
        (with("region_most_share", json!(0.4)), "/region_most_share"),
        (
            with("regions", json!([{"region": "BA"}])),
            "/regions/0/region",
        ),
        (
            with(
                "regions",
                json!([{"region": "BA-04", "least": 3, "most": 2}]),
            ),
            "/regions/0/least",
        ),
        (
            with("regions", json!([{"region": "BA-04"}, {"region": "BA-04"}])),
            "/regions/1/region",
        ),
        (
            with("regions", json!([{"region": "BA-04", "wish": 2}])),
            "/regions/0/wish",
        ),
        (with("min_band", json!("fine")), "/min_band"),
        (with("allow_violations", json!("yes")), "/allow_violations"),
        (
            with("candidates_per_need", json!(1_001)),
            "/candidates_per_need",
        ),
        (with("seed", json!("ž")), "/seed"),
    ];
    for (body, pointer) in cases {
        let problem = post(&service, &body)
            .await
            .problem(400, "invalid_parameter");
        let errors = problem["errors"].as_array().unwrap();
        let places: Vec<&str> = errors
            .iter()
            .filter_map(|e| e["pointer"].as_str())
            .collect();
        assert!(
            places.contains(&pointer),
            "{body} gives {places:?}, not {pointer}"
        );
    }
    post(&service, &with("per_organization", json!(1)))
        .await
        .problem(400, "unknown_parameter");
}

#[tokio::test]
async fn a_round_without_needs_is_an_empty_one_and_needs_an_account() {
    let service = Service::start().await;
    let round = solved(&service, json!({"needs": "all"})).await;
    assert_eq!(round["placements"], json!([]));
    let service = Service::with(AccessMode::Accounts, Permits::default()).await;
    let body = json!({"needs": "all"});
    post(&service, &body).await.problem(401, "sign_in_required");
}
