//! One key for the Ijekavian and Ekavian form of a word and for its regular Bosnian, Croatian and
//! Serbian doublets.

use std::borrow::Cow;

use super::rules::Rules;

/// Sounds and endings that differ by rule, folded; applied in this order, anywhere in a word.
const ANYWHERE: [(&str, &str); 23] = [
    ("hemij", "kemij"),
    ("hemic", "kemic"),
    ("hemiz", "kemiz"),
    ("hirurg", "kirurg"),
    ("hronic", "kronic"),
    ("hronol", "kronol"),
    ("hromat", "kromat"),
    ("hlor", "klor"),
    ("finansi", "financi"),
    ("evrop", "europ"),
    ("menedz", "menadz"),
    ("kompjutor", "kompjuter"),
    ("inzinjer", "inzenjer"),
    ("izova", "izira"),
    ("fikova", "ficira"),
    ("ciona", "cijska"),
    ("cioni", "cijski"),
    ("ciono", "cijsko"),
    ("cione", "cijske"),
    ("cionu", "cijsku"),
    ("milijun", "milion"),
    ("kuvar", "kuhar"),
    ("kuvanj", "kuhanj"),
];

/// Beginnings that differ.
const BEGINNINGS: [(&str, &str); 17] = [
    ("histor", "istor"),
    ("sarad", "surad"),
    ("talijan", "italijan"),
    ("tack", "tock"),
    ("tacn", "tocn"),
    ("lahk", "lak"),
    ("mehk", "mek"),
    ("kahv", "kav"),
    ("kafa", "kava"),
    ("kafe", "kave"),
    ("evro", "euro"),
    ("haos", "kaos"),
    ("suv", "suh"),
    ("opca", "opsta"),
    ("opce", "opste"),
    ("opcu", "opstu"),
    ("poresk", "porezn"),
];

/// Endings that differ; something of at least three letters stands before them.
const ENDINGS: [(&str, &str); 10] = [
    ("ilac", "itelj"),
    ("alac", "atelj"),
    ("ioci", "itelji"),
    ("aoci", "atelji"),
    ("ista", "ist"),
    ("isanje", "iranje"),
    ("isanja", "iranja"),
    ("isati", "irati"),
    ("isani", "irani"),
    ("isana", "irana"),
];

static BY_LETTERS: Rules = Rules::by_beginning(&ANYWHERE);
static BY_BEGINNING: Rules = Rules::by_beginning(&BEGINNINGS);
static BY_ENDING: Rules = Rules::by_ending(&ENDINGS);

/// The key of a normalised text: equal for `lijecnik` and `lecnik`, `hemija` and `kemija`,
/// `organizovanje` and `organiziranje`, `historija` and `istorija`, `opci` and `opsti`.
///
/// Only rules of sound and ending are applied, word by word. What has another word altogether
/// (`zrak` and `vazduh`) keeps two keys. The key is for looking labels up, never for showing.
///
/// # Example
/// ```
/// use taxonomy::normalise::dialect::key;
/// assert_eq!(key("njegovatelj u hemijskoj industriji"), key("negovatelj u kemijskoj industriji"));
/// ```
pub fn key(normalised: &str) -> String {
    let mut key = String::with_capacity(normalised.len());
    for (at, word) in normalised.split(' ').enumerate() {
        if at > 0 {
            key.push(' ');
        }
        key.push_str(&of_word(word));
    }
    key
}

/// The key of one normalised word, as [`key`] gives it. Borrowed where no rule changes the word,
/// as is so with most.
pub fn of_word(word: &str) -> Cow<'_, str> {
    // Nothing below applies to short words and to other scripts.
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let mut key = Cow::Borrowed(word);
    if let Some((from, to)) = beginning(word) {
        key.to_mut().replace_range(..from.len(), to);
    }
    // Općina, but not opcija.
    if *key == *"opci" || key.starts_with("opcin") || key.starts_with("opcim") {
        key.to_mut().replace_range(..4, "opsti");
    }
    if has_any(&key) {
        for (from, to) in ANYWHERE {
            if key.contains(from) {
                key = Cow::Owned(key.replace(from, to));
            }
        }
    }
    if let Some((stem, to)) = ending(&key) {
        key = Cow::Owned(format!("{stem}{to}"));
    }
    if has_yat(&key) {
        key = Cow::Owned(without_yat(&key));
    }
    key
}

