//! `spona import esco` and `spona taxonomy`: a release comes, goes and comes back, and nothing of
//! an import that was refused stays.

use std::fs;
use std::path::{Path, PathBuf};

use end_to_end::binary::{Finished, run, succeed, workspace};
use serde_json::Value;

const OCCUPATION: &str = "http://data.europa.eu/esco/occupation/0000";
const SKILL: &str = "http://data.europa.eu/esco/skill/0000";
const OFFICIAL: &str = "ESCO dataset - v1.2.0 - classification - en - csv";

/// A small bundle as it is published: one occupation and one skill, unknown to anybody else.
fn bundle(folder: &Path) -> PathBuf {
    let bundle = folder.join("esco");
    let official = bundle.join(OFFICIAL);
    fs::create_dir_all(&official).unwrap();
    let write = |name: &str, text: String| fs::write(official.join(name), text).unwrap();
    write(
        "occupations_en.csv",
        format!(
            "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description,code,naceCode\n\
             Occupation,{OCCUPATION},2221,nurse of moonstones,\"moonstone keeper\n\
             keeper of moons\",Looks after them.,2221.9,\n"
        ),
    );
    write(
        "skills_en.csv",
        format!(
            "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description\n\
             KnowledgeSkillCompetence,{SKILL},skill/competence,sector-specific,\
             polish moonstones,,\n"
        ),
    );
    write("occupationSkillRelations_en.csv", relations("essential"));
    bundle
}

fn relations(kind: &str) -> String {
    format!(
        "occupationUri,occupationLabel,relationType,skillType,skillUri,skillLabel\n\
         {OCCUPATION},nurse of moonstones,{kind},skill/competence,{SKILL},polish moonstones\n"
    )
}

fn import(bundle: &Path, data: &str) -> Finished {
    let bundle = bundle.to_str().unwrap();
    run(&["import", "esco", bundle, "--data", data, "--json"])
}

/// The concepts that a text names.
fn linked(text: &str, data: &str) -> Vec<Value> {
    let answer = succeed(&["link", text, "--data", data, "--json"]).json();
    answer["links"].as_array().unwrap().clone()
}

#[test]
fn a_release_comes_goes_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").to_str().unwrap().to_owned();
    let bundle = bundle(folder.path());
    assert!(linked("keeper of moons", &data).is_empty());

    let imported = import(&bundle, &data).json();
    assert_eq!(imported["status"], "imported", "{imported:#}");
    assert_eq!(imported["read"]["version"], "1.2.0");
    assert_eq!(imported["read"]["relations"], 1);
    assert!(
        imported["next"]
            .as_str()
            .unwrap()
            .contains("spona index rebuild")
    );
    let release = imported["release"].as_str().unwrap();
    assert!(release.starts_with("esco-1.2.0-"), "{release}");
    assert_eq!(linked("keeper of moons", &data)[0]["concept"], OCCUPATION);
    let again = import(&bundle, &data).json();
    assert_eq!(
        (&again["status"], &again["release"]),
        (&"unchanged".into(), &release.into())
    );

    let command = |arguments: &[&str]| {
        let mut all = vec!["taxonomy"];
        all.extend_from_slice(arguments);
        all.extend_from_slice(&["--data", &data, "--json"]);
        run(&all)
    };
    let list = command(&["list"]).json();
    assert_eq!(list["current"], release, "{list:#}");
    assert_eq!(list["releases"].as_array().unwrap().len(), 1);
    assert_eq!(
        command(&["remove", release]).status,
        Some(1),
        "it is in use"
    );
    assert_eq!(command(&["use", "starter"]).json()["current"], "starter");
    assert!(linked("keeper of moons", &data).is_empty());
    assert_eq!(command(&["use", release]).status, Some(0));
    assert_eq!(linked("keeper of moons", &data).len(), 1);
    command(&["use", "starter"]);
    assert_eq!(command(&["remove", release]).status, Some(0));
    let gone = command(&["use", release]);
    assert_eq!(gone.status, Some(1));
    assert!(gone.err.contains("there is: starter"), "{gone:#?}");
}

