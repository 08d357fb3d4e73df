//! What typed texts find in a small taxonomy.

mod keys;
mod properties;

use taxonomy::{Concept, ConceptKind, Label, Language, Taxonomy};

use super::{SUGGESTED_AT_MOST, Suggester, Suggestion, Wanted};

/// Kind, group or not, and labels: `language:text`, preferred ones with `!`.
const CONCEPTS: [(&str, ConceptKind, bool, &[&str]); 12] = [
    (
        "nurse",
        ConceptKind::Occupation,
        false,
        &[
            "bs!medicinska sestra",
            "hr!medicinska sestra",
            "sr!медицинска сестра",
            "de!Krankenschwester",
            "de:Krankenpfleger",
            "en!nurse",
        ],
    ),
    (
        "nurses",
        ConceptKind::Occupation,
        true,
        &[
            "bs!medicinske sestre",
            "de!Krankenpflegekräfte",
            "en!nurses",
        ],
    ),
    (
        "doctor",
        ConceptKind::Occupation,
        false,
        &[
            "bs!ljekar/ljekarka",
            "hr!liječnik/liječnica",
            "de!Arzt",
            "de:Ärztin",
            "en!doctor",
        ],
    ),
    (
        "builder",
        ConceptKind::Occupation,
        false,
        &[
            "bs!građevinski radnik",
            "de!Bauarbeiter",
            "en!construction worker",
        ],
    ),
    (
        "engineer",
        ConceptKind::Occupation,
        false,
        &[
            "bs!građevinski inženjer",
            "bs:građevinska inženjerka",
            "en!civil engineer",
        ],
    ),
    (
        "driver",
        ConceptKind::Occupation,
        false,
        &["bs!vozač kamiona", "de!Lkw-Fahrer", "en!truck driver"],
    ),
    (
        "cpp",
        ConceptKind::Skill,
        false,
        &["bs!programiranje u C++", "de!C++", "en!C++"],
    ),
    ("csharp", ConceptKind::Skill, false, &["en!C#"]),
    (
        "wounds",
        ConceptKind::Skill,
        false,
        &["bs!njega rana", "de!Wundversorgung", "en!wound care"],
    ),
    (
        "medicine",
        ConceptKind::Skill,
        false,
        &["bs!medicina", "de!Medizin", "en!medicine"],
    ),
    ("japanese", ConceptKind::Skill, false, &["ja!看護師"]),
    (
        "swedish",
        ConceptKind::Occupation,
        false,
        &["sv!medicinsk sekreterare"],
    ),
];

pub(super) fn taxonomy() -> Taxonomy {
    let concept = |&(id, kind, group, labels): &(&str, _, _, &[&str])| {
        let mut concept = Concept::new(id, kind);
        concept.group = group;
        concept.labels = labels.iter().map(|label| read(label)).collect();
        concept
    };
    Taxonomy::of_concepts("small", CONCEPTS.iter().map(concept).collect())
}

fn read(label: &str) -> Label {
    Label {
        language: Language::parse(&label[..2]).unwrap(),
        preferred: &label[2..3] == "!",
        text: label[3..].to_owned(),
    }
}

/// Ids and matched labels of what a user of Bosnian is shown.
fn found(typed: &str) -> Vec<(String, String)> {
    let wanted = Wanted {
        kind: None,
        language: "bs",
        limit: 8,
    };
    let taxonomy = taxonomy();
    let suggestions = Suggester::new(&taxonomy).suggest(typed, &wanted);
    let shown = |suggestion: Suggestion| {
        let concept = &taxonomy.concepts()[suggestion.concept];
        let label = &concept.labels[suggestion.label].text;
        (concept.id.clone(), label.clone())
    };
    suggestions.into_iter().map(shown).collect()
}

fn ids(typed: &str) -> Vec<String> {
    found(typed).into_iter().map(|(id, _)| id).collect()
}

/// The typos of the first suggestion.
fn typos(typed: &str) -> Option<u8> {
    let wanted = Wanted {
        kind: None,
        language: "bs",
        limit: 1,
    };
    let suggestions = Suggester::new(&taxonomy()).suggest(typed, &wanted);
    suggestions.first().map(|suggestion| suggestion.typos)
}

#[test]
fn scripts_case_and_diacritics_do_not_count() {
    for typed in ["medicinska ses", "МЕДИЦИНСКА СЕС", "Medicinska-sestra "] {
        let first = found(typed).into_iter().next();
        let expected = ("nurse".to_owned(), "medicinska sestra".to_owned());
        assert_eq!(first, Some(expected), "{typed}");
        assert_eq!(typos(typed), Some(0), "{typed}");
    }
    for typed in [
        "građevinski r",
        "gradjevinski r",
        "gradevinski r",
        "грађевински р",
    ] {
        assert_eq!(ids(typed)[0], "builder", "{typed}");
    }
    assert_eq!(ids("arztin"), ["doctor"]);
}

