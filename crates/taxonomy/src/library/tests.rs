use super::*;
use crate::concept::{Concept, Description, Label, SkillType};
use crate::language::Language;

fn taxonomy(name: &str) -> Taxonomy {
    let en = Language::parse("en").unwrap();
    let mut skill = Concept::new("http://data.europa.eu/esco/skill/1", ConceptKind::Skill);
    skill.skill_type = Some(SkillType::Skill);
    skill.labels.push(Label {
        language: en,
        preferred: true,
        text: name.to_owned(),
    });
    skill.descriptions.push(Description {
        language: en,
        text: "said".to_owned(),
    });
    let mut group = Concept::new("isco:1", ConceptKind::Occupation);
    group.group = true;
    let mut narrow = Concept::new("isco:11", ConceptKind::Occupation);
    narrow.broader.push("isco:1".to_owned());
    Taxonomy::new("esco-1.1", vec![skill, group, narrow], vec![(1, 0, true)])
}

#[test]
fn a_release_comes_back_as_it_was_kept() {
    let data = tempfile::tempdir().unwrap();
    let library = Library::in_data_folder(data.path());
    assert!(library.load_current().unwrap().is_none());
    assert!(library.releases().unwrap().is_empty());
    let written = taxonomy("welding");
    let kept = library
        .keep(&written, Some("1.1"), "2026-01-01T00:00:00Z")
        .unwrap();
    assert!(!kept.known && kept.name.starts_with("esco-1.1-"));
    assert!(
        library.current().unwrap().is_none(),
        "kept is not yet chosen"
    );
    library.choose(&kept.name).unwrap();
    let read = library.load_current().unwrap().unwrap();
    assert_eq!(read.version(), written.version());
    assert_eq!(read.concepts(), written.concepts());
    assert_eq!(read.skills_of("isco:1").count(), 1);
    assert_eq!(read.narrower("isco:1").count(), 1);
    let again = library
        .keep(&taxonomy("welding"), Some("1.1"), "later")
        .unwrap();
    assert!(again.known && again.name == kept.name);
    let entries = library.releases().unwrap();
    assert!(entries.len() == 1 && entries[0].current && entries[0].damage.is_none());
}

#[test]
fn releases_are_chosen_and_removed() {
    let data = tempfile::tempdir().unwrap();
    let library = Library::in_data_folder(data.path());
    library.choose(STARTER).unwrap();
    let keep = |name| library.keep(&taxonomy(name), None, "now").unwrap().name;
    let (first, second) = (keep("a"), keep("b"));
    library.choose(&first).unwrap();
    assert!(matches!(
        library.remove(&first),
        Err(TaxonomyError::InUse(_))
    ));
    library.choose(&second).unwrap();
    library.remove(&first).unwrap();
    library.choose(STARTER).unwrap();
    assert_eq!(library.current().unwrap(), None);
    let error = library.choose("../../etc/passwd").unwrap_err().to_string();
    assert!(
        error.contains(&second) && error.contains("starter"),
        "{error}"
    );
}

#[test]
fn a_damaged_file_is_refused_and_replaced_by_the_next_import() {
    let data = tempfile::tempdir().unwrap();
    let library = Library::in_data_folder(data.path());
    let kept = library.keep(&taxonomy("a"), None, "now").unwrap();
    library.choose(&kept.name).unwrap();
    let file = library.releases().unwrap()[0].file.clone();
    let whole = std::fs::read(&file).unwrap();
    let mut turned = whole.clone();
    turned[whole.len() / 2] ^= 1;
    let mut other_format = whole.clone();
    other_format[8] = 9;
    for broken in [
        &whole[..whole.len() - 1],
        &whole[..20],
        &[],
        &turned,
        &other_format,
    ] {
        std::fs::write(&file, broken).unwrap();
        let error = library.load_current().unwrap_err().to_string();
        assert!(
            error.contains(&kept.name) && error.contains("import"),
            "{error}"
        );
        assert!(library.choose(&kept.name).is_err());
        assert!(library.releases().unwrap()[0].damage.is_some());
    }
    library.choose(STARTER).unwrap();
    assert!(!library.keep(&taxonomy("a"), None, "now").unwrap().known);
    assert_eq!(library.load(&kept.name).unwrap().concepts().len(), 3);
}

#[test]
fn what_an_interrupted_process_left_does_no_harm() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("taxonomy");
    std::fs::create_dir(&folder).unwrap();
    let left = folder.join("esco-1.1-00.taxonomy.unfinished");
    std::fs::write(&left, "half").unwrap();
    std::fs::write(folder.join("current.unfinished"), "esco").unwrap();
    let library = Library::in_data_folder(data.path());
    assert!(library.load_current().unwrap().is_none());
    assert!(library.releases().unwrap().is_empty());
    let kept = library.keep(&taxonomy("a"), None, "now").unwrap();
    library.choose(&kept.name).unwrap();
    assert!(!left.exists());
    assert!(library.load_current().unwrap().is_some());
}
