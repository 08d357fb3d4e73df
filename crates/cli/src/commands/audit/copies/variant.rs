//! Bosnian, Croatian and Serbian words for each other.

use std::collections::{BTreeSet, HashMap};

use domain::codes::Code;
use domain::fold::tokens;
use domain::{LanguageTag, Profile};
use taxonomy::normalise::{dialect, gender, normalise, variants};
use taxonomy::{Concept, Lexicon, Taxonomy};

use super::swaps::Swaps;
use super::texts::rewrite;

/// The languages that are told apart here.
const LANGUAGES: [&str; 3] = ["bs", "hr", "sr"];

/// What stands for what from one language to another.
pub(super) struct Variants(HashMap<(&'static str, &'static str), Swaps>);

impl Variants {
    /// Learns names of one concept in two languages, words that only one of them uses and that
    /// differ by rule, and the lexicon's words for the same.
    pub(super) fn new(taxonomy: &Taxonomy, lexicon: &Lexicon) -> Self {
        let words: HashMap<&str, BTreeSet<String>> = LANGUAGES
            .into_iter()
            .map(|language| (language, words_of(taxonomy, language)))
            .collect();
        let mut all = HashMap::new();
        for from in LANGUAGES {
            for to in LANGUAGES.into_iter().filter(|to| *to != from) {
                let mut swaps = Swaps::default();
                for concept in taxonomy.concepts() {
                    names(concept, from, to, &mut swaps);
                }
                doublets(&words[from], &words[to], &mut swaps);
                equivalents(lexicon, &mut swaps);
                all.insert((from, to), swaps);
            }
        }
        Self(all)
    }

    /// Up to two copies: in each of the other two languages, where words are known that differ.
    pub(super) fn copies(&self, profile: &Profile) -> Vec<Profile> {
        let Some(language) = profile.text_language.as_ref() else {
            return Vec::new();
        };
        let Some(from) = LANGUAGES
            .into_iter()
            .find(|code| *code == language.primary())
        else {
            return Vec::new();
        };
        let others = LANGUAGES.into_iter().filter(|to| *to != from);
        others
            .filter_map(|to| {
                let swaps = self.0.get(&(from, to))?;
                let by_rule = |word: &str| (to == "sr").then(|| ekavian(word)).flatten();
                let mut copy = rewrite(profile, |text| swaps.apply(text, by_rule))?;
                copy.text_language = tag(to);
                Some(copy)
            })
            .collect()
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.0.values().map(Swaps::len).sum()
    }
}

fn tag(code: &str) -> Option<LanguageTag> {
    LanguageTag::parse_code(code)
}

/// All texts that a concept's labels in a language stand for, the preferred ones first.
fn texts<'c>(concept: &'c Concept, language: &'c str) -> Vec<String> {
    let labels = concept.labels.iter().filter(|l| l.language == language);
    labels.flat_map(|label| variants::of(&label.text)).collect()
}

/// The names of a concept in one language by those in another: by the regular doublet where there
/// is one, else the preferred name by the preferred one and its other gender by the other gender.
fn names(concept: &Concept, from: &str, to: &str, swaps: &mut Swaps) {
    let (ours, theirs) = (texts(concept, from), texts(concept, to));
    let (Some(preferred), Some(their_preferred)) = (ours.first(), theirs.first()) else {
        return;
    };
    let person = |text: &str| gender::key(&normalise(text));
    let sound = |text: &str| dialect::key(&normalise(text));
    for name in &ours {
        let normal = normalise(name);
        if theirs.iter().any(|their| normalise(their) == normal) {
            continue;
        }
        let doublet = theirs.iter().find(|their| sound(their) == sound(name));
        let other_gender = || {
            let mut others = theirs.iter().skip(1);
            others.find(|their| person(their) == person(their_preferred))
        };
        let by = match doublet {
            Some(doublet) => Some(doublet),
            None if name == preferred => Some(their_preferred),
            None if person(name) == person(preferred) => other_gender(),
            None => None,
        };
        if let Some(by) = by {
            swaps.add(name, by);
        }
    }
}

/// The folded words of all labels in a language.
fn words_of(taxonomy: &Taxonomy, language: &str) -> BTreeSet<String> {
    let concepts = taxonomy.concepts().iter();
    let labels = concepts.flat_map(|concept| texts(concept, language));
    labels
        .flat_map(|text| tokens(&text).map(|word| word.text).collect::<Vec<_>>())
        .filter(|word| word.len() > 3)
        .collect()
}

/// Words that only one of two languages uses, and that are one by the rules of dialect.
fn doublets(ours: &BTreeSet<String>, theirs: &BTreeSet<String>, swaps: &mut Swaps) {
    let mut by_key: HashMap<String, &String> = HashMap::new();
    for word in theirs.difference(ours) {
        by_key.entry(dialect::key(word)).or_insert(word);
    }
    for word in ours.difference(theirs) {
        if let Some(by) = by_key.get(&dialect::key(word)) {
            swaps.add(word, by);
        }
    }
}

/// Each word of a set of the lexicon by the next one. It does not say which language uses which, so
/// a copy can hold a word that its language knows and seldom uses.
fn equivalents(lexicon: &Lexicon, swaps: &mut Swaps) {
    for set in 0..lexicon.len() {
        let lemmas: Vec<&str> = lexicon.lemmas(set).collect();
        for (at, lemma) in lemmas.iter().enumerate() {
            swaps.add(lemma, lemmas[(at + 1) % lemmas.len()]);
        }
    }
}

/// Ijekavian by Ekavian by rule, for folded words of which the rule is sure: `mlijeko` is `mleko`,
/// `mjesto` is `mesto`; but `inzenjer`, `objekat` and `pacijent` are the same in both.
fn ekavian(word: &str) -> Option<String> {
    const SAME: [&str; 12] = [
        "ijent", "ijena", "ijer", "prijem", "prije", "ijeta", "bjek", "jekt", "jekc", "objed",
        "adjek", "kombij",
    ];
    /// After these letters `je` is a reflex of yat; after n and l it is mostly part of a letter.
    const BEFORE: [&str; 9] = [
        "bje", "cje", "mje", "pje", "sje", "tje", "vje", "dje", "zje",
    ];
    if word.len() < 5 || SAME.iter().any(|same| word.contains(same)) || !word.is_ascii() {
        return None;
    }
    let mut changed = word.to_owned();
    if let Some(at) = changed.find("ije")
        && at > 0
        && at + 3 < changed.len()
        && !changed[..at].ends_with(['a', 'e', 'i', 'o', 'u'])
    {
        changed.replace_range(at..at + 3, "e");
    }
    for yat in BEFORE {
        if let Some(at) = changed.find(yat)
            && at + 3 < changed.len()
        {
            changed.replace_range(at + 1..at + 2, "");
        }
    }
    (changed != word).then_some(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_is_sure_or_silent() {
        for (ijekavian, expected) in [
            ("mlijeko", Some("mleko")),
            ("savjetnik", Some("savetnik")),
            ("mjerenje", Some("merenje")),
            ("vjestina", Some("vestina")),
            ("inzenjer", None),
            ("objekat", None),
            ("pacijent", None),
            ("subjekt", None),
            ("historije", None),
            ("znanje", None),
        ] {
            assert_eq!(ekavian(ijekavian).as_deref(), expected, "{ijekavian}");
        }
    }
}
