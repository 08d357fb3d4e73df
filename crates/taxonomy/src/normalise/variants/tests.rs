use super::*;

#[test]
fn pairs_and_remarks() {
    for (label, texts) in [
        ("inženjer/inženjerka", &["inženjer", "inženjerka"][..]),
        (
            "inženjer(ka) strojarstva",
            &["inženjer strojarstva", "inženjerka strojarstva"],
        ),
        ("inženjer (-ka)", &["inženjer", "inženjerka"]),
        ("radnik/ca", &["radnik", "radnica"]),
        (
            "радник/ца у трговини",
            &["радник у трговини", "радница у трговини"],
        ),
        (
            "medicinski/a tehničar/ka",
            &["medicinski tehničar", "medicinska tehničarka"],
        ),
        ("učitelj/-ica", &["učitelj", "učiteljica"]),
        ("INŽENJER/KA", &["INŽENJER", "INŽENJERKA"]),
        (
            "oskrbnik /oskrbnica živali",
            &["oskrbnik živali", "oskrbnica živali"],
        ),
        (
            "Krankenpfleger/-in",
            &["Krankenpfleger", "Krankenpflegerin"],
        ),
        (
            "Krankenpfleger / -in",
            &["Krankenpfleger", "Krankenpflegerin"],
        ),
        (
            "Krankenpfleger/in (m/w/d)",
            &["Krankenpfleger", "Krankenpflegerin"],
        ),
        ("KrankenpflegerIn", &["Krankenpfleger", "Krankenpflegerin"]),
        ("Krankenpfleger:in", &["Krankenpfleger", "Krankenpflegerin"]),
        (
            "Krankenpfleger*in m/w/d",
            &["Krankenpfleger", "Krankenpflegerin"],
        ),
        ("Krankenpfleger_in", &["Krankenpfleger", "Krankenpflegerin"]),
        ("Mitarbeiter*innen", &["Mitarbeiter", "Mitarbeiterinnen"]),
        (
            "Kaufmann/-frau im Einzelhandel",
            &["Kaufmann im Einzelhandel", "Kauffrau im Einzelhandel"],
        ),
        ("Ingenieur(in)", &["Ingenieur", "Ingenieurin"]),
        ("Ärztin/Arzt", &["Ärztin", "Arzt"]),
        (
            "Medizinische/r Fachangestellte/r",
            &[
                "Medizinische Fachangestellte",
                "Medizinischer Fachangestellter",
            ],
        ),
        ("infirmier/infirmière", &["infirmier", "infirmière"]),
        ("infirmier(ère)", &["infirmier", "infirmière"]),
        ("operaio/a", &["operaio", "operaia"]),
        (
            "ingeniero/a de minas",
            &["ingeniero de minas", "ingeniera de minas"],
        ),
        ("engineer(s)", &["engineer"]),
    ] {
        assert_eq!(of(label), texts, "{label}");
    }
}

#[test]
fn names_of_several_words() {
    for (label, texts) in [
        (
            "tehnički direktor / tehnička direktorica",
            &["tehnički direktor", "tehnička direktorica"][..],
        ),
        (
            "socijalni radnik / socijalna radnica za rad s djecom",
            &[
                "socijalni radnik za rad s djecom",
                "socijalna radnica za rad s djecom",
            ],
        ),
        (
            "Leiter einer Galerie/Leiterin einer Galerie",
            &["Leiter einer Galerie", "Leiterin einer Galerie"],
        ),
        (
            "čistač vozila/čistačica vozila",
            &["čistač vozila", "čistačica vozila"],
        ),
        (
            "ulični čistač/ulična čistačica vozila",
            &["ulični čistač vozila", "ulična čistačica vozila"],
        ),
        (
            "viši suradnik / suradnica",
            &["viši suradnik", "viši suradnica"],
        ),
        ("IT auditor/IT auditorka", &["IT auditor", "IT auditorka"]),
        ("3D-Artist/3D-Artistin", &["3D-Artist", "3D-Artistin"]),
        (
            "IKT menadžer / IKT menadžerica za otpornost",
            &["IKT menadžer za otpornost", "IKT menadžerica za otpornost"],
        ),
        (
            "Anlage- und Vermögensberater/Anlage- und Vermögensberaterin",
            &[
                "Anlage- und Vermögensberater",
                "Anlage- und Vermögensberaterin",
            ],
        ),
        (
            "Import-/Exportmanager für Fisch/Import-/Exportmanagerin für Fisch",
            &[
                "Import-/Exportmanager für Fisch",
                "Import-/Exportmanagerin für Fisch",
            ],
        ),
        (
            "conducteur-animateur/conductrice-animatrice",
            &["conducteur-animateur", "conductrice-animatrice"],
        ),
        ("/vendedora", &["vendedora"]),
        ("sestra / njegovatelj", &["sestra", "njegovatelj"]),
        ("pilot/astronaut", &["pilot", "astronaut"]),
        (
            "kuhar/konobarica u hotelu",
            &["kuhar u hotelu", "konobarica u hotelu"],
        ),
    ] {
        assert_eq!(of(label), texts, "{label}");
    }
}

#[test]
fn names_with_a_slash_stay() {
    for label in [
        "zavarivanje MIG/MAG",
        "CI/CD",
        "SAP R/3",
        "A/B testiranje",
        "TCP/IP",
        "PL/SQL",
        "I/O",
        "QA/RA officer",
        "hifi/audio/multimedia",
        "kapitein roll-on/roll-offvaart",
        "OS/2",
        "Garten-/Landschaftsgestalter",
        "TIG/WIG",
        "LinkedIn",
        "ISO/IEC 27001",
        "HACCP/ISOPAK",
    ] {
        assert_eq!(of(label), [label]);
    }
    assert_eq!(of("(m/ž)"), ["(m/ž)"]);
    assert_eq!(of("nurse (general care)"), ["nurse"]);
    assert_eq!(of("vozač (B, C"), ["vozač"]);
    assert_eq!(of(" / -"), ["-"]);
    assert_eq!(of(""), [""]);
}

#[test]
fn long_labels_end() {
    for unit in [
        "a(b)",
        "a / ",
        "radnik/",
        "x",
        "radnik ",
        "(",
        "radnik/ca ",
        "- / -",
    ] {
        assert!(!of(&unit.repeat(1_000_000 / unit.len())).is_empty());
    }
    let (many, long) = ("radnik ".repeat(100_000), "radnica".repeat(100_000));
    assert_eq!(of(&format!("{many} / {long}")).len(), 2);
    let sides: Vec<String> = (0..100_000).map(|n| format!("strana {n}")).collect();
    assert_eq!(of(&sides.join(" / ")).len(), 100_000);
}

proptest::proptest! {
    #[test]
    fn plain_labels_are_one_text(label in "\\PC{0,30}|([A-Za-zčš]{1,5}[ ,;.)\\[-]{0,2}){0,6}") {
        if is_plain(&label) {
            proptest::prop_assert_eq!(of(&label), of_marked(&label));
        }
    }

    #[test]
    fn any_text_has_a_variant(text in "\\PC{0,40}|([a-zčA-Z]{1,6}[-/ (:*_)]{1,2}){0,6}") {
        let texts = of(&text);
        proptest::prop_assert!(!texts.is_empty());
        proptest::prop_assert!(texts.iter().all(|v| v.len() <= 2 * text.len() + 2));
    }
}
