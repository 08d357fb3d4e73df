//! The letters of the Serbian and Bosnian alphabets, and where the digraphs are two letters.

/// Cyrillic and Latin letters, lower case. Their folded forms are equal ([`domain::fold`]).
pub(super) const LETTERS: [(char, &str); 30] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('ђ', "đ"),
    ('е', "e"),
    ('ж', "ž"),
    ('з', "z"),
    ('и', "i"),
    ('ј', "j"),
    ('к', "k"),
    ('л', "l"),
    ('љ', "lj"),
    ('м', "m"),
    ('н', "n"),
    ('њ', "nj"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('ћ', "ć"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "h"),
    ('ц', "c"),
    ('ч', "č"),
    ('џ', "dž"),
    ('ш', "š"),
];

/// Letters of other Cyrillic alphabets, lower case. One way only: what comes back is Serbian.
pub(super) const FOREIGN: [(char, &str); 15] = [
    ('й', "j"),
    ('щ', "šč"),
    ('ъ', ""),
    ('ы', "i"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "ju"),
    ('я', "ja"),
    ('ё', "jo"),
    ('і', "i"),
    ('ї', "ji"),
    ('є', "je"),
    ('ґ', "g"),
    ('ќ', "ć"),
    ('ѓ', "đ"),
];

/// Stems in which two letters of Latin are two of Cyrillic, with `|` between them.
pub(super) const APART: [&str; 22] = [
    "in|jek",
    "in|jic",
    "in|junk",
    "kon|junk",
    "kon|jug",
    "kon|jek",
    "tan|jug",
    "an|jon",
    "van|jezič",
    "pan|jelin",
    "nad|živ",
    "nad|žup",
    "nad|žnj",
    "nad|žet",
    "od|žal",
    "od|živ",
    "od|žvak",
    "od|žde",
    "pod|žup",
    "pod|žanr",
    "pod|žeg",
    "pred|žet",
];

/// The Latin form of a lower-case Cyrillic letter, and whether the way back leads to it.
pub(super) fn latin(c: char) -> Option<(&'static str, bool)> {
    let find = |table: &[(char, &'static str)]| {
        let (_, latin) = table.iter().find(|(cyrillic, _)| *cyrillic == c)?;
        Some(*latin)
    };
    find(&LETTERS)
        .map(|latin| (latin, true))
        .or_else(|| find(&FOREIGN).map(|latin| (latin, false)))
}

/// The Cyrillic letter of one or two lower-case Latin ones.
pub(super) fn cyrillic(latin: &str) -> Option<char> {
    let (letter, _) = LETTERS.iter().find(|(_, letters)| *letters == latin)?;
    Some(*letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::fold::fold;

    #[test]
    fn both_scripts_fold_alike() {
        for (cyrillic, latin) in LETTERS {
            assert_eq!(fold(&cyrillic.to_string()), fold(latin), "{cyrillic}");
        }
        assert!(APART.iter().all(|stem| stem.contains('|')));
    }
}
