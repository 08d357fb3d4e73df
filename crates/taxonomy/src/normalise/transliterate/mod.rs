//! The other script for display: Serbian and Bosnian Cyrillic and Latin, and back without loss.
//!
//! Two things keep it without loss. Latin that is left alone (foreign words, addresses, `C++`) comes
//! back as it went. And where plain Latin letters would not come back as the Cyrillic they were,
//! [`to_latin`] adds an invisible character, which folding drops: a zero-width non-joiner between
//! letters that are no digraph (`n` + `j` of `Танјин`), a zero-width joiner inside a digraph that the
//! list of exceptions would part, or at the end of a word that [`to_cyrillic`] would leave Latin.

mod keep;
mod tables;

use keep::{is_address, stays_latin};
use tables::{APART, cyrillic, latin};

/// Between two letters that are not one: `n\u{200c}j`.
const APART_MARK: char = '\u{200c}';
/// Inside a digraph, or behind a word: this was Cyrillic.
const JOIN_MARK: char = '\u{200d}';

/// The text in Cyrillic. Words with letters or signs that Serbian does not have, addresses,
/// abbreviations in capitals, and a few names stay Latin; so does all that is no Latin.
///
/// For every text in lower case, capitals or with capital initials,
/// `to_latin(&to_cyrillic(text)) == text`.
///
/// # Example
/// ```
/// use taxonomy::transliterate::to_cyrillic;
/// assert_eq!(to_cyrillic("Ljekar daje injekcije, C++ i Node.js"), "Љекар даје инјекције, C++ i Node.js".replace(" i ", " и "));
/// ```
pub fn to_cyrillic(text: &str) -> String {
    let shouted = is_shouted(text);
    let mut out = String::with_capacity(text.len() * 2);
    for run in text.split_inclusive(char::is_whitespace) {
        let address = is_address(run);
        each_word(run, |word, is_word| {
            let marked = word.contains([JOIN_MARK, APART_MARK]);
            let plain = || word.chars().filter(|c| !is_mark(*c)).collect::<String>();
            if is_word
                && word.contains(is_latin)
                && (marked || !(address || stays_latin(&plain(), shouted)))
            {
                push_cyrillic(word, &mut out);
            } else {
                out.push_str(word);
            }
        });
    }
    out
}

/// The text in Latin. Letters of other Cyrillic alphabets are written as they sound.
///
/// For every text in the Serbian and Bosnian alphabet, `to_cyrillic(&to_latin(text)) == text`.
///
/// # Example
/// ```
/// assert_eq!(taxonomy::transliterate::to_latin("Љубав ЊЕГУЈЕ Џемпер"), "Ljubav NJEGUJE Džemper");
/// ```
pub fn to_latin(text: &str) -> String {
    let mut plain = String::new();
    each_word(text, |word, _| push_latin(word, &mut plain));
    // As the way back sees it: a lone Џ is `Dž`.
    let shouted = is_shouted(&plain);
    let mut out = String::with_capacity(text.len());
    for run in text.split_inclusive(char::is_whitespace) {
        if !run.contains(|c: char| !c.is_ascii()) {
            out.push_str(run);
            continue;
        }
        plain.clear();
        each_word(run, |word, _| push_latin(word, &mut plain));
        let address = is_address(&plain);
        each_word(run, |word, is_word| {
            let from = out.len();
            push_latin(word, &mut out);
            let ours = is_word
                && word.chars().any(is_cyrillic)
                && !out[from..].contains([JOIN_MARK, APART_MARK]);
            if ours && (address || stays_latin(&out[from..], shouted)) {
                out.push(JOIN_MARK);
            }
        });
    }
    out
}

/// Visits words (with the signs that names have) and what stands between them.
fn each_word(run: &str, mut visit: impl FnMut(&str, bool)) {
    let in_word = |c: char| c.is_alphanumeric() || matches!(c, '+' | '#') || is_mark(c);
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let is_word = in_word(first);
        let end = rest.find(|c| in_word(c) != is_word).unwrap_or(rest.len());
        visit(&rest[..end], is_word);
        rest = &rest[end..];
    }
}

