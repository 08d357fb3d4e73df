//! `spona match`: the overview, modes, weights and both sides, and what is refused.

use std::fs;
use std::path::Path;

use end_to_end::binary::{Finished, run, succeed};
use end_to_end::records::{hospital, line, nurse, with};
use serde_json::{Value, json};

struct Folder {
    folder: tempfile::TempDir,
    data: String,
}

impl Folder {
    /// A nurse who would come, one who would mentor, and a need.
    fn filled() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data").to_str().unwrap().to_owned();
        let offers = |mode| with(nurse("x"), "availability", json!({"modes": [mode]}));
        let profiles = [
            line(&offers("short_visit"), "comes"),
            line(&offers("remote_mentoring"), "mentors"),
        ];
        let profiles = profiles.join("\n");
        for (kind, lines) in [("profiles", profiles), ("needs", line(&hospital(), "ward"))] {
            let file = folder.path().join(format!("{kind}.jsonl"));
            fs::write(&file, lines).unwrap();
            succeed(&["import", kind, text(&file), "--data", &data]);
        }
        succeed(&["index", "rebuild", "--data", &data]);
        Self { folder, data }
    }

    fn matched(&self, need: &str, more: &[&str]) -> Finished {
        let mut arguments = vec!["match", "--need", need, "--data", &self.data];
        arguments.extend(more);
        run(&arguments)
    }

    fn file(&self, need: &Value) -> String {
        let file = self.folder.path().join("need.json");
        fs::write(&file, need.to_string()).unwrap();
        text(&file).to_owned()
    }

    /// A refusal: status 1, nothing on standard output, and these words on standard error.
    fn refused(&self, need: &str, more: &[&str], said: &[&str]) {
        let finished = self.matched(need, more);
        assert_eq!(finished.status, Some(1), "{finished:#?}");
        assert!(finished.out.is_empty(), "{finished:#?}");
        for words in said {
            assert!(finished.err.contains(words), "{words}: {finished:#?}");
        }
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn an_overview_stands_above_the_matches() {
    let folder = Folder::filled();
    let all = folder.matched("ward", &[]);
    for line in [
        "2 profiles were ranked",
        "1 fit fully",
        "by mode: 1 short_visit, 1 remote_mentoring (not asked for)",
        "without mode \"short_visit\": 2 would fit (1 fail it)",
    ] {
        assert!(all.out.contains(line), "{line}: {all:#?}");
    }
    let mentors = folder.matched("ward", &["--mode", "remote_mentoring", "--fitting"]);
    assert!(mentors.out.contains("mentors") && !mentors.out.contains("comes"));
    let both = folder.matched("ward", &["--two-way"]);
    assert!(both.out.contains("= both 0."), "{both:#?}");
}

#[test]
fn weights_are_adjusted_for_one_ranking() {
    let folder = Folder::filled();
    let weights = [
        "--weight",
        "essential_skills=2",
        "--weight",
        "occupation=0.5",
        "--json",
    ];
    let answer = folder.matched("ward", &weights).json();
    let version = answer["items"][0]["versions"]["weights"].as_str().unwrap();
    assert!(
        version.ends_with("+essential_skills:2,occupation:0.5"),
        "{version}"
    );
}

#[test]
fn what_cannot_be_used_is_refused_with_what_can() {
    let folder = Folder::filled();
    for factor in ["-1", "NaN", "inf", "3.5"] {
        let weight = format!("words={factor}");
        let said = ["weights: the factor of words is", "from 0 to 3"];
        folder.refused("ward", &["--weight", &weight], &said);
    }
    let zero = ["--weight", "occupation=0", "--weight", "whole_text=0"];
    folder.refused("ward", &zero, &["both 0"]);
    folder.refused(
        "ward",
        &["--weight", "age=1"],
        &["\"age\"", "accepted: essential_skills"],
    );
    folder.refused(
        "ward",
        &["--mode", "telepathy"],
        &["mode: \"telepathy\"", "accepted: remote_mentoring"],
    );
    folder.refused("ward", &["--two-way", "--top", "21"], &["limit", "1 to 20"]);
    let search = run(&[
        "search",
        "x",
        "--filter",
        "mode=telepathy",
        "--data",
        &folder.data,
    ]);
    assert_eq!(search.status, Some(1));
    assert!(search.err.contains("mode: \"telepathy\""), "{search:#?}");
    let usage = folder.matched("ward", &["--weight", "words"]);
    assert_eq!(usage.status, Some(2), "{usage:#?}");
    assert!(usage.err.contains("CRITERION=FACTOR"), "{usage:#?}");
}

#[test]
fn odd_needs_are_ranked_or_refused_at_their_place() {
    let folder = Folder::filled();
    let skills: Vec<String> = (0..500).map(|n| format!("vještina {n}")).collect();
    for need in [
        json!({"title": "sestra"}),
        json!({"title": "x", "description": "Treba nam medicinska sestra. ".repeat(3_600)}),
        json!({"title": "看護師が必要です"}),
        json!({"title": "x", "essential_skills": skills}),
        json!({"title": "x", "starts_on": "2027-06-01", "closes_on": "2027-05-01"}),
        json!({"title": "x", "essential_skills": ["a"], "desirable_skills": ["a"]}),
    ] {
        let answer = folder.matched(&folder.file(&need), &["--json"]);
        assert_eq!(answer.status, Some(0), "{answer:#?}");
        assert_eq!(answer.json()["total"]["value"], 2);
    }
    let twice =
        json!({"title": "x", "languages": [{"code": "de"}, {"code": "de", "min_level": "C1"}]});
    folder.refused(&folder.file(&twice), &[], &["/languages/1/code: "]);
    let hours = json!({"title": "x", "hours_per_month": 745});
    folder.refused(&folder.file(&hours), &[], &["/hours_per_month: "]);
}
