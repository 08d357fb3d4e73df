//! All tables as one, sorted for looking up.

use std::sync::LazyLock;

use super::fields::ADJECTIVES;
use super::titles::ENGINEERS;
use super::{Row, When, foreign, occupations, titles};

/// One abbreviation.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) first: &'static str,
    /// The words after the first, with one space between them.
    pub(super) rest: &'static str,
    /// How many words it has.
    pub(super) length: usize,
    pub(super) when: When,
    pub(super) meaning: &'static str,
    /// An engineer, whose field may stand behind.
    pub(super) takes_field: bool,
}

/// The abbreviations by their first word.
#[derive(Debug)]
pub(super) struct Index {
    /// Sorted by the first word; of one first word, what asks for more comes first.
    pub(super) entries: Vec<Entry>,
    /// The first words, sorted, and whether all that begins with one needs a full stop or hyphen.
    firsts: Vec<(&'static str, bool)>,
    /// By the first two letters (no second letter is the last column), the lengths of first words
    /// as bits. Tells most words apart at once.
    lengths: [[u16; 27]; 26],
}

pub(super) static INDEX: LazyLock<Index> = LazyLock::new(Index::new);

impl Index {
    fn new() -> Self {
        let plain = titles::ROWS
            .iter()
            .chain(&occupations::ROWS)
            .chain(&foreign::ROWS)
            .map(|row| entry(row, false));
        let engineers = ENGINEERS.iter().map(|row| entry(row, true));
        let mut entries: Vec<Entry> = plain.chain(engineers).collect();
        entries.sort_by_key(|entry| (entry.first, entry.when));

        let marked = |when| {
            matches!(
                when,
                When::Dotted
                    | When::DottedBefore(_)
                    | When::AllDotted
                    | When::AfterRank
                    | When::Hyphenated
            )
        };
        let mut firsts: Vec<(&str, bool)> = entries
            .iter()
            .map(|entry| (entry.first, marked(entry.when)))
            .chain(ADJECTIVES.iter().map(|(short, _)| (*short, true)))
            .collect();
        // `false` sorts first and is what stays of several.
        firsts.sort_unstable();
        firsts.dedup_by_key(|(first, _)| *first);

        let mut lengths = [[0; 27]; 26];
        for (first, _) in &firsts {
            if let Some((one, two, length)) = place(first) {
                lengths[one][two] |= length;
            }
        }
        Self {
            entries,
            firsts,
            lengths,
        }
    }

    /// Whether all abbreviations that begin with `word` need a mark after it; `None` if there is no
    /// such abbreviation.
    pub(super) fn first(&self, word: &str) -> Option<bool> {
        let (one, two, length) = place(word)?;
        if self.lengths[one][two] & length == 0 {
            return None;
        }
        let found = self.firsts.binary_search_by_key(&word, |(first, _)| first);
        found.ok().map(|at| self.firsts[at].1)
    }

    /// The abbreviations that begin with `word`.
    pub(super) fn beginning_with(&self, word: &str) -> &[Entry] {
        let from = self.entries.partition_point(|entry| entry.first < word);
        let rest = &self.entries[from..];
        let length = rest.iter().take_while(|entry| entry.first == word).count();
        &rest[..length]
    }
}

fn entry(&(words, when, meaning): &Row, takes_field: bool) -> Entry {
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    Entry {
        first,
        rest,
        length: words.split(' ').count(),
        when,
        meaning,
        takes_field,
    }
}

/// Where [`Index::lengths`] has a word: row, column and bit.
fn place(word: &str) -> Option<(usize, usize, u16)> {
    let letter = |byte: u8| byte.is_ascii_lowercase().then(|| usize::from(byte - b'a'));
    let bytes = word.as_bytes();
    let one = letter(*bytes.first()?)?;
    let two = bytes.get(1).map_or(Some(26), |byte| letter(*byte))?;
    (bytes.len() < 16).then(|| (one, two, 1 << bytes.len()))
}
