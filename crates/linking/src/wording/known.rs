//! The words of labels and lemmas, and what becomes of each.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use taxonomy::Lexicon;
use taxonomy::normalise::standard::{Mix, WordHash};

use super::counts::{Counts, Use};
use super::item::{Fate, Item, Place, Usage};
use crate::neutral;

/// Numbers by the hashes of words.
type Numbers = HashMap<u64, u32, BuildHasherDefault<Mix>>;

/// All words of a taxonomy's labels and of the lemmas that stand for the sets of its lexicon.
pub(super) struct Known {
    words: Vec<Word>,
    /// The letters of the words, one behind the other.
    letters: String,
    numbers: Numbers,
    /// By the hash of what words are without gender and standard, their usage.
    neutral: Numbers,
    usages: Vec<Usage>,
    /// For each set of the lexicon the words of the lemma that stands for it.
    lemmas: Vec<Box<[u32]>>,
}

struct Word {
    /// Where its letters are.
    from: usize,
    to: usize,
    hash: WordHash,
    fate: Fate,
}

/// What labels have of the words that are one without gender and standard.
struct Shared<'a> {
    /// The form that they use most, and its number.
    usual: (&'a str, u32),
    count: u32,
    languages: Use,
}

impl Known {
    pub(super) fn of(counts: &Counts, lexicon: &Lexicon) -> Self {
        let mut known = Self {
            words: Vec::with_capacity(counts.words().len()),
            letters: String::new(),
            numbers: Numbers::default(),
            neutral: Numbers::default(),
            usages: Vec::new(),
            lemmas: Vec::new(),
        };
        known.numbers.reserve(counts.words().len());
        for (counted, place) in counts.words().iter().zip(known.share(counts)) {
            let (word, hash) = (&counted.word, counted.hash);
            let fate = Fate {
                meaning: lexicon.meaning(word, hash),
                usage: known.usages.get(place as usize).copied(),
            };
            known.add(word, hash, fate);
        }
        let lemmas = 0..lexicon.len();
        known.lemmas = lemmas
            .map(|set| known.lemma_words(set, lexicon, counts))
            .collect();
        known
    }

    /// Unites the words of labels that are one without gender and standard; gives the place of the
    /// usage of each. Words get the numbers of their order.
    fn share(&mut self, counts: &Counts) -> Vec<u32> {
        let mut all: Vec<Shared<'_>> = Vec::new();
        let mut places = Vec::with_capacity(counts.words().len());
        for (at, counted) in counts.words().iter().enumerate() {
            let (word, count, languages) = (&*counted.word, counted.count, counted.languages);
            let neutral = WordHash::of(&neutral::word(word)).number();
            let place = *self.neutral.entry(neutral).or_insert(number(all.len()));
            places.push(place);
            let usual = (word, number(at));
            match all.get_mut(place as usize) {
                None => all.push(Shared {
                    usual,
                    count,
                    languages,
                }),
                Some(shared) => {
                    shared.languages.add(languages);
                    // The most frequent; among equals the first in the alphabet.
                    if (count, Reverse(word)) > (shared.count, Reverse(shared.usual.0)) {
                        shared.count = count;
                        shared.usual = usual;
                    }
                }
            }
        }
        let usage = |shared: &Shared<'_>| Usage {
            usual: shared.usual.1,
            ours: shared.languages.is_ours(),
        };
        self.usages = all.iter().map(usage).collect();
        places
    }

    /// Adds a word that is not known yet and gives its number.
    fn add(&mut self, word: &str, hash: WordHash, fate: Fate) -> u32 {
        let (from, number) = (self.letters.len(), number(self.words.len()));
        self.letters.push_str(word);
        self.numbers.insert(hash.number(), number);
        self.words.push(Word {
            from,
            to: self.letters.len(),
            hash,
            fate,
        });
        number
    }

    fn fate(&self, word: &str, hash: WordHash, lexicon: &Lexicon) -> Fate {
        let neutral = WordHash::of(&neutral::word(word)).number();
        let usage = self.neutral.get(&neutral);
        Fate {
            meaning: lexicon.meaning(word, hash),
            usage: usage
                .and_then(|usage| self.usages.get(*usage as usize))
                .copied(),
        }
    }

    /// The words of the lemma that stands for a set.
    fn lemma_words(&mut self, set: usize, lexicon: &Lexicon, counts: &Counts) -> Box<[u32]> {
        let lemma = self.stands_for(set, lexicon, counts);
        let words = lemma.split(' ').filter(|word| !word.is_empty());
        let number = |word| {
            let hash = WordHash::of(word);
            let known = self.numbers.get(&hash.number()).copied();
            known.unwrap_or_else(|| self.add(word, hash, self.fate(word, hash, lexicon)))
        };
        words.map(number).collect()
    }

    /// The lemma that stands for a set: the one that labels use most, in the form that they use
    /// most; among equals the one that the table names first.
    fn stands_for(&self, set: usize, lexicon: &Lexicon, counts: &Counts) -> String {
        let lemmas = lexicon.lemmas(set).enumerate();
        let best = lemmas.max_by_key(|(at, lemma)| (counts.of_words(lemma), Reverse(*at)));
        let lemma = best.map_or("", |(_, lemma)| lemma);
        // Of a phrase no label has another form.
        let usage = self.fate(lemma, WordHash::of(lemma), lexicon).usage;
        let usual = usage.map_or(lemma, |usage| self.letters(usage.usual));
        // The usual form may be another word, too.
        let is_same = lexicon.set(usual) == Some(set);
        (if is_same { usual } else { lemma }).to_owned()
    }

    /// A word of the text `from..to` of `text`, with what is known of it.
    pub(super) fn item(&self, text: &str, from: usize, to: usize, lexicon: &Lexicon) -> Item {
        let word = text.get(from..to).unwrap_or_default();
        let hash = WordHash::of(word);
        match self.numbers.get(&hash.number()) {
            Some(number) => self.known(*number),
            None => Item {
                place: Place::Text(from, to),
                hash,
                fate: self.fate(word, hash, lexicon),
            },
        }
    }

    /// The known word with a number.
    pub(super) fn known(&self, number: u32) -> Item {
        let word = &self.words[number as usize];
        Item {
            place: Place::Known(number),
            hash: word.hash,
            fate: word.fate,
        }
    }

    /// The letters of a known word.
    pub(super) fn letters(&self, number: u32) -> &str {
        let word = &self.words[number as usize];
        &self.letters[word.from..word.to]
    }

    /// The words that stand for a set; none for what is no set.
    pub(super) fn lemma(&self, set: usize) -> impl Iterator<Item = Item> {
        let words = self.lemmas.get(set).map(AsRef::as_ref).unwrap_or_default();
        words.iter().map(|number| self.known(*number))
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
