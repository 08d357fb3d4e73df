use super::index::INDEX;
use super::*;
use crate::normalise::normalise;

#[test]
fn meanings_are_stable() {
    let rows = INDEX.entries.iter();
    let shorts: Vec<(&str, &str, bool)> = rows
        .clone()
        .map(|row| (row.first, row.rest, row.when == When::NotAfterBranch))
        .collect();
    for row in rows {
        assert!(row.length < LONGEST - 2, "{row:?}");
        for (nth, word) in row.meaning.split(' ').enumerate() {
            // Kfz-Mech. keeps its first word, behind which stands another then.
            let keeps = nth == 0 && word == row.first && row.length > 1;
            let begins = INDEX.first(word) == Some(false) && !keeps;
            assert!(!begins, "{word} of {row:?} begins an abbreviation again");
            // The first word may continue another abbreviation only where the short form
            // continues it too, and so is taken before it is written out.
            let continues = |&&(first, rest, guarded): &&(&str, &str, bool)| {
                let short = rest.replace(word, row.first);
                let taken = shorts
                    .iter()
                    .any(|other| other.0 == first && other.1 == short);
                let guarded = guarded && row.when == When::NotAfterBranch;
                rest.split(' ').any(|rest| rest == word) && !taken && !guarded
            };
            let needs_no_mark = |short: &&(&str, &str, bool)| INDEX.first(short.0) == Some(false);
            let found = shorts.iter().filter(needs_no_mark).find(continues);
            assert!(nth > 0 || found.is_none(), "{word} continues {found:?}");
            if let When::Before(wanted) = row.when {
                assert!(!wanted.contains(&row.first));
            }
        }
    }
    let composed = FIELDS.iter().map(|(_, _, meaning)| *meaning);
    let composed = composed.chain(ADJECTIVES.iter().map(|(_, meaning)| *meaning));
    for word in composed
        .chain(PERSONS.iter().map(|(_, meaning, _)| *meaning))
        .flat_map(|meaning| meaning.split(' '))
    {
        assert_ne!(INDEX.first(word), Some(false), "{word}");
    }
    assert!(ADJECTIVES.is_sorted() && PERSONS.is_sorted());
}

#[test]
fn engineers_and_their_fields() {
    for (text, normalised) in [
        ("dipl. ing. građ.", "diplomirani inzenjer gradevinarstva"),
        ("dipl.ing.građ", "diplomirani inzenjer gradevinarstva"),
        ("dipl. ing. grad Zenica", "diplomirani inzenjer grad zenica"),
        ("dipl. inž. maš.", "diplomirani inzenjer masinstva"),
        ("dipl. ing. arh.", "diplomirani inzenjer arhitekture"),
        ("d.i.a.", "diplomirani inzenjer arhitekture"),
        ("ing. el.", "inzenjer elektrotehnike"),
        ("el. ing.", "inzenjer elektrotehnike"),
        ("dipl. el. ing.", "diplomirani inzenjer elektrotehnike"),
        ("ing. polj.", "inzenjer poljoprivrede"),
        ("ing. šum.", "inzenjer sumarstva"),
        ("ing. rud.", "inzenjer rudarstva"),
        ("ing. met.", "inzenjer metalurgije"),
        ("ing. saob.", "inzenjer saobracaja"),
        ("дипл. инж. саобр.", "diplomirani inzenjer saobracaja"),
        ("ing. hem. tehn.", "inzenjer hemijske tehnologije"),
        ("dipl. ing. stroj.", "diplomirani inzenjer strojarstva"),
        (
            "dipl. ing. elektrot.",
            "diplomirani inzenjer elektrotehnike",
        ),
        ("ing. inf.", "inzenjer informatike"),
        ("ing. rač.", "inzenjer racunarstva"),
        ("ing. geod.", "inzenjer geodezije"),
        ("ing. geol.", "inzenjer geologije"),
        ("ing. telekom.", "inzenjer telekomunikacija"),
        ("mag. ing. mech.", "magistar inzenjer strojarstva"),
        ("mag. ing. aedif.", "magistar inzenjer gradevinarstva"),
        ("mag. ing. el.", "magistar inzenjer elektrotehnike"),
        ("dipl. san. ing.", "diplomirani sanitarni inzenjer"),
        ("ing. strojarstva", "inzenjer strojarstva"),
        ("Dipl.-Ing.", "diplom ingenieur"),
        // Short forms of fields alone stay.
        ("met. el. grad", "met el grad"),
    ] {
        assert_eq!(normalise(text), normalised, "{text}");
    }
}

