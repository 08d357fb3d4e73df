//! The texts that the labels of a taxonomy stand for, folded.

use std::collections::HashSet;

use domain::fold::tokens;
use taxonomy::{ConceptKind, Label, Taxonomy, variants};

use super::{TYPED_AT_MOST, number};

/// A label in one of its variants (a side of `inženjer/inženjerka`, without parentheses).
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// Position of the concept in the taxonomy.
    pub(super) concept: u32,
    /// Position of the label in the concept.
    pub(super) label: u16,
    /// Number of its language, see [`Forms::languages`].
    pub(super) language: u8,
    /// Letters of its text, 255 for more.
    pub(super) length: u8,
    /// Whether the label is the name to show.
    pub(super) preferred: bool,
    /// Whether the concept is a group of others.
    pub(super) group: bool,
    /// What the concept is.
    pub(super) kind: ConceptKind,
}

/// All forms, concept after concept.
#[derive(Default)]
pub(super) struct Forms {
    list: Vec<Form>,
    /// The folded words of all forms, joined by a space, one form after the other.
    texts: String,
    /// Where the text of every form ends.
    ends: Vec<u32>,
    languages: Vec<String>,
}

impl Forms {
    /// Two labels of a concept that fold to the same words in the same language are one form, of
    /// the first of them.
    pub(super) fn of(taxonomy: &Taxonomy) -> Self {
        let mut all = Self::default();
        let mut seen = HashSet::new();
        for (position, concept) in taxonomy.concepts().iter().enumerate() {
            seen.clear();
            for (at, label) in concept.labels.iter().enumerate() {
                let Ok(at) = u16::try_from(at) else { break };
                let language = all.intern(language(label));
                for variant in variants::of(&label.text) {
                    let text = key(&variant);
                    if text.is_empty() || seen.contains(&(language, text.clone())) {
                        continue;
                    }
                    let length = u8::try_from(text.chars().count()).unwrap_or(u8::MAX);
                    all.list.push(Form {
                        concept: number(position),
                        label: at,
                        language,
                        length,
                        preferred: label.preferred,
                        group: concept.group,
                        kind: concept.kind,
                    });
                    all.texts.push_str(&text);
                    all.ends.push(number(all.texts.len()));
                    seen.insert((language, text));
                }
            }
        }
        all.texts.shrink_to_fit();
        all
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, form: u32) -> &Form {
        &self.list[form as usize]
    }

    /// The folded words of a form, joined by a space.
    pub(super) fn text(&self, form: u32) -> &str {
        let form = form as usize;
        let begin = form.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.texts[begin as usize..self.ends[form] as usize]
    }

    /// The codes of the languages, in the order of their numbers.
    pub(super) fn languages(&self) -> &[String] {
        &self.languages
    }

    pub(super) fn memory(&self) -> usize {
        size_of_val(self.list.as_slice()) + self.texts.len() + size_of_val(self.ends.as_slice())
    }

    /// Languages from the 256th on share the number of the last; the order suffers, nothing else.
    fn intern(&mut self, code: &str) -> u8 {
        let known = self.languages.iter().position(|known| known == code);
        let at = known.unwrap_or(self.languages.len());
        let Ok(number) = u8::try_from(at) else {
            return u8::MAX;
        };
        if known.is_none() {
            self.languages.push(code.to_owned());
        }
        number
    }
}

/// What is compared when something is typed: the folded words, joined by a space, as far as
/// anybody can type them.
pub(super) fn key(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for token in tokens(text) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&token.text);
    }
    // Folding makes some letters two.
    if let Some((cut, _)) = joined.char_indices().nth(TYPED_AT_MOST) {
        joined.truncate(cut);
        joined.truncate(joined.trim_end().len());
    }
    joined
}

/// Where the words of a folded text begin.
pub(super) fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let later = text.match_indices(' ').map(|(space, _)| space + 1);
    std::iter::once(0).chain(later)
}

fn language(label: &Label) -> &str {
    label.language.as_str()
}
