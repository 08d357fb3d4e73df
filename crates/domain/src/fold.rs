//! Folding: what is the same word gets the same letters.
//!
//! Case, Cyrillic or Latin script, diacritics and the keyboard habit of writing `dj` for `đ` are
//! taken away; what is left is lower-case Latin without marks. Specification, in this order:
//!
//! 1. every character is decomposed (NFKD) and its marks are dropped;
//! 2. Cyrillic letters become Latin ones by the Serbian and Bosnian tables (`љ` → `lj`,
//!    `џ` → `dz`, since `dž` loses its mark), letters of other Cyrillic alphabets by their usual
//!    transliteration;
//! 3. letters that have no decomposition are replaced: `đ` → `d`, `ł` → `l`, `ø` → `o`,
//!    `æ` → `ae`, `œ` → `oe`, `ß` → `ss`, `þ` → `th`, `ı` → `i`;
//! 4. lower case;
//! 5. `dj` → `d`, so that `đ`, `dj` and a bare `d` are one.
//!
//! Folding a folded text changes nothing. Characters of other scripts stay as they are.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Folds a whole text. White space and punctuation stay where they are.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(c, &mut folded);
    }
    folded
}

/// A word of a text: folded, and where it stands in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The folded word.
    pub text: String,
    /// Its bytes in the text that was given.
    pub range: Range<usize>,
}

/// Splits a text into folded words of letters, digits, `+` and `#` (so that `C++` and `C#` live).
///
/// # Example
/// ```
/// let words: Vec<_> = domain::fold::tokens("Медицинска сестра").map(|t| t.text).collect();
/// assert_eq!(words, ["medicinska", "sestra"]);
/// ```
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

/// Iterator over the words of a text, see [`tokens`].
#[derive(Debug, Clone)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let rest = &self.text[self.at..];
            let begin = self.at + rest.find(is_word)?;
            let word = &self.text[begin..];
            let length = word.find(|c| !is_word(c)).unwrap_or(word.len());
            self.at = begin + length;
            let folded = fold(&self.text[begin..self.at]);
            // A word of nothing but marks or soft signs folds to nothing.
            if folded.chars().any(char::is_alphanumeric) {
                return Some(Token {
                    text: folded,
                    range: begin..self.at,
                });
            }
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '+' || c == '#' || is_combining_mark(c)
}

fn push_folded(c: char, out: &mut String) {
    if c.is_ascii() {
        push_lower(c.to_ascii_lowercase(), out);
        return;
    }
    if let Some(latin) = latin(c) {
        push_str(latin, out);
        return;
    }
    decompose_compatible(c, |part| {
        if is_combining_mark(part) {
            return;
        }
        for low in part.to_lowercase().filter(|l| !is_combining_mark(*l)) {
            match latin(low) {
                Some(latin) => push_str(latin, out),
                None => push_lower(low, out),
            }
        }
    });
}

fn push_str(text: &str, out: &mut String) {
    for c in text.chars() {
        push_lower(c, out);
    }
}

/// Appends one folded character; `dj` collapses to `d` here, once for all scripts.
fn push_lower(c: char, out: &mut String) {
    if c == 'j' && out.ends_with('d') {
        return;
    }
    out.push(c);
}

/// Letters that decomposition does not bring to plain Latin. Precomposed Cyrillic letters whose
/// mark carries the sound (`ђ ћ ѓ ќ й ї ё`) stand here too, so that they are seen first.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'đ' | 'Đ' | 'ð' | 'Ð' | 'ђ' | 'Ђ' | 'ѓ' | 'Ѓ' | 'д' | 'Д' => "d",
        'ł' | 'Ł' | 'л' | 'Л' => "l",
        'ø' | 'Ø' | 'о' | 'О' => "o",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ß' | 'ẞ' => "ss",
        'þ' | 'Þ' => "th",
        'ı' | 'и' | 'И' | 'і' | 'І' | 'ы' | 'Ы' | 'ѝ' | 'Ѝ' => "i",
        'а' | 'А' => "a",
        'б' | 'Б' => "b",
        'в' | 'В' => "v",
        'г' | 'Г' | 'ґ' | 'Ґ' => "g",
        'е' | 'Е' | 'э' | 'Э' | 'ё' | 'Ё' => "e",
        'ж' | 'Ж' | 'з' | 'З' => "z",
        'ј' | 'Ј' | 'й' | 'Й' => "j",
        'к' | 'К' | 'ќ' | 'Ќ' => "k",
        'љ' | 'Љ' => "lj",
        'м' | 'М' => "m",
        'н' | 'Н' => "n",
        'њ' | 'Њ' => "nj",
        'п' | 'П' => "p",
        'р' | 'Р' => "r",
        'с' | 'С' | 'ш' | 'Ш' => "s",
        'т' | 'Т' => "t",
        'ћ' | 'Ћ' | 'ц' | 'Ц' | 'ч' | 'Ч' => "c",
        'у' | 'У' | 'ў' | 'Ў' => "u",
        'ф' | 'Ф' => "f",
        'х' | 'Х' => "h",
        'џ' | 'Џ' | 'ѕ' | 'Ѕ' => "dz",
        'щ' | 'Щ' => "sc",
        'ю' | 'Ю' => "ju",
        'я' | 'Я' => "ja",
        'є' | 'Є' => "je",
        'ї' | 'Ї' => "ji",
        'ъ' | 'Ъ' | 'ь' | 'Ь' => "",
        _ => return None,
    })
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
