//! Canonical wording as it is defined, word by word and round by round, with nothing known
//! beforehand. What the tests hold the fast way against.

use std::cmp::Reverse;
use std::collections::HashMap;

use taxonomy::normalise::normalise;
use taxonomy::normalise::standard::{Lexicon, Part};
use taxonomy::{Taxonomy, dialect, gender};

use super::ROUNDS;
use super::counts::{Counts, Use};
use crate::neutral;

pub(super) struct Plain {
    lexicon: Lexicon,
    lemmas: Vec<String>,
    /// By the neutral form: the usual word, how often it is used, all languages.
    words: HashMap<String, (String, u32, Use)>,
}

impl Plain {
    pub(super) fn of(taxonomy: &Taxonomy, lexicon: Lexicon) -> Self {
        let counts = Counts::of(taxonomy);
        let mut words: HashMap<String, (String, u32, Use)> = HashMap::new();
        for counted in counts.words() {
            let (word, count, languages) = (&*counted.word, counted.count, counted.languages);
            let shared = words.entry(neutral::word(word).into_owned()).or_insert((
                word.to_owned(),
                count,
                languages,
            ));
            shared.2.add(languages);
            if (count, Reverse(word)) > (shared.1, Reverse(&shared.0)) {
                (shared.0, shared.1) = (word.to_owned(), count);
            }
        }
        let mut plain = Self {
            lexicon,
            lemmas: Vec::new(),
            words,
        };
        let sets = 0..plain.lexicon.len();
        plain.lemmas = sets.map(|set| plain.stands_for(set, &counts)).collect();
        plain
    }

    fn stands_for(&self, set: usize, counts: &Counts) -> String {
        let lemmas = self.lexicon.lemmas(set).enumerate();
        let best = lemmas.max_by_key(|(at, lemma)| (counts.of_words(lemma), Reverse(*at)));
        let (_, lemma) = best.unwrap();
        let usual = self.known(lemma).map_or(lemma, |known| &known.0);
        let is_same = self.lexicon.set(usual) == Some(set);
        (if is_same { usual } else { lemma }).to_owned()
    }

    fn known(&self, word: &str) -> Option<&(String, u32, Use)> {
        self.words.get(&*neutral::word(word))
    }

    pub(super) fn canonical(&self, text: &str) -> String {
        let mut wording = normalise(text);
        for _ in 0..ROUNDS {
            wording = self.round(&wording);
        }
        wording
    }

    fn round(&self, words: &str) -> String {
        let parts = self.lexicon.parts(words);
        let mut made: Vec<String> = Vec::new();
        if self.is_ours(&parts) {
            for part in parts {
                match part {
                    Part::Set(set, _) => made.extend(self.lemmas.get(set).cloned()),
                    Part::Particle(_) => {}
                    Part::Other(word) => made.push(self.settle(word, true)),
                }
            }
        }
        if made.is_empty() {
            made.extend(words.split(' ').map(|word| self.settle(word, false)));
        }
        made.join(" ")
    }

    fn is_ours(&self, parts: &[Part<'_>]) -> bool {
        let (mut ours, mut foreign) = (0, 0);
        let (mut in_lexicon, mut in_labels) = (false, false);
        for part in parts {
            let (words, is_set) = match part {
                Part::Set(_, words) => (words, true),
                Part::Other(word) => (word, false),
                Part::Particle(_) => continue,
            };
            let known = self.known(words);
            in_lexicon |= is_set;
            in_labels |= known.is_some();
            match known.map(|known| known.2.is_ours()) {
                Some(Some(true)) => ours += 1,
                None if is_set => ours += 1,
                Some(Some(false)) if !is_set => foreign += 1,
                _ => {}
            }
        }
        ours > foreign || foreign == 0 && (in_lexicon || !in_labels)
    }

    fn settle(&self, word: &str, ours: bool) -> String {
        if let Some((usual, ..)) = self.known(word) {
            return usual.clone();
        }
        if !ours {
            return gender::key(word);
        }
        let mut key = word.to_owned();
        for _ in 0..ROUNDS {
            key = dialect::key(&neutral::word(&key));
        }
        key
    }
}
