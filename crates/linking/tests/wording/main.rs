//! What is said in Bosnian, Croatian and Serbian, or by a man and by a woman, has one canonical
//! wording.
//!
//! `pairs.csv` holds pairs of texts that mean the same, and how they differ; `near_misses.csv`
//! pairs that only look alike. Both are read against the starter taxonomy and its lexicon.

#![expect(
    clippy::unwrap_used,
    reason = "a test of its own: what cannot be loaded ends it"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use linking::Wording;
use proptest::prelude::*;
use serde::Deserialize;
use taxonomy::normalise::normalise;
use taxonomy::{Lexicon, starter};

#[derive(Debug, Deserialize)]
struct Pair {
    relation: String,
    a: String,
    b: String,
}

#[derive(Debug, Deserialize)]
struct NearMiss {
    a: String,
    b: String,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load(&folder()).unwrap());

static WORDING: LazyLock<Wording> =
    LazyLock::new(|| Wording::of(&starter::load(&folder()).unwrap(), LEXICON.clone()));

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seed-data/taxonomy")
}

fn table<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<T> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/wording", name]
        .iter()
        .collect();
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// Most pairs are the same, word for word. The rest differ in more than words: in a preposition
/// with a case, or in words that are no equals everywhere.
#[test]
fn what_means_the_same_is_worded_alike() {
    let pairs: Vec<Pair> = table("pairs.csv");
    assert!(pairs.len() >= 150, "{}", pairs.len());
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for Pair { relation, a, b } in &pairs {
        let (one, other) = (WORDING.canonical(a), WORDING.canonical(b));
        let count = counts.entry(relation).or_default();
        count[0] += 1;
        count[1] += usize::from(one == other);
        count[2] += usize::from(normalise(a) == normalise(b));
        if one != other {
            println!("{relation}: {one} | {other}");
        }
    }
    println!("[pairs, alike in canonical wording, alike when normalised]: {counts:?}");
    let alike: usize = counts.values().map(|count| count[1]).sum();
    let share = alike as f64 / pairs.len() as f64;
    println!("alike: {alike} of {}, {share:.3}", pairs.len());
    assert!(share >= 0.94, "{alike} of {}", pairs.len());
}

#[test]
fn what_looks_alike_stays_apart() {
    let pairs: Vec<NearMiss> = table("near_misses.csv");
    assert!(pairs.len() >= 60, "{}", pairs.len());
    for NearMiss { a, b } in &pairs {
        assert_ne!(WORDING.canonical(a), WORDING.canonical(b), "{a} / {b}");
    }
}

/// All lemmas of a set have one wording, and it is its own.
#[test]
fn the_lexicon_is_consistent() {
    for set in 0..LEXICON.len() {
        let wordings: Vec<String> = LEXICON
            .lemmas(set)
            .map(|lemma| WORDING.canonical(lemma))
            .collect();
        for wording in &wordings {
            assert_eq!(wording, &wordings[0]);
            assert_eq!(&WORDING.canonical(wording), wording);
        }
    }
}

/// Labels in other languages are worded as the vocabulary of labels alone would word them.
#[test]
fn other_languages_are_left_alone() {
    let taxonomy = starter::load(&folder()).unwrap();
    let without = Wording::of(&taxonomy, Lexicon::default());
    let (mut all, mut changed) = (0, 0);
    for label in taxonomy.concepts().iter().flat_map(|c| &c.labels) {
        if matches!(label.language.as_str(), "bs" | "hr" | "sr") {
            continue;
        }
        all += 1;
        let (one, other) = (
            WORDING.canonical(&label.text),
            without.canonical(&label.text),
        );
        if one != other {
            changed += 1;
            println!("{}: {one} | {other}", label.language.as_str());
        }
    }
    println!("changed by the lexicon: {changed} of {all}");
    assert!(changed * 50 < all, "{changed} of {all}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn twice_is_once(picked in prop::collection::vec(any::<prop::sample::Index>(), 1..9)) {
        static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
            let pairs = table::<Pair>("pairs.csv").into_iter();
            let texts = pairs.flat_map(|pair| [pair.a, pair.b]).collect::<Vec<_>>().join(" ");
            let lemmas = (0..LEXICON.len()).flat_map(|set| LEXICON.lemmas(set));
            let mut words: Vec<String> = lemmas.map(str::to_owned).collect();
            words.extend(texts.split(' ').map(str::to_owned));
            words.extend(["Krankenpflegerin", "and", "software", "Dienst", "der"].map(String::from));
            words
        });
        let words: Vec<&str> = picked.iter().map(|at| at.get(&WORDS).as_str()).collect();
        let once = WORDING.canonical(&words.join(" "));
        prop_assert_eq!(WORDING.canonical(&once), once);
    }
}
