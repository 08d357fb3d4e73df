//! Endings by which one word is written for both genders: `inženjer/ka`, `Krankenpfleger:in`.

use domain::fold::fold;

/// Endings that may follow `/`, `(`, `*` or `_`, folded. `s` is the plural of `engineer(s)`.
const SUFFIXES: [&str; 48] = [
    "a", "ca", "carka", "da", "e", "ere", "essa", "esse", "euse", "frau", "ica", "icarka", "iere",
    "in", "ina", "inja", "innen", "istica", "istkinja", "ja", "ka", "kinja", "la", "le", "mann",
    "na", "ne", "nica", "nja", "ora", "orica", "orka", "r", "ra", "rica", "rice", "rka", "s", "se",
    "ska", "ster", "ta", "te", "teljica", "teljka", "tkinja", "trice", "va",
];

/// Whether `suffix` (folded) is an ending that makes the other gender of a word.
pub(super) fn is_suffix(suffix: &str) -> bool {
    suffix.len() <= 8 && SUFFIXES.binary_search(&suffix).is_ok()
}

/// Whether `suffix` after `mark` makes the other gender of `base`, both as written. Names such as
/// `MIG/MAG` and `R/3` have a base or an ending that no word has.
pub(super) fn fits(base: &str, mark: char, suffix: &str) -> bool {
    let letters = suffix.chars().count();
    if letters > 8 || !suffix.chars().all(char::is_alphabetic) {
        return false;
    }
    let Some(last) = base.chars().next_back() else {
        return false;
    };
    let shouted = last.is_uppercase();
    // A colon has other uses (`ISO:a`), so it takes the unmistakable endings only.
    let fewest = match (letters, shouted) {
        (1, _) | (_, true) => 4,
        _ => 3,
    };
    let fewest_letters = if mark == ':' { 2 } else { 1 };
    last.is_alphabetic()
        && letters >= fewest_letters
        && base
            .chars()
            .rev()
            .take_while(|c| c.is_alphabetic())
            .take(fewest + 1)
            .count()
            >= fewest + usize::from(shouted)
        && shouted == suffix.chars().all(char::is_uppercase)
        && is_suffix(&fold(suffix))
}

/// The base of a German word with an inner capital (`KrankenpflegerIn`, `MitarbeiterInnen`), but
/// not of a name (`LinkedIn`, `PlugIn`).
pub(super) fn camel_base(word: &str) -> Option<&str> {
    const PERSONS: [&str; 16] = [
        "er", "or", "ör", "eur", "ent", "ant", "ist", "arzt", "wirt", "ekt", "iker", "loge", "log",
        "gog", "at", "et",
    ];
    let base = word
        .strip_suffix("Innen")
        .or_else(|| word.strip_suffix("In"))?;
    let long = base.chars().count() >= 5;
    (long && PERSONS.iter().any(|ending| base.ends_with(ending))).then_some(base)
}

/// The other form of `base` that `suffix` stands for; `None` where no rule makes one.
///
/// `radnik` + `ca` is `radnica`, `medicinski` + `a` is `medicinska`, `infirmier` + `ère` is
/// `infirmière`, `Kaufmann` + `frau` is `Kauffrau`.
pub(super) fn join(base: &str, suffix: &str) -> Option<String> {
    let folded = fold(suffix);
    let with = |stem: &str| Some(format!("{stem}{suffix}"));
    let first_of = |endings: &[(&str, usize)]| {
        endings
            .iter()
            .find(|(ending, _)| ends(base, ending))
            .map(|(_, cut)| without_last(base, *cut))
    };
    let vowel = ["a", "e", "i", "o", "u"].iter().any(|v| ends(base, v));
    match folded.as_str() {
        "s" => None,
        "frau" | "mann" => first_of(&[("mann", 4), ("frau", 4)]).and_then(with),
        "ca" => first_of(&[("ik", 1)]).and_then(with).or_else(|| {
            let stem = first_of(&[("ac", 2), ("ec", 2)])?;
            Some(format!("{stem}i{suffix}"))
        }),
        "ica" => with(
            first_of(&[("ik", 2), ("ac", 2), ("ec", 2)]).unwrap_or(if vowel {
                without_last(base, 1)
            } else {
                base
            }),
        ),
        "ka" => with(first_of(&[("lac", 2), ("lec", 2), ("vac", 2), ("vec", 2)]).unwrap_or(base)),
        "kinja" => with(first_of(&[("ac", 2)]).unwrap_or(base)),
        "teljica" | "teljka" => with(first_of(&[("lac", 3), ("telj", 4)])?),
        "carka" => with(first_of(&[("k", 1), ("car", 3)])?),
        "icarka" => with(first_of(&[("ik", 2), ("icar", 4)])?),
        "a" => with(if vowel { without_last(base, 1) } else { base }),
        "e" => with(first_of(&[("o", 1), ("i", 1)]).unwrap_or(base)),
        "r" | "inja" | "nja" => with(base),
        "in" | "innen" => with(first_of(&[("e", 1)]).unwrap_or(base)),
        "se" => with(first_of(&[("eur", 1), ("eux", 1)])?),
        "rice" => with(first_of(&[("teur", 3), ("tore", 3), ("tor", 2)])?),
        "ster" => with(first_of(&[("er", 2)]).unwrap_or(base)),
        "ne" | "le" | "te" if ends(base, &folded[..1]) => with(base),
        _ => overlap(base, &folded).and_then(with),
    }
}

