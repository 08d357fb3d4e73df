//! `/api/v1/profiles`.

use end_to_end::records::{nurse, with};
use end_to_end::server::Server;
use serde_json::{Value, json};

const PROFILES: &str = "/api/v1/profiles";

#[test]
fn a_profile_lives_from_creation_to_deletion() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();

    let created = api.post(PROFILES, &nurse("prva")).expect(201);
    let place = format!("{PROFILES}/{}", created.id());
    assert!(created.header("location").ends_with(&place), "{created:#?}");
    assert_eq!(created.body["version"], 1);
    assert_eq!(created.body["name"], "Amira Hodžić-Lindqvist");

    let first = api.get(&place).expect(200);
    assert_eq!(first.body, created.body);
    let changed = with(nurse("prva"), "city", json!("Esslingen"));
    let second = api.put(&place, &changed, first.header("etag")).expect(200);
    assert_eq!(
        (&second.body["city"], &second.body["version"]),
        (&json!("Esslingen"), &json!(2))
    );

    // Whoever still holds the first version must not overwrite the second.
    let late = api
        .put(&place, &nurse("prva"), first.header("etag"))
        .expect(412);
    assert_eq!(late.body["code"], "precondition_failed");

    api.delete(&place).expect(204);
    assert_eq!(api.get(&place).expect(404).body["code"], "not_found");
    assert_eq!(api.get(PROFILES).expect(200).items(), [] as [Value; 0]);
}

#[test]
fn sending_the_same_twice_creates_one() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();

    let once = api.post_once(PROFILES, &nurse("druga"), "k-1").expect(201);
    let again = api.post_once(PROFILES, &nurse("druga"), "k-1");
    assert_eq!(again.id(), once.id());
    assert_eq!(api.get(PROFILES).expect(200).items().len(), 1);
    let other = api
        .post_once(PROFILES, &nurse("druga druga"), "k-1")
        .expect(422);
    assert_eq!(other.body["code"], "idempotency_key_reused");

    let named = with(nurse("treca"), "external_id", json!("hr-7"));
    api.post(PROFILES, &named).expect(201);
    let taken = api.post(PROFILES, &named).expect(409);
    assert_eq!(taken.body["code"], "external_id_taken");
}

#[test]
fn every_problem_of_a_record_is_told_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();

    let mut wrong = with(nurse("x"), "headlin", json!("typo"));
    wrong["languages"][1]["level"] = json!("C7");
    let refused = api.post(PROFILES, &wrong).expect(422);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert_eq!(refused.body["code"], "validation_failed");
    let errors = refused.body["errors"].as_array().unwrap();
    let of = |pointer: &str| {
        let found = errors.iter().find(|error| error["pointer"] == pointer);
        found.unwrap_or_else(|| panic!("nothing at {pointer}: {errors:#?}"))
    };
    assert_eq!(of("/headlin")["code"], "unknown_field");
    let level = of("/languages/1/level");
    assert_eq!(level["code"], "unknown_value");
    assert!(
        level["accepted"].as_array().unwrap().contains(&json!("C2")),
        "{level}"
    );
    assert_eq!(api.get(PROFILES).expect(200).items(), [] as [Value; 0]);
}

#[test]
fn lists_are_paged_without_gap_or_repetition() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    let mut created: Vec<String> = (0..7)
        .map(|n| {
            api.post(PROFILES, &nurse(&format!("osoba{n}")))
                .expect(201)
                .id()
        })
        .collect();

    let mut listed = Vec::new();
    let mut page = api.get(&format!("{PROFILES}?limit=3")).expect(200);
    assert_eq!(page.body["total"], json!({"value": 7, "relation": "exact"}));
    loop {
        listed.extend(
            page.items()
                .iter()
                .map(|item| item["id"].as_str().unwrap().to_owned()),
        );
        let Some(cursor) = page.body["next_cursor"].as_str() else {
            break;
        };
        page = api
            .query(PROFILES, &[("limit", "3"), ("cursor", cursor)])
            .expect(200);
    }
    created.sort();
    listed.sort();
    assert_eq!(listed, created);

    let unknown = api.get(&format!("{PROFILES}?colour=blue")).expect(400);
    assert_eq!(unknown.body["code"], "unknown_parameter");
}