#[test]
fn occupations() {
    for (text, normalised) in [
        ("hem. tehn.", "hemijski tehnicar"),
        ("preh. tehn.", "prehrambeni tehnicar"),
        ("el. teh.", "elektrotehnicar"),
        ("maš. teh.", "masinski tehnicar"),
        ("med. tehničarka", "medicinska tehnicarka"),
        ("med. sestra", "medicinska sestra"),
        ("viš. med. sestra", "visa medicinska sestra"),
        ("gl. med. sestra", "glavna medicinska sestra"),
        ("dipl. m. s.", "diplomirana medicinska sestra"),
        ("gl. inž.", "glavni inzenjer"),
        ("fin. direktor", "finansijski direktor"),
        ("fin. direktorica", "finansijska direktorica"),
        ("fin. dir.", "finansijski direktor"),
        ("teh. direktor", "tehnicki direktor"),
        ("kom. direktor", "komercijalni direktor"),
        ("HR direktor", "direktor ljudskih resursa"),
        ("HR menadžer", "menadzer ljudskih resursa"),
        ("IT direktor", "direktor informacionih tehnologija"),
        ("IT podrška, HR odjel", "it podrska hr odel"),
        ("hr hr dir.", "hr hr direktor"),
        ("direktor OŠ", "direktor osnovne skole"),
        ("nastavnik u OŠ", "nastavnik u osnovnoj skoli"),
        (
            "profesor matematike u SŠ",
            "profesor matematike u srednjoj skoli",
        ),
        ("rad u OS Linux", "rad u os linux"),
        ("nast. razr. nast.", "nastavnik razredne nastave"),
        ("prof. razr. nast.", "profesor razredne nastave"),
        ("nast. matematike", "nastavnik matematike"),
        ("nast. plan", "nast plan"),
        ("vasp.", "vaspitac"),
        ("zam. direktora", "zamjenik direktora"),
        ("pom. ministra", "pomocnik ministra"),
        ("pom. radnik", "pomocni radnik"),
        ("pom. sredstva", "pom sredstva"),
        ("str. sar.", "strucni saradnik"),
        ("viši sar.", "visi saradnik"),
        (
            "viši str. sar. za nabavku",
            "visi strucni saradnik za nabavku",
        ),
        ("viši ref.", "visi referent"),
        ("sam. ref.", "samostalni referent"),
        ("ref. za nabavku", "referent za nabavku"),
        ("ref. br. 5", "ref br 5"),
        ("upr. ref.", "upravni referent"),
        ("gl. knj.", "glavni knjigovoda"),
        ("soc. radnica", "socijalna radnica"),
        ("odg. urednik", "odgovorni urednik"),
        ("ppuk.", "potpukovnik"),
        ("kap. duge plovidbe", "kapetan duge plovidbe"),
        ("kap. investicija", "kap investicija"),
        ("por. inspektor", "poreski inspektor"),
        ("itd. i sl. poslovi", "itd i sl poslovi"),
    ] {
        assert_eq!(normalise(text), normalised, "{text}");
    }
}

