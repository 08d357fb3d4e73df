//! `…/{id}/matches`: both directions of a ranking and what it says about itself.

use end_to_end::api::Api;
use end_to_end::records::{hospital, nurse, with};
use end_to_end::server::Server;
use end_to_end::wait::{LONG, until};
use serde_json::{Value, json};

fn first_match(api: &Api, path: &str) -> Value {
    until("there is a match", LONG, || {
        api.get(path).expect(200).items().first().cloned()
    })
    .0
}

#[test]
fn a_need_and_a_profile_find_each_other_and_say_why() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    let profile = api.post("/api/v1/profiles", &nurse("x")).expect(201).id();
    let need = api.post("/api/v1/needs", &hospital()).expect(201).id();

    let forward = first_match(&api, &format!("/api/v1/needs/{need}/matches"));
    assert_eq!(forward["profile"]["id"], profile.as_str());
    assert_eq!(
        (&forward["rank"], &forward["violations"]),
        (&json!(1), &json!([]))
    );
    let parts = forward["score_breakdown"].as_object().unwrap();
    let sum: f64 = parts
        .values()
        .map(|part| part["contribution"].as_f64().unwrap())
        .sum();
    assert!(
        (sum - forward["score"].as_f64().unwrap()).abs() < 1e-9,
        "{forward:#}"
    );

    // The evidence is the profile's own words.
    let requirements = forward["requirements"].as_array().unwrap();
    let skill = requirements
        .iter()
        .find(|r| r["text"] == "njega bolesnika na respiratoru");
    let evidence = &skill.unwrap_or_else(|| panic!("{forward:#}"))["evidence"][0];
    let quoted = evidence["text"].as_str().unwrap();
    assert!(nurse("x").to_string().contains(quoted), "{quoted}");
    assert!(!forward.to_string().contains("Amira"), "{forward:#}");

    let back = first_match(&api, &format!("/api/v1/profiles/{profile}/matches"));
    assert_eq!(back["need"]["id"], need.as_str());
    assert_eq!(back["score"], forward["score"]);
}

#[test]
fn a_required_language_that_is_missing_is_a_violation() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    let german_only = json!([{"code": "de", "level": "native"}]);
    api.post(
        "/api/v1/profiles",
        &with(nurse("x"), "languages", german_only),
    )
    .expect(201);
    let need = api.post("/api/v1/needs", &hospital()).expect(201).id();
    let only = first_match(&api, &format!("/api/v1/needs/{need}/matches"));
    assert_eq!(only["violations"].as_array().unwrap().len(), 1, "{only:#}");
}

#[test]
fn the_same_person_in_cyrillic_and_under_another_name_scores_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    let latin = with(
        nurse("x"),
        "headline",
        json!("Medicinska sestra na intenzivnoj njezi"),
    );
    let cyrillic = with(
        nurse("x"),
        "headline",
        json!("Медицинска сестра на интензивној њези"),
    );
    let cyrillic = with(cyrillic, "name", json!("Marija Perković"));
    api.post("/api/v1/profiles", &latin).expect(201);
    api.post("/api/v1/profiles", &cyrillic).expect(201);
    let need = api.post("/api/v1/needs", &hospital()).expect(201).id();
    let path = format!("/api/v1/needs/{need}/matches");
    let ask = || {
        let answer = api.get(&path).expect(200);
        (answer.items().len() == 2).then(|| answer.items().to_vec())
    };
    let (both, _) = until("both match", LONG, ask);
    assert_eq!(both[0]["score"], both[1]["score"]);
}

#[test]
fn a_record_that_does_not_exist_has_no_matches() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let nobody = "00000000-0000-7000-8000-000000000000";
    server
        .api()
        .get(&format!("/api/v1/needs/{nobody}/matches"))
        .expect(404);
}

#[test]
fn a_need_can_be_matched_without_being_stored() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    let profile = api.post("/api/v1/profiles", &nurse("x")).expect(201).id();
    let ask = || {
        api.post("/api/v1/match", &hospital())
            .expect(200)
            .items()
            .first()
            .cloned()
    };
    let (first, _) = until("there is a match", LONG, ask);
    assert_eq!(first["profile"]["id"], profile.as_str());
    assert_eq!(first["need"], Value::Null);
    assert!(api.get("/api/v1/needs").expect(200).items().is_empty());
}
