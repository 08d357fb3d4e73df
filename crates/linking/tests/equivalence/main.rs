//! Texts that mean the same link to the same concept, and texts that only look alike do not.
//!
//! `groups.csv` holds groups of texts in Bosnian, Croatian, Serbian and German that mean the same;
//! `relation` says how a text differs from the first of its group. `near_misses.csv` holds pairs
//! that must stay apart. Both are read against the starter taxonomy, as a fresh installation has
//! it.

#![expect(
    clippy::unwrap_used,
    reason = "a test of its own: what cannot be loaded ends it"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use embedding::StaticModel;
use linking::{Link, Linker, Settings, Wanted};
use serde::Deserialize;
use taxonomy::{ConceptKind, starter};

#[derive(Debug, Clone, Deserialize)]
struct Row {
    group: String,
    kind: String,
    relation: String,
    text: String,
}

#[derive(Debug, Deserialize)]
struct Pair {
    a: String,
    b: String,
    kind: String,
    why: String,
}

static LINKER: LazyLock<Linker> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let taxonomy = starter::load(&root.join("seed-data/taxonomy")).unwrap();
    let model = StaticModel::load(&root.join("models/static-ngram-v2")).unwrap();
    let settings = Settings::load(&root.join("index/linking.toml")).unwrap();
    Linker::new(Arc::new(taxonomy), Arc::new(model), settings)
});

fn table<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<T> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/equivalence", name]
        .iter()
        .collect();
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// What a text is linked to: of its links the one that says most of it.
fn link(text: &str, kind: ConceptKind) -> Option<Link> {
    let wanted = Wanted {
        kind: Some(kind),
        ..Wanted::default()
    };
    let links = LINKER.link(text, &wanted).links.into_iter();
    links.max_by(|a, b| {
        let says = |link: &Link| (link.span.len(), std::cmp::Reverse(link.span.start));
        says(a).cmp(&says(b))
    })
}

fn kind(name: &str) -> ConceptKind {
    if name == "skill" {
        ConceptKind::Skill
    } else {
        ConceptKind::Occupation
    }
}

fn groups() -> Vec<Vec<Row>> {
    let mut groups: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in table::<Row>("groups.csv") {
        groups.entry(row.group.clone()).or_default().push(row);
    }
    groups.into_values().collect()
}

fn id(link: Option<&Link>) -> String {
    link.map_or_else(
        || "nothing".to_owned(),
        |link| LINKER.taxonomy().concepts()[link.concept].id.clone(),
    )
}

/// Script, diacritics and case change nothing at all.
#[test]
fn spellings_are_identical() {
    let mut compared = 0;
    for group in groups() {
        let base = link(&group[0].text, kind(&group[0].kind));
        for row in &group[1..] {
            if !matches!(row.relation.as_str(), "script" | "no_diacritics" | "case") {
                continue;
            }
            let other = link(&row.text, kind(&row.kind));
            let told = |link: &Option<Link>| {
                link.as_ref()
                    .map(|link| (link.concept, link.score.to_bits(), link.exact))
            };
            assert_eq!(
                told(&base),
                told(&other),
                "{} / {}",
                group[0].text,
                row.text
            );
            compared += 1;
        }
    }
    assert!(compared >= 1_500, "{compared}");
}

/// Gender, pairs, abbreviations and the words of another standard lead to the same concept.
#[test]
fn other_words_for_the_same_link_alike() {
    let groups = groups();
    assert!(groups.len() >= 500, "{}", groups.len());
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for group in &groups {
        let base = link(&group[0].text, kind(&group[0].kind));
        for row in &group[1..] {
            if matches!(row.relation.as_str(), "script" | "no_diacritics" | "case") {
                continue;
            }
            let other = link(&row.text, kind(&row.kind));
            let same = base.as_ref().map(|l| l.concept) == other.as_ref().map(|l| l.concept)
                && base.is_some();
            let count = counts.entry(row.relation.clone()).or_default();
            count.0 += usize::from(same);
            count.1 += 1;
            if !same {
                println!(
                    "{} {}: {:?} -> {}, {:?} -> {}",
                    row.group,
                    row.relation,
                    group[0].text,
                    id(base.as_ref()),
                    row.text,
                    id(other.as_ref())
                );
            }
        }
    }
    println!("{counts:?}");
    let (same, all) = counts
        .values()
        .fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    let share = same as f64 / all as f64;
    println!("alike: {same} of {all}, {share:.3}");
    assert!(share >= 0.97, "{same} of {all}");
}

/// Texts that only look alike are not linked to the same concept.
#[test]
fn near_misses_stay_apart() {
    let pairs: Vec<Pair> = table("near_misses.csv");
    assert!(pairs.len() >= 200, "{}", pairs.len());
    let mut apart = 0;
    for pair in &pairs {
        let (a, b) = (
            link(&pair.a, kind(&pair.kind)),
            link(&pair.b, kind(&pair.kind)),
        );
        let merged = a.is_some() && a.as_ref().map(|l| l.concept) == b.as_ref().map(|l| l.concept);
        apart += usize::from(!merged);
        if merged {
            println!(
                "{} / {} -> {} ({})",
                pair.a,
                pair.b,
                id(a.as_ref()),
                pair.why
            );
        }
    }
    let share = apart as f64 / pairs.len() as f64;
    println!("apart: {apart} of {}, {share:.3}", pairs.len());
    assert!(share >= 0.97, "{apart} of {}", pairs.len());
}
