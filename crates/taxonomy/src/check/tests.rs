use std::path::PathBuf;

use super::*;

const OCCUPATIONS: &str = "isco_code,bs,bs_feminine,hr,hr_feminine,sr,sr_feminine,de,de_feminine,en,synonyms\n\
    2,a,,a,,a,,a,,a,\n22,b,,b,,b,,b,,b,\n222,c,,c,,c,,c,,c,\n\
    2221,c,d,c,d,c,d,c,d,c,en:e | en:f | de:e | de:f\n";
const SKILLS: &str = "id,domain,kind,broader,bs,hr,sr,de,en,synonyms,esco_uri,note\n";
const RELATIONS: &str = "isco_code,skill_id,relation\n";

/// Tables in which everything is in order: eight skills, six of which one unit group needs.
fn good() -> Vec<(&'static str, String)> {
    let mut skills = format!(
        "{SKILLS}health.top,health,knowledge,,t,t,t,t,t,en:tt | de:tt,\
         http://data.europa.eu/esco/skill/2d154e1c-3860-4cce-8967-b354f030a8f8,\n"
    );
    let mut relations = RELATIONS.to_owned();
    for n in 0..6 {
        skills.push_str(&format!(
            "health.s{n},health,skill,health.top,s{n},s{n},s{n},s{n},s{n},en:x{n} | de:x{n},,\n"
        ));
        let relation = if n < 2 { "essential" } else { "optional" };
        relations.push_str(&format!("2221,health.s{n},{relation}\n"));
    }
    vec![
        ("occupations.csv", OCCUPATIONS.to_owned()),
        ("skills.csv", skills),
        ("occupation_skills.csv", relations),
        (
            "countries.csv",
            "code,bs,hr,sr,de,en,note\nBA,b,b,b,b,b,\nXK,k,k,k,k,k,\n".to_owned(),
        ),
        (
            "languages.csv",
            "code,bs,hr,sr,de,en,endonym\nbs,b,b,b,b,b,b\n".to_owned(),
        ),
        (
            "regions.csv",
            "code,bs,hr,sr,en,de,kind,note\nBA-09,s,s,s,s,s,canton,\n".to_owned(),
        ),
        (
            "municipalities.csv",
            "code,region,bs,hr,sr,en,kind\nilidza,BA-09,i,i,i,i,municipality\n".to_owned(),
        ),
        (
            "regulated_professions.csv",
            "isco_code,profession_bs,profession_hr,profession_sr,profession_de,profession_en,\
             jurisdiction,body_bs,body_en,step,note,as_of,confidence\n\
             2221,m,m,m,m,m,BA-09,b,b,licence,,2024,high\n"
                .to_owned(),
        ),
    ]
}

/// Checks the good tables with one text in one of them replaced.
fn check_with(file: &str, old: &str, new: &str) -> CheckReport {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in good() {
        let changed = if name == file {
            assert!(text.contains(old), "{old:?} is not in {name}");
            text.replacen(old, new, 1)
        } else {
            text
        };
        std::fs::write(folder.path().join(name), changed).unwrap();
    }
    check(folder.path())
}

#[test]
fn what_is_in_order_is_counted() {
    let report = check_with("", "", "");
    assert_eq!(report.problems, []);
    let counts = &report.counts;
    assert_eq!(
        (counts.skills, counts.knowledge, counts.skills_with_esco_uri),
        (7, 1, 1)
    );
    assert_eq!((counts.relations, counts.essential), (6, 2));
    assert_eq!((counts.groups[&1], counts.groups[&4]), (1, 1));
    assert_eq!(
        counts.synonyms_per_unit_group,
        Spread {
            min: 4,
            max: 4,
            total: 4
        }
    );
    assert_eq!(counts.labels["en"], 4 + 2 + 7 + 7);
    assert_eq!(counts.lists["countries.csv"], 2);
    assert!(report.to_string().ends_with("in order"));
}

/// A table, a text in it, what is put in its place; line and field of the problem, and its reason.
/// Where that is empty, it is no problem.
type Rule = (
    &'static str,
    &'static str,
    &'static str,
    u64,
    &'static str,
    &'static str,
);

