//! The ranking's numbers: `index/ranking.toml`.

use std::path::Path;

use domain::blind::Field;
use serde::{Deserialize, Serialize};

use super::similarity::Similarity;
use crate::digest::digest;
use crate::error::DefinitionError;
use crate::outcome::{Band, Criterion};

/// The highest factor that `bounds.highest` may allow.
const MOST_FACTOR: f64 = 100.0;

/// Validated weights, thresholds and bands.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    version: u32,
    weights: Weights,
    pub(crate) similarity: Similarity,
    pub(crate) skills: Skills,
    pub(crate) education: Education,
    pub(crate) licence: Licence,
    pub(crate) recency: Recency,
    evidence: EvidenceWeights,
    pub(crate) status: StatusThresholds,
    pub(crate) violations: Penalties,
    bands: Bands,
    pub(super) bounds: WeightBounds,
    /// Version and content, for receipts.
    #[serde(skip)]
    pub(super) label: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    essential_skills: f64,
    desirable_skills: f64,
    occupation: f64,
    whole_text: f64,
    description: f64,
    words: f64,
    experience: f64,
    recency: f64,
    education: f64,
    licence: f64,
    languages: f64,
    engagement_mode: f64,
    availability: f64,
    capacity: f64,
}

/// How skills count together.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Skills {
    /// The share of the least covered essential skill.
    pub(crate) weakest: f64,
}

/// How levels of education count.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Education {
    /// What one level below the one asked for counts.
    pub(crate) one_below: f64,
}

/// How licences count.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Licence {
    /// What a title or field of study counts beside a licence.
    pub(crate) hint: f64,
}

/// How fast experience grows old, in years since the last work.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recency {
    /// Up to here it counts fully.
    pub(crate) fresh: f64,
    /// From here on it counts nothing.
    pub(crate) stale: f64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EvidenceWeights {
    headline: f64,
    title: f64,
    skill: f64,
    description: f64,
    education: f64,
    licence: f64,
    summary: f64,
}

/// Similarities from which a requirement counts.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatusThresholds {
    pub(crate) met: f64,
    pub(crate) partly: f64,
}

/// Shares taken away for violations.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Penalties {
    pub(crate) one: f64,
    pub(crate) more: f64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bands {
    partial: f64,
    good: f64,
    strong: f64,
}

/// How far a request may raise or lower a weight, as a factor.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeightBounds {
    /// The lowest factor, from 0 to 1.
    pub lowest: f64,
    /// The highest factor, 1 or more.
    pub highest: f64,
}

