//! Passages of a record around the words of a search.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use domain::blind::{Field, redacted};
use domain::fold::{Token, tokens};
use domain::{Need, Profile};
use matching::Engine;

use crate::api::{Fragment, Snippet};

/// The most passages of one hit.
const MOST_SNIPPETS: usize = 3;
/// The length of a passage, in words.
const PASSAGE_WORDS: usize = 32;
/// Words before the first highlighted one.
const LEAD_WORDS: usize = 6;

/// Highlights the words of one search.
pub(crate) struct Highlighter<'a> {
    engine: &'a Engine,
    words: Vec<String>,
    /// Which word of the search a folded word is: long texts repeat themselves.
    known: RefCell<HashMap<String, Option<usize>>>,
}

impl<'a> Highlighter<'a> {
    /// For the text of a search.
    pub(crate) fn new(engine: &'a Engine, text: &str) -> Self {
        let words = if text.trim().is_empty() {
            Vec::new()
        } else {
            engine.query_words(text)
        };
        Self {
            engine,
            words,
            known: RefCell::default(),
        }
    }

    /// Passages of a profile, without what identifies its owner.
    pub(crate) fn of_profile(&self, profile: &Profile) -> Vec<Snippet> {
        let indices = |length: usize| 0..u16::try_from(length).unwrap_or(u16::MAX);
        let posts = || indices(profile.experience.len());
        let fields = [Field::Headline]
            .into_iter()
            .chain(posts().map(Field::ExperienceTitle))
            .chain(indices(profile.skills.len()).map(Field::Skill))
            .chain(posts().map(Field::ExperienceDescription))
            .chain([Field::Summary])
            .chain(indices(profile.education.len()).map(Field::EducationField))
            .chain(indices(profile.licences.len()).map(Field::Licence));
        self.of_fields(fields.filter_map(|field| {
            let text = redacted(profile, field)?;
            Some((field.to_string(), text))
        }))
    }

    /// Passages of a need.
    pub(crate) fn of_need(&self, need: &Need) -> Vec<Snippet> {
        let skills = |name: &'static str, skills: &'_ [domain::Text]| {
            let named = skills.iter().enumerate();
            named
                .map(|(n, text)| (format!("{name}/{n}"), text.to_string()))
                .collect::<Vec<_>>()
        };
        let mut fields = vec![("title".to_owned(), need.title.to_string())];
        fields.extend(skills("essential_skills", &need.essential_skills));
        fields.extend(skills("desirable_skills", &need.desirable_skills));
        let description = need.description.as_ref();
        fields.extend(description.map(|text| ("description".to_owned(), text.to_string())));
        self.of_fields(fields.into_iter())
    }

    fn of_fields<T: AsRef<str>>(&self, fields: impl Iterator<Item = (String, T)>) -> Vec<Snippet> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let snippets = fields.filter_map(|(field, text)| {
            let fragments = self.passage(text.as_ref())?;
            Some(Snippet { field, fragments })
        });
        snippets.take(MOST_SNIPPETS).collect()
    }

    /// The word of the search that a folded word is.
    fn word_of(&self, text: &str) -> Option<usize> {
        let mut known = self.known.borrow_mut();
        if let Some(word) = known.get(text) {
            return *word;
        }
        let mut words = self.words.iter();
        let word = words.position(|word| self.engine.same_word(word, text));
        known.insert(text.to_owned(), word);
        word
    }

    /// The passage with the most different words of the search; `None` where there is none.
    fn passage(&self, text: &str) -> Option<Vec<Fragment>> {
        let tokens: Vec<Token> = tokens(text).collect();
        let hits: Vec<(usize, usize)> = tokens
            .iter()
            .enumerate()
            .filter_map(|(place, token)| Some((place, self.word_of(&token.text)?)))
            .collect();
        let places = best_window(&hits, tokens.len())?;
        let marked: Vec<Range<usize>> = hits
            .iter()
            .filter(|(place, _)| places.contains(place))
            .map(|&(place, _)| tokens[place].range.clone())
            .collect();
        let whole = (places.start == 0, places.end == tokens.len());
        let begin = if whole.0 {
            0
        } else {
            tokens[places.start].range.start
        };
        let end = if whole.1 {
            text.len()
        } else {
            tokens[places.end - 1].range.end
        };
        Some(fragments(text, begin..end, &marked, whole))
    }
}

/// The words of the passage that holds the most different hits, the earliest of equals.
fn best_window(hits: &[(usize, usize)], words: usize) -> Option<Range<usize>> {
    if hits.is_empty() {
        return None;
    }
    if words <= PASSAGE_WORDS {
        return Some(0..words);
    }
    let window = |first: usize| {
        let start = first.saturating_sub(LEAD_WORDS).min(words - PASSAGE_WORDS);
        start..start + PASSAGE_WORDS
    };
    let different = |first: usize| {
        let places = window(first);
        let mut found: Vec<usize> = hits
            .iter()
            .skip_while(|(place, _)| *place < places.start)
            .take_while(|(place, _)| *place < places.end)
            .map(|&(_, word)| word)
            .collect();
        found.sort_unstable();
        found.dedup();
        found.len()
    };
    let firsts = hits.iter().map(|&(place, _)| place);
    let best = firsts.rev().max_by_key(|&first| different(first))?;
    Some(window(best))
}

fn fragments(
    text: &str,
    span: Range<usize>,
    marked: &[Range<usize>],
    (from_start, to_end): (bool, bool),
) -> Vec<Fragment> {
    let mut fragments = Vec::new();
    let mut add = |text: &str, highlighted: bool| {
        let text = collapse_inside(text);
        if !text.is_empty() {
            fragments.push(Fragment { text, highlighted });
        }
    };
    if !from_start {
        add("… ", false);
    }
    let mut at = span.start;
    for mark in marked {
        add(&text[at..mark.start], false);
        add(&text[mark.clone()], true);
        at = mark.end;
    }
    add(&text[at..span.end], false);
    if !to_end {
        add(" …", false);
    }
    fragments
}

/// Runs of white space, such as redaction leaves, as one space.
fn collapse_inside(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            collapsed.push(c);
        } else if !collapsed.ends_with(' ') {
            collapsed.push(' ');
        }
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_holds_the_most_different_words() {
        assert_eq!(best_window(&[], 10), None);
        assert_eq!(best_window(&[(3, 0)], 10), Some(0..10));
        // Word 0 alone at 10, words 0 and 1 together at 200.
        let hits = [(10, 0), (200, 0), (205, 1)];
        assert_eq!(best_window(&hits, 1000), Some(194..226));
        assert_eq!(best_window(&[(999, 0)], 1000), Some(968..1000));
    }

    #[test]
    fn fragments_are_the_text_with_marks() {
        let text = "Radim na   odjelu intenzivne njege";
        #[expect(clippy::single_range_in_vec_init, reason = "one mark")]
        let marked = [18..28];
        let made = fragments(text, 0..text.len(), &marked, (true, false));
        let pieces: Vec<_> = made
            .iter()
            .map(|f| (f.text.as_str(), f.highlighted))
            .collect();
        assert_eq!(
            pieces,
            [
                ("Radim na odjelu ", false),
                ("intenzivne", true),
                (" njege", false),
                (" …", false)
            ]
        );
    }
}
