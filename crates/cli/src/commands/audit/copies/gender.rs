//! Masculine titles for feminine ones and the reverse, where the taxonomy knows both.

use std::collections::HashMap;

use domain::Profile;
use taxonomy::normalise::{gender, normalise, variants};
use taxonomy::{ConceptKind, Taxonomy};

use super::swaps::Swaps;
use super::texts::rewrite;

/// Languages whose titles have two forms that the rules know.
const LANGUAGES: [&str; 4] = ["bs", "hr", "sr", "de"];

/// Pairs of titles by the language of a text.
pub(super) struct Genders {
    ours: Swaps,
    german: Swaps,
}

impl Genders {
    /// Learns the pairs: two labels of one occupation in one language with one key of gender, or
    /// single words of which one may be the other's counterpart.
    pub(super) fn new(taxonomy: &Taxonomy) -> Self {
        let mut genders = Self {
            ours: Swaps::default(),
            german: Swaps::default(),
        };
        let occupations = taxonomy.concepts().iter();
        for concept in occupations.filter(|concept| concept.kind == ConceptKind::Occupation) {
            for language in LANGUAGES {
                let labels = concept.labels.iter().filter(|l| l.language == language);
                let mut forms: HashMap<String, Vec<String>> = HashMap::new();
                let texts: Vec<String> =
                    labels.flat_map(|label| variants::of(&label.text)).collect();
                pair_words(&texts, genders.of_mut(language));
                for text in texts {
                    forms
                        .entry(gender::key(&normalise(&text)))
                        .or_default()
                        .push(text);
                }
                let swaps = genders.of_mut(language);
                for forms in forms.values() {
                    let first = &forms[0];
                    for other in &forms[1..] {
                        swaps.add(first, other);
                        swaps.add(other, first);
                    }
                }
            }
        }
        genders
    }

    fn of_mut(&mut self, language: &str) -> &mut Swaps {
        if language == "de" {
            &mut self.german
        } else {
            &mut self.ours
        }
    }

    /// The profile with every known title in its other form.
    pub(super) fn copy(&self, profile: &Profile) -> Option<Profile> {
        let language = profile.text_language.as_ref()?;
        let swaps = match language.primary() {
            "de" => &self.german,
            _ if super::is_ours(profile) => &self.ours,
            _ => return None,
        };
        rewrite(profile, |text| swaps.apply(text, |_| None))
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.ours.len() + self.german.len()
    }
}

/// Labels of one word that are each other's counterparts.
fn pair_words(texts: &[String], swaps: &mut Swaps) {
    let words = texts.iter().map(|text| (text, normalise(text)));
    let words: Vec<_> = words.filter(|(_, word)| !word.contains(' ')).collect();
    for (text, word) in &words {
        let counterparts = gender::counterparts(word);
        for (other, _) in words.iter().filter(|(_, word)| counterparts.contains(word)) {
            swaps.add(text, other);
            swaps.add(other, text);
        }
    }
}