impl Ranking {
    /// Reads and checks `ranking.toml`.
    pub fn load(path: &Path) -> Result<Self, DefinitionError> {
        let text = std::fs::read_to_string(path).map_err(|source| DefinitionError::Read {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(&text).map_err(|message| DefinitionError::Invalid {
            path: path.to_owned(),
            message,
        })
    }

    /// Checks the text of a `ranking.toml`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut ranking: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        ranking.check()?;
        // Numbers decide, not comments or layout: the same weights have the same version.
        let canonical = serde_json::to_string(&ranking).map_err(|error| error.to_string())?;
        ranking.label = format!("{}@{}", ranking.version, digest(canonical.bytes()));
        Ok(ranking)
    }

    /// All numbers as a text from which [`Ranking::restore`] makes them again to the bit.
    pub fn canonical(&self) -> Result<String, String> {
        toml::to_string(self).map_err(|error| error.to_string())
    }

    /// A ranking as it was when it was kept, under the version that it had then. Its numbers may
    /// be others than a file could hold now, so they are taken as they are.
    pub fn restore(canonical: &str, version: &str) -> Result<Self, String> {
        let mut ranking: Self = toml::from_str(canonical).map_err(|error| error.to_string())?;
        version.clone_into(&mut ranking.label);
        Ok(ranking)
    }

    /// Version and content, for receipts.
    pub fn version(&self) -> &str {
        &self.label
    }

    fn check(&self) -> Result<(), String> {
        if self.version != 1 {
            return Err(format!("version is {}, this program knows 1", self.version));
        }
        let shares = [
            ("similarity.shared_concept", self.similarity.shared_concept),
            ("skills.weakest", self.skills.weakest),
            ("education.one_below", self.education.one_below),
            ("licence.hint", self.licence.hint),
            ("evidence.headline", self.evidence.headline),
            ("evidence.title", self.evidence.title),
            ("evidence.skill", self.evidence.skill),
            ("evidence.description", self.evidence.description),
            ("evidence.education", self.evidence.education),
            ("evidence.licence", self.evidence.licence),
            ("evidence.summary", self.evidence.summary),
            ("status.partly", self.status.partly),
            ("status.met", self.status.met),
            ("violations.one", self.violations.one),
            ("violations.more", self.violations.more),
            ("bands.partial", self.bands.partial),
            ("bands.good", self.bands.good),
            ("bands.strong", self.bands.strong),
        ];
        for (name, scale) in self.similarity.scales() {
            if !(0.0..=1.0).contains(&scale.least) {
                let least = scale.least;
                return Err(format!(
                    "similarity.{name}.least is {least}, it has to be 0 to 1"
                ));
            }
            if !(-1.0..1.0).contains(&scale.low) || scale.high <= scale.low || scale.high > 1.0 {
                let (low, high) = (scale.low, scale.high);
                return Err(format!(
                    "similarity.{name} goes from {low} to {high}, it has to be -1 <= low < high <= 1"
                ));
            }
        }
        if !(0.0..=60.0).contains(&self.recency.fresh)
            || !(0.0..=60.0).contains(&self.recency.stale)
        {
            return Err("recency.fresh and recency.stale have to be 0 to 60 years".to_owned());
        }
        let weights = Self::WEIGHED.map(|criterion| ("weights", self.weight(criterion)));
        for (name, value) in shares.into_iter().chain(weights) {
            if !(0.0..=1.0).contains(&value) {
                return Err(format!("{name} is {value}, it has to be 0 to 1"));
            }
        }
        for (lower, upper, names) in [
            (
                self.recency.fresh,
                self.recency.stale,
                "recency.fresh < recency.stale",
            ),
            (
                self.status.partly,
                self.status.met,
                "status.partly < status.met",
            ),
            (
                self.bands.partial,
                self.bands.good,
                "bands.partial < bands.good",
            ),
            (
                self.bands.good,
                self.bands.strong,
                "bands.good < bands.strong",
            ),
        ] {
            if lower >= upper {
                return Err(format!("it has to be {names}"));
            }
        }
        if self.violations.more < self.violations.one {
            return Err("violations.more has to be at least violations.one".to_owned());
        }
        let WeightBounds { lowest, highest } = self.bounds;
        if !(0.0..=1.0).contains(&lowest) || !(1.0..=MOST_FACTOR).contains(&highest) {
            return Err(format!(
                "bounds.lowest is {lowest}, it has to be 0 to 1, and bounds.highest is {highest}, \
                 it has to be 1 to {MOST_FACTOR}"
            ));
        }
        // Every need has a title, so these two always apply and the weights cannot sum to 0.
        if self.weights.occupation + self.weights.whole_text <= 0.0 {
            return Err("weights.occupation and weights.whole_text are both 0".to_owned());
        }
        Ok(())
    }

    /// The criteria that have a weight, in the order of a receipt.
    pub const WEIGHED: [Criterion; 14] = [
        Criterion::EssentialSkills,
        Criterion::DesirableSkills,
        Criterion::Occupation,
        Criterion::WholeText,
        Criterion::Description,
        Criterion::Words,
        Criterion::Experience,
        Criterion::Recency,
        Criterion::Education,
        Criterion::Licence,
        Criterion::Languages,
        Criterion::EngagementMode,
        Criterion::Availability,
        Criterion::Capacity,
    ];

    /// The weight of a criterion before scaling.
    pub(crate) fn weight(&self, criterion: Criterion) -> f64 {
        let weights = &self.weights;
        match criterion {
            Criterion::EssentialSkills => weights.essential_skills,
            Criterion::DesirableSkills => weights.desirable_skills,
            Criterion::Occupation => weights.occupation,
            Criterion::WholeText => weights.whole_text,
            Criterion::Description => weights.description,
            Criterion::Words => weights.words,
            Criterion::Recency => weights.recency,
            Criterion::Experience => weights.experience,
            Criterion::Education => weights.education,
            Criterion::Licence => weights.licence,
            Criterion::Languages => weights.languages,
            Criterion::EngagementMode => weights.engagement_mode,
            Criterion::Availability => weights.availability,
            Criterion::Capacity => weights.capacity,
            Criterion::Violations => 0.0,
        }
    }

    /// The place of a criterion's weight; `None` for what has none.
    pub(super) fn weight_mut(&mut self, criterion: Criterion) -> Option<&mut f64> {
        let weights = &mut self.weights;
        Some(match criterion {
            Criterion::EssentialSkills => &mut weights.essential_skills,
            Criterion::DesirableSkills => &mut weights.desirable_skills,
            Criterion::Occupation => &mut weights.occupation,
            Criterion::WholeText => &mut weights.whole_text,
            Criterion::Description => &mut weights.description,
            Criterion::Words => &mut weights.words,
            Criterion::Recency => &mut weights.recency,
            Criterion::Experience => &mut weights.experience,
            Criterion::Education => &mut weights.education,
            Criterion::Licence => &mut weights.licence,
            Criterion::Languages => &mut weights.languages,
            Criterion::EngagementMode => &mut weights.engagement_mode,
            Criterion::Availability => &mut weights.availability,
            Criterion::Capacity => &mut weights.capacity,
            Criterion::Violations => return None,
        })
    }

    /// How much a statement in `field` counts.
    pub(crate) fn evidence(&self, field: Field) -> f64 {
        let evidence = &self.evidence;
        match field {
            Field::Headline => evidence.headline,
            Field::ExperienceTitle(_) => evidence.title,
            Field::Skill(_) => evidence.skill,
            Field::ExperienceDescription(_) => evidence.description,
            Field::EducationField(_) => evidence.education,
            Field::Licence(_) => evidence.licence,
            Field::Summary => evidence.summary,
        }
    }

    /// The score in a word; a match with a violation is never better than partial.
    pub(crate) fn band(&self, score: f64, violated: bool) -> Band {
        let bands = &self.bands;
        let band = match score {
            s if s >= bands.strong => Band::Strong,
            s if s >= bands.good => Band::Good,
            s if s >= bands.partial => Band::Partial,
            _ => Band::Weak,
        };
        if violated {
            band.min(Band::Partial)
        } else {
            band
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMITTED: &str = include_str!("../../../../index/ranking.toml");

    #[test]
    fn the_committed_ranking_is_valid_and_versioned() {
        let ranking = Ranking::parse(COMMITTED).unwrap();
        let commented = Ranking::parse(&format!("# a remark\n{COMMITTED}")).unwrap();
        assert_eq!(ranking.version(), commented.version());
        let first = COMMITTED
            .lines()
            .find(|line| line.starts_with("languages = "))
            .unwrap();
        let changed = Ranking::parse(&COMMITTED.replace(first, "languages = 0.021")).unwrap();
        assert_ne!(ranking.version(), changed.version());
        let canonical = changed.canonical().unwrap();
        let again = Ranking::parse(&canonical).unwrap();
        assert_eq!(again.version(), changed.version());
        let restored = Ranking::restore(&canonical, "as it was").unwrap();
        assert_eq!(restored.version(), "as it was");
        assert_eq!(restored.canonical().unwrap(), canonical);
    }

    #[test]
    fn mistakes_are_named() {
        let with = |key: &str, value: &str| {
            let line = COMMITTED
                .lines()
                .find(|line| line.starts_with(&format!("{key} = ")))
                .unwrap();
            Ranking::parse(&COMMITTED.replacen(line, &format!("{key} = {value}"), 1)).unwrap_err()
        };
        assert!(with("occupation", "-0.1").contains("0 to 1"));
        assert!(with("occupation", "nan").contains("0 to 1"));
        assert!(with("low", "0.9").contains("similarity.skill goes from 0.9"));
        assert!(with("stale", "0.0").contains("recency.fresh < recency.stale"));
        assert!(with("more", "0.0").contains("violations.more"));
        assert!(with("lowest", "-0.5").contains("bounds.lowest"));
        assert!(with("highest", "inf").contains("bounds.highest"));
        assert!(
            Ranking::parse("version = 1")
                .unwrap_err()
                .contains("missing field")
        );
    }
}