#[test]
fn typos_are_forgiven_by_length() {
    for (typed, id, count) in [
        ("nurs", "nurse", 0),
        ("nrse", "nurse", 1),
        ("nusre", "nurse", 1),
        ("krankenpflger", "nurse", 1),
        ("krnakenschwetser", "nurse", 2),
        ("medicinksa sestra", "nurse", 1),
        ("vozač kamona", "driver", 1),
    ] {
        assert_eq!(ids(typed).first().map(String::as_str), Some(id), "{typed}");
        assert_eq!(typos(typed), Some(count), "{typed}");
    }
    assert!(ids("nxr").is_empty(), "three letters must be right");
    assert!(ids("nxxse").is_empty(), "five letters may have one typo");
}

#[test]
fn words_come_in_any_order() {
    assert_eq!(ids("sestra medic"), ["nurse", "nurses"]);
    assert_eq!(ids("sestra medcin")[0], "nurse");
    assert_eq!(ids("worker construction"), ["builder"]);
    assert_eq!(ids("kamoina vozač"), ["driver"]);
    assert!(ids("kamion sestra").is_empty());
}

#[test]
fn one_letter_is_enough() {
    assert_eq!(ids("m"), ["medicine", "nurse", "nurses", "swedish"]);
    assert_eq!(ids("č"), ids("c"));
    assert_eq!(ids("看"), ["japanese"]);
}

#[test]
fn both_sides_of_a_pair_are_found() {
    for typed in ["ljekar", "ljekarka", "liječnica"] {
        assert_eq!(ids(typed)[0], "doctor", "{typed}");
    }
    let label = &found("građevinska")[0].1;
    assert_eq!(label, "građevinska inženjerka");
}

#[test]
fn signs_belong_to_words() {
    assert_eq!(found("c++")[0], ("cpp".to_owned(), "C++".to_owned()));
    assert_eq!(ids("C#"), ["csharp"]);
    assert_eq!(ids("c")[..2], ["csharp", "cpp"]);
}

#[test]
fn the_order_is_whole_start_later_then_language() {
    // A whole label before the beginning of one in the user's own language.
    assert_eq!(ids("medicin")[0], "medicine");
    assert_eq!(ids("nurse"), ["nurse", "nurses"]);
    // The user's language, then its relatives, then others.
    let sr = Wanted {
        kind: None,
        language: "sr-Latn-BA",
        limit: 1,
    };
    let taxonomy = taxonomy();
    let first = Suggester::new(&taxonomy).suggest("sestra", &sr)[0];
    let label = &taxonomy.concepts()[first.concept].labels[first.label];
    assert_eq!(label.language, "sr");
}

#[test]
fn kind_and_limit_are_kept() {
    let suggester = Suggester::new(&taxonomy());
    let ask = |kind, limit| {
        let language = "bs";
        let wanted = Wanted {
            kind,
            language,
            limit,
        };
        suggester.suggest("m", &wanted).len()
    };
    assert_eq!(ask(Some(ConceptKind::Skill), 8), 1);
    assert_eq!(ask(Some(ConceptKind::Occupation), 8), 3);
    assert_eq!(ask(None, 2), 2);
    assert_eq!(ask(None, 0), 0);
    assert_eq!(ask(None, usize::MAX), 4);
}

#[test]
fn never_more_than_the_most() {
    let many = (0..500).map(|n| {
        let mut concept = Concept::new(format!("c{n}"), ConceptKind::Skill);
        concept.labels = vec![read(&format!("en!manage things {n}"))];
        concept
    });
    let suggester = Suggester::new(&Taxonomy::of_concepts("many", many.collect()));
    let wanted = Wanted {
        kind: None,
        language: "en",
        limit: 100,
    };
    assert_eq!(suggester.suggest("mana", &wanted).len(), SUGGESTED_AT_MOST);
}

#[test]
fn texts_without_words_find_nothing() {
    for typed in ["", " ", "?!", "😀", "\u{301}", "()", "--"] {
        assert!(ids(typed).is_empty(), "{typed:?}");
    }
    assert_eq!(ids("😀 nurse 😀")[0], "nurse");
}

#[test]
fn long_texts_are_cut() {
    assert!(ids(&"a".repeat(10 << 20)).is_empty());
    assert!(ids(&" ".repeat(10 << 20)).is_empty());
    assert!(ids(&"ß".repeat(1 << 20)).is_empty());
    let long = format!("nurse{}", " ".repeat(10 << 20));
    assert_eq!(ids(&long)[0], "nurse");
}

#[test]
fn an_empty_taxonomy_suggests_nothing() {
    let suggester = Suggester::new(&Taxonomy::default());
    let wanted = Wanted {
        kind: None,
        language: "",
        limit: 8,
    };
    assert!(suggester.suggest("nurse", &wanted).is_empty());
    assert!(suggester.suggest("nurse at", &wanted).is_empty());
}