#[test]
fn a_refused_import_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").to_str().unwrap().to_owned();
    let bundle = bundle(folder.path());
    let before = import(&bundle, &data).json();
    let relations_file = bundle
        .join(OFFICIAL)
        .join("occupationSkillRelations_en.csv");
    for (kind, reason) in [
        ("maybe", "accepted: essential, optional"),
        ("essential,\"", "cut off"),
    ] {
        fs::write(&relations_file, relations(kind)).unwrap();
        let refused = import(&bundle, &data);
        assert_eq!(refused.status, Some(1), "{refused:#?}");
        assert!(refused.out.is_empty(), "{refused:#?}");
        for part in [
            "occupationSkillRelations_en.csv",
            "line 2",
            reason,
            "nothing was imported",
        ] {
            assert!(refused.err.contains(part), "{part}: {refused:#?}");
        }
    }
    let list = succeed(&["taxonomy", "list", "--data", &data, "--json"]).json();
    assert_eq!(list["current"], before["release"]);
    assert_eq!(list["releases"].as_array().unwrap().len(), 1);
    let nothing = import(&folder.path().join("nowhere"), &data);
    assert_eq!(nothing.status, Some(1));
    assert_eq!(run(&["import", "esco", "--data", &data]).status, Some(2));
}

#[test]
fn damage_and_leftovers_are_told_or_ignored() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").to_str().unwrap().to_owned();
    let bundle = bundle(folder.path());
    let releases = folder.path().join("data/taxonomy");
    // What a process left that was killed while it wrote.
    fs::create_dir_all(&releases).unwrap();
    fs::write(releases.join("esco-1.2.0-00.taxonomy.unfinished"), "half").unwrap();
    assert!(linked("keeper of moons", &data).is_empty());
    let release = import(&bundle, &data).json()["release"]
        .as_str()
        .unwrap()
        .to_owned();

    let file = releases.join(format!("{release}.taxonomy"));
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    let refused = run(&["link", "x", "--data", &data]);
    assert_eq!(refused.status, Some(1));
    for part in [release.as_str(), "damaged", "spona taxonomy use starter"] {
        assert!(refused.err.contains(part), "{part}: {refused:#?}");
    }
    // Importing again mends it.
    assert_eq!(import(&bundle, &data).status, Some(0));
    assert_eq!(linked("keeper of moons", &data).len(), 1);
}

#[test]
fn an_index_of_another_taxonomy_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").to_str().unwrap().to_owned();
    succeed(&["search", "x", "--data", &data]);
    succeed(&["index", "rebuild", "--data", &data]);
    assert_eq!(import(&bundle(folder.path()), &data).status, Some(0));
    let refused = run(&["search", "x", "--data", &data]);
    assert_eq!(refused.status, Some(1), "{refused:#?}");
    assert!(refused.err.contains("spona index rebuild"), "{refused:#?}");
    succeed(&["index", "rebuild", "--data", &data]);
    succeed(&["search", "x", "--data", &data]);
}

#[test]
fn our_own_tables_are_in_order_and_mistakes_are_named() {
    let report = succeed(&["taxonomy", "check", "--json"]).json();
    assert_eq!(report["problems"], Value::Array(Vec::new()));
    assert_eq!(report["counts"]["groups"]["4"], 436);
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(workspace().join("seed-data/taxonomy")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let file = folder.path().join("occupation_skills.csv");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("essential", "perhaps", 1)).unwrap();
    let checked = run(&["taxonomy", "check", folder.path().to_str().unwrap()]);
    assert_eq!(checked.status, Some(1));
    assert!(
        checked
            .out
            .contains("occupation_skills.csv, line 2, relation \"perhaps\""),
        "{checked:#?}"
    );
}

/// The real files, where they lie beside the project.
#[test]
fn real_parts_of_esco_are_imported() {
    let shared =
        std::env::var_os("SPONA_SHARED").map_or(workspace().join("../shared"), PathBuf::from);
    let bundle = shared.join("esco");
    if !bundle.is_dir() {
        eprintln!("skipped: {} is not there", bundle.display());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let imported = import(&bundle, data).json();
    assert_eq!(imported["read"]["essential"], 64_946, "{imported:#}");
    assert_eq!(imported["merged"]["groups"], 619);
    assert!(imported["seconds"].as_f64().unwrap() < 60.0);
    let list = succeed(&["taxonomy", "list", "--data", data, "--json"]).json();
    assert_eq!(list["current"], imported["release"], "{list:#}");
}
