//! A synthetic corpus: profiles, needs and queries that are drawn from the taxonomy.
//!
//! A record depends on seed, kind and number only, so that any part of the corpus can be made
//! alone, and a smaller corpus is the beginning of a larger one. Occupations and invented names
//! have skewed frequencies; the vocabulary goes on growing with the corpus.

mod json;
mod needs;
mod profiles;
mod random;
mod templates;
mod text;
mod tongue;
mod vocabulary;
mod words;

use anyhow::bail;
use domain::record::{Json, Problems, Record};
use domain::{Need, Profile};
use taxonomy::Taxonomy;

use random::{Random, Stream};
use text::Writer;
use tongue::Tongue;
use vocabulary::Vocabulary;

/// The country that one profile in ten has: what filtered queries ask for.
pub(super) const FILTER_COUNTRY: &str = "CH";

/// Makes records.
pub(super) struct Corpus {
    vocabulary: Vocabulary,
    seed: u64,
}

impl Corpus {
    /// A corpus over the taxonomy in use.
    pub(super) fn new(taxonomy: &Taxonomy, seed: u64) -> anyhow::Result<Self> {
        Ok(Self {
            vocabulary: Vocabulary::of(taxonomy, seed)?,
            seed,
        })
    }

    /// The fields of profile `number`. Versions above 0 are what the same person says later.
    pub(super) fn profile(&self, number: u64, version: u32) -> Json {
        let stream = number | u64::from(version) << 40;
        let writer = self.writer(Stream::Profile, stream, 5, 15);
        profiles::fields(format!("p-{number}"), writer)
    }

    /// The fields of need `number`.
    pub(super) fn need(&self, number: u64) -> Json {
        let writer = self.writer(Stream::Need, number, 3, 9);
        needs::fields(format!("n-{number}"), writer)
    }

    /// What somebody types into the search field: an occupation, skills, or both, and now and
    /// then a name.
    pub(super) fn query(&self, number: u64) -> String {
        let mut writer = self.writer(Stream::Query, number, 2, 2);
        let kind = writer.random.unit();
        let skills = writer.skills.clone();
        let mut parts = Vec::new();
        if kind < 0.65 {
            parts.push(writer.title());
        }
        if kind > 0.40 {
            parts.extend(writer.phrases(&skills[..1]));
        }
        if kind > 0.90 {
            parts.extend(writer.phrases(&skills[1..]));
        }
        if writer.random.chance(0.05) {
            parts.push(words::name(writer.random.tail()));
        }
        parts.join(" ")
    }

    fn writer(&self, stream: Stream, number: u64, fewest: usize, most: usize) -> Writer<'_> {
        let mut random = Random::of(self.seed, stream, number);
        let occupation = self.vocabulary.occupation(&mut random);
        let count = random.between(fewest, most);
        Writer {
            tongue: Tongue::any(&mut random),
            skills: self.vocabulary.skills(&mut random, occupation, count),
            occupation,
            vocabulary: &self.vocabulary,
            random,
        }
    }
}

/// Reads a made profile as an imported one is read.
pub(super) fn parse_profile(json: &Json) -> anyhow::Result<Profile> {
    parse(json)
}

/// Reads a made need as an imported one is read.
pub(super) fn parse_need(json: &Json) -> anyhow::Result<Need> {
    parse(json)
}

fn parse<T: Record>(json: &Json) -> anyhow::Result<T> {
    T::from_json(json).or_else(|problems: Problems| {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        bail!(
            "the corpus has a record that is not valid: {}",
            problems.join("; ")
        )
    })
}

#[cfg(test)]
mod tests;
