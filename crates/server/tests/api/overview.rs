//! What a whole ranking says, filters by mode, weights for one request, and both sides.

use serde_json::{Value, json};

use crate::harness::Service;

fn nurse(id: &str, mode: &str, language: &str) -> Value {
    json!({
        "external_id": id, "headline": "Medicinska sestra na intenzivnoj njezi",
        "languages": [{"code": language, "level": "native"}],
        "skills": ["njega pacijenata na respiratoru", "obuka osoblja"],
        "experience": [{"title": "Medicinska sestra", "from": "2012-04"}],
        "availability": {"modes": [mode], "from": "2027-02-01", "hours_per_month": 20}
    })
}

fn need(id: &str) -> Value {
    json!({
        "external_id": id, "title": "Medicinska sestra na intenzivnoj njezi",
        "essential_skills": ["njega pacijenata na respiratoru"],
        "languages": [{"code": "bs", "min_level": "B2"}],
        "modes": ["short_visit", "temporary_return"], "hours_per_month": 40,
        "starts_on": "2027-03-01", "closes_on": "2027-05-01"
    })
}

async fn filled() -> Service {
    let service = Service::start().await;
    for (id, mode, language) in [
        ("visits", "short_visit", "bs"),
        ("mentors", "remote_mentoring", "hr"),
        ("german", "short_visit", "de"),
    ] {
        service.create("profiles", &nurse(id, mode, language)).await;
    }
    service
        .create(
            "profiles",
            &json!({"external_id": "cook", "headline": "Kuhar"}),
        )
        .await;
    service.create("needs", &need("ward")).await;
    let other = json!({"external_id": "kitchen", "title": "Kuhar u hotelu"});
    service.create("needs", &other).await;
    service.index().await;
    service
}

async fn page(service: &Service, query: &str) -> Value {
    let answer = service
        .get(&format!("/api/v1/needs/ward/matches{query}"))
        .await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
    answer.json()
}

fn ids(page: &Value) -> Vec<&str> {
    let items = page["items"].as_array().expect("a list");
    items
        .iter()
        .map(|item| item["profile"]["external_id"].as_str().expect("an id"))
        .collect()
}

#[tokio::test]
async fn an_overview_counts_who_fits_by_mode_and_who_nearly_does() {
    let service = filled().await;
    let overview = page(&service, "").await["overview"].clone();
    assert_eq!(overview["fitting"], 1, "{overview}");
    let modes = overview["modes"].as_array().unwrap();
    let of = |mode: &str| modes.iter().find(|count| count["mode"] == mode).unwrap();
    assert_eq!(
        *of("short_visit"),
        json!({"mode": "short_visit", "accepted": true, "fitting": 1})
    );
    assert_eq!(of("temporary_return")["fitting"], 0);
    assert_eq!(
        *of("remote_mentoring"),
        json!({"mode": "remote_mentoring", "accepted": false, "fitting": 1})
    );
    let accepted: Vec<&Value> = modes.iter().map(|count| &count["accepted"]).collect();
    assert_eq!(accepted[..3], [&json!(true), &json!(true), &json!(false)]);
    for count in modes {
        let mode = count["mode"].as_str().unwrap();
        let those = page(&service, &format!("?mode={mode}&fitting=true")).await;
        assert_eq!(those["total"]["value"], count["fitting"], "{mode}");
    }
    let misses = overview["near_misses"].as_array().unwrap();
    let language = json!({"kind": "language", "text": "bs B2"});
    let german = misses.iter().find(|miss| miss["requirement"] == language);
    let german = german.unwrap_or_else(|| panic!("{overview}"));
    assert_eq!(german["fitting_without"], 2);
    assert!(german["excluded"].as_u64() >= Some(1));
    let from_profile = service.get("/api/v1/profiles/visits/matches").await.json();
    assert_eq!(from_profile["overview"], Value::Null);
}

