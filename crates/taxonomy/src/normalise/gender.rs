//! Masculine and feminine forms of titles, in Bosnian, Croatian, Serbian and German.
//!
//! Rules of endings know no meanings, so [`counterparts`] only proposes, and its caller keeps what
//! is a known word. [`key`] must be safe by itself and therefore knows fewer rules: those whose
//! endings belong to persons.

use std::borrow::Cow;

use super::rules::Rules;

/// Endings of a feminine word and of its masculine form, folded; the stem before has at least
/// three letters. The first that fits gives the key, so longer endings come first.
const TO_MASCULINE: [(&str, &str); 52] = [
    // Bosnian, Croatian, Serbian.
    ("teljica", "telj"),
    ("teljka", "telj"),
    ("ogkinja", "og"),
    ("istkinja", "ist"),
    ("istica", "ist"),
    ("loskinja", "log"),
    ("goskinja", "gog"),
    ("urskinja", "urg"),
    ("skinja", "sac"),
    ("ovkinja", "ovac"),
    ("atkinja", "at"),
    ("etkinja", "et"),
    ("otkinja", "ot"),
    ("utkinja", "ut"),
    ("entkinja", "ent"),
    ("antkinja", "ant"),
    ("ortkinja", "ort"),
    ("entica", "ent"),
    ("antica", "ant"),
    ("atica", "at"),
    ("eutica", "eut"),
    ("akinja", "ak"),
    ("ikinja", "ik"),
    ("loginja", "log"),
    ("ologica", "olog"),
    ("goginja", "gog"),
    ("urginja", "urg"),
    ("eginja", "eg"),
    ("acica", "ac"),
    ("asica", "as"),
    ("arka", "ar"),
    ("arica", "ar"),
    ("erka", "er"),
    ("erica", "er"),
    ("irka", "ir"),
    ("orka", "or"),
    ("orica", "or"),
    ("nica", "nik"),
    ("sajka", "sajac"),
    ("cajka", "cajac"),
    // German.
    ("erinnen", "er"),
    ("erin", "er"),
    ("torin", "tor"),
    ("sorin", "sor"),
    ("istin", "ist"),
    ("entin", "ent"),
    ("antin", "ant"),
    ("eurin", "eur"),
    ("ologin", "ologe"),
    ("gogin", "goge"),
    ("frau", "mann"),
    // English.
    ("woman", "man"),
];

/// Pairs that no rule makes, feminine first. In a compound they stand at the end
/// (`facharztin`), unless they are shorter than five letters.
const PAIRS: [(&str, &str); 30] = [
    ("opedica", "oped"),
    ("opedkinja", "oped"),
    ("opetkinja", "oped"),
    ("tkalja", "tkac"),
    ("glumica", "glumac"),
    ("sefica", "sef"),
    ("kustoskinja", "kustos"),
    ("kolegica", "kolega"),
    ("koleginica", "kolega"),
    ("domacica", "domacin"),
    ("sutkinja", "sudac"),
    ("poslovotkinja", "poslovoda"),
    ("stjuardesa", "stjuard"),
    ("stevardesa", "stevard"),
    ("baletanka", "baletan"),
    ("kapetanica", "kapetan"),
    ("dekanica", "dekan"),
    ("policajka", "policajac"),
    ("zamjenica", "zamjenik"),
    ("arztin", "arzt"),
    ("anwaltin", "anwalt"),
    ("kochin", "koch"),
    ("wirtin", "wirt"),
    ("ratin", "rat"),
    ("kollegin", "kollege"),
    ("beamtin", "beamter"),
    ("beamte", "beamter"),
    ("hebamme", "entbindungspfleger"),
    ("angestellte", "angestellter"),
    ("gehilfin", "gehilfe"),
];

/// Feminine in form, but things and places: `bolnica` is no woman of a `bolnik`.
const THINGS: [&str; 63] = [
    "alternatorica",
    "bankarica",
    "bolnica",
    "cekaonica",
    "cetverka",
    "ciglarica",
    "cinjenica",
    "citaonica",
    "cjelodnevnica",
    "dnevnica",
    "dvornica",
    "glycerin",
    "granica",
    "gusarica",
    "igraonica",
    "jedinica",
    "kacarica",
    "kliznica",
    "knjiznica",
    "kosarica",
    "kozarica",
    "krojacnica",
    "kuznica",
    "ladarica",
    "ljekarnica",
    "mandarin",
    "mesnica",
    "mljekarica",
    "okolnica",
    "osmatracnica",
    "pivnica",
    "podmornica",
    "podruznica",
    "poljarica",
    "prodavnica",
    "prometnica",
    "psenica",
    "punionica",
    "putovnica",
    "razglednica",
    "retorica",
    "sirarica",
    "slasticarnica",
    "spavaonica",
    "srebrenica",
    "staklenica",
    "stanica",
    "stranica",
    "strugarica",
    "tamnica",
    "tkaonica",
    "trznica",
    "tvornica",
    "ucionica",
    "ulaznica",
    "uljarica",
    "ustanica",
    "vaznica",
    "vijecnica",
    "vozarnica",
    "zadruznica",
    "zakladnica",
    "zeljeznica",
];

/// Endings of nouns for places and things that the rule for `-nica` leaves alone.
const THING_ENDINGS: [&str; 5] = ["onica", "arnica", "ovnica", "aznica", "zelnica"];

/// Endings of an adjective before its noun, feminine and masculine.
const ADJECTIVES: [(&str, &str); 9] = [
    ("ska", "ski"),
    ("cka", "cki"),
    ("zka", "zki"),
    ("na", "ni"),
    ("va", "vi"),
    ("la", "li"),
    ("ta", "ti"),
    ("sa", "si"),
    ("da", "di"),
];

