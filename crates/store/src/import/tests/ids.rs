//! In a file every record has an id, and only one record has it.

use domain::record::ProblemCode;
use domain::{Need, Profile};

use super::{empty_store, import, refused};

refused! {
    no_id: Profile, r#"{"headline":"x"}"# => "$.id", MissingField, ["1 to 200"];
    null_for_an_id: Need, r#"{"id":null,"title":"x"}"# => "$.id", MissingField, ["1 to 200"];
    an_empty_id: Profile, r#"{"id":"","headline":"x"}"# => "$.id", WrongFormat, ["1 to 200"];
    an_id_with_spaces: Profile, r#"{"id":"p 1","headline":"x"}"#
        => "$.id", WrongFormat, ["without spaces"];
    an_id_that_is_too_long: Need, format!(r#"{{"id":"{}","title":"x"}}"#, "i".repeat(201))
        => "$.id", WrongFormat, ["1 to 200"];
    an_id_that_is_a_number: Need, r#"{"id":17,"title":"x"}"# => "$.id", WrongType, [];
    the_id_of_the_line_before: Need, r#"{"id":"before","title":"another"}"#
        => "$.id", Inconsistent, [];
}

#[tokio::test]
async fn an_id_with_other_content_is_refused_naming_the_first_line() {
    let file = concat!(
        "{\"id\":\"a\",\"title\":\"x\"}\n\n",
        "{\"id\":\"b\",\"title\":\"x\"}\n",
        "{\"id\":\"b\",\"title\":\"y\"}\n",
        "{\"id\":\"b\",\"title\":\"z\"}\n",
    );
    let (store, _folder) = empty_store().await;
    let report = import::<Need>(&store, file.as_bytes(), &mut |_, _| {})
        .await
        .unwrap();
    assert_eq!((report.created, report.refused), (2, 2));
    let problem = &report.problems[1];
    assert_eq!((problem.line, problem.code), (5, ProblemCode::Inconsistent));
    assert!(
        problem.message.contains("\"b\" stands in line 3 already"),
        "{problem}"
    );
}

#[tokio::test]
async fn the_same_record_twice_is_unchanged() {
    // Another order of the fields, and a default that is written out: the same record.
    let file = "{\"id\":\"a\",\"title\":\"x\"}\n{\"positions\":1,\"title\":\" x\",\"id\":\"a\"}\n";
    let (store, _folder) = empty_store().await;
    let report = import::<Need>(&store, file.as_bytes(), &mut |_, _| {})
        .await
        .unwrap();
    assert_eq!(
        (report.created, report.unchanged, report.refused),
        (1, 1, 0),
        "{report}"
    );
}

#[tokio::test]
async fn an_id_whose_first_line_was_refused_is_free() {
    let file = "{\"id\":\"a\",\"title\":\"x\",\"sector\":\"?\"}\n{\"id\":\"a\",\"title\":\"x\"}\n";
    let (store, _folder) = empty_store().await;
    let report = import::<Need>(&store, file.as_bytes(), &mut |_, _| {})
        .await
        .unwrap();
    assert_eq!((report.created, report.refused), (1, 1), "{report}");
}

#[tokio::test]
async fn another_file_may_change_a_record() {
    let (store, _folder) = empty_store().await;
    let mut counts = Vec::new();
    for text in ["x", "y", "y"] {
        let file = format!(r#"{{"id":"a","headline":"{text}"}}"#);
        let report = import::<Profile>(&store, file.as_bytes(), &mut |_, _| {})
            .await
            .unwrap();
        counts.push((report.created, report.updated, report.unchanged));
    }
    assert_eq!(counts, [(1, 0, 0), (0, 1, 0), (0, 0, 1)]);
}
