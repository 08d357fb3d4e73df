//! The words of a text as normalisation sees them, before abbreviations: marks of gender dropped,
//! names with signs recognised.

use std::collections::VecDeque;
use std::ops::Range;

use domain::fold::{Token, Tokens, fold, tokens};

use super::marks::are_genders;
use super::signs::split;
use super::suffix::{camel_base, fits};

/// A word, where it stands, and what follows it.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) range: Range<usize>,
    /// A full stop follows.
    pub(super) dotted: bool,
    /// A hyphen follows, with or without a full stop before it.
    pub(super) hyphenated: bool,
}

/// How many words a rule looks at. Keeps the time for a text linear.
const WINDOW: usize = 8;
/// The longest text between two words that a rule looks at, in bytes.
const GAP: usize = 8;

/// Iterator over the pieces of a text.
pub(super) struct Pieces<'a> {
    text: &'a str,
    tokens: Tokens<'a>,
    window: VecDeque<Token>,
    ready: VecDeque<Piece>,
    /// Where the word before ends.
    end: usize,
    /// Whether `.NET` may stand right behind the word before, as in `ASP.NET`.
    net_may_follow: bool,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            tokens: tokens(text),
            window: VecDeque::with_capacity(WINDOW),
            ready: VecDeque::new(),
            end: 0,
            net_may_follow: false,
        }
    }

    /// What stands between word `n` of the window and the next.
    fn gap(&self, n: usize) -> &'a str {
        let from = self
            .window
            .get(n)
            .map_or(self.text.len(), |word| word.range.end);
        let to = self
            .window
            .get(n + 1)
            .map_or(self.text.len(), |word| word.range.start);
        &self.text[from..to]
    }

    fn word(&self, n: usize) -> &str {
        self.window.get(n).map_or("", |word| &word.text)
    }

    fn source(&self, n: usize) -> &'a str {
        self.window
            .get(n)
            .map_or("", |word| &self.text[word.range.clone()])
    }

    /// How many words from here are a mark of gender: `m/w/d`, `(m, f)`, `(all genders)`.
    fn gender_mark(&self, before: &str) -> Option<usize> {
        let opened = before.ends_with('(');
        if opened && self.gap(1).starts_with(')') {
            let phrase = (self.word(0), self.word(1));
            if matches!(
                phrase,
                ("all" | "any", "genders" | "gender")
                    | ("alle", "geschlechter")
                    | ("svi", "spolovi" | "rodovi")
                    | ("sve", "osobe")
                    | ("tous", "genres" | "sexes")
            ) {
                return Some(2);
            }
        }
        if opened && self.gap(0).starts_with(')') && matches!(self.word(0), "gn" | "divers") {
            return Some(1);
        }
        if self.word(0).len() > 6 {
            return None;
        }
        let joins = |gap: &str| {
            gap.len() <= GAP
                && (matches!(gap.trim(), "/" | "|" | "*" | ":") || opened && gap.trim() == ",")
        };
        let mut count = 1;
        while count < WINDOW && count < self.window.len() && joins(self.gap(count - 1)) {
            count += 1;
        }
        are_genders((0..count).map(|n| self.word(n))).then_some(count)
    }

    /// Where a word that is written for both genders ends: `radnik/ca`, `Krankenpfleger(in)`.
    fn inclusive_end(&self) -> Option<usize> {
        let (mark, closes) = match self.gap(0) {
            "/" | "/-" | " / -" | " /-" => ('/', 0),
            ":" => (':', 0),
            "*" => ('*', 0),
            "_" => ('_', 0),
            "(" | "(-" | " (-" | "(/" => ('(', 1),
            _ => return None,
        };
        let after = self.gap(1);
        let ends = if closes > 0 {
            after.starts_with(')')
        } else {
            !after.starts_with(['/', ':', '*', '_'])
        };
        let end = self.window.get(1)?.range.end + closes;
        (ends && fits(self.source(0), mark, self.source(1))).then_some(end)
    }

    /// Whether `net` is the platform: its full stop begins a word, or follows a name that takes it.
    fn is_dotnet(&self, before: &str) -> bool {
        self.word(0) == "net"
            && before.ends_with('.')
            && !before.ends_with("..")
            && (before.len() > 1 || self.end == 0 || self.net_may_follow)
    }

    /// Makes pieces of the first `count` words of the window.
    fn take(&mut self, count: usize, text: &str, end: usize) {
        let start = self.window.front().map_or(end, |word| word.range.start);
        self.window.drain(..count.min(self.window.len()));
        self.end = end;
        self.net_may_follow = matches!(text, "asp" | "ado" | "vb" | "ml");
        let after = &self.text[end..];
        split(text, |word| {
            self.ready.push_back(Piece {
                text: word.to_owned(),
                range: start..end,
                dotted: after.starts_with('.'),
                hyphenated: after.starts_with('-') || after.starts_with(".-"),
            });
        });
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            if let Some(piece) = self.ready.pop_front() {
                return Some(piece);
            }
            while self.window.len() < WINDOW {
                let Some(token) = self.tokens.next() else {
                    break;
                };
                self.window.push_back(token);
            }
            let first = self.window.front()?;
            let (start, end) = (first.range.start, first.range.end);
            let before = &self.text[self.end..start];
            if let Some(count) = self.gender_mark(before) {
                self.end = self
                    .window
                    .get(count - 1)
                    .map_or(end, |word| word.range.end);
                self.window.drain(..count);
                self.net_may_follow = false;
            } else if let Some(end) = self.inclusive_end() {
                let base = self.word(0).to_owned();
                self.take(2, &base, end);
            } else if self.is_dotnet(before) {
                self.take(1, "dotnet", end);
            } else if let Some(end) = self.script_end() {
                let name = fold(&format!("{}js", self.word(0)));
                self.take(2, &name, end);
            } else if let Some(base) = camel_base(self.source(0)) {
                self.take(1, &fold(base), end);
            } else {
                let word = std::mem::take(&mut self.window[0].text);
                self.take(1, &word, end);
            }
        }
    }
}

impl Pieces<'_> {
    /// Where a name such as `Node.js` ends.
    fn script_end(&self) -> Option<usize> {
        let named = self.gap(0) == "." && self.word(1) == "js";
        let name = self.word(0);
        let short = name.len() <= 12 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
        (named && short).then(|| self.window.get(1).map(|word| word.range.end))?
    }
}