fn push_cyrillic(word: &str, out: &mut String) {
    let lower: Vec<char> = word.chars().filter(|c| !is_mark(*c)).map(lower).collect();
    let mut chars = word.chars().peekable();
    // The place in the word without marks.
    let mut at = 0;
    while let Some(first) = chars.next() {
        if is_mark(first) {
            continue;
        }
        let mark = chars.peek().copied().filter(|c| is_mark(*c));
        let mut after = chars.clone();
        let second = after.find(|c| !is_mark(*c));
        let digraph = second
            .filter(|_| mark != Some(APART_MARK))
            .and_then(|second| {
                let letters: String = [lower_char(first), lower_char(second)].iter().collect();
                // `lJ` is no way to write a letter.
                let cased = first.is_uppercase() || second.is_lowercase();
                let parted = mark.is_none() && is_apart(&lower, at);
                cyrillic(&letters).filter(|_| cased && !parted)
            });
        if let Some(letter) = digraph {
            push_cased(letter, first.is_uppercase(), out);
            chars = after;
            at += 2;
            continue;
        }
        let letter = cyrillic(lower_char(first).encode_utf8(&mut [0; 4]));
        match letter {
            Some(letter) => push_cased(letter, first.is_uppercase(), out),
            None => out.push(first),
        }
        at += 1;
    }
}

/// Appends `word` in Latin, with the marks between letters that the way back needs.
fn push_latin(word: &str, out: &mut String) {
    let chars: Vec<char> = word.chars().collect();
    // The Latin letters of the whole word tell whether it has an exception.
    let mut letters: Vec<char> = Vec::with_capacity(chars.len() + 2);
    for &c in &chars {
        match latin(lower_char(c)) {
            Some((latin, _)) => letters.extend(latin.chars()),
            None => letters.push(lower_char(c)),
        }
    }
    let mut at = 0;
    for (n, &c) in chars.iter().enumerate() {
        let Some((latin, _)) = latin(lower_char(c)) else {
            out.push(c);
            at += 1;
            continue;
        };
        let upper = c.is_uppercase();
        // A digraph is all capitals where its neighbours are.
        let shouted = match chars.get(n + 1).filter(|next| next.is_alphabetic()) {
            Some(next) => next.is_uppercase(),
            None => n > 0 && chars[n - 1].is_uppercase(),
        };
        let mut parts = latin.chars();
        if let Some(first) = parts.next() {
            push_cased(first, upper, out);
        }
        if let Some(second) = parts.next() {
            if is_digraph(latin) && is_apart(&letters, at) {
                out.push(JOIN_MARK);
            }
            push_cased(second, upper && shouted, out);
        }
        // Letters that the way back would take for a digraph.
        let next = chars
            .get(n + 1)
            .and_then(|next| Some((next, tables::latin(lower_char(*next))?.0)));
        if let Some((next, following)) = next
            && let (1, Some(follower)) = (latin.chars().count(), following.chars().next())
        {
            let pair: String = latin.chars().chain([follower]).collect();
            let cased = upper || next.is_lowercase();
            if is_digraph(&pair) && cased && !is_apart(&letters, at) {
                out.push(APART_MARK);
            }
        }
        at += latin.chars().count();
    }
}

/// Whether the two letters at `at` are two in the exceptions.
fn is_apart(word: &[char], at: usize) -> bool {
    APART.iter().any(|stem| {
        let (before, after) = stem.split_once('|').unwrap_or_default();
        let Some(begin) = (at + 1).checked_sub(before.chars().count()) else {
            return false;
        };
        let stem = before.chars().chain(after.chars());
        let mut letters = word.get(begin..).unwrap_or_default().iter().copied();
        stem.into_iter()
            .all(|letter| letters.next() == Some(letter))
    })
}

fn is_digraph(letters: &str) -> bool {
    matches!(letters, "lj" | "nj" | "dž")
}

fn is_mark(c: char) -> bool {
    matches!(c, APART_MARK | JOIN_MARK)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'č' | 'ć' | 'đ' | 'š' | 'ž' | 'Č' | 'Ć' | 'Đ' | 'Š' | 'Ž')
}

fn is_cyrillic(c: char) -> bool {
    latin(lower_char(c)).is_some()
}

fn is_shouted(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}

fn lower(c: char) -> char {
    lower_char(c)
}

fn lower_char(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn push_cased(c: char, upper: bool, out: &mut String) {
    if upper {
        out.extend(c.to_uppercase());
    } else {
        out.push(c);
    }
}

#[cfg(test)]
mod tests;
