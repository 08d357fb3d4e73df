use domain::EngagementMode;
use matching::{ModeCount, NearMiss, Overview};

use super::*;

fn texts(tag: &str) -> Vec<String> {
    let lines = explain(tag, &found(), &Asked::new(need()), &profile());
    lines.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn bosnian() {
    let expected = [
        "Profil djelimično odgovara: 52 od 100.",
        "Uslov nije ispunjen: traži se bosanski na nivou B2, a u profilu taj jezik nije naveden.",
        "Uslov nije ispunjen: nema zajedničkog oblika saradnje. Traži se: kratka stručna posjeta ili mentorstvo na daljinu. Profil nudi: ulaganje.",
        "Uslov nije ispunjen: osoba je na raspolaganju tek od 1. januara 2028., a potreba je otvorena do 1. maja 2027.",
        "Obavezno, ispunjeno: „njega pacijenata na respiratoru“. U profilu stoji (znanja i vještine): „Beatmungspflege“. Uz to (opis rada): „Leite ein Team“.",
        "Poželjno, u profilu se ne vidi: „vođenje tima“.",
        "Obavezno, u profilu se ne vidi: bosanski na nivou B2.",
        "Poželjno, ispunjeno: njemački.",
        "Obavezno, u profilu se ne vidi: oblik saradnje (kratka stručna posjeta ili mentorstvo na daljinu).",
        "Obavezno, djelimično ispunjeno: najmanje 5 godina iskustva.",
        "Obavezno, ispunjeno: obrazovanje (najmanje fakultet, prvi ciklus).",
        "Obavezno, djelimično ispunjeno: dozvola „medicinska sestra“. Najbliže u profilu (naslov profila): „Intensivpflegerin“.",
        "Uz bosanski na nivou B2 profil bi odgovarao dobro, a ne djelimično: 68 umjesto 52 od 100.",
        "Uz „njega pacijenata na respiratoru“ u profilu rezultat bi bio 53 umjesto 52 od 100.",
        "Uz raspoloživost najkasnije od 1. maja 2027. i 5 godina iskustva profil bi odgovarao dobro, a ne djelimično: 61 umjesto 52 od 100.",
        "Obavezna znanja: 18,4 od mogućih 23,0.",
        "Odbitak za neispunjen uslov: −37,2.",
        "Izračunato: sistem 0.1.0, model m, taksonomija t, težine 1@w.",
    ];
    assert_eq!(texts("bs"), expected);
}

#[test]
fn croatian() {
    let expected = [
        "Profil djelomično odgovara: 52 od 100.",
        "Uvjet nije ispunjen: traži se bosanski na razini B2, a u profilu taj jezik nije naveden.",
        "Uvjet nije ispunjen: nema zajedničkog oblika suradnje. Traži se: kratki stručni posjet ili mentorstvo na daljinu. Profil nudi: ulaganje.",
        "Uvjet nije ispunjen: osoba je na raspolaganju tek od 1. siječnja 2028., a potreba je otvorena do 1. svibnja 2027.",
        "Obvezno, ispunjeno: „njega pacijenata na respiratoru”. U profilu stoji (znanja i vještine): „Beatmungspflege”. Uz to (opis rada): „Leite ein Team”.",
        "Poželjno, u profilu se ne vidi: „vođenje tima”.",
        "Obvezno, u profilu se ne vidi: bosanski na razini B2.",
        "Poželjno, ispunjeno: njemački.",
        "Obvezno, u profilu se ne vidi: oblik suradnje (kratki stručni posjet ili mentorstvo na daljinu).",
        "Obvezno, djelomično ispunjeno: najmanje 5 godina iskustva.",
        "Obvezno, ispunjeno: obrazovanje (najmanje prijediplomski studij).",
        "Obvezno, djelomično ispunjeno: odobrenje za rad „medicinska sestra”. Najbliže u profilu (naslov profila): „Intensivpflegerin”.",
        "Uz bosanski na razini B2 profil bi odgovarao dobro, a ne djelomično: 68 umjesto 52 od 100.",
        "Uz „njega pacijenata na respiratoru” u profilu rezultat bi bio 53 umjesto 52 od 100.",
        "Uz raspoloživost najkasnije od 1. svibnja 2027. i 5 godina iskustva profil bi odgovarao dobro, a ne djelomično: 61 umjesto 52 od 100.",
        "Obvezna znanja: 18,4 od mogućih 23,0.",
        "Odbitak za neispunjen uvjet: −37,2.",
        "Izračunato: sustav 0.1.0, model m, taksonomija t, težine 1@w.",
    ];
    assert_eq!(texts("hr"), expected);
}

#[test]
fn serbian() {
    let expected = [
        "Profil delimično odgovara: 52 od 100.",
        "Uslov nije ispunjen: traži se bosanski na nivou B2, a u profilu taj jezik nije naveden.",
        "Uslov nije ispunjen: nema zajedničkog oblika saradnje. Traži se: kratka stručna poseta ili mentorstvo na daljinu. Profil nudi: ulaganje.",
        "Uslov nije ispunjen: osoba je na raspolaganju tek od 1. januara 2028., a potreba je otvorena do 1. maja 2027.",
        "Obavezno, ispunjeno: „njega pacijenata na respiratoru“. U profilu stoji (znanja i veštine): „Beatmungspflege“. Uz to (opis rada): „Leite ein Team“.",
        "Poželjno, u profilu se ne vidi: „vođenje tima“.",
        "Obavezno, u profilu se ne vidi: bosanski na nivou B2.",
        "Poželjno, ispunjeno: nemački.",
        "Obavezno, u profilu se ne vidi: oblik saradnje (kratka stručna poseta ili mentorstvo na daljinu).",
        "Obavezno, delimično ispunjeno: najmanje 5 godina iskustva.",
        "Obavezno, ispunjeno: obrazovanje (najmanje osnovne studije).",
        "Obavezno, delimično ispunjeno: licenca „medicinska sestra“. Najbliže u profilu (naslov profila): „Intensivpflegerin“.",
        "Uz bosanski na nivou B2 profil bi odgovarao dobro, a ne delimično: 68 umesto 52 od 100.",
        "Uz „njega pacijenata na respiratoru“ u profilu rezultat bi bio 53 umesto 52 od 100.",
        "Uz raspoloživost najkasnije od 1. maja 2027. i 5 godina iskustva profil bi odgovarao dobro, a ne delimično: 61 umesto 52 od 100.",
        "Obavezna znanja: 18,4 od mogućih 23,0.",
        "Odbitak za neispunjen uslov: −37,2.",
        "Izračunato: sistem 0.1.0, model m, taksonomija t, težine 1@w.",
    ];
    assert_eq!(texts("sr"), expected);
}

#[test]
fn english() {
    let expected = [
        "A partial match: 52 of 100.",
        "A condition is not met: Bosnian at B2 is required, and the profile does not name this language.",
        "A condition is not met: there is no shared way of working together. Asked for: short visit or mentoring online. The profile offers: investment.",
        "A condition is not met: the person is available only from 1 January 2028, and the need is open until 1 May 2027.",
        "Essential, and met: “njega pacijenata na respiratoru”. The profile says (skills): “Beatmungspflege”. Also (description of the work): “Leite ein Team”.",
        "Desirable, but not seen in the profile: “vođenje tima”.",
        "Essential, but not seen in the profile: Bosnian at B2.",
        "Desirable, and met: German.",
        "Essential, but not seen in the profile: way of working together (short visit or mentoring online).",
        "Essential, and partly met: at least 5 years of experience.",
        "Essential, and met: education (at least bachelor).",
        "Essential, and partly met: licence “medicinska sestra”. The closest in the profile (headline): “Intensivpflegerin”.",
        "With Bosnian at B2 the match would be good instead of partial: 68 instead of 52 of 100.",
        "With “njega pacijenata na respiratoru” in the profile the score would be 53 instead of 52 of 100.",
        "With availability from 1 May 2027 at the latest and 5 years of experience the match would be good instead of partial: 61 instead of 52 of 100.",
        "Essential skills: 18.4 of a possible 23.0.",
        "Deduction for a condition not met: −37.2.",
        "Computed with engine 0.1.0, model m, taxonomy t, weights 1@w.",
    ];
    assert_eq!(texts("en"), expected);
}

#[test]
fn german() {
    let expected = [
        "Das Profil passt teilweise: 52 von 100.",
        "Eine Bedingung ist nicht erfüllt: Verlangt ist Bosnisch auf Niveau B2, das Profil nennt diese Sprache nicht.",
        "Eine Bedingung ist nicht erfüllt: Es gibt keine gemeinsame Form der Zusammenarbeit. Gefragt: kurzer Fachbesuch oder Mentoring aus der Ferne. Das Profil bietet: Investition.",
        "Eine Bedingung ist nicht erfüllt: Die Person ist erst ab dem 1. Januar 2028 verfügbar, der Bedarf ist bis zum 1. Mai 2027 offen.",
        "Erforderlich und erfüllt: „njega pacijenata na respiratoru“. Im Profil steht (Kenntnisse und Fertigkeiten): „Beatmungspflege“. Außerdem (Beschreibung der Arbeit): „Leite ein Team“.",
        "Erwünscht, im Profil nicht zu sehen: „vođenje tima“.",
        "Erforderlich, im Profil nicht zu sehen: Bosnisch auf Niveau B2.",
        "Erwünscht und erfüllt: Deutsch.",
        "Erforderlich, im Profil nicht zu sehen: Form der Zusammenarbeit (kurzer Fachbesuch oder Mentoring aus der Ferne).",
        "Erforderlich und teilweise erfüllt: mindestens 5 Jahre Erfahrung.",
        "Erforderlich und erfüllt: Ausbildung (mindestens Bachelor oder gleichwertig).",
        "Erforderlich und teilweise erfüllt: Zulassung „medicinska sestra“. Am nächsten kommt im Profil (Überschrift): „Intensivpflegerin“.",
        "Mit Bosnisch auf Niveau B2 würde das Profil gut statt teilweise passen: 68 statt 52 von 100.",
        "Mit „njega pacijenata na respiratoru“ im Profil wäre das Ergebnis 53 statt 52 von 100.",
        "Mit einer Verfügbarkeit spätestens ab dem 1. Mai 2027 und 5 Jahren Erfahrung würde das Profil gut statt teilweise passen: 61 statt 52 von 100.",
        "Unverzichtbare Kenntnisse: 18,4 von möglichen 23,0.",
        "Abzug für eine nicht erfüllte Bedingung: −37,2.",
        "Berechnet mit System 0.1.0, Modell m, Taxonomie t, Gewichten 1@w.",
    ];
    assert_eq!(texts("de"), expected);
}

#[test]
fn cyrillic_leaves_own_words_and_levels_alone() {
    let told = texts("sr-Cyrl");
    for (place, expected) in [
        (0, "Профил делимично одговара: 52 од 100."),
        (
            3,
            "Услов није испуњен: особа је на располагању тек од 1. јануара 2028., а потреба је отворена до 1. маја 2027.",
        ),
        (
            4,
            "Обавезно, испуњено: „njega pacijenata na respiratoru“. У профилу стоји (знања и вештине): „Beatmungspflege“. Уз то (опис рада): „Leite ein Team“.",
        ),
        (
            12,
            "Уз босански на нивоу B2 профил би одговарао добро, а не делимично: 68 уместо 52 од 100.",
        ),
    ] {
        assert_eq!(told[place], expected);
    }
    let bosnian = texts("bs-Cyrl");
    assert_eq!(bosnian[0], "Профил дјелимично одговара: 52 од 100.");
}

#[test]
fn an_overview_is_told() {
    let overview = Overview {
        fitting: 0,
        modes: vec![
            ModeCount {
                mode: EngagementMode::ShortVisit,
                accepted: true,
                fitting: 2,
            },
            ModeCount {
                mode: EngagementMode::PermanentReturn,
                accepted: false,
                fitting: 5,
            },
        ],
        near_misses: vec![NearMiss {
            requirement: Change::Capacity,
            excluded: 21,
            fitting_without: 1,
        }],
    };
    let told = |tag: &str| {
        let explainer = Explainer::new(Reader::of_tag(tag).unwrap()).unwrap();
        explainer.overview(&overview, &Asked::new(need()))
    };
    assert_eq!(
        told("bs"),
        [
            "Sve što je obavezno ispunjava 0 profila.",
            "Odgovaraju 2 profila koji nude: kratka stručna posjeta.",
            "Kad bi se prihvatilo i ovo, odgovaralo bi 5 profila: trajni povratak.",
            "Bez ovog zahtjeva odgovarao bi 1 profil: najmanje 21 sat mjesečno. Zbog njega otpada 21 profil.",
        ]
    );
    assert_eq!(
        told("de"),
        [
            "0 Profile erfüllen alles Erforderliche.",
            "2 Profile passen und bieten: kurzer Fachbesuch.",
            "Käme auch dies infrage, würden 5 Profile passen: Rückkehr auf Dauer.",
            "Ohne diese Anforderung würde 1 Profil passen: mindestens 21 Stunden im Monat. Sie schließt 21 Profile aus.",
        ]
    );
}
