//! Reading a text in rounds, each of which puts words in the place of others.

use std::borrow::Cow;

use taxonomy::{dialect, gender};

use super::item::{Item, Place};
use super::{ROUNDS, Wording};
use crate::neutral;

/// A text while it is being read.
pub(super) struct Reading<'a> {
    wording: &'a Wording,
    /// The normalised text; behind it the words that are made.
    text: String,
    items: Vec<Item>,
    /// Room for the words of the next round and for the parts of this one.
    next: Vec<Item>,
    parts: Vec<Part>,
    /// Where the normalised text ends.
    end: usize,
    /// Whether the words are no longer those of the text.
    changed: bool,
}

/// What one or more words are, see [`taxonomy::normalise::standard::Part`].
enum Part {
    Set(usize),
    Particle,
    Other(Item),
}

impl<'a> Reading<'a> {
    /// Looks the words of a normalised text up.
    pub(super) fn new(wording: &'a Wording, text: String) -> Self {
        let mut items = Vec::with_capacity(text.len() / 6 + 1);
        let (mut from, mut changed) = (0, false);
        for word in text.split(' ') {
            let to = from + word.len();
            if word.is_empty() {
                changed = true;
            } else {
                items.push(wording.known.item(&text, from, to, &wording.lexicon));
            }
            from = to + 1;
        }
        Self {
            wording,
            end: text.len(),
            text,
            next: Vec::with_capacity(items.len() + 4),
            parts: Vec::with_capacity(items.len()),
            items,
            changed,
        }
    }

    /// The words, with a space between them.
    pub(super) fn into_text(mut self) -> String {
        if !self.changed {
            self.text.truncate(self.end);
            return self.text;
        }
        let mut text = String::with_capacity(self.text.len() + 16);
        for item in &self.items {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(self.letters(item));
        }
        text
    }

    /// Reads the text once; whether that changed anything.
    pub(super) fn round(&mut self) -> bool {
        let ours = self.take_apart();
        if ours {
            let parts = std::mem::take(&mut self.parts);
            for part in &parts {
                match part {
                    Part::Set(set) => self.next.extend(self.wording.known.lemma(*set)),
                    Part::Particle => {}
                    Part::Other(item) => {
                        let settled = self.settle(*item, true);
                        self.next.push(settled);
                    }
                }
            }
            self.parts = parts;
        }
        if self.next.is_empty() {
            for at in 0..self.items.len() {
                let settled = self.settle(self.items[at], false);
                self.next.push(settled);
            }
        }
        let before = self.items.iter().map(|item| item.hash);
        let changed = !before.eq(self.next.iter().map(|item| item.hash));
        std::mem::swap(&mut self.items, &mut self.next);
        self.next.clear();
        self.changed |= changed;
        changed
    }

    /// Finds the parts of the text, and whether it is Bosnian, Croatian or Serbian, as far as its
    /// words tell: those of the lexicon and of labels in these languages only, against those of
    /// labels in others only.
    fn take_apart(&mut self) -> bool {
        self.parts.clear();
        let (mut ours, mut foreign) = (0, 0);
        let (mut in_lexicon, mut in_labels) = (false, false);
        let mut rest = self.items.as_slice();
        while let Some((item, after)) = rest.split_first() {
            if let Some((set, length)) = self.phrase(rest) {
                in_lexicon = true;
                ours += 1;
                self.parts.push(Part::Set(set));
                rest = &rest[length..];
                continue;
            }
            rest = after;
            let fate = &item.fate;
            if fate.meaning.particle {
                self.parts.push(Part::Particle);
                continue;
            }
            in_lexicon |= fate.meaning.set.is_some();
            in_labels |= fate.usage.is_some();
            match (fate.usage.map(|usage| usage.ours), fate.meaning.set) {
                (Some(Some(true)), _) | (None, Some(_)) => ours += 1,
                // `Direktor` may be Swedish; by itself that says nothing against us.
                (Some(Some(false)), None) => foreign += 1,
                _ => {}
            }
            self.parts.push(match fate.meaning.set {
                Some(set) => Part::Set(set),
                None => Part::Other(*item),
            });
        }
        ours > foreign || foreign == 0 && (in_lexicon || !in_labels)
    }

    /// The longest phrase that words begin with: its set and how many they are.
    fn phrase(&self, words: &[Item]) -> Option<(usize, usize)> {
        let (first, rest) = words.split_first()?;
        let mut hash = first.hash;
        let mut longest = None;
        for (at, item) in rest
            .iter()
            .enumerate()
            .take(first.fate.meaning.longest.saturating_sub(1))
        {
            hash = hash.and(self.letters(item));
            if let Some(set) = self.wording.lexicon.phrase(hash) {
                longest = Some((set, at + 2));
            }
        }
        longest
    }

    /// One word for all forms of a word that the lexicon does not know.
    fn settle(&mut self, item: Item, ours: bool) -> Item {
        if let Some(usage) = item.fate.usage {
            return self.wording.known.known(usage.usual);
        }
        let word = self.letters(&item);
        let key = if ours {
            key(word)
        } else {
            gender::of_word(word)
        };
        if *key == *word {
            return item;
        }
        let key = key.into_owned();
        let from = self.text.len();
        self.text.push_str(&key);
        let (known, lexicon) = (&self.wording.known, &self.wording.lexicon);
        known.item(&self.text, from, self.text.len(), lexicon)
    }

    fn letters(&self, item: &Item) -> &str {
        match item.place {
            Place::Known(number) => self.wording.known.letters(number),
            Place::Text(from, to) => self.text.get(from..to).unwrap_or_default(),
        }
    }
}

/// What unites the forms of a word of which nothing is known: its key, and the key of that.
fn key(word: &str) -> Cow<'_, str> {
    let mut key = Cow::Borrowed(word);
    for _ in 0..ROUNDS {
        let neutral = neutral::word(&key);
        let next = dialect::of_word(&neutral);
        if *next == *key {
            break;
        }
        key = Cow::Owned(next.into_owned());
    }
    key
}
