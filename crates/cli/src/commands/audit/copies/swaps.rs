//! Phrases and what stands for them in another form.

use std::collections::HashMap;

use domain::fold::{Token, tokens};

/// The longest phrase, in words.
const LONGEST: usize = 6;

/// Folded phrases with the texts that replace them.
#[derive(Default)]
pub(super) struct Swaps(HashMap<String, String>);

impl Swaps {
    /// Learns one; the first one given for a phrase stays.
    pub(super) fn add(&mut self, phrase: &str, by: &str) {
        let (phrase, by_key) = (key(phrase), key(by));
        let words = phrase.split(' ').count();
        if phrase != by_key && !phrase.is_empty() && !by_key.is_empty() && words <= LONGEST {
            self.0.entry(phrase).or_insert_with(|| by.to_owned());
        }
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The text with the longest phrases replaced, from the left. `other` is asked for single words
    /// that no phrase begins with, with the words before them. `None` where nothing changes.
    pub(super) fn apply(
        &self,
        text: &str,
        other: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let words: Vec<Token> = tokens(text).collect();
        let (mut changed, mut kept, mut at) = (String::new(), 0, 0);
        while at < words.len() {
            let longest = LONGEST.min(words.len() - at);
            let found = (1..=longest).rev().find_map(|length| {
                let phrase: Vec<&str> = words[at..at + length]
                    .iter()
                    .map(|w| w.text.as_str())
                    .collect();
                Some((length, self.0.get(&phrase.join(" "))?.clone()))
            });
            let found = found.or_else(|| Some((1, other(&words[at].text)?)));
            let Some((length, by)) = found else {
                at += 1;
                continue;
            };
            changed.push_str(&text[kept..words[at].range.start]);
            changed.push_str(&by);
            at += length;
            kept = words[at - 1].range.end;
        }
        if kept == 0 {
            return None;
        }
        changed.push_str(&text[kept..]);
        Some(changed)
    }
}

fn key(text: &str) -> String {
    let words: Vec<String> = tokens(text).map(|token| token.text).collect();
    words.join(" ")
}
