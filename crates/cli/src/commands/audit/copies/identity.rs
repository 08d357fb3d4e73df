//! Other names and other places of origin, in the fields for them and wherever the texts say them.

use domain::fold::{Token, tokens};
use domain::{Profile, Text};

use super::pick;
use super::texts::{each, rewrite};

/// Invented names as they are common among different people, of different lengths and numbers of
/// words; two of the surnames are trades as well.
const NAMES: [&str; 10] = [
    "Amra Hodžić",
    "Ivana Marić",
    "Jovana Petrović",
    "Ana-Marija Vuković Horvat",
    "Mehmed Kovač",
    "Zlatko Kolar",
    "Đorđe Simić",
    "Sara Levi",
    "Li Wei",
    "Maximilian Oberhuber-Weingartner",
];

/// Two copies with other names.
pub(super) fn renamed(profile: &Profile, draw: u64) -> Vec<Profile> {
    let old = folded(profile.identity.name.as_deref());
    let others: Vec<&str> = NAMES
        .into_iter()
        .filter(|name| folded(Some(name)) != old && !says(profile, &folded(Some(name))))
        .collect();
    let chosen = [pick(&others, draw), pick(&others, draw / 16 + 1)];
    let copy = |name: &&str| {
        let replaced = rewrite(profile, |text| {
            replace(text, name, |words| full_name(words, &old))
        });
        let mut copy = replaced.unwrap_or_else(|| profile.clone());
        copy.identity.name = Text::new(name, usize::MAX).ok();
        copy
    };
    chosen.into_iter().flatten().map(copy).collect()
}

/// Copies with another origin: one that is drawn, and one that the texts name, where they name a
/// municipality. Both are hard cases for whatever takes origins out of texts.
pub(super) fn moved(profile: &Profile, municipalities: &[String], draw: u64) -> Vec<Profile> {
    let old = folded(profile.identity.origin.as_deref());
    let others: Vec<&String> = municipalities
        .iter()
        .filter(|name| folded(Some(name)) != old)
        .collect();
    let named: Vec<&&String> = others
        .iter()
        .filter(|name| says(profile, &folded(Some(name))))
        .collect();
    let copy = |origin: &str| {
        let replaced = rewrite(profile, |text| {
            replace(text, origin, |words| written_as_name(text, words, &old))
        });
        let mut copy = replaced.unwrap_or_else(|| profile.clone());
        copy.identity.origin = Text::new(origin, usize::MAX).ok();
        copy
    };
    let drawn = pick(&others, draw).map(|name| copy(name));
    let named = pick(&named, draw / 256).map(|name| copy(name));
    drawn.into_iter().chain(named).collect()
}

fn folded(text: Option<&str>) -> Vec<String> {
    let words = text.map(|text| tokens(text).map(|token| token.text).collect());
    words.unwrap_or_default()
}

/// Whether a text says these words one after another.
fn says(profile: &Profile, wanted: &[String]) -> bool {
    let mut found = false;
    each(profile, |text| {
        let words: Vec<Token> = tokens(text).collect();
        found |= every(&words, wanted).contains(&true);
    });
    found
}

/// Which words belong to `wanted`, said in full.
fn every(words: &[Token], wanted: &[String]) -> Vec<bool> {
    let mut marked = vec![false; words.len()];
    if wanted.is_empty() {
        return marked;
    }
    for (at, window) in words.windows(wanted.len()).enumerate() {
        if window.iter().map(|word| &word.text).eq(wanted) {
            marked[at..at + wanted.len()].fill(true);
        }
    }
    marked
}

/// The same where each of the words begins with a capital: `olovo` is lead, whoever comes from
/// Olovo.
fn written_as_name(text: &str, words: &[Token], wanted: &[String]) -> Vec<bool> {
    let capital = |word: &Token| {
        let first = text[word.range.clone()].chars().find(|c| c.is_alphabetic());
        first.is_some_and(|c| !c.is_lowercase())
    };
    let mut marked = every(words, wanted);
    for (at, window) in words.windows(wanted.len().max(1)).enumerate() {
        if window.iter().map(|word| &word.text).eq(wanted) && !window.iter().all(capital) {
            marked[at..at + wanted.len()].fill(false);
        }
    }
    marked
}

/// Which words belong to two neighbouring parts of a name, in either order: what the blind view
/// takes for the name.
fn full_name(words: &[Token], name: &[String]) -> Vec<bool> {
    let mut marked = vec![false; words.len()];
    for pair in name.windows(2) {
        let turned = [pair[1].clone(), pair[0].clone()];
        for found in [every(words, pair), every(words, &turned)] {
            marked
                .iter_mut()
                .zip(found)
                .for_each(|(mark, found)| *mark |= found);
        }
    }
    marked
}

/// The text with every run of marked words replaced; `None` where none is marked.
fn replace(text: &str, by: &str, mark: impl Fn(&[Token]) -> Vec<bool>) -> Option<String> {
    let words: Vec<Token> = tokens(text).collect();
    let marked = mark(&words);
    if !marked.contains(&true) {
        return None;
    }
    let (mut changed, mut kept) = (String::new(), 0);
    for (at, word) in words.iter().enumerate().filter(|(at, _)| marked[*at]) {
        if at == 0 || !marked[at - 1] {
            changed.push_str(&text[kept..word.range.start]);
            changed.push_str(by);
        }
        kept = word.range.end;
    }
    changed.push_str(&text[kept..]);
    Some(changed)
}
