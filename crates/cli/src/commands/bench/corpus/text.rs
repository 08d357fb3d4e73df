//! Filling the templates.

use super::random::Random;
use super::templates::{self, Templates};
use super::tongue::Tongue;
use super::vocabulary::{Occupation, Vocabulary};
use super::words;

/// The last year that records speak of.
pub(super) const THIS_YEAR: usize = 2026;

/// Writes the texts of one record in one language.
pub(super) struct Writer<'v> {
    pub(super) random: Random,
    pub(super) vocabulary: &'v Vocabulary,
    pub(super) tongue: Tongue,
    pub(super) occupation: &'v Occupation,
    /// The record's skills, by place in the vocabulary. Never empty.
    pub(super) skills: Vec<usize>,
}

impl Writer<'_> {
    /// One of the sentences that `choose` names, filled.
    pub(super) fn line(&mut self, choose: fn(&Templates) -> &'static [&'static str]) -> String {
        let template = self.random.one(choose(templates::of(self.tongue)));
        let filled = self.fill(template);
        self.tongue.script(filled)
    }

    /// Some different sentences in a row.
    pub(super) fn lines(
        &mut self,
        choose: fn(&Templates) -> &'static [&'static str],
        count: usize,
    ) -> String {
        let all = choose(templates::of(self.tongue));
        let first = self.random.below(all.len());
        let step = 1 + self.random.below(all.len() - 1);
        let mut used = Vec::with_capacity(count);
        let mut text = String::new();
        for place in (0..count).map(|number| (first + number * step) % all.len()) {
            if !used.contains(&place) {
                used.push(place);
                let space = if text.is_empty() { "" } else { " " };
                text.push_str(space);
                text.push_str(&self.fill(all[place]));
            }
        }
        self.tongue.script(text)
    }

    /// The occupation's name, written as at the beginning of a line.
    pub(super) fn title(&mut self) -> String {
        let title = capital(self.occupation.names.any(&mut self.random, self.tongue));
        self.tongue.script(title)
    }

    /// A name of each of some skills.
    pub(super) fn phrases(&mut self, skills: &[usize]) -> Vec<String> {
        let mut phrase = |skill: &usize| {
            let names = &self.vocabulary.skills[*skill];
            let phrase = names.any(&mut self.random, self.tongue).to_owned();
            self.tongue.script(phrase)
        };
        skills.iter().map(&mut phrase).collect()
    }

    fn fill(&mut self, template: &str) -> String {
        let mut text = String::with_capacity(template.len() + 80);
        let mut rest = template;
        while let Some((before, place)) = rest.split_once('{') {
            text.push_str(before);
            let (key, after) = place.split_once('}').unwrap_or((place, ""));
            let value = self.value(key);
            // What begins the line has a capital.
            text.push_str(&if text.is_empty() {
                capital(&value)
            } else {
                value
            });
            rest = after;
        }
        text.push_str(rest);
        text
    }

    fn value(&mut self, key: &str) -> String {
        match key {
            "o" => {
                let names = &self.occupation.names;
                names.any(&mut self.random, self.tongue).to_owned()
            }
            "p" => {
                let product = words::name(self.random.tail());
                // Version numbers make more words than names do, as in real texts.
                if self.random.chance(0.3) {
                    format!("{product} {}", self.random.between(1, 30))
                } else {
                    product
                }
            }
            "t" => words::name(self.random.tail().saturating_mul(2)),
            "n" => self.random.between(3, 32).to_string(),
            "y" => self.random.between(1992, THIS_YEAR - 1).to_string(),
            _ => {
                let skill = self.random.one(&self.skills);
                let names = &self.vocabulary.skills[skill];
                names.any(&mut self.random, self.tongue).to_owned()
            }
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}
