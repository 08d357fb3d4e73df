use std::collections::HashSet;
use std::path::Path;

use domain::blind::BlindProfile;

use super::*;

fn corpus(seed: u64) -> Corpus {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let taxonomy = taxonomy::starter::load(&workspace.join("seed-data/taxonomy")).unwrap();
    Corpus::new(&taxonomy, seed).unwrap()
}

#[test]
fn the_same_seed_makes_the_same_corpus() {
    let (one, same, other) = (corpus(7), corpus(7), corpus(8));
    for number in [0, 1, 999_999] {
        assert_eq!(one.profile(number, 0), same.profile(number, 0));
        assert_eq!(one.need(number), same.need(number));
        assert_eq!(one.query(number), same.query(number));
        assert_ne!(one.profile(number, 0), other.profile(number, 0));
        assert_ne!(one.profile(number, 0), one.profile(number, 1));
    }
}

#[test]
fn every_record_is_valid_and_no_two_profiles_say_the_same() {
    let corpus = corpus(1);
    let mut seen = HashSet::new();
    for number in 0..2_000 {
        let profile = parse_profile(&corpus.profile(number, 0)).unwrap();
        let statements = BlindProfile::from(&profile).statements;
        let texts: Vec<String> = statements
            .iter()
            .map(|statement| statement.text.as_str().to_owned())
            .collect();
        assert!(texts.len() > 7, "{texts:?}");
        assert!(seen.insert(texts));
        parse_need(&corpus.need(number)).unwrap();
        assert!(!corpus.query(number).trim().is_empty());
    }
}

#[test]
fn one_profile_in_ten_has_the_country_of_the_filter() {
    let corpus = corpus(1);
    let country = |number| parse_profile(&corpus.profile(number, 0)).unwrap().country;
    let there = (0..4_000)
        .filter(|number| country(*number).is_some_and(|code| code.as_str() == FILTER_COUNTRY))
        .count();
    assert!((320..480).contains(&there), "{there}");
}

#[test]
fn the_vocabulary_grows_with_the_corpus() {
    let corpus = corpus(1);
    let mut words = HashSet::new();
    let mut sizes = Vec::new();
    for number in 0..4_000 {
        let profile = parse_profile(&corpus.profile(number, 0)).unwrap();
        for statement in BlindProfile::from(&profile).statements {
            words.extend(statement.text.as_str().split(' ').map(str::to_owned));
        }
        if number == 1_999 || number == 3_999 {
            sizes.push(words.len());
        }
    }
    assert!(sizes[1] * 10 > sizes[0] * 12, "{sizes:?}");
}