#[tokio::test]
async fn a_filter_by_mode_shows_only_those_and_keeps_the_overview() {
    let service = filled().await;
    let all = page(&service, "").await;
    let mentors = page(&service, "?mode=remote_mentoring").await;
    assert_eq!(ids(&mentors), ["mentors"]);
    assert_eq!(mentors["total"]["value"], 1);
    assert_eq!(mentors["overview"], all["overview"]);
    assert_eq!(
        mentors["items"][0]["violations"][0]["code"],
        "no_shared_mode"
    );
    let two = page(&service, "?mode=remote_mentoring&mode=short_visit").await;
    assert_eq!(two["total"]["value"], 3);
    let fitting = page(&service, "?mode=short_visit&fitting=true").await;
    assert_eq!(ids(&fitting), ["visits"]);
    let bad = service.get("/api/v1/needs/ward/matches?fitting=very").await;
    let problem = bad.problem(400, "invalid_parameter");
    assert_eq!(problem["errors"][0]["accepted"], json!(["true", "false"]));
    let none = page(&service, "?mode=investment").await;
    assert!(ids(&none).is_empty());
    let bad = service
        .get("/api/v1/needs/ward/matches?mode=telepathy")
        .await;
    let problem = bad.problem(400, "invalid_parameter");
    assert_eq!(problem["errors"][0]["parameter"], "mode");
    let accepted = problem["errors"][0]["accepted"].as_array().unwrap();
    assert!(accepted.contains(&json!("remote_mentoring")));
    let profile = service
        .get("/api/v1/profiles/visits/matches?mode=short_visit")
        .await;
    profile.problem(400, "unknown_parameter");
}

