//! Folding: what is the same word gets the same letters.
//!
//! Case, Cyrillic or Latin script, diacritics and the keyboard habit of writing `dj` for `đ` are
//! taken away; what is left is lower-case Latin without marks. Specification, in this order:
//!
//! 1. every character is decomposed (NFKD); its marks are dropped, and so are characters that show
//!    nothing (soft hyphens, joiners, marks of direction, the byte order mark);
//! 2. Cyrillic letters become Latin ones by the Serbian and Bosnian tables (`љ` → `lj`,
//!    `џ` → `dz`, since `dž` loses its mark), letters of other Cyrillic alphabets by their usual
//!    transliteration;
//! 3. letters that have no decomposition are replaced: `đ` → `d`, `ł` → `l`, `ø` → `o`,
//!    `æ` → `ae`, `œ` → `oe`, `ß` → `ss`, `þ` → `th`, `ı` → `i`;
//! 4. lower case;
//! 5. `dj` → `d`, so that `đ`, `dj` and a bare `d` are one.
//!
//! Folding a folded text changes nothing. Characters of other scripts stay as they are.
//! What goes further than single characters (abbreviations, names such as `.NET`) is
//! `taxonomy::normalise`'s.

mod letters;
mod table;
mod tokens;

use table::table;

pub use tokens::{Token, Tokens, each_token, tokens};

/// Folds a whole text. White space and punctuation stay where they are.
pub fn fold(text: &str) -> String {
    let mut folded = Vec::with_capacity(text.len());
    let table = table();
    for c in text.chars() {
        table.push(c, &mut folded);
    }
    // Whole characters were pushed, so there is nothing that the lossy form would lose.
    String::from_utf8(folded)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).map(|token| token.text).collect()
    }

    #[test]
    fn scripts_case_and_diacritics_are_one() {
        for same in [
            "медицинска сестра",
            "medicinska sestra",
            "Medicinska Sestra",
            "MEDICINSKA sestra",
        ] {
            assert_eq!(words(same), ["medicinska", "sestra"], "{same}");
        }
        for same in [
            "građevinski",
            "gradjevinski",
            "грађевински",
            "gradevinski",
            "GRAĐEVINSKI",
        ] {
            assert_eq!(words(same), ["gradevinski"], "{same}");
        }
        assert_eq!(
            words("Џемпер љубав њега ЖИВОТ"),
            words("džemper ljubav njega život")
        );
        assert_eq!(words("šećer"), words("sec\u{301}er"));
    }

    #[test]
    fn other_alphabets_do_not_vanish() {
        assert_eq!(
            fold("Straße Łódź Ærø Œuvre Þór"),
            "strasse lodz aero oeuvre thor"
        );
        assert_eq!(
            words("C++ i C# (.NET), ISO 9001"),
            ["c++", "i", "c#", "net", "iso", "9001"]
        );
        assert_eq!(words("看護師"), ["看護師"]);
    }

    #[test]
    fn ranges_point_into_the_original() {
        let text = "Ђорђе, čistač!";
        let found: Vec<_> = tokens(text).map(|t| &text[t.range]).collect();
        assert_eq!(found, ["Ђорђе", "čistač"]);
    }

    #[test]
    fn invisible_and_wide_characters() {
        for same in [
            "Soft\u{ad}ware",
            "\u{feff}Soft\u{200d}ware\u{200f}",
            "Ｓｏｆｔｗａｒｅ",
        ] {
            assert_eq!(words(same), ["software"], "{same:?}");
        }
        assert_eq!(words("Ｃ＋＋ nad\u{200c}živjeti"), ["c++", "nadzivjeti"]);
        // Cyrillic а, е and о inside Latin words.
        assert_eq!(words("mеnаdžer prоdаje"), ["menadzer", "prodaje"]);
    }

    #[test]
    fn marks_alone_are_no_words() {
        assert!(words("\u{301} ь ++ ##").is_empty());
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_table_folds_as_the_reference(text in "\\PC{0,60}|[dDjJа-џ\u{300}-\u{30f}]{0,9}") {
            let mut reference = String::new();
            for c in text.chars() {
                letters::folded(c, &mut |part| {
                    if part != 'j' || !reference.ends_with('d') {
                        reference.push(part);
                    }
                });
            }
            prop_assert_eq!(fold(&text), reference);
        }

        #[test]
        fn tokens_are_folded_pieces(text in "\\PC{0,60}") {
            let mut visited = Vec::new();
            each_token(&text, |word, range| {
                visited.push(Token { text: word.to_owned(), range });
            });
            for token in &visited {
                prop_assert_eq!(&fold(&text[token.range.clone()]), &token.text);
            }
            prop_assert_eq!(visited, tokens(&text).collect::<Vec<_>>());
        }

        #[test]
        fn token_ranges_are_increasing_and_on_boundaries(text in "\\PC{0,60}") {
            let mut last = 0;
            for token in tokens(&text) {
                prop_assert!(token.range.start >= last && token.range.end > token.range.start);
                prop_assert!(text.get(token.range.clone()).is_some());
                last = token.range.end;
            }
        }
    }
}
