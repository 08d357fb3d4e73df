//! The cases of a name, by its ending.

/// The folded forms of a folded word, itself first.
///
/// Generous on purpose: the ending alone does not tell a noun from an adjective (`Ljubuški`) or a
/// plural (`Živinice`), so a word gets the endings of all that it could be. Most of the forms too
/// many are no words at all.
pub(super) fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    let mut add = |stem: &str, endings: &[&str]| {
        for ending in endings {
            let form = format!("{stem}{ending}");
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    };
    let inflected = word.len() > 2;
    match word.char_indices().next_back() {
        // Tuzla, Banja
        Some((end, 'a')) if inflected => {
            let stem = &word[..end];
            add(stem, &["e", "i", "u", "om", "oj"]);
            // Luka: Luci
            if let Some(stem) = stem.strip_suffix('k') {
                add(stem, &["ci"]);
            }
        }
        // Sarajevo, Visoko
        Some((end, 'o')) if inflected => {
            add(&word[..end], &["a", "u", "om", "og", "oga", "ome"]);
        }
        // Trebinje, Živinice
        Some((end, 'e')) if inflected => add(&word[..end], &["a", "u", "em", "ama"]),
        // Zavidovići, Ljubuški, Novi, Donji
        Some((end, 'i')) if inflected => add(
            &word[..end],
            &["a", "e", "ima", "og", "oga", "om", "ome", "im", "eg", "em"],
        ),
        // Mostar, Zvornik
        Some(_) if inflected => {
            const CASES: &[&str] = &["a", "u", "om", "em"];
            add(word, CASES);
            // Lukavac: Lukavca; Sokolac: Sokoca as well; Srbac: Srpca
            if let Some(stem) = word.strip_suffix("ac") {
                add(&format!("{stem}c"), CASES);
                if let Some(stem) = stem.strip_suffix('l') {
                    add(&format!("{stem}c"), CASES);
                }
                if let Some(stem) = stem.strip_suffix('b') {
                    add(&format!("{stem}pc"), CASES);
                }
            }
            // Tešanj: Tešnja
            if let Some(stem) = word.strip_suffix("anj") {
                add(&format!("{stem}nj"), CASES);
            }
        }
        _ => {}
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_cases_are_there() {
        for (word, cases) in [
            ("tuzla", "tuzle tuzli tuzlu tuzlom"),
            ("luka", "luke luci luku lukom"),
            ("banja", "banje banjoj banju banjom"),
            ("sarajevo", "sarajeva sarajevu sarajevom"),
            ("visoko", "visokog visokom"),
            ("trebinje", "trebinja trebinju trebinjem"),
            ("zivinice", "zivinica zivinicama"),
            ("zavidovici", "zavidovica zavidovice zavidovicima"),
            ("ljubuski", "ljubuskog ljubuskom"),
            ("mostar", "mostara mostaru mostarom"),
            ("lukavac", "lukavca lukavcu lukavcem"),
            ("srbac", "srpca srpcu"),
            ("stolac", "stolca stoca stocu"),
            ("tesanj", "tesnja tesnju tesnjem"),
            ("bihac", "bihaca bihacu bihacem"),
        ] {
            let forms = forms(word);
            for case in cases.split(' ') {
                assert!(forms.iter().any(|form| form == case), "{case}: {forms:?}");
            }
        }
        assert_eq!(forms("na"), ["na"]);
    }
}
