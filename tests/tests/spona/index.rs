//! The index can be deleted at any time: it is made again from the database.

use std::fs;

use end_to_end::binary::succeed;
use end_to_end::records::nurse;
use end_to_end::server::Server;
use end_to_end::wait::{LONG, until};

fn finds(server: &Server, word: &str) -> Option<()> {
    let answer = server
        .api()
        .query("/api/v1/search/profiles", &[("q", word)])
        .expect(200);
    (answer.items().len() == 1).then_some(())
}

#[test]
fn rebuild_restores_a_deleted_index() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    server
        .api()
        .post("/api/v1/profiles", &nurse("jantarna"))
        .expect(201);
    until("found", LONG, || finds(&server, "jantarna"));
    server.kill();

    fs::remove_dir_all(folder.path().join("index")).unwrap();
    let data = folder.path().to_str().unwrap();
    succeed(&["index", "rebuild", "--data", data]);
    let status = succeed(&["index", "status", "--data", data, "--json"]).json();
    assert_eq!(status["index"]["profiles"], 1, "{status:#}");
    let hits = succeed(&["search", "jantarna", "--data", data, "--json"]);
    assert!(hits.out.contains("jantarna"), "{hits:#?}");

    let server = Server::serve(folder.path());
    until("found again", LONG, || finds(&server, "jantarna"));
}

#[test]
fn the_service_fills_a_deleted_index_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    server
        .api()
        .post("/api/v1/profiles", &nurse("koraljna"))
        .expect(201);
    server.kill();
    fs::remove_dir_all(folder.path().join("index")).unwrap();
    let server = Server::serve(folder.path());
    until("found again", LONG, || finds(&server, "koraljna"));
}
