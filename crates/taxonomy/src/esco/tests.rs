use std::fs;

use super::*;
use crate::concept::{ConceptKind, Reuse, SkillType};

const OCCUPATION: &str = "http://data.europa.eu/esco/occupation/";
const SKILL: &str = "http://data.europa.eu/esco/skill/";

/// A folder with the files given, each with the columns of its version.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = text.replace("O:", OCCUPATION).replace("S:", SKILL);
        fs::write(
            path,
            text.replace("I:", "http://data.europa.eu/esco/isco/C"),
        )
        .unwrap();
    }
    folder
}

fn read(files: &[(&str, &str)]) -> Result<(Taxonomy, Report), String> {
    let folder = folder(files);
    load_with(folder.path(), None, &mut |_| {}).map_err(|error| error.to_string())
}

fn labels(taxonomy: &Taxonomy, id: &str) -> Vec<String> {
    let concept = taxonomy
        .get(&id.replace("O:", OCCUPATION).replace("S:", SKILL))
        .unwrap();
    let show = |l: &crate::Label| {
        format!(
            "{}{}:{}",
            if l.preferred { "*" } else { "" },
            l.language,
            l.text
        )
    };
    concept.labels.iter().map(show).collect()
}

const OCCUPATIONS_1_0: (&str, &str) = (
    "v1.0.8/occupations_de.csv",
    "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,\
     regulatedProfessionNote,scopeNote,definition,inScheme,description,code\n\
     Occupation,O:1,2221,Pfleger,\"Krankenpfleger\nPFLEGER\",Pflegerin,released,,,,,,\"Pflegt, gut.\",2221.1\n",
);
// Another order of columns, a column more, a byte order mark and line ends of another system.
const OCCUPATIONS_1_2: (&str, &str) = (
    "ESCO dataset - v1.2.0 - classification - en - csv/occupations_en.csv",
    "\u{feff}conceptUri,conceptType,preferredLabel,altLabels,iscoGroup,naceCode,description\r\n\
     O:1,Occupation,nurse,\"staff nurse\r\nRN\",2220,86.1,Cares.\r\n\
     O:2,Occupation,head nurse,,2221,,\r\n",
);
const SKILLS: (&str, &str) = (
    "ESCO dataset - v1.2.0 - classification - en - csv/skills_en.csv",
    "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description\n\
     KnowledgeSkillCompetence,S:a,skill/competence,cross-sector,give care,care | nurse people,Gives.\n\
     KnowledgeSkillCompetence,S:b,knowledge,,anatomy,,\n",
);
const GROUPS: (&str, &str) = (
    "ESCO dataset - v1.2.0 - classification - en - csv/skillGroups_en.csv",
    "conceptType,conceptUri,preferredLabel,altLabels,code\nSkillGroup,S:g,caring,,S3\n",
);
const RELATIONS: (&str, &str) = (
    "ESCO dataset - v1.2.0 - classification - en - csv/occupationSkillRelations_en.csv",
    "occupationUri,occupationLabel,relationType,skillType,skillUri,skillLabel\n\
     O:1,nurse,essential,skill/competence,S:a,give care\nO:1,nurse,optional,knowledge,S:b,anatomy\n",
);
const BROADER: (&str, &str) = (
    "ESCO dataset - v1.2.0 - classification - en - csv/broaderRelationsSkillPillar_en.csv",
    "conceptType,conceptUri,broaderType,broaderUri\n\
     KnowledgeSkillCompetence,S:a,SkillGroup,S:g\nKnowledgeSkillCompetence,S:b,KnowledgeSkillCompetence,S:a\n",
);

#[test]
fn versions_and_languages_come_together() {
    let all = [
        OCCUPATIONS_1_0,
        OCCUPATIONS_1_2,
        SKILLS,
        GROUPS,
        RELATIONS,
        BROADER,
    ];
    let (taxonomy, report) = read(&all).unwrap();
    let expected = [
        "*de:Pfleger",
        "de:Krankenpfleger",
        "de:Pflegerin",
        "*en:nurse",
        "en:staff nurse",
        "en:RN",
    ];
    assert_eq!(labels(&taxonomy, "O:1"), expected);
    assert_eq!(
        labels(&taxonomy, "S:a"),
        ["*en:give care", "en:care", "en:nurse people"]
    );
    let nurse = taxonomy.get(&format!("{OCCUPATION}1")).unwrap();
    // The newest version says where it stands, and the groups above it are there.
    assert_eq!(nurse.isco_code.as_deref(), Some("2220"));
    let above: Vec<&str> = taxonomy
        .with_broader(&nurse.id)
        .iter()
        .map(|c| c.id.as_str())
        .collect();
    assert_eq!(above[1..], ["isco:2220", "isco:222", "isco:22", "isco:2"]);
    assert_eq!(nurse.descriptions.len(), 2);
    let care = taxonomy.get(&format!("{SKILL}a")).unwrap();
    assert_eq!(
        (care.skill_type, care.reuse),
        (Some(SkillType::Skill), Some(Reuse::CrossSector))
    );
    assert!(taxonomy.get(&format!("{SKILL}g")).unwrap().group);
    assert_eq!(taxonomy.narrower(&care.id).count(), 1);
    let essential: Vec<bool> = taxonomy.skills_of(&nurse.id).map(|r| r.essential).collect();
    assert_eq!(essential, [true, false]);
    assert_eq!(report.versions, ["1.2.0", "1.0.8"]);
    assert!(taxonomy.version().starts_with("esco-1.2.0@"));
    assert_eq!(
        (report.occupations, report.skills, report.skill_groups),
        (2, 2, 1)
    );
    assert!(
        report.missing.contains(&"skills_de".to_owned()),
        "{:?}",
        report.missing
    );
    assert!(report.skipped.is_empty(), "{:?}", report.skipped);
}

