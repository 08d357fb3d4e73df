//! Words without gender and standard: what `lijecnica` and `lekar`'s colleagues share.

use taxonomy::{dialect, gender};

/// Endings of a feminine adjective that becomes masculine by `-i`.
const ADJECTIVES: [&str; 9] = ["ska", "cka", "zka", "na", "va", "la", "ta", "sa", "da"];

/// A normalised word in the form that it shares with its other gender and with its Bosnian,
/// Croatian or Serbian doublets. Not a word of any language; for comparing only.
pub(crate) fn word(word: &str) -> String {
    let mut neutral = dialect::key(&gender::key(word));
    // Agreement: `medicinska` stands before `sestra` and before `medicinski tehnicar`'s other half.
    if neutral.len() >= 5 && ADJECTIVES.iter().any(|ending| neutral.ends_with(ending)) {
        neutral.pop();
        neutral.push('i');
    }
    neutral
}

/// All words of a normalised text, made neutral.
pub(crate) fn words(normalised: &str) -> String {
    let words: Vec<String> = normalised.split(' ').map(word).collect();
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
