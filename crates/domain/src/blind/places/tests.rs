use std::collections::BTreeSet;
use std::path::Path;

use super::*;

/// The text without the names, blanks run together.
fn left(text: &str) -> String {
    let mut spans = Vec::new();
    find(text, &tokens(text).collect::<Vec<_>>(), &mut spans);
    let mut bytes = text.as_bytes().to_vec();
    for span in spans {
        bytes[span].fill(b' ');
    }
    let text = String::from_utf8(bytes).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn table() -> String {
    let file = "../../seed-data/taxonomy/municipalities.csv";
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

#[test]
fn the_list_is_the_taxonomys() {
    let table = table();
    let rows = table.lines().skip(1);
    let names = rows.flat_map(|row| row.split(',').skip(2).take(4));
    let theirs: BTreeSet<&str> = names.collect();
    let ours: BTreeSet<&str> = names::NAMES
        .iter()
        .chain(names::NAMES_AND_WORDS)
        .copied()
        .collect();
    // Official names of municipalities that the table tells apart by a bracket.
    let short: BTreeSet<&str> = theirs
        .iter()
        .filter_map(|name| Some(name.split_once(" (")?.0))
        .collect();
    let expected: BTreeSet<&str> = theirs.union(&short).copied().collect();
    let missing: Vec<_> = expected.difference(&ours).collect();
    let unknown: Vec<_> = ours.difference(&expected).collect();
    assert!(missing.is_empty(), "not in names.rs: {missing:?}");
    assert!(unknown.is_empty(), "not in municipalities.csv: {unknown:?}");
    assert_eq!(
        ours.len(),
        names::NAMES.len() + names::NAMES_AND_WORDS.len(),
        "a name stands in both lists, or twice in one"
    );
    for name in theirs {
        let words: Vec<String> = tokens(name).map(|token| token.text).collect();
        assert!(is_name(&words), "{name}");
        assert_eq!(left(&format!("iz mjesta {name}, ja")), "iz mjesta , ja");
        assert_eq!(
            left(&format!("Radim. {name} je moj dom.")),
            "Radim. je moj dom."
        );
    }
}

#[test]
fn cases_and_scripts_are_one() {
    for text in [
        "Rođena u Tuzli, radila u Banjoj Luci",
        "Rođena u Sarajevu, radila u Zavidovićima",
        "Rođena u Banjaluci, radila u Tešnju",
        "Rođena u TUZLI, radila u banja luci",
    ] {
        assert_eq!(left(text), "Rođena u , radila u", "{text}");
    }
    assert_eq!(
        left("Рођена у Тузли, радила у Бањој Луци"),
        "Рођена у , радила у"
    );
    assert_eq!(left("Tuzla. Zvornik"), ".");
}

#[test]
fn adjectives_and_parts_stay() {
    for text in [
        "tuzlanski kanton",
        "sarajevska pivara",
        "banja i luka",
        "Banja, Luka",
        "novi kotor za varoš",
        "stari grad",
        "most preko rijeke",
    ] {
        assert_eq!(left(text), text);
    }
}

#[test]
fn ordinary_words_stay_unless_written_as_names() {
    for text in [
        "radio na brodu",
        "Brodovi su moja kuća. Brodom do luke.",
        "visoko obrazovanje, olovo i ključ",
        "Popravljam: Ključem otvaram\nOlova i baterije\n• Stolca od drveta\nVisoka škola",
        "živim u novom gradu",
        "liječenje modrica",
        "Modrice i opekline",
        "високо образовање",
    ] {
        assert_eq!(left(text), text.replace('\n', " "));
    }
    for (text, expected) in [
        ("radio u Brodu na brodu", "radio u na brodu"),
        ("радио у Броду на броду", "радио у на броду"),
        ("zavarivač, Brod", "zavarivač,"),
        ("iz Bosanskog Broda", "iz"),
        ("Bosanski Brod", ""),
        ("rođen u Novom Gradu", "rođen u"),
        ("gimnazija (Visoko)", "gimnazija ( )"),
        ("Klinički centar Sarajevo", "Klinički centar"),
        ("foci infekcije, iz Foče", "foci infekcije, iz"),
        ("širenje zenica. Zenica, u zenici", "širenje zenica. , u"),
        ("ulje iz Prozora, nov prozor", "ulje iz , nov prozor"),
    ] {
        assert_eq!(left(text), expected, "{text}");
    }
}

#[test]
fn the_longest_name_counts() {
    assert_eq!(left("Novo Sarajevo, Istočno Novo Sarajevo"), ",");
    assert_eq!(left("Doboj-Istok i Doboj"), "i");
    assert_eq!(left("(iz Trnovo (Federacija BiH))"), "(iz )");
}