#[test]
fn titles() {
    for (text, normalised) in [
        ("mr. farm.", "magistar farmacije"),
        ("mag. farm.", "magistar farmacije"),
        ("univ. prof.", "univerzitetski profesor"),
        ("v. prof.", "vanredni profesor"),
        ("vanr. prof.", "vanredni profesor"),
        ("red. prof.", "redovni profesor"),
        ("doc. dr.", "docent doktor"),
        ("asist.", "asistent"),
        ("prof. historije", "profesor historije"),
        ("dipl. oec.", "diplomirani ekonomista"),
        ("dipl. ek.", "diplomirani ekonomista"),
        ("dipl. iur.", "diplomirani pravnik"),
        ("dipl. pravnik", "diplomirani pravnik"),
        ("dipl. soc. rad.", "diplomirani socijalni radnik"),
        ("bacc. med. techn.", "prvostupnik sestrinstva"),
        ("bacc. oec.", "prvostupnik ekonomije"),
        ("dr. vet. med.", "doktor veterinarske medicine"),
        ("dr. stom.", "doktor stomatologije"),
        ("dr. med. dent.", "doktor dentalne medicine"),
        ("spec. radiologije", "specijalist radiologije"),
        ("spec. int. med.", "specijalist interne medicine"),
    ] {
        assert_eq!(normalise(text), normalised, "{text}");
    }
}

#[test]
fn german_and_english() {
    for (text, normalised) in [
        ("Dipl.-Kfm.", "diplom kaufmann"),
        ("Dipl.-Inf.", "diplom informatiker"),
        ("dipl. inf.", "diplomirani informaticar"),
        ("staatl. gepr. Techniker", "staatlich gepruft techniker"),
        ("Kfz-Mech.", "kfz mechaniker"),
        ("Verk.", "verkaufer"),
        ("DGKP", "diplomierter gesundheits und krankenpfleger"),
        ("PDL", "pflegedienstleitung"),
        ("OA Dr. Huber", "oberarzt doktor huber"),
        ("FA für Radiologie", "facharzt fur radiologie"),
        ("MA, MTA, GP, RN", "ma mta gp rn"),
        ("Sr. Eng.", "senior engineer"),
        ("Sr Software Mgr.", "senior software manager"),
        ("sr jezik", "sr jezik"),
        ("Asst. Dir. of Sales", "assistant director of sales"),
        ("VP Sales", "vice president sales"),
        ("VP 1234", "vp 1234"),
    ] {
        assert_eq!(normalise(text), normalised, "{text}");
    }
}

/// Words that begin or continue abbreviations in any order, with and without full stops.
fn heaps() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let mut words: Vec<String> = Vec::new();
    for entry in &INDEX.entries {
        let all = std::iter::once(entry.first).chain(entry.rest.split_ascii_whitespace());
        words.extend(all.chain(entry.meaning.split(' ')).map(str::to_owned));
        if let When::Before(next) | When::DottedBefore(next) = entry.when {
            words.extend(next.iter().map(|word| (*word).to_owned()));
        }
    }
    words.extend(FIELDS.iter().map(|(short, ..)| (*short).to_owned()));
    words.extend(PERSONS.iter().map(|(short, ..)| (*short).to_owned()));
    words.extend(["u", "7", "c", "visi"].map(str::to_owned));
    words.sort();
    words.dedup();
    let gap = prop::sample::select(vec![" ", ". ", ".", "-", ".-", ", "]);
    prop::collection::vec((prop::sample::select(words), gap), 1..6).prop_map(|parts| {
        let parts = parts.into_iter();
        parts.map(|(word, gap)| word + gap).collect()
    })
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(4096))]

    #[test]
    fn writing_out_twice_is_writing_out_once(text in heaps()) {
        let once = normalise(&text);
        proptest::prop_assert_eq!(normalise(&once), once.clone());
        let words: Vec<String> =
            crate::normalise::words(&text).into_iter().map(|word| word.text).collect();
        proptest::prop_assert_eq!(words.join(" "), once);
    }
}
