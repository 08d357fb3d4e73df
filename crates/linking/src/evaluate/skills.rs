//! Skill linking: mentions in vacancies against the skills of ESCO.

use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

use serde::Serialize;
use taxonomy::{ConceptKind, Language};

use super::ranks::Ranks;
use super::tables::DatasetError;
use crate::linker::Linker;

/// What [`skills`] measures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SkillsOutcome {
    /// Mentions with a known label.
    pub mentions: usize,
    /// Rows whose label is no preferred English label of a skill.
    pub skipped: usize,
    /// Mean reciprocal rank of the right skill.
    pub mrr: f64,
    /// Share of mentions whose first skill is right.
    pub accuracy_at_1: f64,
    /// Share with the right one among the first five.
    pub accuracy_at_5: f64,
    /// Share with the right one among the first ten.
    pub accuracy_at_10: f64,
    /// Seconds, indexing included where the linker had not done it yet.
    pub seconds: f64,
}

/// Links the mentions in `file` (`sentence,span,sub_span,label`): the sub-span where there is one,
/// else the span, else the sentence.
pub fn skills(file: &Path, linker: &Linker) -> Result<SkillsOutcome, DatasetError> {
    let begun = Instant::now();
    let english = Language::parse("en");
    let mut preferred: HashMap<&str, usize> = HashMap::new();
    for (place, concept) in linker.taxonomy().concepts().iter().enumerate() {
        if concept.kind == ConceptKind::Skill && !concept.group {
            let labels = concept.labels.iter();
            let named = labels.filter(|l| l.preferred && Some(l.language) == english);
            preferred.extend(named.map(|label| (label.text.as_str(), place)));
        }
    }
    let mut reader = csv::Reader::from_path(file)
        .map_err(|error| DatasetError::file(file, error.to_string()))?;
    let (mut phrases, mut right, mut skipped) = (Vec::new(), Vec::new(), 0);
    for (line, row) in (2..).zip(reader.deserialize::<Row>()) {
        let row = row.map_err(|error| DatasetError::line(file, line, error.to_string()))?;
        match preferred.get(row.label.trim()) {
            None => skipped += 1,
            Some(concept) => {
                right.push(*concept);
                phrases.push(row.phrase());
            }
        }
    }
    let texts: Vec<&str> = phrases.iter().map(String::as_str).collect();
    let ranked = linker.ranker(ConceptKind::Skill).rank_all(&texts, english);
    let ranks = ranked.iter().zip(&right).map(|(ranked, right)| {
        let at = ranked.iter().position(|r| r.concept == *right);
        at.map(|at| at + 1)
    });
    let ranks = Ranks(ranks.collect());
    Ok(SkillsOutcome {
        mentions: right.len(),
        skipped,
        mrr: ranks.mean_reciprocal(),
        accuracy_at_1: ranks.within(1),
        accuracy_at_5: ranks.within(5),
        accuracy_at_10: ranks.within(10),
        seconds: begun.elapsed().as_secs_f64(),
    })
}

#[derive(serde::Deserialize)]
struct Row {
    sentence: String,
    span: String,
    sub_span: String,
    label: String,
}

impl Row {
    fn phrase(self) -> String {
        [self.sub_span, self.span, self.sentence]
            .into_iter()
            .find(|text| !text.trim().is_empty())
            .unwrap_or_default()
    }
}
