use std::path::Path;
use std::sync::LazyLock;

use domain::record::Record;

use super::*;

static COPIES: LazyLock<Copies> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seed-data/taxonomy");
    let taxonomy = taxonomy::starter::load(&folder).unwrap();
    Copies::new(&taxonomy, &folder).unwrap()
});

fn profile(json: &str) -> Profile {
    Profile::from_line(json).unwrap()
}

fn nurse() -> Profile {
    profile(
        r#"{"id":"p-1","name":"Mira Turbić-Keller","origin":"Zenica","country":"DE","text_language":"bs",
        "headline":"Mira Turbić-Keller, medicinska sestra","summary":"Odrasla: Zenica. Radim u: Tuzla, klinika.",
        "education":[{"level":6,"field":"sestrinstvo","year":2010}]}"#,
    )
}

#[test]
fn a_copy_differs_in_its_respect_only() {
    let base = nurse();
    for draw in 0..40 {
        for respect in Respect::ALL {
            for copy in COPIES.of(&base, respect, draw) {
                assert_ne!(copy, base, "{respect:?}");
                let same =
                    |part: bool, of: Respect| part || respect == of || respect == Respect::Script;
                assert!(same(
                    copy.identity.name == base.identity.name,
                    Respect::Name
                ));
                assert!(same(
                    copy.identity.origin == base.identity.origin,
                    Respect::Origin
                ));
                assert!(same(copy.country == base.country, Respect::Country));
                assert!(same(
                    copy.education[0].year == base.education[0].year,
                    Respect::Age
                ));
                assert_eq!(copy.external_id, base.external_id);
            }
        }
    }
}

#[test]
fn names_and_origins_change_in_the_texts_too() {
    for draw in 0..40 {
        for copy in COPIES.of(&nurse(), Respect::Name, draw) {
            let headline = copy.headline.unwrap();
            let name = copy.identity.name.unwrap();
            assert_eq!(&*headline, &format!("{}, medicinska sestra", &*name));
        }
        let moved = COPIES.of(&nurse(), Respect::Origin, draw);
        assert_eq!(moved.len(), 2, "one that is drawn, one that the text names");
        assert_eq!(moved[1].identity.origin.as_deref(), Some("Tuzla"));
        assert!(
            moved
                .iter()
                .all(|copy| !copy.summary.as_deref().unwrap().contains("Zenica"))
        );
    }
}

#[test]
fn an_ordinary_word_is_no_origin() {
    let welder = profile(
        r#"{"id":"p","origin":"Olovo","headline":"Akumulatori, olovo","summary":"Olovo je moj dom."}"#,
    );
    for copy in (0..40).flat_map(|draw| COPIES.of(&welder, Respect::Origin, draw)) {
        assert_eq!(copy.headline, welder.headline);
        assert_ne!(copy.summary, welder.summary);
    }
}

#[test]
fn what_is_read_does_not_depend_on_the_origin() {
    use domain::blind::BlindProfile;
    let read = |profile: &Profile| {
        let statements = BlindProfile::from(profile).statements.into_iter();
        let words = |text: &str| domain::fold::tokens(text).map(|word| word.text).collect();
        statements
            .map(|statement| words(statement.text.as_str()))
            .collect::<Vec<Vec<String>>>()
    };
    for base in [
        r#"{"id":"p","origin":"Konjic","summary":"Konjic mi je dom. Radim na brodu, u Tuzli."}"#,
        r#"{"id":"p","summary":"Odrastao u mjestu Brod, sada Tuzla; olovo i ključ."}"#,
    ] {
        let base = profile(base);
        for copy in (0..300).flat_map(|draw| COPIES.of(&base, Respect::Origin, draw)) {
            assert_eq!(read(&copy), read(&base), "{:?}", copy.identity.origin);
        }
    }
}

#[test]
fn scripts_there_and_back() {
    let base = nurse();
    let cyrillic = &COPIES.of(&base, Respect::Script, 0)[0];
    assert!(is_cyrillic(cyrillic) && !is_cyrillic(&base));
    let back = &COPIES.of(cyrillic, Respect::Script, 0)[0];
    assert_eq!(
        (&back.headline, &back.summary),
        (&base.headline, &base.summary)
    );
    let german = profile(r#"{"id":"p","headline":"Krankenpfleger","text_language":"de"}"#);
    assert!(COPIES.of(&german, Respect::Script, 0).is_empty());
}

#[test]
fn titles_change_their_gender_and_languages_their_words() {
    let headline = |json: &str, respect| {
        let copies = COPIES.of(&profile(json), respect, 0);
        let headline = |copy: &Profile| domain::fold::fold(copy.headline.as_deref().unwrap());
        copies.iter().map(headline).collect::<Vec<_>>()
    };
    let german = r#"{"id":"p","headline":"Architekt in Graz","text_language":"de"}"#;
    assert_eq!(
        headline(german, Respect::GenderForm),
        ["architektin in graz"]
    );
    let bosnian = r#"{"id":"p","headline":"ljekar opće prakse","text_language":"bs"}"#;
    let others = headline(bosnian, Respect::LanguageVariant);
    assert_eq!(others.len(), 2, "{others:?}");
    assert!(
        others.iter().any(|text| text.contains("lekar")),
        "{others:?}"
    );
    assert!(COPIES.genders.len() > 500, "{}", COPIES.genders.len());
    assert!(COPIES.variants.len() > 1_000, "{}", COPIES.variants.len());
}

#[test]
fn a_long_name_cuts_no_sentence() {
    use domain::blind::BlindProfile;
    let duties =
        "održavanje postrojenja, vođenje tima, planiranje remonta, nabavka dijelova, obuka";
    let words = |profile: &Profile| {
        let statements = BlindProfile::from(profile).statements.into_iter();
        let words = |text: &str| domain::fold::tokens(text).map(|word| word.text).collect();
        statements
            .map(|statement| words(statement.text.as_str()))
            .collect::<Vec<Vec<String>>>()
    };
    for length in 1..80 {
        let summary = format!(
            "Ja sam Mira Turbić-Keller, {duties} {}.",
            "x".repeat(length)
        );
        let json = serde_json::json!({"id": "p", "name": "Mira Turbić-Keller", "summary": summary});
        let base = profile(&json.to_string());
        for copy in (0..30).flat_map(|draw| COPIES.of(&base, Respect::Name, draw)) {
            assert_eq!(words(&copy), words(&base), "{length}");
        }
    }
}
