//! `/api/v1/search/…`: what is written can be found at once, what is deleted never again.

use std::time::Duration;

use end_to_end::api::{Answer, Api};
use end_to_end::records::{hospital, nurse, with};
use end_to_end::server::Server;
use end_to_end::wait::{LONG, until};
use serde_json::json;

const PROFILES: &str = "/api/v1/profiles";

fn search(api: &Api, text: &str) -> Answer {
    api.query("/api/v1/search/profiles", &[("q", text)])
        .expect(200)
}

fn found(api: &Api, text: &str) -> Option<Answer> {
    let answer = search(api, text);
    (!answer.items().is_empty()).then_some(answer)
}

fn gone(api: &Api, text: &str) -> Option<()> {
    search(api, text).items().is_empty().then_some(())
}

#[test]
fn a_profile_is_found_within_a_second() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    let mut waits: Vec<Duration> = ["kvarcna", "malahitna", "opalna"]
        .iter()
        .map(|word| {
            let id = api.post(PROFILES, &nurse(word)).expect(201).id();
            let (answer, took) = until("the new profile is found", LONG, || found(&api, word));
            assert_eq!(answer.items()[0]["profile"]["id"], id.as_str());
            took
        })
        .collect();
    waits.sort();
    // The middle one: another test may take the processor away once.
    assert!(waits[1] < Duration::from_secs(1), "{waits:?}");
}

#[test]
fn what_is_changed_or_deleted_is_not_found_by_its_old_words() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    let created = api.post(PROFILES, &nurse("safirna")).expect(201);
    let place = format!("{PROFILES}/{}", created.id());
    until("found", LONG, || found(&api, "safirna"));

    api.put(&place, &nurse("rubinska"), created.header("etag"))
        .expect(200);
    let (answer, _) = until("found by the new word", LONG, || found(&api, "rubinska"));
    assert!(search(&api, "safirna").items().is_empty());
    assert!(
        answer.text.contains("rubinska") && !answer.text.contains("safirna"),
        "{}",
        answer.text
    );

    api.delete(&place).expect(204);
    until("gone", LONG, || gone(&api, "rubinska"));
    let rest = search(&api, "Intensivpflege");
    assert!(
        !rest.text.contains(&created.id()) && !rest.text.contains("rubinska"),
        "{}",
        rest.text
    );
}

#[test]
fn script_diacritics_and_case_make_no_difference() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    let weld = with(
        nurse("x"),
        "headline",
        json!("Varilac i građevinski tehničar"),
    );
    api.post(PROFILES, &weld).expect(201);
    api.post(PROFILES, &with(nurse("y"), "headline", json!("Tehničar")))
        .expect(201);
    until("both are found", LONG, || {
        (search(&api, "tehničar").items().len() == 2).then_some(())
    });

    let ranking = |text: &str| -> Vec<(String, f64)> {
        let score = |hit: &serde_json::Value| hit["score"].as_f64().unwrap();
        let id = |hit: &serde_json::Value| hit["profile"]["id"].as_str().unwrap().to_owned();
        search(&api, text)
            .items()
            .iter()
            .map(|hit| (id(hit), score(hit)))
            .collect()
    };
    let expected = ranking("građevinski tehničar");
    assert_eq!(expected.len(), 2);
    for text in [
        "грађевински техничар",
        "gradjevinski tehnicar",
        "GRAĐEVINSKI Tehničar",
    ] {
        assert_eq!(ranking(text), expected, "{text}");
    }
}

#[test]
fn nobody_is_found_or_shown_by_name_origin_town_or_employer() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    api.post(PROFILES, &nurse("ametistna")).expect(201);
    let (answer, _) = until("found", LONG, || found(&api, "ametistna"));
    for private in [
        "Amira",
        "Hodžić",
        "Lindqvist",
        "Kladanj",
        "Ludwigsburg",
        "Musterbach",
    ] {
        assert!(
            !answer.text.contains(private),
            "{private} in {}",
            answer.text
        );
        assert!(search(&api, private).items().is_empty(), "{private}");
    }
}

#[test]
fn a_hidden_profile_is_not_found() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    let hidden = with(nurse("tajna"), "visibility", json!("hidden"));
    api.post(PROFILES, &hidden).expect(201);
    api.post(PROFILES, &nurse("javna")).expect(201);
    // The later one is there, so the earlier one has been looked at.
    until("the visible one is found", LONG, || found(&api, "javna"));
    assert!(search(&api, "tajna").items().is_empty());
    assert_eq!(search(&api, "Intensivpflege").items().len(), 1);
}

#[test]
fn needs_are_found_too() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    let id = api.post("/api/v1/needs", &hospital()).expect(201).id();
    let ask = || {
        let answer = api.query(
            "/api/v1/search/needs",
            &[("q", "сестра"), ("region", "BA-04")],
        );
        answer
            .expect(200)
            .items()
            .first()
            .map(|hit| hit["need"]["id"].clone())
    };
    assert_eq!(until("found", LONG, ask).0, id.as_str());
    let elsewhere = api.query(
        "/api/v1/search/needs",
        &[("q", "sestra"), ("region", "BA-BRC")],
    );
    assert!(elsewhere.expect(200).items().is_empty());
}