#[test]
fn a_table_with_tabs_names_its_language_in_the_columns() {
    let text = "conceptUri\tpreferredLabel_de\taltLabels_de\tdescription_de\tbroader\n\
        http://data.europa.eu/esco/isced-f/00\tAllgemeines\t\t\t\n\
        S:a\tPflegen\tversorgen | \"pflegen\" helfen\tHilft.\t00\n";
    let (taxonomy, _) = read(&[("skills_de.tsv", text)]).unwrap();
    assert_eq!(
        labels(&taxonomy, "S:a"),
        ["*de:Pflegen", "de:versorgen", "de:\"pflegen\" helfen"]
    );
    let broader = &taxonomy.get(&format!("{SKILL}a")).unwrap().broader;
    assert_eq!(broader, &["http://data.europa.eu/esco/isced-f/00"]);
    assert_eq!(taxonomy.count(ConceptKind::Skill, true), 1);
}

#[test]
fn an_older_version_does_not_change_the_tree() {
    let older = BROADER
        .1
        .replace("S:a,SkillGroup,S:g", "S:a,KnowledgeSkillCompetence,S:b");
    let older = ("v1.0.8/broaderRelationsSkillPillar.csv", older.as_str());
    let (taxonomy, _) = read(&[SKILLS, GROUPS, BROADER, older]).unwrap();
    assert_eq!(
        taxonomy.get(&format!("{SKILL}a")).unwrap().broader,
        [format!("{SKILL}g")]
    );
}

/// What is said about a folder with one more, broken file, or one file changed.
fn refusal(changed: (&str, String)) -> String {
    let mut files = vec![OCCUPATIONS_1_2, SKILLS, GROUPS, RELATIONS, BROADER];
    files.retain(|(name, _)| *name != changed.0);
    files.push((changed.0, &changed.1));
    read(&files).unwrap_err()
}

#[test]
fn what_is_an_occupation_cannot_be_a_skill() {
    let text = RELATIONS.1.replace("S:b", "O:2");
    let error = refusal((RELATIONS.0, text));
    assert!(
        error.contains("line 3") && error.contains("this is no skill"),
        "{error}"
    );
    let text = BROADER.1.replace("SkillGroup,S:g", "Occupation,O:1");
    let error = refusal((BROADER.0, text));
    assert!(
        error.contains("line 2") && error.contains("cannot stand above"),
        "{error}"
    );
    let text = SKILLS.1.replace("S:b", "O:1");
    let error = refusal((SKILLS.0, text));
    assert!(
        error.contains("line 3") && error.contains("not the same"),
        "{error}"
    );
    let text = SKILLS.1.replace("S:b", "I:2221");
    let error = refusal((SKILLS.0, text));
    assert!(
        error.contains("line 3") && error.contains("in a table of occupations"),
        "{error}"
    );
}

#[test]
fn mistakes_are_refused_with_file_line_and_reason() {
    let with = |file: (&'static str, &str), old: &str, new: &str| {
        assert!(file.1.contains(old), "{old} is not in {}", file.0);
        refusal((file.0, file.1.replace(old, new)))
    };
    for (error, file, line, reason) in [
        (
            with(RELATIONS, "optional", "maybe"),
            "Relations_en",
            "line 3",
            "accepted: essential, optional",
        ),
        (
            with(RELATIONS, "S:b", "S:none"),
            "Relations_en",
            "line 3",
            "no table defines",
        ),
        (
            with(RELATIONS, "S:b", "none"),
            "Relations_en",
            "line 3",
            "http://data.europa.eu/esco/",
        ),
        (
            with(RELATIONS, "relationType", "kind"),
            "Relations_en",
            "line 1",
            "\"relationType\" is missing",
        ),
        (
            with(BROADER, "SkillGroup,S:g", "SkillGroup,S:b"),
            "SkillPillar_en",
            "line",
            "circle",
        ),
        (
            with(BROADER, "SkillGroup,S:g", "SkillGroup,S:a"),
            "SkillPillar_en",
            "line 2",
            "circle",
        ),
        (
            with(BROADER, "SkillGroup,S:g", "SkillGroup,S:q"),
            "SkillPillar_en",
            "line 2",
            "no table defines",
        ),
        (
            with(SKILLS, "S:b", "skill b"),
            "skills_en",
            "line 3",
            "conceptUri \"skill b\"",
        ),
        (
            with(SKILLS, "knowledge,,anatomy,,", "knowledge,,anatomy"),
            "skills_en",
            "line 3",
            "cut off",
        ),
        (
            with(SKILLS, "anatomy,,", "anatomy,,\"begun"),
            "skills_en",
            "line",
            "inside a quoted cell",
        ),
        (
            with(SKILLS, "anatomy", &"x".repeat(3_000)),
            "skills_en",
            "line 3",
            "longer than",
        ),
        (
            with(OCCUPATIONS_1_2, "2220", "nurses"),
            "occupations_en",
            "line 2",
            "iscoGroup \"nurses\"",
        ),
    ] {
        assert!(
            error.contains(file) && error.contains(line) && error.contains(reason),
            "expected {file}, {line}, {reason}: {error}"
        );
    }
    let folder = folder(&[("skills_en.csv", "")]);
    fs::write(
        folder.path().join("skills_en.csv"),
        b"conceptUri,preferredLabel\n\xff\xfe,x\n",
    )
    .unwrap();
    let error = load(folder.path()).unwrap_err().to_string();
    assert!(
        error.contains("line 2") && error.contains("UTF-8"),
        "{error}"
    );
}

