//! Lines that are no text, and files from other systems.

use domain::{Need, Profile};

use super::{empty_store, import, import_bad, refused};
use crate::import::MAX_LINE;
use crate::records::Records;

refused! {
    invalid_utf_8: Profile, b"{\"id\":\"p-1\",\"headline\":\"Zavariva\xe8\"}"
        => "$", MalformedJson, ["UTF-8"];
    a_line_of_nine_mebibytes: Profile, vec![b'x'; 9 * 1024 * 1024]
        => "$", OutOfRange, ["8388608 bytes"];
}

#[tokio::test]
async fn the_wrong_byte_is_counted() {
    let report =
        import_bad::<Profile>(b"{\"id\":\"\xc4\x8d-1\",\"headline\":\"Zavariva\xe8\"}").await;
    assert_eq!(report.problems[0].message, "is not valid UTF-8 at byte 34");
}

#[tokio::test]
async fn a_long_line_within_the_limit_is_read() {
    // Text of 200,000 characters, and white space up to the limit.
    let text = "𝛴".repeat(200_000);
    let mut line = format!(r#"{{"id":"p-1","summary":"{text}"}}"#);
    line.push_str(&" ".repeat(MAX_LINE - line.len()));
    let (store, _folder) = empty_store().await;
    let report = import::<Profile>(&store, line.as_bytes(), &mut |_, _| {})
        .await
        .unwrap();
    assert_eq!(report.created, 1, "{report}");
    let stored = Records::<Profile>::list(&store, None, 1).await.unwrap();
    assert_eq!(stored[0].record.summary.as_deref(), Some(text.as_str()));
}

#[tokio::test]
async fn files_from_windows_are_read() {
    let file = "\u{feff}{\"id\":\"n-1\",\"title\":\"x\"}\r\n\r\n{\"id\":\"n-2\",\"title\":\"y\"}\r\n{\"id\":\"n-3\"}";
    let (store, _folder) = empty_store().await;
    let report = import::<Need>(&store, file.as_bytes(), &mut |_, _| {})
        .await
        .unwrap();
    assert_eq!((report.lines, report.created, report.refused), (3, 2, 1));
    assert_eq!(report.problems[0].line, 4, "{report}");
}
