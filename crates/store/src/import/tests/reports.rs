//! What a report says, to people and to programs.

use domain::Profile;

use super::{Line, empty_store, import};
use crate::import::{MAX_PROBLEMS, Report};

async fn report(file: &str) -> Report {
    let (store, _folder) = empty_store().await;
    import::<Profile>(&store, file.as_bytes(), &mut |_, _| {})
        .await
        .unwrap()
}

#[tokio::test]
async fn people_read_counts_and_then_places() {
    let file = "{\"id\":\"p-1\",\"headline\":\"x\"}\n{\"id\":\"p-2\",\"headline\":\"x\",\"languages\":[{\"code\":\"de\",\"level\":\"c1\"}]}\n{";
    let expected = "\
3 lines read: 1 created, 0 updated, 0 unchanged, 2 refused
line 2 (p-2), $.languages[0].level: \"c1\" is no language level; accepted: A1, A2, B1, B2, C1, C2, native
line 3, $: is not valid JSON: EOF while parsing an object at column 1";
    assert_eq!(report(file).await.to_string(), expected);
}

#[tokio::test]
async fn programs_read_json() {
    let report = report("{\"id\":\"p-1\",\"headline\":\"x\",\"visibility\":\"all\"}").await;
    let expected = serde_json::json!({
        "lines": 1, "created": 0, "updated": 0, "unchanged": 0, "refused": 1,
        "problems": [{
            "line": 1, "id": "p-1", "path": "$.visibility", "pointer": "/visibility",
            "code": "unknown_value", "message": "\"all\" is no visibility",
            "accepted": ["organisations", "matched_only", "hidden"]
        }],
        "problems_left_out": 0
    });
    assert_eq!(serde_json::to_value(report).unwrap(), expected);
}

#[tokio::test]
async fn an_empty_file_is_fine() {
    let report = report("").await;
    assert_eq!(report, Report::default());
    let counts = "0 lines read: 0 created, 0 updated, 0 unchanged, 0 refused";
    assert_eq!(report.to_string(), counts);
}

#[tokio::test]
async fn of_very_many_problems_the_first_are_told_and_all_are_counted() {
    let mut file = "[]\n".repeat(MAX_PROBLEMS + 23);
    file.push_str(&Profile::good_line("last"));
    let report = report(&file).await;
    let refused = (MAX_PROBLEMS + 23) as u64;
    assert_eq!(
        (report.lines, report.refused, report.created),
        (refused + 1, refused, 1)
    );
    assert_eq!(
        (report.problems.len(), report.problems_left_out),
        (MAX_PROBLEMS, 23)
    );
    assert!(report.to_string().ends_with("\n… and 23 more problems"));
}
