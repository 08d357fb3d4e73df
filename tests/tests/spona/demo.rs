//! `spona demo`: the case to start with, as its own README tells it.

use end_to_end::server::Server;
use end_to_end::wait::{LONG, until};

/// External ids of the first `limit` matches of a need, given by its own external id.
fn best(server: &Server, need: &str, limit: usize) -> Vec<String> {
    let api = server.api();
    let needs = api.get("/api/v1/needs?limit=100").expect(200);
    let known = needs
        .items()
        .iter()
        .find(|item| item["external_id"] == need);
    let id = known.unwrap_or_else(|| panic!("no {need}"))["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/api/v1/needs/{id}/matches?limit={limit}");
    let ask = || {
        let answer = api.get(&path).expect(200);
        let of =
            |item: &serde_json::Value| item["profile"]["external_id"].as_str().map(str::to_owned);
        let ids: Vec<String> = answer.items().iter().filter_map(of).collect();
        (ids.len() == limit).then_some(ids)
    };
    until("the need has matches", LONG, ask).0
}

#[test]
fn the_hospital_in_zenica_finds_the_nurse_in_stuttgart() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&folder.path().join("demo"));
    let first = best(&server, "n-101", 3);
    assert!(first.contains(&"p-101".to_owned()), "{first:?}");
    // She asked to be seen by nobody.
    let all = best(&server, "n-101", 20);
    assert!(!all.contains(&"p-107".to_owned()), "{all:?}");
}
