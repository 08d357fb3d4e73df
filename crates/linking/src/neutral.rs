//! Words without gender and standard: what `lijecnica` and `lekar`'s colleagues share.

use std::borrow::Cow;

use taxonomy::{dialect, gender};

/// Endings of a feminine adjective that becomes masculine by `-i`.
const ADJECTIVES: [&str; 9] = ["ska", "cka", "zka", "na", "va", "la", "ta", "sa", "da"];

/// A normalised word in the form that it shares with its other gender and with its Bosnian,
/// Croatian or Serbian doublets; the word itself where that is the form. Not a word of any
/// language; for comparing only.
pub(crate) fn word(word: &str) -> Cow<'_, str> {
    let mut neutral = match gender::of_word(word) {
        Cow::Borrowed(word) => dialect::of_word(word),
        Cow::Owned(word) => Cow::Owned(dialect::of_word(&word).into_owned()),
    };
    // Agreement: `medicinska` stands before `sestra` and before `medicinski tehnicar`'s other half.
    let feminine = neutral.len() >= 5 && neutral.ends_with('a');
    if feminine && ADJECTIVES.iter().any(|ending| neutral.ends_with(ending)) {
        let neutral = neutral.to_mut();
        neutral.pop();
        neutral.push('i');
    }
    neutral
}

/// All words of a normalised text, made neutral.
pub(crate) fn words(normalised: &str) -> String {
    let words: Vec<Cow<'_, str>> = normalised.split(' ').map(word).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use taxonomy::normalise::normalise;

    use super::*;

    #[test]
    fn genders_and_standards_meet() {
        for (one, other) in [
            ("medicinska tehničarka", "medicinski tehničar"),
            ("liječnica", "lečnik"),
            ("hemijska inženjerka", "kemijski inženjer"),
            ("savetnica", "savjetnik"),
        ] {
            let of = |text| words(&normalise(text));
            assert_eq!(of(one), of(other), "{one} {other}");
        }
        assert_ne!(words("tehnika"), words("tehnicar"));
        assert_eq!(words(""), "");
    }
}
