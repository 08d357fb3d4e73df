use std::fs;
use std::sync::LazyLock;

use taxonomy::{Concept, ConceptKind, Label, Language};

use super::plain::Plain;
use super::*;

fn concept(labels: &[(&str, &str)]) -> Concept {
    let mut concept = Concept::new(labels[0].1, ConceptKind::Occupation);
    for (language, text) in labels {
        concept.labels.push(Label {
            language: Language::parse(language).unwrap(),
            preferred: false,
            text: (*text).to_owned(),
        });
    }
    concept
}

static WORDING: LazyLock<Wording> = LazyLock::new(|| Wording::of(&TAXONOMY, LEXICON.clone()));

static PLAIN: LazyLock<Plain> = LazyLock::new(|| Plain::of(&TAXONOMY, LEXICON.clone()));

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let table = "canonical,equivalents,kind,forms,note\n\
        apoteka,ljekarna,noun,,\nlijek,lijekovi,noun,,\nraditi,,verb,,\n\
        iskusan,,adjective,,\nzavod za zapošljavanje,biro za zapošljavanje,phrase,,\n\
        da,u|s|sa|i|sam|ću,particle,,\n";
    fs::write(folder.path().join("equivalents.csv"), table).unwrap();
    Lexicon::load(folder.path()).unwrap()
});

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| {
    Taxonomy::of_concepts(
        "small",
        vec![
            concept(&[
                ("hr", "ljekarna"),
                ("hr", "voditelj ljekarne"),
                ("bs", "ljekarna"),
            ]),
            concept(&[("bs", "savjetnik"), ("sr", "savetnik"), ("hr", "savjetnik")]),
            concept(&[
                ("de", "Arzt im Dienst"),
                ("de", "da sein"),
                ("de", "Ärztin"),
            ]),
        ],
    )
});

#[test]
fn standards_and_genders_meet() {
    let of = |text| WORDING.canonical(text);
    assert_eq!(of("apoteka"), "ljekarna");
    for (one, other) in [
        ("radim u apoteci", "radit ću u ljekarni"),
        ("savetnica sa iskustvom", "savjetnik s iskustvom"),
        ("iskusna savjetnica", "iskusan savetnik"),
        ("u Birou za zapošljavanje", "Завод за запошљавање"),
        ("lijek za djecu", "lek za decu"),
    ] {
        assert_eq!(of(one), of(other), "{one} / {other}");
    }
    assert_ne!(of("ljekarna"), of("lijek"));
}

#[test]
fn other_languages_stay_what_they_are() {
    assert_eq!(WORDING.canonical("Arzt, da im Dienst"), "arzt da im dienst");
    assert_eq!(WORDING.canonical("i sam u da"), "i sam u da");
    assert_eq!(WORDING.canonical(" — "), "");
}

const WORDS: &str = "apotek[aeiu]|ljekarn[aeiu]|l(ij)?ek|rad(im|i|e)|da|u|i|sam|zavod|za|zaposljavanje|biro|\
    da sein|dienst|arzt(in)?|sav[j]?etni(k|ca)|Savjetnik/ca|[a-zčćšžđ]{1,4}(ije|je|ka|ica|na|ski|ista|ala)[a-z]{0,3}|\\PC{0,9}";

proptest::proptest! {
    #[test]
    fn twice_is_once(words in proptest::collection::vec(WORDS, 0..9)) {
        let once = WORDING.canonical(&words.join(" "));
        proptest::prop_assert_eq!(WORDING.canonical(&once), once);
    }

    #[test]
    fn what_is_known_beforehand_changes_nothing(words in proptest::collection::vec(WORDS, 0..9)) {
        let text = words.join(" ");
        proptest::prop_assert_eq!(WORDING.canonical(&text), PLAIN.canonical(&text));
    }
}
