//! `spona import`: every line is taken or refused with its reason.

use std::fs;
use std::path::Path;

use end_to_end::binary::{Finished, run};
use end_to_end::records::{hospital, line, nurse, with};
use end_to_end::server::Server;
use end_to_end::wait::{LONG, until};
use serde_json::json;

fn import(kind: &str, file: &Path, data: &Path) -> Finished {
    let (file, data) = (file.to_str().unwrap(), data.to_str().unwrap());
    run(&["import", kind, file, "--data", data, "--json"])
}

#[test]
fn broken_lines_are_reported_and_the_others_taken() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("profiles.jsonl");
    let lines = [
        line(&nurse("prva"), "p-1"),
        "{\"id\":\"p-2\",\"headline\":".to_owned(),
        line(&with(nurse("treca"), "shoe_size", json!(38)), "p-3"),
        line(&with(nurse("cetvrta"), "country", json!("XX")), "p-4"),
        line(&nurse("peta"), "p-5"),
    ];
    fs::write(&file, lines.join("\n")).unwrap();

    let data = folder.path().join("data");
    let report = import("profiles", &file, &data);
    let told = format!("{}{}", report.out, report.err);
    for expected in ["$.shoe_size", "$.country", "XX"] {
        assert!(told.contains(expected), "{expected} is not in {report:#?}");
    }
    // Some lines were refused, so it is not all well; the others are in.
    assert_eq!(report.status, Some(1), "{report:#?}");
    let report = report.json();
    assert_eq!(
        (&report["created"], &report["refused"]),
        (&json!(2), &json!(3)),
        "{report:#}"
    );
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("needs.jsonl");
    fs::write(&file, format!("{}\n", line(&hospital(), "n-1"))).unwrap();
    let data = folder.path().join("data");
    assert_eq!(import("needs", &file, &data).json()["created"], 1);
    let again = import("needs", &file, &data).json();
    assert_eq!(
        (&again["created"], &again["unchanged"]),
        (&json!(0), &json!(1)),
        "{again:#}"
    );
}

#[test]
fn an_import_beside_the_running_service_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::serve(&data);
    let file = folder.path().join("profiles.jsonl");
    fs::write(&file, line(&nurse("bazaltna"), "p-1")).unwrap();
    assert_eq!(import("profiles", &file, &data).status, Some(0));
    let api = server.api();
    until("found", LONG, || {
        let answer = api
            .query("/api/v1/search/profiles", &[("q", "bazaltna")])
            .expect(200);
        (answer.items().len() == 1).then_some(())
    });
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = import(
        "profiles",
        &folder.path().join("nothing.jsonl"),
        &folder.path().join("data"),
    );
    assert_eq!(missing.status, Some(1), "{missing:#?}");
    assert!(missing.err.contains("nothing.jsonl"), "{missing:#?}");
}
