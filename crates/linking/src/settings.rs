//! `index/linking.toml`: how evidence is weighed and when a link is made.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use domain::fold::tokens;
use serde::{Deserialize, Serialize};
use taxonomy::ConceptKind;

use crate::evidence::{Evidence, Weights};

/// Everything about linking that can be changed without changing code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// How occupations are judged.
    pub occupation: Judgement,
    /// How skills are judged.
    pub skill: Judgement,
    /// How texts are read.
    pub text: TextSettings,
    /// Words that end a phrase, folded. Read from files beside `linking.toml`.
    #[serde(skip)]
    pub stop_words: HashSet<String>,
}

/// How concepts of one kind are judged.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// Weights of the evidence.
    pub weights: Weights,
    /// From the weighted sum to a probability.
    pub calibration: Calibration,
}

/// Probability that the best candidate is right:
/// `1 / (1 + exp(-(score * s + margin * m + offset)))`, where `s` is the mean of its evidence by
/// the weights, and `m` how much that is above the second best.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// Per unit of score.
    pub score: f32,
    /// Per unit of margin.
    pub margin: f32,
    /// Where both are 0.
    pub offset: f32,
}

/// How texts are read.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSettings {
    /// A phrase inside a text that is no label is linked if the probability reaches this.
    pub threshold: f32,
    /// The same where the text is nothing but the phrase, so that it is known to mean something.
    pub phrase: f32,
    /// Probability of a label that stands in the text, word for word, and is that of one concept.
    pub exact: f32,
    /// Bytes that are read of a text.
    pub longest: usize,
    /// Phrases that are compared with all labels, in one text.
    pub phrases: usize,
}

/// Why `linking.toml` cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {message}")]
pub struct SettingsError {
    path: PathBuf,
    message: String,
}

impl Settings {
    /// Reads `linking.toml` and the stop words in the folder `stop-words` beside it.
    pub fn load(path: &Path) -> Result<Self, SettingsError> {
        let fail = |path: &Path, message: String| SettingsError {
            path: path.to_owned(),
            message,
        };
        let read = |path: &Path| {
            std::fs::read_to_string(path).map_err(|error| fail(path, error.to_string()))
        };
        let mut settings: Self =
            toml::from_str(&read(path)?).map_err(|error| fail(path, error.to_string()))?;
        settings.validate().map_err(|message| fail(path, message))?;
        let folder = path.with_file_name("stop-words");
        let entries = std::fs::read_dir(&folder).map_err(|e| fail(&folder, e.to_string()))?;
        for entry in entries {
            let file = entry.map_err(|e| fail(&folder, e.to_string()))?.path();
            let words = read(&file)?;
            settings
                .stop_words
                .extend(tokens(&words).map(|token| token.text));
        }
        Ok(settings)
    }

    /// How concepts of a kind are judged.
    pub fn judgement(&self, kind: ConceptKind) -> &Judgement {
        match kind {
            ConceptKind::Occupation => &self.occupation,
            ConceptKind::Skill => &self.skill,
        }
    }

    fn validate(&self) -> Result<(), String> {
        for (name, judgement) in [("occupation", &self.occupation), ("skill", &self.skill)] {
            let weights = judgement.weights.values();
            if weights.iter().any(|weight| !weight.is_finite()) || judgement.weight() <= 0.0 {
                return Err(format!(
                    "[{name}.weights] has to be finite numbers with a sum above 0"
                ));
            }
            let Calibration {
                score,
                margin,
                offset,
            } = judgement.calibration;
            if ![score, margin, offset].iter().all(|x| x.is_finite()) || score <= 0.0 {
                return Err(format!(
                    "[{name}.calibration] has to be finite numbers, score above 0"
                ));
            }
        }
        let text = &self.text;
        for (name, value) in [
            ("threshold", text.threshold),
            ("phrase", text.phrase),
            ("exact", text.exact),
        ] {
            if !(0.0..=1.0).contains(&value) {
                return Err(format!("[text] {name} = {value}, accepted: 0 to 1"));
            }
        }
        if text.longest == 0 || text.phrases == 0 {
            return Err("[text] longest and phrases have to be above 0".to_owned());
        }
        Ok(())
    }
}

impl Judgement {
    /// The mean of the evidence by the weights: about 1 for a perfect fit, about 0 for none.
    pub fn score(&self, evidence: &Evidence) -> f32 {
        evidence.weighted(&self.weights) / self.weight()
    }

    /// The probability that the best candidate is right, from its score and the second best's.
    pub fn probability(&self, best: f32, second: f32) -> f32 {
        let Calibration {
            score,
            margin,
            offset,
        } = self.calibration;
        let log_odds = score * best + margin * (best - second).max(0.0) + offset;
        1.0 / (1.0 + (-log_odds).exp())
    }

    /// The sum of the weights that a perfect fit would earn.
    fn weight(&self) -> f32 {
        self.weights.values().iter().filter(|w| **w > 0.0).sum()
    }
}