static BY_ENDING: Rules = Rules::by_ending(&TO_MASCULINE);
static PAIRS_BY_ENDING: Rules = Rules::by_ending(&PAIRS);

/// Other masculine forms that a feminine one may have, for [`counterparts`] only: too unsure for
/// a key.
const UNSURE: [(&str, &str); 17] = [
    ("ica", "ac"),
    ("ica", ""),
    ("ica", "ik"),
    ("ka", ""),
    ("ka", "ac"),
    ("kinja", "ac"),
    ("inja", ""),
    ("kinja", ""),
    ("ista", "ist"),
    ("istkinja", "ista"),
    ("ica", "a"),
    ("icarka", "ik"),
    ("carka", "k"),
    ("in", ""),
    ("in", "e"),
    ("in", "er"),
    ("teljica", "lac"),
];

/// Words that may be the other gender of a folded word, most likely first. They are made by rules
/// and need not exist: keep those that are known. At most a few dozen, without the word itself.
///
/// # Example
/// ```
/// use taxonomy::normalise::gender::counterparts;
/// assert!(counterparts("radnik").contains(&"radnica".to_owned()));
/// assert!(counterparts("arztin").contains(&"arzt".to_owned()));
/// ```
pub fn counterparts(word: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let rules = PAIRS
        .iter()
        .chain(&TO_MASCULINE)
        .chain(&UNSURE)
        .chain(&ADJECTIVES);
    for (feminine, masculine) in rules {
        for (from, to) in [(feminine, masculine), (masculine, feminine)] {
            // A bare -a is an ending of everything.
            let stem = word
                .strip_suffix(from)
                .filter(|stem| stem.chars().count() >= 3);
            let whole = word == *from && !from.is_empty();
            let candidate = if whole {
                (*to).to_owned()
            } else if let Some(stem) = stem {
                format!("{stem}{to}")
            } else {
                continue;
            };
            if candidate != word && !candidate.is_empty() && !found.contains(&candidate) {
                found.push(candidate);
            }
        }
    }
    found
}

/// A key of a normalised text that is the same for the masculine and the feminine form of a title:
/// every word that is feminine by a safe rule is put into its masculine form, and adjectives
/// before the last word follow.
///
/// The key need not be good language (`sestra` keeps its own, `bolnica` is left alone); it is for
/// looking labels up, never for showing. Keying a key changes nothing.
///
/// # Example
/// ```
/// use taxonomy::normalise::gender::key;
/// assert_eq!(key("medicinska tehnicarka"), key("medicinski tehnicar"));
/// assert_ne!(key("tehnika"), key("tehnicar"));
/// ```
pub fn key(normalised: &str) -> String {
    let mut key = String::with_capacity(normalised.len());
    let mut words = normalised.split(' ').peekable();
    while let Some(word) = words.next() {
        if !key.is_empty() {
            key.push(' ');
        }
        let masculine = masculine(word);
        let last = words.peek().is_none();
        match masculine {
            Some((stem, ending)) => {
                key.push_str(stem);
                key.push_str(ending);
            }
            None => match adjective(word).filter(|_| !last) {
                Some((stem, ending)) => {
                    key.push_str(stem);
                    key.push_str(ending);
                }
                None => key.push_str(word),
            },
        }
    }
    key
}

/// The key of a word that stands alone, as [`key`] gives it. Borrowed where it is the word itself,
/// as with most.
pub fn of_word(word: &str) -> Cow<'_, str> {
    match masculine(word) {
        Some((stem, ending)) => Cow::Owned([stem, ending].concat()),
        None => Cow::Borrowed(word),
    }
}

/// The masculine form of a word that is feminine by a safe rule, as stem and ending.
fn masculine(word: &str) -> Option<(&str, &'static str)> {
    if !word.is_ascii() || word.len() < 5 {
        return None;
    }
    for (feminine, masculine) in PAIRS_BY_ENDING.at_end(word).map(|pair| PAIRS[pair]) {
        if let Some(stem) = word.strip_suffix(feminine) {
            return Some((stem, masculine));
        }
    }
    if word.ends_with("ista") && word.len() >= 7 {
        return Some((&word[..word.len() - 1], ""));
    }
    let (stem, ending) = BY_ENDING.at_end(word).find_map(|rule| {
        let (feminine, masculine) = TO_MASCULINE[rule];
        let stem = word.strip_suffix(feminine)?;
        (stem.len() >= fewest(feminine)).then_some((stem, masculine))
    })?;
    let is_thing = THINGS.binary_search(&word).is_ok()
        || (ending == "nik" && THING_ENDINGS.iter().any(|thing| word.ends_with(thing)));
    (!is_thing).then_some((stem, ending))
}

/// The fewest letters before an ending: more where other words end so, too.
fn fewest(ending: &str) -> usize {
    match ending {
        "frau" | "woman" | "arka" | "orka" | "atica" | "antica" | "sajka" | "cajka" => 2,
        "nica" | "erin" | "erica" | "erka" | "irka" | "orica" | "arica" => 3,
        _ => 1,
    }
}

fn adjective(word: &str) -> Option<(&str, &'static str)> {
    ADJECTIVES.iter().find_map(|(feminine, masculine)| {
        let stem = word.strip_suffix(feminine)?;
        (stem.len() >= 2 && stem.is_ascii()).then_some((stem, *masculine))
    })
}

#[cfg(test)]
mod tests;
