//! The sentences about one match.

mod change;
mod criterion;
mod overview;
mod phrases;
mod requirement;
#[cfg(test)]
mod tests;
mod violation;
mod words;

use matching::{Match, Overview};
use serde::Serialize;

use crate::asked::Asked;
use crate::catalogue::{Catalogue, MessagesError};
use crate::key::Key;
use crate::language::Reader;
use crate::names::{self, Table};
use crate::numbers::points;
use crate::quotes::Quote;

/// What a sentence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A record that has changed since.
    Changed,
    /// The score and its band.
    Summary,
    /// A hard condition that is not met.
    Violation,
    /// A requirement, and what the profile says about it.
    Requirement,
    /// What would change the result.
    Change,
    /// What a criterion contributed.
    Criterion,
    /// What made the ranking.
    Versions,
}

impl About {
    /// Everything a sentence can be about, in the order of an explanation.
    pub const ALL: [Self; 7] = [
        Self::Changed,
        Self::Summary,
        Self::Violation,
        Self::Requirement,
        Self::Change,
        Self::Criterion,
        Self::Versions,
    ];

    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Summary => "summary",
            Self::Violation => "violation",
            Self::Requirement => "requirement",
            Self::Change => "change",
            Self::Criterion => "criterion",
            Self::Versions => "versions",
        }
    }
}

/// A sentence or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub about: About,
    /// The text; never empty.
    pub text: String,
}

/// Explains matches to one reader.
#[derive(Clone, Copy)]
pub struct Explainer {
    reader: Reader,
    catalogue: &'static Catalogue,
}

impl Explainer {
    /// For this reader.
    ///
    /// # Errors
    ///
    /// A message file that is not complete, which tests exclude.
    pub fn new(reader: Reader) -> Result<Self, MessagesError> {
        Ok(Self {
            reader,
            catalogue: Catalogue::of(reader)?,
        })
    }

    /// Who reads.
    pub fn reader(&self) -> Reader {
        self.reader
    }

    /// The sentences about a match, in the order of [`About::ALL`]. `quotes` are the profile's own
    /// words for each of the match's requirements, in their order. A sentence is left out where
    /// the need has changed since and no longer has the words for it.
    pub fn explain(&self, found: &Match, asked: &Asked, quotes: &[Vec<Quote>]) -> Vec<Line> {
        let catalogue = self.catalogue;
        let mut lines = Vec::new();
        let mut add = |about, text: Option<String>| {
            lines.extend(text.map(|text| Line { about, text }));
        };
        add(About::Summary, summary(catalogue, found));
        for violation in &found.violations {
            add(
                About::Violation,
                violation::line(catalogue, violation, asked),
            );
        }
        for (place, requirement) in found.requirements.iter().enumerate() {
            let quotes = quotes.get(place).map_or(&[][..], Vec::as_slice);
            let text = requirement::line(catalogue, requirement, asked, quotes);
            add(About::Requirement, text);
        }
        for what_if in &found.what_would_change {
            add(
                About::Change,
                change::line(catalogue, found, what_if, asked),
            );
        }
        for contribution in &found.contributions {
            add(About::Criterion, criterion::line(catalogue, contribution));
        }
        add(About::Versions, versions(catalogue, found));
        lines
    }

    /// What has changed since a receipt was written, to stand above what it says.
    pub fn changed(&self, need: bool, profile: bool) -> Vec<Line> {
        let said = [(need, Key::NeedChanged), (profile, Key::ProfileChanged)];
        let said = said.into_iter().filter(|(changed, _)| *changed);
        said.filter_map(|(_, key)| self.catalogue.say(key, &[]))
            .map(|text| Line {
                about: About::Changed,
                text,
            })
            .collect()
    }

    /// What a whole ranking says: how many fit, by which mode, and which single requirements keep
    /// most out.
    pub fn overview(&self, overview: &Overview, asked: &Asked) -> Vec<String> {
        overview::lines(self.catalogue, overview, asked)
    }
}

fn summary(catalogue: &Catalogue, found: &Match) -> Option<String> {
    let band = catalogue.name(Table::Band, names::band(found.band))?;
    let points = points(catalogue, found.score, 0);
    catalogue.say(Key::Score, &[("band", band), ("points", points.as_str())])
}

fn versions(catalogue: &Catalogue, found: &Match) -> Option<String> {
    let versions = &found.versions;
    catalogue.say(
        Key::Versions,
        &[
            ("engine", versions.engine.as_str()),
            ("model", versions.model.as_str()),
            ("taxonomy", versions.taxonomy.as_str()),
            ("weights", versions.weights.as_str()),
        ],
    )
}
