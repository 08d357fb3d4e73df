//! Marks by which job advertisements say that any gender is meant: `m/w/d`, `(m/ž)`, `(f/m)`.

/// Whether a word is such a mark: single letters for genders between slashes, bars or stars, at
/// least two, men among them.
pub(super) fn is_gender_mark(word: &str) -> bool {
    if word.len() > 24 {
        return false;
    }
    let word = word.trim_matches(['(', ')', '[', ']', ',', '.', ';']);
    let folded = domain::fold::fold(word);
    are_genders(folded.split(['/', '|', '*', ':']))
}

/// Whether `parts` (folded) name at least two genders, men among them.
pub(super) fn are_genders<'a>(parts: impl Iterator<Item = &'a str>) -> bool {
    let (mut men, mut count) = (false, 0);
    for part in parts {
        match part {
            // French `h/f` and Spanish `h/m` name men with an h.
            "m" | "h" => men = true,
            "w" | "f" | "z" | "v" | "k" | "d" | "x" | "div" | "divers" | "gn" => {}
            _ => return false,
        }
        count += 1;
    }
    men && count >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_names() {
        for mark in [
            "m/w", "m/w/d", "(m/ž)", "M/Ž", "(f/m/d)", "m|w|d", "w/m/x", "м/ж", "(h/m)",
        ] {
            assert!(is_gender_mark(mark), "{mark}");
        }
        for name in [
            "m", "A/B", "R/3", "km/h", "m/s", "I/O", "", "/", "MIG/MAG", "d/x",
        ] {
            assert!(!is_gender_mark(name), "{name}");
        }
    }
}