const RULES: &[Rule] = &[
    (
        "occupations.csv",
        "222,c",
        "0222,c",
        4,
        "isco_code",
        "is missing",
    ),
    (
        "occupations.csv",
        " | de:f",
        "",
        5,
        "synonyms",
        "at least 4",
    ),
    (
        "occupations.csv",
        "de:e |",
        "de:F |",
        5,
        "de",
        "twice in the row",
    ),
    ("occupations.csv", "b,,b,,b,", "b,,b,,a,", 3, "", ""),
    (
        "skills.csv",
        "health.s1,health",
        "health.s1,ict",
        4,
        "id",
        "begin with the domain",
    ),
    (
        "skills.csv",
        "health.s5,health",
        "Health,health",
        8,
        "id",
        "domain.name",
    ),
    (
        "skills.csv",
        "skill,health.top,s2",
        "skill,health.none,s2",
        5,
        "broader",
        "no id of this file",
    ),
    (
        "skills.csv",
        "knowledge,,t",
        "knowledge,health.s0,t",
        2,
        "broader",
        "circle",
    ),
    (
        "skills.csv",
        "knowledge",
        "talent",
        2,
        "kind",
        "accepted: skill, knowledge",
    ),
    (
        "skills.csv",
        "en:x3 | de:x3",
        "en:x3",
        6,
        "synonyms",
        "at least 2",
    ),
    (
        "skills.csv",
        "de:x3",
        "xx:x3",
        6,
        "synonyms",
        "accepted languages",
    ),
    ("skills.csv", "de:x3", "x3", 6, "synonyms", "language:label"),
    ("skills.csv", "de:x3", "de:S1", 4, "de", "also stands under"),
    ("skills.csv", "s4,s4,s4", "s4,,s4", 7, "hr", "empty"),
    (
        "skills.csv",
        "s4,s4,s4",
        "s4,с4,s4",
        7,
        "hr",
        "Latin script",
    ),
    ("skills.csv", "s4,s4,s4", "s4,s4 ,s4", 7, "hr", "space"),
    ("skills.csv", "s4,s4,s4", "s4,c\u{30c},s4", 7, "hr", "NFC"),
    (
        "skills.csv",
        "de:x5,,",
        "de:x5,http://data.europa.eu/esco/skill/1,",
        8,
        "esco_uri",
        "UUID",
    ),
    (
        "skills.csv",
        "de:x5,,",
        "de:x5,http://data.europa.eu/esco/skill/2d154e1c-3860-4cce-8967-b354f030a8f8,",
        8,
        "esco_uri",
        "line 2 already",
    ),
    ("skills.csv", "de:x5,,", "de:x5,", 8, "", "cells"),
    (
        "occupation_skills.csv",
        "2221,health.s5",
        "2221,health.s0",
        7,
        "skill_id",
        "twice",
    ),
    (
        "occupation_skills.csv",
        "2221,health.s5",
        "9999,health.s5",
        7,
        "isco_code",
        "occupations.csv",
    ),
    (
        "occupation_skills.csv",
        "2221,health.s5",
        "222,health.s5",
        7,
        "isco_code",
        "four digits",
    ),
    (
        "occupation_skills.csv",
        "s1,essential",
        "s1,optional",
        5,
        "isco_code",
        "expected at least 6 and 2",
    ),
    (
        "occupation_skills.csv",
        "optional",
        "maybe",
        4,
        "relation",
        "essential, optional",
    ),
    ("countries.csv", "XK", "QQ", 3, "code", "ISO 3166-1"),
    ("languages.csv", "\nbs", "\nbosnian", 2, "code", "BCP 47"),
    (
        "regions.csv",
        "canton",
        "county",
        2,
        "kind",
        "accepted: country",
    ),
    (
        "municipalities.csv",
        "BA-09",
        "BA-08",
        2,
        "region",
        "regions.csv",
    ),
    (
        "regulated_professions.csv",
        "licence",
        "wish",
        2,
        "step",
        "accepted: recognition",
    ),
    (
        "regulated_professions.csv",
        "high",
        "medium",
        2,
        "note",
        "needs a note",
    ),
    (
        "regulated_professions.csv",
        "2221",
        "222",
        2,
        "isco_code",
        "occupations.csv",
    ),
];

#[test]
fn every_rule_names_file_line_and_field() {
    for (file, old, new, line, field, reason) in RULES {
        let report = check_with(file, old, new);
        let fits = |p: &Problem| p.line == *line && p.field == *field && p.reason.contains(reason);
        let expected = !reason.is_empty();
        assert_eq!(
            report.problems.iter().any(fits),
            expected,
            "{file} {new:?}: {:#?}",
            report.problems
        );
    }
    // The row of an orphan is found in the other table.
    let report = check_with("occupation_skills.csv", "2221,health.s5,optional\n", "");
    assert!(
        report
            .problems
            .iter()
            .any(|p| p.reason.contains("no occupation needs it"))
    );
}

#[test]
fn a_note_in_all_rows_allows_a_shared_label() {
    let shared = "de:s1,,both";
    let report = check_with("skills.csv", "de:x3,,", shared);
    assert_eq!(report.problems.len(), 1, "{:#?}", report.problems);
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in good() {
        let text = text
            .replace("de:x3,,", shared)
            .replace("de:x1,,", "de:x1,,both");
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    assert_eq!(check(folder.path()).problems, []);
}

#[test]
fn addresses_are_looked_up_in_esco() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in good() {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let address = "http://data.europa.eu/esco/skill/2d154e1c-3860-4cce-8967-b354f030a8f8";
    let esco = |uri| {
        let skills = vec![Concept::new(uri, ConceptKind::Skill)];
        check_addresses(folder.path(), &Taxonomy::new("esco", skills, Vec::new()))
    };
    assert_eq!(esco(address), []);
    let problems = esco("http://data.europa.eu/esco/skill/other");
    assert_eq!((problems.len(), problems[0].line), (1, 2));
}

#[test]
fn a_missing_table_is_a_problem() {
    let folder = tempfile::tempdir().unwrap();
    let report = check(folder.path());
    assert_eq!(report.problems.len(), 1);
    assert!(report.problems[0].to_string().contains("occupations.csv"));
}

/// The tables that ship with Spona, and how much has to be in them.
#[test]
fn the_starter_taxonomy_is_in_order() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../seed-data/taxonomy");
    let report = check(&folder);
    assert!(report.problems.is_empty(), "{report}");
    let groups: Vec<usize> = report.counts.groups.values().copied().collect();
    assert_eq!(groups, [10, 43, 130, 436]);
    assert!(report.counts.skills >= 1_500, "{report}");
    assert!(report.counts.relations >= 8_000, "{report}");
}
