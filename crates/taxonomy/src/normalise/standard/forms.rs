//! The inflected forms of a folded lemma, by rule. Too many rather than too few: a form that does
//! not exist stands in no text.

/// What a lemma is, which says how it is inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A thing.
    Noun,
    /// A person: a noun in the masculine form; feminine ones are made from it.
    Person,
    /// In any form.
    Adjective,
    /// In the infinitive.
    Verb,
    /// Not inflected.
    Adverb,
    /// Several words, or one that stands for several.
    Phrase,
    /// Says nothing by itself and is dropped.
    Particle,
}

impl Kind {
    pub(super) const ALL: [(&'static str, Self); 7] = [
        ("noun", Self::Noun),
        ("person", Self::Person),
        ("adjective", Self::Adjective),
        ("verb", Self::Verb),
        ("adverb", Self::Adverb),
        ("phrase", Self::Phrase),
        ("particle", Self::Particle),
    ];

    pub(super) fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

/// Endings of masculine titles and of the feminine ones made from them.
const FEMININE: [(&str, &[&str]); 18] = [
    ("telj", &["teljica", "teljka"]),
    ("ilac", &["iteljica", "iteljka"]),
    ("alac", &["ateljica", "ateljka"]),
    ("nik", &["nica", "nikinja"]),
    ("ista", &["istica", "istkinja"]),
    ("ist", &["istica", "istkinja"]),
    ("log", &["loginja", "logica", "loskinja"]),
    ("gog", &["goginja", "gogica", "goskinja"]),
    ("urg", &["urginja", "urgica"]),
    ("ant", &["antica", "antkinja"]),
    ("ent", &["entica", "entkinja"]),
    ("at", &["atica", "atkinja"]),
    ("ar", &["arka", "arica"]),
    ("er", &["erka", "erica"]),
    ("or", &["orka", "orica"]),
    ("ir", &["irka"]),
    ("ac", &["kinja", "ica", "ka"]),
    ("", &["ka", "ica", "kinja", "inja", "a"]),
];

/// All forms of a lemma that are known by rule, but not the lemma itself.
pub(super) fn of(lemma: &str, kind: Kind) -> Vec<String> {
    let mut forms = Vec::new();
    match kind {
        Kind::Noun => noun(lemma, &mut forms),
        Kind::Person => {
            noun(lemma, &mut forms);
            let rule = FEMININE.iter().find(|(ending, _)| lemma.ends_with(ending));
            if let Some((ending, feminine)) = rule {
                let stem = &lemma[..lemma.len() - ending.len()];
                for other in *feminine {
                    let other = format!("{stem}{other}");
                    noun(&other, &mut forms);
                    forms.push(other);
                }
            }
        }
        Kind::Adjective => adjective(lemma, &mut forms),
        Kind::Verb => verb(lemma, &mut forms),
        Kind::Phrase => phrase(lemma, &mut forms),
        Kind::Adverb | Kind::Particle => {}
    }
    forms.retain(|form| form.len() >= 3 && form != lemma);
    forms.sort_unstable();
    forms.dedup();
    forms
}

fn add(stem: &str, endings: &[&str], forms: &mut Vec<String>) {
    forms.extend(endings.iter().map(|ending| format!("{stem}{ending}")));
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn syllables(word: &str) -> usize {
    word.bytes().filter(|byte| is_vowel(*byte)).count()
}

/// `apotek` before `i` is `apotec`: k, g and h become c, z and s.
fn sibilant(stem: &str) -> Option<String> {
    let (rest, last) = (
        stem.get(..stem.len().checked_sub(1)?)?,
        stem.chars().last()?,
    );
    let soft = match last {
        'k' => 'c',
        'g' => 'z',
        'h' => 's',
        _ => return None,
    };
    Some(format!("{rest}{soft}"))
}

/// The stem with an `a` between its last two consonants: `sestr` gives `sestar`.
fn parted(stem: &str) -> Option<String> {
    let last = match stem {
        _ if stem.ends_with("nj") || stem.ends_with("lj") => 2,
        _ => 1,
    };
    let at = stem.len().checked_sub(last).filter(|at| *at >= 1)?;
    let before = *stem.as_bytes().get(at - 1)?;
    let after = *stem.as_bytes().get(at)?;
    (stem.is_ascii() && !is_vowel(before) && !is_vowel(after))
        .then(|| format!("{}a{}", &stem[..at], &stem[at..]))
}

/// The stem without the `a` before its last consonant: `sijecanj` gives `sijecnj`.
fn closed(stem: &str) -> Option<String> {
    let last = match stem {
        _ if stem.ends_with("nj") || stem.ends_with("lj") => 2,
        _ => 1,
    };
    let at = stem.len().checked_sub(last + 1)?;
    let fleeting = stem.is_ascii() && stem.as_bytes().get(at) == Some(&b'a') && at >= 2;
    (fleeting && stem.len() >= 5).then(|| format!("{}{}", &stem[..at], &stem[at + 1..]))
}

fn noun(lemma: &str, forms: &mut Vec<String>) {
    if !lemma.is_ascii() || lemma.len() < 3 {
        return;
    }
    if let Some(stem) = lemma.strip_suffix('a') {
        add(stem, &["a", "e", "i", "u", "o", "om", "ama"], forms);
        forms.extend(sibilant(stem).map(|soft| format!("{soft}i")));
        forms.extend(parted(stem).map(|parted| format!("{parted}a")));
        return;
    }
    if let Some(stem) = lemma.strip_suffix('o') {
        add(stem, &["a", "u", "om", "ima"], forms);
        forms.extend(parted(stem).map(|parted| format!("{parted}a")));
        // Biro, birou.
        add(lemma, &["a", "u", "om", "i", "ima"], forms);
        return;
    }
    if let Some(stem) = lemma.strip_suffix('e') {
        add(stem, &["a", "u", "em", "ima", "eta", "etu", "etom"], forms);
        return;
    }
    if lemma.ends_with(['i', 'u']) {
        adjective(lemma, forms);
        add(
            lemma,
            &["ja", "ju", "jem", "ji", "jima", "je", "a", "em", "om"],
            forms,
        );
        return;
    }
    masculine(lemma, forms);
    if let Some(stem) = closed(lemma) {
        masculine(&stem, forms);
        // Rukovodilac, rukovodioca; sudac, suca.
        if let Some(rest) = stem.strip_suffix("lc") {
            masculine(&format!("{rest}oc"), forms);
            forms.push(format!("{lemma}a"));
        }
        for hard in ["dc", "tc"] {
            if let Some(rest) = stem.strip_suffix(hard) {
                masculine(&format!("{rest}c"), forms);
            }
        }
    }
    if let Some(stem) = lemma.strip_suffix("ost") {
        add(stem, &["osti", "oscu", "ostima"], forms);
    }
}

fn masculine(stem: &str, forms: &mut Vec<String>) {
    add(stem, &["a", "u", "om", "em"], forms);
    if syllables(stem) <= 1 {
        for middle in ["ov", "ev"] {
            add(&format!("{stem}{middle}"), &["i", "a", "ima", "e"], forms);
        }
        return;
    }
    add(stem, &["i", "e", "ima"], forms);
    if let Some(soft) = sibilant(stem) {
        add(&soft, &["i", "ima"], forms);
    }
    if let Some(rest) = stem.strip_suffix('k') {
        forms.push(format!("{rest}ce"));
    }
    forms.extend(parted(stem).map(|parted| format!("{parted}a")));
}

fn adjective(lemma: &str, forms: &mut Vec<String>) {
    const ENDINGS: [&str; 18] = [
        "i", "a", "o", "e", "u", "og", "oga", "om", "ome", "omu", "oj", "im", "ima", "ih", "eg",
        "ega", "em", "emu",
    ];
    if !lemma.is_ascii() || lemma.len() < 3 {
        return;
    }
    // Beo, bela; what else ends so (okrugao, okrugla) has its forms in the table.
    if let Some(stem) = lemma.strip_suffix("eo") {
        add(&format!("{stem}el"), &ENDINGS, forms);
        return;
    }
    if lemma.ends_with("ao") {
        return;
    }
    let stem = lemma.strip_suffix(['i', 'a', 'o', 'e']).unwrap_or(lemma);
    add(stem, &ENDINGS, forms);
    // Iskusan, iskusni; and from the definite form back.
    if stem == lemma
        && let Some(stem) = closed(stem)
    {
        add(&stem, &ENDINGS, forms);
    }
    if stem.ends_with('n')
        && let Some(parted) = parted(stem)
    {
        forms.push(parted);
    }
}

/// The endings of a class of verbs: infinitive, present, participles, gerunds, passive.
struct Class {
    infinitive: &'static str,
    present: &'static [&'static str],
    past: &'static str,
    passive: &'static [&'static str],
}

const A: [&str; 7] = ["am", "as", "a", "amo", "ate", "aju", "ajuci"];
const I: [&str; 7] = ["im", "is", "i", "imo", "ite", "e", "eci"];
const E: [&str; 7] = ["em", "es", "e", "emo", "ete", "u", "uci"];
const NE: [&str; 7] = ["nem", "nes", "ne", "nemo", "nete", "nu", "nuci"];
const UJE: [&str; 7] = ["ujem", "ujes", "uje", "ujemo", "ujete", "uju", "ujuci"];
const JE: [&str; 7] = ["jem", "jes", "je", "jemo", "jete", "ju", "juci"];

/// The first whose infinitive fits.
const CLASSES: [Class; 8] = [
    Class {
        infinitive: "ovati",
        present: &UJE,
        past: "ova",
        passive: &["ovan"],
    },
    Class {
        infinitive: "ivati",
        present: &UJE,
        past: "iva",
        passive: &["ivan"],
    },
    Class {
        infinitive: "evati",
        present: &UJE,
        past: "eva",
        passive: &["evan"],
    },
    Class {
        infinitive: "ati",
        present: &A,
        past: "a",
        passive: &["an"],
    },
    Class {
        infinitive: "nuti",
        present: &NE,
        past: "nu",
        passive: &["nut"],
    },
    Class {
        infinitive: "jeti",
        present: &I,
        past: "je",
        passive: &["jen"],
    },
    Class {
        infinitive: "iti",
        present: &I,
        past: "i",
        passive: &["en", "jen", "ljen"],
    },
    Class {
        infinitive: "eti",
        present: &I,
        past: "e",
        passive: &["en"],
    },
];

fn verb(lemma: &str, forms: &mut Vec<String>) {
    if !lemma.is_ascii() {
        return;
    }
    let mut infinitives = |stem: &str| {
        // `Radit ću` and `radiću`.
        add(stem, &["t", "cu", "ces", "ce", "cemo", "cete"], forms);
    };
    if let Some(stem) = lemma.strip_suffix("ti") {
        infinitives(stem);
    }
    let class = CLASSES
        .iter()
        .find(|class| lemma.ends_with(class.infinitive));
    let Some(class) = class else {
        if let Some(stem) = lemma.strip_suffix("ti") {
            add(stem, &E, forms);
        }
        return;
    };
    let stem = &lemma[..lemma.len() - class.infinitive.len()];
    if class.infinitive == "iti" && syllables(stem) == 0 {
        // Šiti, šijem.
        add(&format!("{stem}i"), &JE, forms);
    } else {
        add(stem, class.present, forms);
    }
    if class.infinitive == "ivati" || class.infinitive == "evati" {
        // Some such verbs have the present of `pokrivati`, `pokrivam`.
        let stem = lemma.strip_suffix("ati").unwrap_or(lemma);
        add(stem, &A, forms);
    }
    let past = format!("{stem}{}", class.past);
    add(&past, &["o", "la", "lo", "li", "le", "vsi"], forms);
    if class.past == "je" {
        // Željeti, želio.
        add(stem, &["io", "eo"], forms);
    }
    for passive in class.passive {
        let soft = soften(stem, passive);
        for stem in [format!("{stem}{passive}"), soft] {
            add(
                &stem,
                &["", "a", "o", "i", "e", "u", "og", "om", "oj", "ih", "im"],
                forms,
            );
        }
    }
}

/// `isporuciti`, `isporucen`; `rasporediti`, `rasporeden`; `pratiti`, `pracen`.
fn soften(stem: &str, passive: &str) -> String {
    match stem.strip_suffix('t') {
        Some(rest) if passive == "en" => format!("{rest}cen"),
        _ => format!("{stem}{passive}"),
    }
}

fn phrase(lemma: &str, forms: &mut Vec<String>) {
    let words: Vec<&str> = lemma.split(' ').collect();
    let Some((last, before)) = words.split_last() else {
        return;
    };
    if before.is_empty() {
        noun(last, forms);
        return;
    }
    let agrees = |word: &&str| word.len() > 3 && word.ends_with(['a', 'i', 'o', 'e']);
    let variants = |word: &str, make: fn(&str, &mut Vec<String>)| {
        let mut made = vec![word.to_owned()];
        make(word, &mut made);
        made.sort_unstable();
        made.dedup();
        made
    };
    if before.iter().all(agrees) && before.len() <= 2 {
        // Adjectives and their noun.
        let mut made = variants(before[0], adjective);
        for word in &before[1..] {
            made = pairs(&made, &variants(word, adjective));
        }
        forms.extend(pairs(&made, &variants(last, noun)));
    } else {
        // A noun and what belongs to it.
        let tail = words[1..].join(" ");
        forms.extend(pairs(&variants(words[0], noun), &[tail]));
    }
}

fn pairs(left: &[String], right: &[String]) -> Vec<String> {
    let of = |one: &String| {
        right
            .iter()
            .map(move |other| format!("{one} {other}"))
            .collect::<Vec<_>>()
    };
    left.iter().flat_map(of).collect()
}
