//! Finds the concepts that a text names: the longest labels that stand in it, word for folded word.

use std::collections::HashMap;
use std::ops::Range;

use domain::fold::{Token, tokens};

use crate::concept::{ConceptKind, Taxonomy};
use crate::variants;

/// The most words of a label that is looked for.
const LONGEST: usize = 8;

/// A concept found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Id of the concept.
    pub concept: String,
    /// What it is.
    pub kind: ConceptKind,
    /// The bytes of the text that name it.
    pub span: Range<usize>,
    /// The label that stands there, as the taxonomy writes it.
    pub label: String,
}

/// An index over all labels of a taxonomy.
pub struct Linker {
    taxonomy: Taxonomy,
    /// Folded label → concepts that have it, with the label as written.
    labels: HashMap<String, Vec<(usize, String)>>,
}

impl Linker {
    /// Indexes every label of `taxonomy` in all its variants.
    pub fn new(taxonomy: Taxonomy) -> Self {
        let mut labels: HashMap<String, Vec<(usize, String)>> = HashMap::new();
        for (index, concept) in taxonomy.concepts().iter().enumerate() {
            // Nobody states a group of skills; they only hold single ones together.
            if concept.group && concept.kind == ConceptKind::Skill {
                continue;
            }
            for label in &concept.labels {
                for variant in variants::of(&label.text) {
                    let words: Vec<String> = tokens(&variant).map(|token| token.text).collect();
                    if words.is_empty() || words.len() > LONGEST {
                        continue;
                    }
                    let entry = labels.entry(words.join(" ")).or_default();
                    if !entry.iter().any(|(known, _)| *known == index) {
                        entry.push((index, variant));
                    }
                }
            }
        }
        Self { taxonomy, labels }
    }

    /// The taxonomy behind it.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }

    /// The concepts that `text` names, left to right; where labels overlap, the longest wins, and
    /// where several concepts share a label, all of them are given.
    pub fn link(&self, text: &str) -> Vec<Link> {
        let words: Vec<Token> = tokens(text).collect();
        let mut links = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = (1..=LONGEST.min(words.len() - at))
                .rev()
                .find_map(|length| {
                    let passage = &words[at..at + length];
                    let key = passage
                        .iter()
                        .map(|w| w.text.as_str())
                        .collect::<Vec<_>>()
                        .join(" ");
                    self.labels.get(&key).map(|found| (length, found))
                });
            let Some((length, found)) = longest else {
                at += 1;
                continue;
            };
            let span = words[at].range.start..words[at + length - 1].range.end;
            for (concept, label) in found {
                let concept = &self.taxonomy.concepts()[*concept];
                links.push(Link {
                    concept: concept.id.clone(),
                    kind: concept.kind,
                    span: span.clone(),
                    label: label.clone(),
                });
            }
            at += length;
        }
        links
    }

    /// The ids of a concept and all broader ones, nearest first.
    pub fn with_broader(&self, id: &str) -> Vec<String> {
        let concepts = self.taxonomy.with_broader(id).into_iter();
        concepts.map(|concept| concept.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concept::{Concept, Label};
    use crate::language::Language;

    fn linker() -> Linker {
        let concept = |id: &str, broader: Option<&str>, labels: &[(&str, &str)]| {
            let mut concept = Concept::new(id, ConceptKind::Skill);
            concept.broader.extend(broader.map(str::to_owned));
            let labels = labels.iter().map(|(language, text)| Label {
                language: Language::parse(language).unwrap(),
                text: (*text).to_owned(),
                preferred: true,
            });
            concept.labels.extend(labels);
            concept
        };
        let concepts = vec![
            concept("skill:care", None, &[("bs", "njega")]),
            concept(
                "skill:wound",
                Some("skill:care"),
                &[("bs", "njega rana"), ("de", "Wundversorgung")],
            ),
        ];
        Linker::new(Taxonomy::new("test", concepts, Vec::new()))
    }

    #[test]
    fn the_longest_label_wins_in_any_script() {
        let linker = linker();
        let text = "Искуство: њега рана и njega, Wundversorgung";
        let found: Vec<_> = linker
            .link(text)
            .into_iter()
            .map(|l| (l.concept, text[l.span].to_owned()))
            .collect();
        let expected = [
            ("skill:wound", "њега рана"),
            ("skill:care", "njega"),
            ("skill:wound", "Wundversorgung"),
        ];
        assert_eq!(found, expected.map(|(c, t)| (c.to_owned(), t.to_owned())));
        assert_eq!(
            linker.with_broader("skill:wound"),
            ["skill:wound", "skill:care"]
        );
        assert!(linker.link("").is_empty());
    }
}