/// `base` up to the last letter with which `suffix` begins, in its last six letters.
fn overlap<'a>(base: &'a str, suffix: &str) -> Option<&'a str> {
    let first = suffix.chars().next()?;
    let mut from_end = base.char_indices().rev().take(6);
    let (at, _) = from_end.find(|(_, c)| fold(&c.to_string()).starts_with(first))?;
    (base[..at].chars().nth(1).is_some()).then_some(&base[..at])
}

/// Whether `word` ends in the folded letters of `ending`, in either script.
fn ends(word: &str, ending: &str) -> bool {
    let tail = without_last(word, ending.chars().count());
    fold(&word[tail.len()..]) == ending
}

fn without_last(word: &str, letters: usize) -> &str {
    word.char_indices()
        .rev()
        .nth(letters.saturating_sub(1))
        .map_or("", |(at, _)| &word[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_form() {
        for (base, suffix, other) in [
            ("inženjer", "ka", "inženjerka"),
            ("radnik", "ca", "radnica"),
            ("радник", "ца", "радница"),
            ("radnik", "ica", "radnica"),
            ("glumac", "ica", "glumica"),
            ("učitelj", "ica", "učiteljica"),
            ("kolega", "ica", "kolegica"),
            ("prodajalec", "ka", "prodajalka"),
            ("trgovac", "kinja", "trgovkinja"),
            ("rukovodilac", "teljica", "rukovoditeljica"),
            ("mehaničar", "čarka", "mehaničarka"),
            ("medicinski", "a", "medicinska"),
            ("socijalni", "na", "socijalna"),
            ("Kaufmann", "frau", "Kauffrau"),
            ("Kollege", "in", "Kollegin"),
            ("Angestellte", "r", "Angestellter"),
            ("infirmier", "ère", "infirmière"),
            ("infirmier", "ière", "infirmière"),
            ("technicien", "ne", "technicienne"),
            ("directeur", "trice", "directrice"),
            ("acteur", "rice", "actrice"),
            ("vendeur", "se", "vendeuse"),
            ("vendeur", "euse", "vendeuse"),
            ("employé", "e", "employée"),
            ("operaio", "a", "operaia"),
            ("profesor", "ra", "profesora"),
            ("dottore", "essa", "dottoressa"),
            ("medewerker", "ster", "medewerkster"),
        ] {
            assert_eq!(
                join(base, suffix).as_deref(),
                Some(other),
                "{base} {suffix}"
            );
        }
    }

    #[test]
    fn names_are_no_pairs() {
        for (base, suffix) in [
            ("MIG", "MAG"),
            ("R", "3"),
            ("A", "B"),
            ("TCP", "IP"),
            ("SAP", "R"),
            ("SAP", "r"),
            ("and", "or"),
            ("po", "na"),
            ("hifi", "audio"),
            ("PLC", "a"),
            ("m", "w"),
        ] {
            assert!(!fits(base, '/', suffix), "{base}/{suffix}");
        }
        assert!(fits("INŽENJER", '/', "KA") && fits("radnik", '/', "ca"));
        assert!(SUFFIXES.is_sorted());
        assert_eq!(camel_base("KrankenpflegerIn"), Some("Krankenpfleger"));
        assert_eq!(camel_base("LinkedIn"), None);
    }
}
