//! Signs and numbers inside words: `C++17`, `HTML+CSS`, `ISO9001`.

/// Standards whose number is a word of its own, with or without a space before it.
const STANDARDS: [&str; 8] = ["astm", "bas", "din", "en", "iec", "iso", "jus", "ohsas"];

/// Whether [`split`] leaves a folded word as it is.
pub(super) fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphanumeric()) && standard(word).is_none()
}

/// Gives the words in one folded word. `++` stays behind any letters (`notepad++`), `#` behind a
/// single letter, a closing `+` behind a letter or a level (`B2+`); other signs part words.
pub(super) fn split(word: &str, mut push: impl FnMut(&str)) {
    let mut rest = word;
    loop {
        let Some(begin) = rest.find(char::is_alphanumeric) else {
            return;
        };
        rest = &rest[begin..];
        let length = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        let (letters, signs) = rest.split_at(length);
        let kept = kept_signs(letters, signs);
        let (found, after) = rest.split_at(length + kept);
        match standard(found) {
            Some(at) => {
                push(&found[..at]);
                push(&found[at..]);
            }
            None => push(found),
        }
        rest = after;
    }
}

/// How many bytes of `signs`, which follow `letters`, belong to the word.
fn kept_signs(letters: &str, signs: &str) -> usize {
    let single = letters.len() == 1 && !letters.starts_with(|c: char| c.is_ascii_digit());
    let level = letters.len() == 2
        && letters.starts_with(char::is_alphabetic)
        && letters.ends_with(|c: char| c.is_ascii_digit());
    if signs.starts_with("++") {
        return 2;
    }
    usize::from((single && signs.starts_with('#')) || (signs == "+" && (single || level)))
}

/// Where the number begins in a standard's name that is written in one word.
fn standard(word: &str) -> Option<usize> {
    let at = word.find(|c: char| c.is_ascii_digit())?;
    let digits = word.len() - at;
    let number = word[at..].bytes().all(|byte| byte.is_ascii_digit());
    (number && digits >= 3 && STANDARDS.contains(&&word[..at])).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(word: &str) -> Vec<String> {
        let mut words = Vec::new();
        split(word, |word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn signs() {
        for (word, expected) in [
            ("c++", &["c++"][..]),
            ("c++17", &["c++", "17"]),
            ("c#", &["c#"]),
            ("notepad++", &["notepad++"]),
            ("html+css", &["html", "css"]),
            ("b2+", &["b2+"]),
            ("a+", &["a+"]),
            ("a+b", &["a", "b"]),
            ("#marketing", &["marketing"]),
            ("stavka#", &["stavka"]),
            ("+387", &["387"]),
            ("iso9001", &["iso", "9001"]),
            ("en1090", &["en", "1090"]),
            ("html5", &["html5"]),
            ("++", &[]),
        ] {
            assert_eq!(words(word), expected, "{word}");
        }
    }
}
