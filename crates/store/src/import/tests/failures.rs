//! Imports that break off.

use std::io::{self, BufReader, Read};

use domain::{Need, Profile};

use super::{Line, Records, empty_store, import};
use crate::backend::Backend;
use crate::import::{ImportError, ImportFailure};

/// Gives its text, then fails.
struct BreaksOff<'a>(&'a [u8]);

impl Read for BreaksOff<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("the connection was lost")),
            read => Ok(read),
        }
    }
}

#[tokio::test]
async fn what_came_before_the_input_broke_off_is_stored_and_reported() {
    let mut file = String::new();
    for number in 0..600 {
        file.push_str(&Need::good_line(&format!("n-{number}")));
        file.push('\n');
    }
    file.push_str("{\"id\":\"n-600\",\"tit");
    let (store, _folder) = empty_store().await;
    let input = BufReader::new(BreaksOff(file.as_bytes()));
    let error = import::<Need>(&store, input, &mut |_, _| {})
        .await
        .unwrap_err();
    assert!(
        matches!(error.cause, ImportFailure::Input { line: 601, .. }),
        "{error}"
    );
    assert_eq!((error.report.lines, error.report.created), (600, 600));
    assert_eq!(Records::<Need>::count(&store).await.unwrap(), 600);
    let text = error.to_string();
    assert!(
        text.contains("line 601 cannot be read: the connection was lost"),
        "{text}"
    );
    assert!(text.contains("600 created"), "{text}");
}

#[tokio::test]
async fn a_failing_store_ends_the_import() {
    let (store, _folder) = empty_store().await;
    store.close().await;
    let file = Profile::good_line("p-1");
    let error = import::<Profile>(&store, file.as_bytes(), &mut |_, _| {})
        .await
        .unwrap_err();
    let ImportError { report, cause } = error;
    assert!(
        matches!(cause, ImportFailure::Store { line: 1, .. }),
        "{cause}"
    );
    assert_eq!((report.lines, report.created), (1, 0));
}

#[test]
fn an_import_can_be_sent_to_another_thread() {
    fn sendable<T: Send>(_: &T) {}
    let never_polled = async {
        let (store, _folder) = empty_store().await;
        import::<Need>(&store, &b""[..], &mut |_, _| {}).await
    };
    sendable(&never_polled);
}
