//! Several words in any order: `sestra medic` finds `medicinska sestra`.

use levenshtein_automata::DFA;

use super::best::{Match, Part};
use super::forms::word_starts;
use super::keys::Span;
use super::search::Search;
use super::typos::{between, forgiven};

/// Words that are looked for; a longer text is taken for its first ones.
const WORDS: usize = 8;

/// Labels that a pass compares word by word.
const COMPARED: usize = 5_000;

/// A word that was typed, and how a label may have it.
struct Word<'a> {
    text: &'a str,
    /// Accepts what is near it, where typos are forgiven.
    near: Option<DFA>,
}

impl Word<'_> {
    /// The fewest typos with which a word of `text` begins with this one.
    fn typos_in(&self, text: &str) -> Option<u8> {
        let mut starts = word_starts(text).map(|start| &text[start..]);
        let Some(dfa) = &self.near else {
            return starts.any(|rest| rest.starts_with(self.text)).then_some(0);
        };
        starts.filter_map(|rest| between(dfa, rest)).min()
    }
}

impl Search<'_> {
    /// Labels with words that begin with every typed word.
    pub(super) fn words_exact(&mut self) {
        self.words(false);
    }

    /// Labels with words that begin with every typed word, but for some typos.
    pub(super) fn words_near(&mut self) {
        self.words(true);
    }

    fn words(&mut self, forgiving: bool) {
        if self.is_full() || !self.text.contains(' ') {
            return;
        }
        let text = self.text.clone();
        let words: Vec<Word<'_>> = text
            .split(' ')
            .take(WORDS)
            .map(|word| self.word(word, forgiving))
            .collect();
        let mut left = COMPARED;
        for span in self.spans(&words, forgiving) {
            let entries = self.suggester.keys.entries(span.from, span.to);
            for entry in &entries[..entries.len().min(left)] {
                self.compare(entry.form(), &words);
            }
            left = left.saturating_sub(entries.len());
        }
    }

    fn word<'a>(&self, text: &'a str, forgiving: bool) -> Word<'a> {
        let typos = forgiven(text.chars().count());
        let near = forgiving && typos > 0;
        Word {
            text,
            near: near.then(|| self.suggester.typos.near(text, typos)),
        }
    }

    /// Where to look: what begins with the rarest word. With typos, what begins with any word,
    /// rare ones first, since a wrong word may be another label's right one; and if no word is
    /// right, what begins nearly like the longest.
    fn spans(&self, words: &[Word<'_>], forgiving: bool) -> Vec<Span> {
        let exact: Vec<_> = words.iter().map(|word| self.span(word.text)).collect();
        if !forgiving && exact.iter().any(Option::is_none) {
            return Vec::new();
        }
        let mut spans: Vec<Span> = exact.into_iter().flatten().collect();
        spans.sort_by_key(|span| span.len());
        if !forgiving {
            spans.truncate(1);
        }
        if spans.is_empty() {
            let longest = words.iter().max_by_key(|word| word.text.len());
            if let Some(dfa) = longest.and_then(|word| word.near.as_ref()) {
                let near = self.suggester.keys.beginning_near(dfa);
                spans.extend(near.into_iter().map(|(_, span)| span));
            }
        }
        spans
    }

    fn compare(&mut self, form: u32, words: &[Word<'_>]) {
        let text = self.suggester.forms.text(form);
        let mut typos = 0;
        for word in words {
            let Some(more) = word.typos_in(text) else {
                return;
            };
            typos += more;
        }
        let matched = Match {
            part: Part::Words,
            typos,
            astray: false,
        };
        self.offer(form, matched);
    }
}