#[tokio::test]
async fn weights_are_published_and_adjusted_within_bounds() {
    let service = filled().await;
    let unknown = service.get("/api/v1/weights?colour=red").await;
    unknown.problem(400, "unknown_parameter");
    let weights = service.get("/api/v1/weights").await.json();
    assert_eq!(
        (&weights["lowest_factor"], &weights["highest_factor"]),
        (&json!(0.0), &json!(3.0))
    );
    assert_eq!(weights["criteria"].as_array().unwrap().len(), 14);
    let plain = page(&service, "").await;
    let weighed = page(&service, "?weights=occupation:3,essential_skills:0.5").await;
    let version = |page: &Value| {
        page["items"][0]["versions"]["weights"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(weights["version"], version(&plain));
    let expected = format!("{}+essential_skills:0.5,occupation:3", version(&plain));
    assert_eq!(version(&weighed), expected);
    let weight = |page: &Value, name: &str| {
        page["items"][0]["score_breakdown"][name]["weight"]
            .as_f64()
            .unwrap()
    };
    let share = |page: &Value| weight(page, "occupation") / weight(page, "essential_skills");
    assert!((share(&weighed) / share(&plain) - 6.0).abs() < 1e-9);
    // What a violation takes away is no weight.
    let taken = |page: &Value| {
        let mut items = page["items"].as_array().unwrap().iter();
        let german = items.find(|item| item["profile"]["external_id"] == "german");
        german.unwrap()["score_breakdown"]["violations"]["value"].clone()
    };
    assert!(taken(&weighed).as_f64() < Some(0.0));
    assert_eq!(taken(&weighed), taken(&plain));
    let posted = service
        .call(
            axum::http::Method::POST,
            "/api/v1/match?weights=occupation:3,essential_skills:0.5&mode=short_visit",
            &[],
            Some(&need("ward")),
        )
        .await
        .json();
    assert_eq!(posted["items"][0]["score"], weighed["items"][0]["score"]);
    // The cursor of one weighing is none of another.
    let first = page(&service, "?limit=1&weights=occupation:3").await;
    let cursor = first["next_cursor"].as_str().unwrap();
    page(&service, &format!("?weights=occupation:3&cursor={cursor}")).await;
    let other = format!("/api/v1/needs/ward/matches?weights=occupation:2&cursor={cursor}");
    service.get(&other).await.problem(400, "invalid_parameter");
}

#[tokio::test]
async fn weights_that_cannot_be_used_are_named_with_what_can() {
    let service = filled().await;
    let all_zero: Vec<String> = matching::Ranking::WEIGHED
        .iter()
        .map(|criterion| format!("{criterion}:0"))
        .collect();
    let all_zero = all_zero.join(",");
    for (weights, code, said) in [
        ("words:-1", "out_of_range", "the factor of words is -1"),
        ("words:NaN", "out_of_range", "NaN"),
        ("words:inf", "out_of_range", "inf"),
        ("words:1e300", "out_of_range", "from 0 to 3"),
        ("words:3.5", "out_of_range", "from 0 to 3"),
        ("words", "wrong_format", "no criterion with a factor"),
        ("words:much", "wrong_format", "no criterion with a factor"),
        ("age:1", "unknown_value", "no criterion"),
        (
            "violations:0",
            "unknown_value",
            "hard conditions stay conditions",
        ),
        ("words:1,words:2", "inconsistent", "given twice"),
        (all_zero.as_str(), "inconsistent", "both 0"),
    ] {
        for (method, path) in [
            (axum::http::Method::GET, "needs/ward/matches"),
            (axum::http::Method::GET, "profiles/visits/matches"),
            (axum::http::Method::POST, "match"),
        ] {
            let body = need("x");
            let body = (method == axum::http::Method::POST).then_some(&body);
            let path = format!("/api/v1/{path}?weights={weights}");
            let answer = service.call(method, &path, &[], body).await;
            let problem = answer.problem(400, "invalid_parameter");
            let error = &problem["errors"][0];
            assert_eq!(
                (&error["parameter"], &error["code"]),
                (&json!("weights"), &json!(code))
            );
            assert!(error["detail"].as_str().unwrap().contains(said), "{error}");
        }
    }
}

#[tokio::test]
async fn a_pair_is_the_same_from_both_sides() {
    let service = filled().await;
    let from_need = page(&service, "?view=two_way").await;
    let from_profile = service
        .get("/api/v1/profiles/visits/matches?view=two_way")
        .await
        .json();
    let of = |page: &Value, side: &str, id: &str| -> Value {
        let mut items = page["items"].as_array().unwrap().iter();
        items.find(|item| item[side]["external_id"] == id).unwrap()["mutual"].clone()
    };
    let mutual = of(&from_need, "profile", "visits");
    assert_eq!(mutual, of(&from_profile, "need", "ward"));
    assert_eq!(mutual["profile_for_need"]["rank"], 1);
    assert_eq!(mutual["need_for_profile"]["rank"], 1);
    assert_eq!(
        mutual["wishes"],
        json!([
            {"kind": "mode", "status": "met", "parameters":
                {"offered": ["short_visit"], "accepted": ["short_visit", "temporary_return"]}},
            {"kind": "start", "status": "met", "parameters":
                {"available_from": "2027-02-01", "starts_on": "2027-03-01", "closes_on": "2027-05-01"}},
            {"kind": "hours", "status": "partly", "parameters": {"available": 20, "asked": 40}},
        ])
    );
    let cook = of(&from_need, "profile", "cook");
    assert_eq!(cook["need_for_profile"]["rank"], 2, "the kitchen is nearer");
    assert_eq!(cook["wishes"][0]["status"], "unsaid");
    assert!(page(&service, "").await["items"][0].get("mutual").is_none());
}

#[tokio::test]
async fn a_page_can_stand_in_the_order_of_both_sides() {
    let service = filled().await;
    for path in ["needs/ward", "profiles/cook", "profiles/visits"] {
        let page = service
            .get(&format!("/api/v1/{path}/matches?sort=mutual"))
            .await
            .json();
        let items = page["items"].as_array().unwrap();
        let scores = items
            .iter()
            .map(|item| item["mutual"]["score"].as_f64().unwrap());
        assert!(scores.is_sorted_by(|a, b| a >= b), "{path}");
    }
    for (query, parameter) in [
        ("view=sideways", "view"),
        ("sort=name", "sort"),
        ("view=two_way&limit=21", "limit"),
    ] {
        let path = format!("/api/v1/needs/ward/matches?{query}");
        let problem = service.get(&path).await.problem(400, "invalid_parameter");
        assert_eq!(problem["errors"][0]["parameter"], parameter);
    }
}
