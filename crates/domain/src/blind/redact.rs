//! Takes out of free text what identifies its author.

use std::borrow::Cow;
use std::ops::Range;

use super::places;
use crate::fold::{Token, tokens};
use crate::profile::Identity;

/// Replaces, byte for byte by spaces, every e-mail address, web address, telephone number, the
/// author's full name (two neighbouring parts of it, in either order) and every municipality of
/// Bosnia and Herzegovina (`places`), whoever the author is.
///
/// A single part of a name is left alone: `Kovač` is also a blacksmith, and a ranking must not
/// change with the name of whoever wrote the text. For the same reason her own origin is not looked
/// at where it is a municipality. Any other origin is replaced where the text says it as the
/// record does; inflected forms of it are not recognised.
/// Lengths are kept, so that offsets into the result are offsets into the original.
pub fn redact<'a>(text: &'a str, identity: &Identity) -> Cow<'a, str> {
    let mut spans = contact_spans(text);
    let words: Vec<Token> = tokens(text).collect();
    let name = folded(identity.name.as_deref());
    for pair in name.windows(2) {
        find(&words, pair, &mut spans);
        find(&words, &[pair[1].clone(), pair[0].clone()], &mut spans);
    }
    places::find(text, &words, &mut spans);
    let origin = folded(identity.origin.as_deref());
    if !origin.is_empty() && !places::is_name(&origin) {
        find(&words, &origin, &mut spans);
    }
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for span in spans {
        bytes[span].fill(b' ');
    }
    // Spans begin and end on character boundaries, so this cannot replace anything.
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

fn folded(text: Option<&str>) -> Vec<String> {
    text.map(|text| tokens(text).map(|token| token.text).collect())
        .unwrap_or_default()
}

fn find(words: &[Token], wanted: &[String], spans: &mut Vec<Range<usize>>) {
    for window in words.windows(wanted.len()) {
        if window.iter().map(|word| &word.text).eq(wanted) {
            spans.extend(window.iter().map(|word| word.range.clone()));
        }
    }
}

/// Addresses and telephone numbers. A telephone number is a run of digits, spaces and `+ ( ) / -`
/// with at least nine digits, or with eight where it begins with `+` or `0`; that leaves years,
/// standards and quantities alone.
fn contact_spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    for (start, word) in split_words(text) {
        let lower = word.to_ascii_lowercase();
        let mail = word.contains('@') && word.contains('.');
        let web = ["http://", "https://", "www."]
            .iter()
            .any(|p| lower.contains(p));
        if mail || web {
            spans.push(start..start + word.len());
        }
    }
    let dial = |c: char| c.is_ascii_digit() || " +()/-".contains(c);
    let mut at = 0;
    while let Some(begin) = text[at..].find(|c: char| c.is_ascii_digit() || c == '+') {
        let begin = at + begin;
        let run = &text[begin..];
        let length = run.find(|c| !dial(c)).unwrap_or(run.len());
        let number = run[..length].trim_end_matches([' ', '(', '/', '-']);
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let dialled = number.starts_with(['+', '0']);
        if digits >= 9 || (dialled && digits >= 8) {
            spans.push(begin..begin + number.len());
        }
        at = begin + length.max(1);
    }
    spans
}

fn split_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace()
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Text;

    fn identity(name: &str, origin: &str) -> Identity {
        let text = |text| Text::new(text, 100).ok();
        Identity {
            name: text(name),
            origin: text(origin),
        }
    }

    #[test]
    fn names_in_both_orders_and_scripts_go() {
        let who = identity("Dr. Jasna Čolić", "Sanski Most");
        let text = "Ja sam Jasna Čolić (ČOLIĆ JASNA, Јасна Чолић) iz mjesta Sanski Most.";
        let redacted = redact(text, &who);
        let left: Vec<_> = redacted.split_whitespace().collect();
        assert_eq!(left, ["Ja", "sam", "(", ",", ")", "iz", "mjesta", "."]);
        assert_eq!(redacted.len(), text.len());
    }

    #[test]
    fn a_trade_that_is_also_a_surname_stays() {
        let who = identity("Zlatko Kovač", "");
        assert_eq!(redact("kovač i bravar", &who), "kovač i bravar");
    }

    #[test]
    fn contacts_go_and_figures_stay() {
        let who = Identity::default();
        for contact in [
            "ja.sam@example.org",
            "https://example.org/cv",
            "+387 61 123 456",
            "061/123-456",
            "0043 660 1234567",
        ] {
            assert_eq!(redact(contact, &who).trim(), "", "{contact}");
        }
        for figure in [
            "2014 - 2019",
            "ISO 9001:2015",
            "EN 1090-2",
            "1,5 T",
            "34 000 KM",
        ] {
            assert_eq!(redact(figure, &who), figure);
        }
    }

    #[test]
    fn other_origins_go_where_they_are_said() {
        let who = identity("", "Vukovije Gornje");
        let text = "selo vukovije gornje, kod Kalesije";
        let redacted = redact(text, &who);
        let left: Vec<_> = redacted.split_whitespace().collect();
        assert_eq!(left, ["selo", ",", "kod"]);
    }

    proptest! {
        #[test]
        fn the_origin_changes_nothing(
            words in proptest::collection::vec(
                "Tuzla|tuzli|Brod|brod|olovo|Olovo|Novi|Grad|Visoko|visokom|Тузли|Брод|radim|[.,(] ",
                0..12,
            ),
            origin in "Tuzla|Brod|Olovo|Novi Grad|Novi Grad Sarajevo|Visoko|Тузла|novi grad|",
        ) {
            let text = words.join(" ");
            prop_assert_eq!(
                redact(&text, &identity("", &origin)),
                redact(&text, &Identity::default())
            );
        }

        #[test]
        fn length_and_boundaries_are_kept(text in "\\PC{0,40}", name in "\\PC{0,10} \\PC{0,10}") {
            prop_assert_eq!(redact(&text, &identity(&name, &name)).len(), text.len());
        }
    }
}
