//! `/api/v1/needs`.

use end_to_end::records::{hospital, with};
use end_to_end::server::Server;
use serde_json::json;

const NEEDS: &str = "/api/v1/needs";

#[test]
fn a_need_lives_from_creation_to_deletion() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();

    let created = api.post(NEEDS, &hospital()).expect(201);
    let place = format!("{NEEDS}/{}", created.id());
    let stored = api.get(&place).expect(200);
    assert_eq!(
        stored.body["title"],
        "Medicinska sestra za intenzivnu njegu"
    );
    assert_eq!(stored.body["region"], "BA-04");

    let changed = with(hospital(), "positions", json!(3));
    let etag = stored.header("etag");
    assert_eq!(
        api.put(&place, &changed, etag).expect(200).body["positions"],
        3
    );
    let listed = api.get(NEEDS).expect(200);
    assert_eq!(listed.items().len(), 1);
    assert_eq!(listed.items()[0]["version"], 2);

    api.delete(&place).expect(204);
    api.get(&place).expect(404);
    api.delete(&place).expect(404);
}

#[test]
fn a_region_that_does_not_exist_is_refused_with_those_that_do() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let refused = server
        .api()
        .post(NEEDS, &with(hospital(), "region", json!("BA-11")))
        .expect(422);
    let error = &refused.body["errors"][0];
    assert_eq!(error["pointer"], "/region");
    assert!(
        error["accepted"]
            .as_array()
            .unwrap()
            .contains(&json!("BA-BRC")),
        "{error}"
    );
}
