//! Cuts a text into passages that may name something.

use std::collections::HashSet;
use std::ops::Range;

use taxonomy::normalise::Word;

/// The most words of a phrase that is compared as a whole.
pub(crate) const PHRASE: usize = 7;

/// Runs of words with nothing between them that ends a thought: no full stop, comma, bracket,
/// line break, ...
pub(crate) fn passages(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut passages = Vec::new();
    let mut start = 0;
    for at in 1..=words.len() {
        let ends = words.get(at).is_none_or(|word| {
            let (from, to) = (words[at - 1].range.end, word.range.start);
            let shortened = is_shortened(text, &words[at - 1]);
            text.get(from..to).is_some_and(|gap| {
                let gap = gap.strip_prefix('.').filter(|_| shortened).unwrap_or(gap);
                is_break(gap)
            })
        });
        if ends && start < at {
            passages.push(start..at);
            start = at;
        }
    }
    passages
}

/// Whether a word was written as an abbreviation, whose full stop ends nothing.
fn is_shortened(text: &str, word: &Word) -> bool {
    let written = text.get(word.range.clone()).unwrap_or_default();
    domain::fold::fold(written) != word.text
}

fn is_break(gap: &str) -> bool {
    // What stands inside names: "MIG/MAG", "Co-Trainer", "R & D", "d'art".
    let inside = ['/', '-', '&', '\'', '’', '_', ' ', '\t', '\u{a0}'];
    gap.contains(|c| !inside.contains(&c)) || gap.contains(" - ")
}

/// The parts of a passage between stop words, none longer than [`PHRASE`] words and each with at
/// least one word of some length.
pub(crate) fn phrases(
    words: &[Word],
    passage: Range<usize>,
    stop_words: &HashSet<String>,
) -> Vec<Range<usize>> {
    let mut phrases = Vec::new();
    let mut start = passage.start;
    for at in passage.start..=passage.end {
        let stops = at == passage.end || stop_words.contains(&words[at].text);
        if stops || at - start == PHRASE {
            let says_something = words[start..at]
                .iter()
                .any(|word| word.text.chars().filter(|c| c.is_alphabetic()).count() >= 4);
            if says_something {
                phrases.push(start..at);
            }
            start = if stops { at + 1 } else { at };
        }
    }
    phrases
}

#[cfg(test)]
mod tests {
    use taxonomy::normalise::words;

    use super::*;

    #[test]
    fn punctuation_and_lines_end_a_passage() {
        let text = "Njega rana, zavarivanje MIG/MAG\nvođenje tima - hotel (Graz)";
        let words = words(text);
        let found: Vec<String> = passages(text, &words)
            .into_iter()
            .map(|p| {
                let texts: Vec<&str> = words[p].iter().map(|w| w.text.as_str()).collect();
                texts.join(" ")
            })
            .collect();
        assert_eq!(
            found,
            [
                "njega rana",
                "zavarivanje mig mag",
                "vodenje tima",
                "hotel",
                "graz"
            ]
        );
        assert!(passages("", &[]).is_empty());
    }

    #[test]
    fn abbreviations_do_not_end_a_passage() {
        let text = "Prof. historije. Dipl. ing. građ.";
        let words = words(text);
        assert_eq!(passages(text, &words).len(), 2);
    }

    #[test]
    fn stop_words_part_phrases() {
        let words = words("njega rana i priprema za operaciju");
        let stop = HashSet::from(["i".to_owned(), "za".to_owned()]);
        assert_eq!(phrases(&words, 0..words.len(), &stop), [0..2, 3..4, 5..6]);
        assert!(phrases(&words, 2..3, &stop).is_empty());
    }
}