/// The rule for the beginning of a word.
fn beginning(word: &str) -> Option<(&'static str, &'static str)> {
    let mut rules = BY_BEGINNING.at_beginning(word).map(|rule| BEGINNINGS[rule]);
    let (from, to) = rules.find(|(from, _)| word.starts_with(from))?;
    // Suv is dry, but suveren and suvenir are not.
    (from != "suv" || !word.starts_with("suve")).then_some((from, to))
}

/// Whether one of [`ANYWHERE`] stands in a word.
fn has_any(word: &str) -> bool {
    word.as_bytes().windows(2).enumerate().any(|(at, letters)| {
        let mut rules = BY_LETTERS.with(letters[0], letters[1]);
        rules.any(|rule| word[at..].starts_with(ANYWHERE[rule].0))
    })
}

/// What stands before the ending of a word, and its other ending, if a rule has one.
fn ending(word: &str) -> Option<(&str, &'static str)> {
    let mut rules = BY_ENDING.at_end(word).map(|rule| ENDINGS[rule]);
    let (from, to) = rules.find(|(from, _)| word.ends_with(from))?;
    let stem = &word[..word.len() - from.len()];
    // Pisati and its compounds are not loanwords.
    let written = from.starts_with("isa") && (stem.len() < 4 || stem.ends_with('p'));
    (stem.len() >= 3 && !written).then_some((stem, to))
}

/// Whether [`without_yat`] may change a word.
fn has_yat(word: &str) -> bool {
    let inner = word.as_bytes().get(1..word.len().saturating_sub(1));
    inner
        .unwrap_or_default()
        .windows(2)
        .any(|pair| pair == b"je")
}

