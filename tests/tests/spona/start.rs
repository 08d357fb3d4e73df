//! Starting: what the service says where it cannot, and who may do what.

use std::fs;
use std::net::TcpListener;

use end_to_end::binary::run;
use end_to_end::records::nurse;
use end_to_end::server::Server;

#[test]
fn a_port_in_use_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let port = taken.local_addr().unwrap().port().to_string();
    let data = folder.path().to_str().unwrap();
    let finished = run(&["serve", "--listen", &address, "--data", data]);
    assert_eq!(finished.status, Some(1), "{finished:#?}");
    assert!(
        finished.err.contains(&port) && finished.err.contains("in use"),
        "{finished:#?}"
    );
}

#[test]
fn a_data_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    fs::write(&file, "not a folder").unwrap();
    let data = file.join("data");
    let finished = run(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--data",
        data.to_str().unwrap(),
    ]);
    assert_eq!(finished.status, Some(1), "{finished:#?}");
    assert!(finished.err.contains("a-file"), "{finished:#?}");
    assert!(!finished.err.contains("panicked"), "{finished:#?}");
}

#[test]
fn without_open_access_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start("serve", folder.path(), &[]);
    let refused = server
        .api()
        .post("/api/v1/profiles", &nurse("x"))
        .expect(401);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert_eq!(refused.body["code"], "sign_in_required");
}

#[test]
fn open_access_is_for_this_machine_only() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let finished = run(&[
        "serve",
        "--listen",
        "0.0.0.0:0",
        "--data",
        data,
        "--access",
        "open",
    ]);
    assert!(matches!(finished.status, Some(1 | 2)), "{finished:#?}");
    assert!(finished.err.contains("open"), "{finished:#?}");
}

#[test]
fn health_documents_and_unknown_addresses() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let api = server.api();
    api.get("/health/live").expect(200);
    api.get("/health/ready").expect(200);
    let document = api.get("/api/openapi.json").expect(200);
    assert!(
        document.body["openapi"]
            .as_str()
            .unwrap()
            .starts_with("3.1"),
        "{}",
        document.body["openapi"]
    );
    api.get("/api/docs").expect(200);
    // The pages' own addresses are theirs; the API's are never answered by a page.
    let unknown = api.get("/api/v1/nothing").expect(404);
    assert_eq!(unknown.header("content-type"), "application/problem+json");
    assert!(!unknown.header("x-request-id").is_empty());
}