#[test]
fn a_few_loose_ends_are_passed_over_and_reported() {
    let rows: String = (0..40)
        .map(|n| format!("KnowledgeSkillCompetence,S:{n},,,skill {n},,\n"))
        .collect();
    let header = SKILLS.1.lines().next().unwrap();
    let skills = format!("{header}\n{rows}KnowledgeSkillCompetence,S:1,,,again,,\n");
    let rows: String = (0..40)
        .map(|n| format!("O:1,,optional,,S:{n},\n"))
        .collect();
    let header = RELATIONS.1.lines().next().unwrap();
    let relations = format!("{header}\n{rows}O:1,,essential,,S:other,\n");
    let (taxonomy, report) = read(&[
        OCCUPATIONS_1_2,
        (SKILLS.0, &skills),
        (RELATIONS.0, &relations),
    ])
    .unwrap();
    assert_eq!(taxonomy.relation_count(), 40);
    assert_eq!(labels(&taxonomy, "S:1"), ["*en:skill 1", "en:again"]);
    let loose = report
        .skipped
        .iter()
        .find(|s| s.reason.contains("no table"))
        .unwrap();
    assert_eq!((loose.count, loose.examples[0].line), (1, 42));
    assert!(report.skipped.iter().any(|s| s.reason.contains("already")));
}

#[test]
fn parts_that_are_missing_are_told() {
    let (taxonomy, report) = read(&[OCCUPATIONS_1_2, RELATIONS]).unwrap();
    assert_eq!(taxonomy.relation_count(), 0);
    assert!(report.missing.contains(&"skills".to_owned()));
    let error = read(&[("notes.txt", "x"), RELATIONS]).unwrap_err();
    assert!(error.contains("holds no ESCO concepts"), "{error}");
    let folder = folder(&[SKILLS]);
    let error = load(&folder.path().join(SKILLS.0)).unwrap_err().to_string();
    assert!(error.contains("expected a folder"), "{error}");
}

#[test]
fn bytes_are_read_without_a_folder() {
    let text = SKILLS.1.replace("S:", SKILL);
    let (taxonomy, report) = read_table("skills_en.csv", text.as_bytes()).unwrap();
    assert_eq!((taxonomy.concepts().len(), report.skills), (2, 2));
    for (name, bytes) in [
        ("skills_en.csv", &b"\xef\xbb\xbf\""[..]),
        ("skills_en.csv", b"conceptUri,preferredLabel\n\0,\0"),
        (
            "occupationSkillRelations.csv",
            b"occupationUri,relationType,skillUri\n",
        ),
        ("skills_de.tsv", b"\t\t\n"),
        ("nothing", b""),
    ] {
        assert!(read_table(name, bytes).is_err(), "{name}");
    }
}

/// The real files, where they lie beside the project.
#[test]
fn real_parts_of_esco() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("SPONA_SHARED").map_or(beside, Into::into);
    let folder = shared.join("esco");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there", folder.display());
        return;
    }
    let (taxonomy, report) = load_with(&folder, None, &mut |_| {}).unwrap();
    assert_eq!((report.relations, report.essential), (123_855, 64_946));
    assert_eq!((report.occupations, report.occupation_groups), (3_010, 619));
    assert!(report.skills >= 13_896 && report.languages.len() == 15);
    // Every language of a concept has one preferred name at most, and no name twice.
    for concept in taxonomy.concepts() {
        let mut preferred: Vec<_> = concept
            .labels
            .iter()
            .filter(|l| l.preferred)
            .map(|l| l.language)
            .collect();
        let all = preferred.len();
        preferred.dedup();
        assert_eq!(preferred.len(), all, "{}", concept.id);
        assert!(concept.broader.iter().all(|id| taxonomy.get(id).is_some()));
    }
    assert_eq!(
        taxonomy
            .get("http://data.europa.eu/esco/isco/C2221")
            .unwrap()
            .id,
        "isco:2221"
    );
}
