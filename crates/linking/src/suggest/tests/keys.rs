//! That beginnings are the ranges that they should be, and lists of favourites what they stand for.

use taxonomy::{Concept, ConceptKind, Label, Language, Taxonomy};

use super::super::favourites::Favourites;
use super::super::forms::{Forms, key, word_starts};
use super::super::keys::{Keys, Span};
use super::super::{Suggester, Wanted};
use super::taxonomy;

#[test]
fn a_beginning_is_the_range_of_its_entries() {
    let forms = Forms::of(&taxonomy());
    let keys = Keys::of(&forms);
    for beginning in [
        "m",
        "med",
        "medicinska ",
        "sestra",
        "gra",
        "c++",
        "rana",
        "看護",
        "in",
    ] {
        let span = keys.beginning_with(beginning).unwrap();
        let ends = |form: u32, whole: bool| {
            let text = forms.text(form);
            word_starts(text)
                .map(|start| &text[start..])
                .filter(|rest| {
                    if whole {
                        *rest == beginning
                    } else {
                        rest.starts_with(beginning)
                    }
                })
                .count()
        };
        let count = |whole| {
            (0..forms.len())
                .map(|form| ends(form.try_into().unwrap(), whole))
                .sum::<usize>()
        };
        assert_eq!(span.len(), count(false), "{beginning}");
        assert_eq!(
            (span.whole_to - span.from) as usize,
            count(true),
            "{beginning}"
        );
        for entry in keys.entries(span.from, span.to) {
            assert!(ends(entry.form(), false) > 0, "{beginning}");
        }
    }
    assert!(keys.beginning_with("zz").is_none());
    assert_eq!(
        keys.beginning_with("").map(Span::len),
        Some(keys.entries(0, keys.span(keys.root()).to).len())
    );
}

/// Thousands of labels with the same beginning, in three languages.
fn crowd() -> Taxonomy {
    let concepts = (0..4_000_usize).map(|n| {
        let kind = if n % 3 == 0 {
            ConceptKind::Occupation
        } else {
            ConceptKind::Skill
        };
        let mut concept = Concept::new(format!("c{n}"), kind);
        concept.group = n % 7 == 0;
        for (language, preferred) in [("de", n % 2 == 0), ("hr", n % 5 == 0), ("en", true)] {
            let tail = "x".repeat((n * 31) % 17);
            let before = if n % 11 == 0 { "" } else { "big " };
            concept.labels.push(Label {
                language: Language::parse(language).unwrap(),
                preferred,
                text: format!("{before}manager {language}{tail}{}", n % 400),
            });
        }
        concept
    });
    Taxonomy::of_concepts("crowd", concepts.collect())
}

#[test]
fn favourites_are_the_best_of_all() {
    let taxonomy = crowd();
    let with = Suggester::new(&taxonomy);
    let mut without = Suggester::new(&taxonomy);
    without.favourites = Favourites::default();
    for typed in [
        "m",
        "man",
        "manager",
        "b",
        "big",
        "big manager ",
        "manager d",
    ] {
        for language in ["bs", "de", "en", "fr"] {
            for kind in [
                None,
                Some(ConceptKind::Occupation),
                Some(ConceptKind::Skill),
            ] {
                let wanted = Wanted {
                    kind,
                    language,
                    limit: 50,
                };
                let typed = key(typed);
                assert_eq!(
                    with.suggest(&typed, &wanted),
                    without.suggest(&typed, &wanted),
                    "{typed} {language}"
                );
            }
        }
    }
    assert!(with.favourites.memory() > 1_000, "there are lists at all");
}
