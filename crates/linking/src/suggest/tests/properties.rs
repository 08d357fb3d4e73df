//! What holds for any typed text.

use std::collections::HashSet;
use std::sync::LazyLock;

use domain::fold::tokens;
use proptest::prelude::*;
use taxonomy::Taxonomy;

use super::super::{Suggester, Wanted};

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(super::taxonomy);
static SUGGESTER: LazyLock<Suggester> = LazyLock::new(|| Suggester::new(&TAXONOMY));

fn words(text: &str) -> Vec<String> {
    tokens(text).map(|token| token.text).collect()
}

/// Fewest typos between `typed` and any beginning of `text`, by the textbook's table; neighbours
/// that changed places count as one.
fn distance(typed: &str, text: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), text.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut least = change.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[a.len()].iter().copied().min().unwrap_or_default()
}

fn forgiven(text: &str) -> usize {
    match text.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Whether the label has `typed` from some word on, or all its words somewhere, but for typos.
fn has(label: &str, typed: &str) -> bool {
    taxonomy::variants::of(label).iter().any(|text| {
        let text = words(text);
        let from_some_word = |typed: &str| {
            (0..text.len()).any(|at| distance(typed, &text[at..].join(" ")) <= forgiven(typed))
        };
        let typed = words(typed);
        from_some_word(&typed.join(" ")) || typed.iter().take(8).all(|word| from_some_word(word))
    })
}

/// Words of the taxonomy, in any order, cut anywhere, with letters changed.
fn nearly() -> impl Strategy<Value = String> {
    let labels = TAXONOMY
        .concepts()
        .iter()
        .flat_map(|concept| &concept.labels);
    let known: Vec<String> = labels.flat_map(|label| words(&label.text)).collect();
    let letter = prop_oneof![Just(None), "[a-zčж ]".prop_map(Some)];
    let word = (
        prop::sample::select(known),
        any::<prop::sample::Index>(),
        letter,
    );
    let word = word.prop_map(|(word, at, letter)| {
        let mut chars: Vec<String> = word.chars().map(String::from).collect();
        let at = at.index(chars.len());
        match letter {
            Some(letter) => chars[at] = letter,
            None => chars.truncate(at + 1),
        }
        chars.concat()
    });
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

fn check(typed: &str, limit: usize) -> Result<(), TestCaseError> {
    let wanted = Wanted {
        kind: None,
        language: "bs",
        limit,
    };
    let suggestions = SUGGESTER.suggest(typed, &wanted);
    prop_assert!(suggestions.len() <= limit);
    let concepts: HashSet<usize> = suggestions.iter().map(|s| s.concept).collect();
    prop_assert_eq!(concepts.len(), suggestions.len());
    for suggestion in suggestions {
        let label = &TAXONOMY.concepts()[suggestion.concept].labels[suggestion.label];
        prop_assert!(
            has(&label.text, typed),
            "{:?} is not {:?}",
            label.text,
            typed
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_finds_only_what_is_near(typed in "\\PC{0,40}", limit in 0_usize..12) {
        check(&typed, limit)?;
    }

    #[test]
    fn nearly_known_texts_find_only_what_is_near(typed in nearly(), limit in 0_usize..12) {
        check(&typed, limit)?;
    }

    #[test]
    fn every_beginning_of_a_label_finds_its_concept(
        concept in any::<prop::sample::Index>(),
        label in any::<prop::sample::Index>(),
        end in any::<prop::sample::Index>(),
    ) {
        let at = concept.index(TAXONOMY.concepts().len());
        let labels = &TAXONOMY.concepts()[at].labels;
        let text = taxonomy::variants::of(&labels[label.index(labels.len())].text).swap_remove(0);
        let count = end.index(text.chars().count()) + 1;
        let typed: String = text.chars().take(count).collect();
        let wanted = Wanted { kind: None, language: "en", limit: 50 };
        let found = SUGGESTER.suggest(&typed, &wanted);
        prop_assert!(found.iter().any(|s| s.concept == at && s.typos == 0), "{}", typed);
    }
}