/// Both reflexes of yat as `e`: `ije` and, after a consonant, `je`, inside a word. At its end they
/// are other endings (`historije`, `znanje`).
fn without_yat(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let vowel_before = key.ends_with(['a', 'e', 'i', 'o', 'u']);
        let skip = if rest.starts_with("ije") && rest.len() > 3 && !key.is_empty() && !vowel_before
        {
            2
        } else {
            usize::from(
                rest.starts_with("je") && rest.len() > 2 && !key.is_empty() && !vowel_before,
            )
        };
        if skip > 0 {
            key.push('e');
            rest = &rest[skip + 1..];
        } else {
            key.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::normalise;

    fn of(text: &str) -> String {
        key(&normalise(text))
    }

    #[test]
    fn doublets() {
        for (one, other) in [
            ("liječnik", "lečnik"),
            ("ljekar", "lekar"),
            ("mlijeko", "mleko"),
            ("vještina", "veština"),
            ("njega", "nega"),
            ("njegovatelj", "negovatelj"),
            ("savjetnik", "savetnik"),
            ("djeca", "deca"),
            ("mjerenje", "merenje"),
            ("rješavanje", "rešavanje"),
            ("njemački", "nemački"),
            ("hirurg", "kirurg"),
            ("hemija", "kemija"),
            ("hemičar", "kemičar"),
            ("biohemija", "biokemija"),
            ("hroničan", "kroničan"),
            ("historija", "istorija"),
            ("tačka", "točka"),
            ("tačnost", "točnost"),
            ("opći", "opšti"),
            ("opća", "opšta"),
            ("općina", "opština"),
            ("finansijski", "financijski"),
            ("evropski", "europski"),
            ("organizovanje", "organiziranje"),
            ("kvalifikovani", "kvalificirani"),
            ("kontrolisanje", "kontroliranje"),
            ("informacioni", "informacijski"),
            ("rukovodilac", "rukovoditelj"),
            ("prevodioci", "prevoditelji"),
            ("ekonomista", "ekonomist"),
            ("saradnik", "suradnik"),
            ("menedžer", "menadžer"),
            ("kuvar", "kuhar"),
            ("лекар", "ljekar"),
            ("talijanski", "italijanski"),
            ("lahko", "lako"),
            ("dijete", "dete"),
            ("inžinjer", "inženjer"),
            ("inžinjerka", "inženjerka"),
            ("specijalista", "specijalist"),
            ("porezni", "poreski"),
            ("porezna savjetnica", "poreska savetnica"),
            ("porezne uprave", "poreske uprave"),
            ("sječa", "seča"),
            ("sjekač", "sekač"),
            ("cvijeće", "cveće"),
            ("cvjećar", "cvećar"),
            ("vjenčanje", "venčanje"),
            ("mlijeko", "mleko"),
            ("mljekar", "mlekar"),
            ("evropska", "europska"),
            ("kompjuter", "kompjutor"),
            ("kompjuterski", "kompjutorski"),
            ("rukovalac", "rukovatelj"),
        ] {
            assert_eq!(of(one), of(other), "{one} {other}");
        }
    }

    #[test]
    fn with_the_key_of_gender() {
        let of = |text| key(&crate::normalise::gender::key(&normalise(text)));
        for (one, other) in [
            ("rukovalac", "rukovateljica"),
            ("rukovodilac", "rukovoditeljka"),
            ("specijalista", "specijalistkinja"),
            ("specijalist", "specijalistica"),
            ("poreska savetnica", "porezni savjetnik"),
            ("inžinjerka", "inženjer"),
        ] {
            assert_eq!(of(one), of(other), "{one} {other}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("opcija", "opšti"),
            ("lista", "list"),
            ("pisanje", "piranje"),
            ("potpisati", "potpirati"),
            ("hemija", "hemi"),
            ("kuhar", "kuhinja"),
            ("pravnik", "pravo"),
            ("hor", "kor"),
            ("mjesto", "most"),
            ("riječ", "rječnik"),
            ("brijač", "brojač"),
            ("c++", "c"),
            ("tehnika", "tehničar"),
            ("hotel", "hostel"),
            ("konzervator", "konzervatorij"),
            ("igrane", "igranje"),
            ("kamene", "kamenje"),
            ("porez", "poreski"),
            ("porezi", "poreski"),
            ("računar", "računalo"),
            ("lice", "osoba"),
            ("seka", "sječa"),
            ("venac", "vijenčanica"),
        ] {
            assert_ne!(of(one), of(other), "{one} {other}");
        }
    }

    /// The rules one after the other, each compared with the word.
    fn by_all_rules(word: &str) -> String {
        if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return word.to_owned();
        }
        let mut key = word.to_owned();
        let first = BEGINNINGS.iter().find(|(from, _)| key.starts_with(from));
        if let Some((from, to)) =
            first.filter(|(from, _)| *from != "suv" || !word.starts_with("suve"))
        {
            key.replace_range(..from.len(), to);
        }
        if key == "opci" || key.starts_with("opcin") || key.starts_with("opcim") {
            key.replace_range(..4, "opsti");
        }
        for (from, to) in ANYWHERE {
            key = key.replace(from, to);
        }
        if let Some((from, to)) = ENDINGS.iter().find(|(from, _)| key.ends_with(from)) {
            let stem = &key[..key.len() - from.len()];
            let written = from.starts_with("isa") && (stem.len() < 4 || stem.ends_with('p'));
            if stem.len() >= 3 && !written {
                key = format!("{stem}{to}");
            }
        }
        without_yat(&key)
    }

    proptest::proptest! {
        #[test]
        fn rules_that_do_not_apply_are_skipped(parts in proptest::collection::vec(
            "hemij|hlor|izova|ci(on[aeiu]|jsk)|evrop?|opc(i[nm]?|[aeu])|suve?|inzinj|i?je|isa(ti|nje)|\
             [ai]lac|[ai]oci|ista|tac[kn]|ka[fh]|[a-zč+]{1,3}", 1..5,
        )) {
            let word = parts.concat();
            proptest::prop_assert_eq!(of_word(&word), by_all_rules(&word));
        }
    }
}
