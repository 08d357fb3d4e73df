//! Whole imports, good and bad.

mod bad_json;
mod bad_lines;
mod bad_needs;
mod bad_profiles;
mod evaluation_set;
mod failures;
mod ids;
mod memory;
mod reports;

use std::sync::Arc;

use domain::record::ProblemCode;
use domain::{Need, Profile, SystemClock};
use tempfile::TempDir;

use super::{LineProblem, Report, import};
use crate::records::{Entity, Records};
use crate::sqlite::SqliteStore;

async fn empty_store() -> (SqliteStore, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spona.db");
    let store = SqliteStore::open(path, Arc::new(SystemClock))
        .await
        .unwrap();
    (store, folder)
}

/// A kind of record with a line that is fine.
trait Line: Entity {
    fn good_line(id: &str) -> String;
}

impl Line for Profile {
    fn good_line(id: &str) -> String {
        format!(r#"{{"id":"{id}","headline":"Zavarivač"}}"#)
    }
}

impl Line for Need {
    fn good_line(id: &str) -> String {
        format!(r#"{{"id":"{id}","title":"Zavarivač"}}"#)
    }
}

/// Imports `bad` between two good lines, checks that these are taken, and gives the report.
async fn import_bad<T: Line>(bad: &[u8]) -> Report
where
    SqliteStore: Records<T>,
{
    let (store, _folder) = empty_store().await;
    let (before, after) = (T::good_line("before"), T::good_line("after"));
    let file = [before.as_bytes(), bad, after.as_bytes()].join(&b'\n');
    let report = import::<T>(&store, &*file, &mut |_, _| {}).await.unwrap();
    let counts = (report.lines, report.created, report.refused);
    assert_eq!(counts, (3, 2, 1), "{report}");
    for problem in &report.problems {
        assert_eq!(problem.line, 2, "{problem}");
        assert_eq!(problem.pointer, pointer_of(&problem.path), "{problem}");
    }
    let stored = Records::<T>::list(&store, None, 10).await.unwrap();
    let ids: Vec<_> = stored
        .iter()
        .filter_map(|s| s.record.external_id())
        .collect();
    let ids: Vec<_> = ids.iter().map(|id| id.as_str()).collect();
    assert_eq!(ids, ["before", "after"]);
    report
}

/// Imports `bad` between two good lines, and checks that it has one problem, this one.
async fn check_refused<T: Line>(bad: &[u8], path: &str, code: ProblemCode, accepted: &[&str])
where
    SqliteStore: Records<T>,
{
    let report = import_bad::<T>(bad).await;
    let [problem] = &report.problems[..] else {
        panic!("expected one problem: {report}");
    };
    assert_eq!(
        (problem.path.as_str(), problem.code),
        (path, code),
        "{problem}"
    );
    assert!(!problem.message.is_empty());
    let named = problem.accepted.join("|");
    for expected in accepted {
        assert!(
            named.contains(expected),
            "{expected} is not named: {problem}"
        );
    }
    assert_eq!(
        accepted.is_empty(),
        problem.accepted.is_empty(),
        "{problem}"
    );
}

/// The JSON Pointer of a path whose names need no escapes.
fn pointer_of(path: &str) -> String {
    let steps = path.trim_start_matches('$').replace(['.', '['], "/");
    steps.replace(']', "")
}

/// One test a bad line: name: kind, line => path, code, accepted.
macro_rules! refused {
    ($($name:ident: $kind:ident, $line:expr => $path:literal, $code:ident, [$($accepted:literal),*];)+) => {
        $(#[tokio::test]
        async fn $name() {
            let line = $line;
            let line: &[u8] = line.as_ref();
            let code = domain::record::ProblemCode::$code;
            super::check_refused::<domain::$kind>(line, $path, code, &[$($accepted),*]).await;
        })+
    };
}
use refused;

fn problem_at<'a>(report: &'a Report, path: &str) -> &'a LineProblem {
    let problem = report.problems.iter().find(|problem| problem.path == path);
    problem.unwrap_or_else(|| panic!("no problem at {path}: {report}"))
}
