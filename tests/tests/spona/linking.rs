//! `spona link` and the commands that measure linking.

use std::fs;
use std::path::{Path, PathBuf};

use end_to_end::binary::{run, succeed, workspace};
use serde_json::Value;

fn link(text: &str, more: &[&str]) -> Value {
    let mut arguments = vec!["link", text, "--json"];
    arguments.extend(more);
    succeed(&arguments).json()
}

fn first(answer: &Value) -> &str {
    answer["links"][0]["concept"].as_str().unwrap_or_default()
}

#[test]
fn spellings_genders_and_languages_meet_in_one_concept() {
    for text in [
        "medicinska sestra",
        "МЕДИЦИНСКА СЕСТРА",
        "Krankenpfleger/-in (m/w/d)",
        "Krankenschwester",
    ] {
        let answer = link(text, &["--kind", "occupation"]);
        assert_eq!(first(&answer), "isco:2221", "{text}: {answer:#}");
        assert!(answer["links"][0]["score"].as_f64().unwrap() > 0.5);
    }
}

#[test]
fn a_text_is_linked_place_by_place() {
    let text = "Vodio sam tim zavarivača; njega rana, C# i .NET";
    let answer = link(text, &["--language", "bs"]);
    let links = answer["links"].as_array().unwrap();
    let at = |span: &Value| {
        let byte = |n: usize| usize::try_from(span[n].as_u64().unwrap()).unwrap();
        text[byte(0)..byte(1)].to_owned()
    };
    let wounds = links
        .iter()
        .find(|link| link["concept"] == "skill:health.wound-care")
        .unwrap_or_else(|| panic!("{answer:#}"));
    assert_eq!(at(&wounds["span"]), "njega rana");
    assert_eq!(wounds["label"], "njega rana");
    assert_eq!(answer["complete"], true);
}

#[test]
fn what_is_no_text_gives_an_answer_too() {
    for text in [
        "",
        "   ",
        "\u{202e}\u{200f}",
        "👩‍⚕️👷",
        "++ ## //",
        "看護師",
        "x",
    ] {
        let answer = link(text, &[]);
        assert_eq!(answer["links"].as_array().unwrap().len(), 0, "{answer:#}");
    }
    // One argument may not be longer than the system lets it; the limit is for longer texts.
    let long = "zavarivač ".repeat(9_000);
    let answer = link(&long, &["--kind", "occupation"]);
    assert_eq!(first(&answer), "isco:7212");
    let finished = run(&["link", "x", "--language", "klingonski jezik"]);
    assert_eq!(finished.status, Some(1));
    assert!(finished.err.contains("language code"), "{finished:#?}");
}

/// A set in MELO's form, made here.
fn small_set(folder: &Path) -> PathBuf {
    let set = folder.join("bih_q_bs_c_en");
    fs::create_dir(&set).unwrap();
    let files = [
        ("queries.tsv", "Q1\tmedicinska sestra\nQ2\tzavarivač\n"),
        (
            "corpus_elements.tsv",
            "E1\tnurse\nE2\tregistered nurse\nE3\twelder\nE4\taccountant\n",
        ),
        (
            "concept_mapping.tsv",
            "E1\tisco:2221\nE2\tisco:2221\nE3\tisco:7212\nE4\tisco:2411\n",
        ),
        (
            "annotations.tsv",
            "Q1\t0\tE1\t1\nQ1\t0\tE2\t1\nQ2\t0\tE3\t1\n",
        ),
    ];
    for (name, text) in files {
        fs::write(set.join(name), text).unwrap();
    }
    set
}

#[test]
fn linking_is_measured_on_a_set() {
    let folder = tempfile::tempdir().unwrap();
    let set = small_set(folder.path());
    let starter = workspace().join("seed-data/taxonomy");
    let arguments = [
        "eval",
        "linking",
        "--dataset",
        set.to_str().unwrap(),
        "--taxonomy",
        starter.to_str().unwrap(),
    ];
    let outcome = succeed(&arguments).json();
    assert_eq!(outcome["queries"], 2);
    assert_eq!(outcome["mrr"], 1.0, "{outcome:#}");
    assert_eq!(outcome["mrr_plain"], 1.0, "{outcome:#}");

    fs::write(set.join("annotations.tsv"), "Q1\t0\tE1\tmuch\n").unwrap();
    let finished = run(&arguments);
    assert_eq!(finished.status, Some(1));
    let told = ["annotations.tsv", "line 1", "much"];
    assert!(
        told.iter().all(|part| finished.err.contains(part)),
        "{finished:#?}"
    );
}

fn shared() -> Option<PathBuf> {
    let folder =
        std::env::var_os("SPONA_SHARED").map_or(workspace().join("../shared"), PathBuf::from);
    if folder.join("eval").is_dir() && folder.join("esco").is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: {} is not there", folder.display());
    None
}

/// What has been reached, less a little: on sets that were looked at while the weights were chosen.
#[test]
fn the_development_sets_are_linked_well() {
    let Some(shared) = shared() else { return };
    let path = |path: &str| shared.join(path).to_str().unwrap().to_owned();
    let measure = |arguments: &[&str]| succeed(arguments).json();
    let (set, esco) = (path("eval/linking-dev/svn_q_sl_c_en"), path("esco"));
    let outcome = measure(&["eval", "linking", "--dataset", &set, "--taxonomy", &esco]);
    assert!(outcome["mrr"].as_f64().unwrap() > 0.60, "{outcome:#}");
    let titles = path("eval/titles-dev/avature/de");
    let outcome = measure(&["eval", "titles", "--dataset", &titles]);
    assert!(outcome["map"].as_f64().unwrap() > 0.48, "{outcome:#}");
    let skills = path("eval/skills-dev/house_validation_annotations.csv");
    let outcome = measure(&["eval", "skills", "--dataset", &skills, "--taxonomy", &esco]);
    assert!(outcome["mrr"].as_f64().unwrap() > 0.68, "{outcome:#}");
}
