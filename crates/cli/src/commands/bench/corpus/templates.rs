//! Sentences of profiles and needs. Places that are filled: `{o}` an occupation, `{a}` to `{c}`
//! skills, `{p}` a product, `{t}` a place, `{n}` a small number, `{y}` a year.
//!
//! Labels are put in as they are, so the sentences have them where no case is needed.

use super::tongue::Tongue;

/// The sentences of one language.
pub(super) struct Templates {
    /// First lines of profiles.
    pub(super) headlines: &'static [&'static str],
    /// What was done in a post.
    pub(super) descriptions: &'static [&'static str],
    /// What somebody says of herself.
    pub(super) summaries: &'static [&'static str],
    /// First lines of needs.
    pub(super) titles: &'static [&'static str],
    /// What an organisation says of its need.
    pub(super) needs: &'static [&'static str],
}

/// The sentences of a language.
pub(super) fn of(tongue: Tongue) -> &'static Templates {
    match tongue {
        Tongue::Bosnian => &BOSNIAN,
        Tongue::Croatian => &CROATIAN,
        Tongue::Serbian | Tongue::SerbianCyrillic => &SERBIAN,
        Tongue::German => &GERMAN,
        Tongue::English => &ENGLISH,
    }
}

static BOSNIAN: Templates = Templates {
    headlines: &[
        "{o}",
        "{o}, {n} godina iskustva",
        "{o} – {a}",
        "{o} ({a}, {b})",
        "{o}, težište: {a}",
    ],
    descriptions: &[
        "Zaduženja: {a}, {b} i {c}.",
        "Projekat {p} ({t}): {a}, zatim {b}.",
        "Od {y}. godine tim od {n} ljudi; težište: {a}.",
        "Uvođenje sistema {p}, svakodnevni posao: {a} i {b}.",
        "Odgovornost za pogon {t}; najviše vremena uzima {a}.",
        "Rad sa opremom {p}; po potrebi {a}, {b}.",
        "Obuka novih kolega: {a}.",
        "Saradnja sa partnerima iz mjesta {t}: {b}, {a}.",
    ],
    summaries: &[
        "Već {n} godina moj posao je {o}, a najviše me zanima {a}.",
        "Posebno iskustvo: {a} i {b}, stečeno na projektu {p}.",
        "Radni vijek počeo je u mjestu {t} {y}. godine.",
        "Znanje koje bih rado prenosio drugima: {a}, {b}, {c}.",
        "Tražim priliku za saradnju sa firmama iz Bosne i Hercegovine.",
        "Poznajem sisteme {p} i propise koji se na to odnose.",
        "Volim red, jasne dogovore i mirne ljude.",
    ],
    titles: &[
        "Potreban stručnjak: {o}",
        "{o} za projekat {p}",
        "{o} ({t})",
        "{o}, iskustvo: {a}",
    ],
    needs: &[
        "Tražimo osobu za posao {o}; glavni zadatak je {a}.",
        "Firma iz mjesta {t} uvodi {p} i nema nikoga za: {a}, {b}.",
        "Potrebno je najmanje {n} godina iskustva.",
        "Pored toga pomaže {c}.",
        "Rad se može dogovoriti i na daljinu.",
        "Posao počinje čim se nađe prava osoba.",
    ],
};

static CROATIAN: Templates = Templates {
    headlines: &[
        "{o}",
        "{o}, {n} godina iskustva",
        "{o} – {a}",
        "{o} ({a}, {b})",
        "{o}, naglasak: {a}",
    ],
    descriptions: &[
        "Zadaće: {a}, {b} i {c}.",
        "Projekt {p} ({t}): {a}, potom {b}.",
        "Od {y}. tim od {n} ljudi; naglasak: {a}.",
        "Uvođenje sustava {p}, svakodnevni rad: {a} i {b}.",
        "Odgovornost za pogon {t}; najviše vremena oduzima {a}.",
        "Rad s opremom {p}; po potrebi {a}, {b}.",
        "Poučavanje novih suradnika: {a}.",
        "Suradnja s tvrtkama iz mjesta {t}: {b}, {a}.",
    ],
    summaries: &[
        "Već {n} godina moje zanimanje je {o}, a najviše me privlači {a}.",
        "Posebno iskustvo: {a} i {b}, stečeno na projektu {p}.",
        "Radni vijek započeo je u mjestu {t} {y}. godine.",
        "Znanje koje bih rado prenio drugima: {a}, {b}, {c}.",
        "Zanima me suradnja s tvrtkama iz Bosne i Hercegovine.",
        "Poznajem sustave {p} i pripadajuće propise.",
        "Cijenim točnost i jasne dogovore.",
    ],
    titles: &[
        "Traži se: {o}",
        "{o} za projekt {p}",
        "{o} ({t})",
        "{o}, iskustvo: {a}",
    ],
    needs: &[
        "Tražimo osobu za zanimanje {o}; glavna zadaća je {a}.",
        "Tvrtka iz mjesta {t} uvodi {p} i nema nikoga za: {a}, {b}.",
        "Potrebno je barem {n} godina iskustva.",
        "Uz to pomaže {c}.",
        "Moguć je i rad na daljinu.",
        "Početak po dogovoru.",
    ],
};

