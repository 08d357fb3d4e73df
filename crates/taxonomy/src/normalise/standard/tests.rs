use std::fs;

use super::*;
use crate::normalise::normalise;

const HEADER: &str = "canonical,equivalents,kind,forms,note\n";

fn lexicon(rows: &str) -> Result<Lexicon, TaxonomyError> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(FILE), format!("{HEADER}{rows}")).unwrap();
    Lexicon::load(folder.path())
}

fn sample() -> Lexicon {
    lexicon(
        "apoteka,ljekarna,noun,,\n\
         ljekar,liječnik|lekar,person,,\n\
         sudija,sudac,person,,\n\
         rukovodilac,voditelj,person,,\n\
         januar,siječanj,noun,,\n\
         učestvovati,sudjelovati,verb,,\n\
         raditi,,verb,,\n\
         iskusan,,adjective,,\n\
         posao,zadatak,noun,posla|poslu|poslom|poslovi|poslova|poslovima,\n\
         radna snaga,ljudstvo,phrase,,\n\
         zavod za zapošljavanje,biro za zapošljavanje,phrase,,\n\
         da,ću|sam,particle,,\n",
    )
    .unwrap()
}

#[test]
fn inflected_forms_become_the_canonical_lemma() {
    let lexicon = sample();
    let of = |text: &str| lexicon.canonical(&normalise(text));
    for (one, other) in [
        ("u bolničkoj apoteci", "u bolničkoj ljekarni"),
        ("rad s liječnicima", "rad s lekarima"),
        ("liječnica", "ljekarka"),
        ("kod lekarke", "kod liječnice"),
        ("suca", "sudije"),
        ("rukovodiocima", "voditeljima"),
        ("u siječnju", "u januaru"),
        ("sudjelovala sam", "učestvovao sam"),
        ("sudjelujem", "učestvujem"),
        ("radit ću", "radiću"),
        ("raditi", "da radim"),
        ("iskusna", "iskusnog"),
        ("posla", "poslovima"),
        ("radne snage", "ljudstva"),
        ("u zavodu za zapošljavanje", "u birou za zapošljavanje"),
    ] {
        assert_eq!(of(one), of(other), "{one} / {other}");
        assert_eq!(lexicon.canonical(&of(one)), of(one), "{one}");
    }
    assert_ne!(of("ljekar"), of("ljekarna"));
    assert_eq!(of("Radna Werkstatt"), "radna werkstatt");
    assert_eq!(of(""), "");
}

#[test]
fn a_missing_table_is_an_empty_lexicon() {
    let folder = tempfile::tempdir().unwrap();
    let lexicon = Lexicon::load(folder.path()).unwrap();
    assert!(lexicon.is_empty());
    assert_eq!(lexicon.canonical("u ljekarni"), "u ljekarni");
    assert_eq!(lexicon.lemmas(3).count(), 0);
}

#[test]
fn errors_tell_the_line_and_the_word() {
    for (rows, told) in [
        (
            "apoteka,ljekarna,thing,,\n",
            "line 2: kind \"thing\": accepted: noun",
        ),
        (
            "apoteka,ljekarna,noun,,\nlijek,apoteka,noun,,\n",
            "line 3: equivalents \"apoteka\": it stands in line 2",
        ),
        (",ljekarna,noun,,\n", "line 2: canonical"),
        ("radna snaga,,noun,,\n", "only a phrase"),
        ("a b c d e,,phrase,,\n", "at most 4"),
        ("--,,noun,,\n", "no word"),
        ("apoteka,noun\n", "line 2"),
    ] {
        let error = lexicon(rows).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
}

proptest::proptest! {
    #[test]
    fn twice_is_once(words in proptest::collection::vec(
        "apotek[aeiu]|ljekarn[aeiu]|radn[aeiu]|snag[aeu]|rad(im|i|e)|da|zavod|za|zaposljavanje|\\PC{0,9}", 0..9,
    )) {
        let lexicon = sample();
        let once = lexicon.canonical(&normalise(&words.join(" ")));
        proptest::prop_assert_eq!(lexicon.canonical(&once), once);
    }
}
