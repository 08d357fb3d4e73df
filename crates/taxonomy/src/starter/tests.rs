use super::*;

const OCCUPATIONS: &str = "isco_code,bs,bs_feminine,hr,hr_feminine,sr,sr_feminine,de,de_feminine,en,synonyms\n\
    2,Stručnjaci,,Stručnjaci,,Stručnjaci,,Akademische Berufe,,Professionals,\n";
const SKILLS: &str = "id,domain,kind,broader,bs,hr,sr,de,en,synonyms,esco_uri,note\n\
    health.care,health,skill,,njega,njega,nega,Pflege,care,sv:vård,,\n\
    health.wound,health,skill,health.care,njega rana,njega rana,nega rana,Wundversorgung,wound care,,,\n";
const RELATIONS: &str = "isco_code,skill_id,relation\n2,health.wound,essential\n";

fn load_with(occupations: &str, skills: &str, relations: &str) -> Result<Taxonomy, String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("occupations.csv", occupations),
        ("skills.csv", skills),
        ("occupation_skills.csv", relations),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    load(folder.path()).map_err(|error| error.to_string())
}

#[test]
fn the_three_files_make_a_taxonomy() {
    let taxonomy = load_with(OCCUPATIONS, SKILLS, RELATIONS).unwrap();
    assert_eq!(taxonomy.concepts().len(), 3);
    let wound = taxonomy.get("skill:health.wound").unwrap();
    assert_eq!(wound.preferred_label("de"), Some("Wundversorgung"));
    assert_eq!(wound.broader, ["skill:health.care"]);
    assert!(taxonomy.relations().next().unwrap().essential);
    assert!(taxonomy.version().starts_with("starter@"));
}

#[test]
fn mistakes_name_file_and_line() {
    let circle = SKILLS.replace(
        "health.care,health,skill,,",
        "health.care,health,skill,health.wound,",
    );
    let dangling = SKILLS.replace("skill,health.care,", "skill,health.none,");
    let synonym = SKILLS.replace("sv:vård", "vård");
    for (skills, line, message) in [
        (circle, "line 2", "circle"),
        (dangling, "line 3", "health.none"),
        (synonym, "line 2", "language:label"),
        (
            format!("{SKILLS}health.care,health,skill,,a,b,c,d,e,,,\n"),
            "line 4",
            "twice",
        ),
        (SKILLS.replace("Pflege", ""), "line 2", "de is empty"),
    ] {
        let error = load_with(OCCUPATIONS, &skills, "isco_code,skill_id,relation\n").unwrap_err();
        assert!(
            error.contains("skills.csv") && error.contains(line) && error.contains(message),
            "{error}"
        );
    }
    let error = load_with(
        OCCUPATIONS,
        SKILLS,
        &RELATIONS.replace("essential", "maybe"),
    )
    .unwrap_err();
    assert!(error.contains("accepted: essential, optional"), "{error}");
    let error = load_with(&OCCUPATIONS.replace("\n2,", "\nX2,"), SKILLS, RELATIONS).unwrap_err();
    assert!(error.contains("one to four digits"), "{error}");
}