static SERBIAN: Templates = Templates {
    headlines: &[
        "{o}",
        "{o}, {n} godina iskustva",
        "{o} – {a}",
        "{o} ({a}, {b})",
        "{o}, težište: {a}",
    ],
    descriptions: &[
        "Zaduženja: {a}, {b} i {c}.",
        "Projekat {p} ({t}): {a}, a zatim {b}.",
        "Od {y}. godine tim od {n} ljudi; težište: {a}.",
        "Uvođenje sistema {p}, svakodnevno: {a} i {b}.",
        "Odgovornost za pogon {t}; najviše vremena oduzima {a}.",
        "Rad sa opremom {p}; po potrebi {a}, {b}.",
        "Obučavanje novih kolega: {a}.",
        "Saradnja sa preduzećima iz mesta {t}: {b}, {a}.",
    ],
    summaries: &[
        "Već {n} godina moj posao je {o}, a najviše me zanima {a}.",
        "Posebno iskustvo: {a} i {b}, sa projekta {p}.",
        "Radni vek je počeo u mestu {t} {y}. godine.",
        "Znanje koje bih rado preneo drugima: {a}, {b}, {c}.",
        "Zanima me saradnja sa preduzećima iz Bosne i Hercegovine.",
        "Poznajem sisteme {p} i propise koji važe za njih.",
        "Cenim tačnost i jasne dogovore.",
    ],
    titles: &[
        "Potreban stručnjak: {o}",
        "{o} za projekat {p}",
        "{o} ({t})",
        "{o}, iskustvo: {a}",
    ],
    needs: &[
        "Tražimo osobu za posao {o}; glavni zadatak je {a}.",
        "Preduzeće iz mesta {t} uvodi {p} i nema nikoga za: {a}, {b}.",
        "Potrebno je bar {n} godina iskustva.",
        "Uz to pomaže {c}.",
        "Moguć je i rad na daljinu.",
        "Početak po dogovoru.",
    ],
};

static GERMAN: Templates = Templates {
    headlines: &[
        "{o}",
        "{o}, {n} Jahre Erfahrung",
        "{o} – {a}",
        "{o} ({a}, {b})",
        "{o} mit Schwerpunkt {a}",
    ],
    descriptions: &[
        "Aufgaben: {a}, {b} und {c}.",
        "Projekt {p} ({t}): {a}, danach {b}.",
        "Seit {y} ein Team von {n} Leuten; Schwerpunkt: {a}.",
        "Einführung von {p}, im Alltag {a} und {b}.",
        "Zuständig für den Standort {t}; am meisten Zeit braucht {a}.",
        "Arbeit mit Anlagen von {p}; bei Bedarf {a}, {b}.",
        "Anleitung neuer Kollegen: {a}.",
        "Zusammenarbeit mit Betrieben in {t}: {b}, {a}.",
    ],
    summaries: &[
        "Seit {n} Jahren ist mein Beruf {o}, am liebsten {a}.",
        "Besondere Erfahrung: {a} und {b}, gesammelt im Projekt {p}.",
        "Angefangen habe ich {y} in {t}.",
        "Was ich gern weitergebe: {a}, {b}, {c}.",
        "Gern arbeite ich mit Betrieben in Bosnien und Herzegowina zusammen.",
        "Anlagen von {p} und die Vorschriften dazu sind mir vertraut.",
        "Ordnung und klare Absprachen sind mir wichtig.",
    ],
    titles: &[
        "Gesucht: {o}",
        "{o} für das Projekt {p}",
        "{o} ({t})",
        "{o}, Erfahrung: {a}",
    ],
    needs: &[
        "Gesucht wird {o}; wichtigste Aufgabe ist {a}.",
        "Ein Betrieb in {t} führt {p} ein und hat niemanden für: {a}, {b}.",
        "Nötig sind mindestens {n} Jahre Erfahrung.",
        "Daneben hilft {c}.",
        "Auch Arbeit aus der Ferne ist möglich.",
        "Beginn nach Absprache.",
    ],
};

static ENGLISH: Templates = Templates {
    headlines: &[
        "{o}",
        "{o}, {n} years of experience",
        "{o} – {a}",
        "{o} ({a}, {b})",
        "{o} with a focus on {a}",
    ],
    descriptions: &[
        "Duties: {a}, {b} and {c}.",
        "Project {p} ({t}): {a}, then {b}.",
        "Since {y} a team of {n} people; focus: {a}.",
        "Introduced {p}; day to day {a} and {b}.",
        "In charge of the plant in {t}; most of the time goes into {a}.",
        "Work with equipment by {p}; {a} and {b} where needed.",
        "Taught new colleagues: {a}.",
        "Worked with companies in {t}: {b}, {a}.",
    ],
    summaries: &[
        "My occupation for {n} years: {o}, and most of all {a}.",
        "Particular experience: {a} and {b}, from the project {p}.",
        "I started in {t} in {y}.",
        "What I would like to pass on: {a}, {b}, {c}.",
        "I would be glad to work with companies in Bosnia and Herzegovina.",
        "Systems by {p} and the rules for them are familiar to me.",
        "I like order and clear agreements.",
    ],
    titles: &[
        "Wanted: {o}",
        "{o} for the project {p}",
        "{o} ({t})",
        "{o}, experience: {a}",
    ],
    needs: &[
        "We are looking for: {o}; the main task is {a}.",
        "A company in {t} introduces {p} and has nobody for: {a}, {b}.",
        "At least {n} years of experience are needed.",
        "Besides, {c} would help.",
        "Remote work can be arranged.",
        "The start can be agreed.",
    ],
};
