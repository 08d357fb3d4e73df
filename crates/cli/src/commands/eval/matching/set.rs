//! A judged set, ready to be ranked again and again with other numbers.

use std::collections::HashMap;
use std::path::Path;

use ::matching::evaluate::{Detail, JudgedPair, Judgements, Outcome, Placed, Quality};
use ::matching::{Prepared, Ranking, shares_mode, speaks};
use anyhow::Context;
use domain::blind::{BlindNeed, BlindProfile};
use jiff::civil::Date;
use uuid::Uuid;

use crate::assets::Assets;
use crate::commands::eval::Bench;

/// A folder with `needs.jsonl`, `profiles.jsonl` and `qrels.tsv` in an index of its own.
pub(in crate::commands) struct JudgedSet {
    /// The folder's name.
    pub(in crate::commands) name: String,
    pub(in crate::commands) bench: Bench,
    pub(in crate::commands) needs: Vec<Asked>,
    pub(in crate::commands) judgements: Judgements,
}

/// A need and its candidates.
pub(in crate::commands) struct Asked {
    pub(in crate::commands) id: String,
    prepared: Prepared,
    /// Of every profile: its id in the set, its grade, and whether it violates a condition.
    profiles: HashMap<Uuid, (String, u8, bool)>,
}

impl JudgedSet {
    /// Reads and indexes a set; `today` is the day on which years of experience are counted.
    pub(in crate::commands) fn load(
        dataset: &Path,
        today: Option<Date>,
        assets: &Assets,
    ) -> anyhow::Result<Self> {
        let path = dataset.join("qrels.tsv");
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let judgements = Judgements::parse(&text).with_context(|| path.display().to_string())?;
        let mut bench = Bench::new(dataset, assets)?;
        bench.today = today.unwrap_or(bench.today);
        let name = dataset.canonicalize().unwrap_or(dataset.to_owned());
        let name = name.file_name().unwrap_or(dataset.as_os_str());
        Ok(Self {
            name: name.to_string_lossy().into_owned(),
            needs: Vec::new(),
            bench,
            judgements,
        })
    }

    /// Retrieves the candidates of every need.
    pub(in crate::commands) fn prepare(&mut self) -> anyhow::Result<()> {
        let profiles: Vec<(Uuid, &str, BlindProfile)> = self
            .bench
            .profiles
            .iter()
            .map(|(id, name, profile)| (*id, name.as_str(), BlindProfile::from(profile)))
            .collect();
        for (need_id, need) in &self.bench.needs {
            let blind = BlindNeed::from(need);
            let look = |(id, name, profile): &(Uuid, &str, BlindProfile)| {
                let grade = self.judgements.grade(need_id, name);
                (*id, ((*name).to_owned(), grade, violates(&blind, profile)))
            };
            self.needs.push(Asked {
                id: need_id.clone(),
                prepared: self.bench.engine.prepare(&blind, self.bench.today)?,
                profiles: profiles.iter().map(look).collect(),
            });
        }
        Ok(())
    }

    /// The needs for which somebody is relevant, by place in `needs`: those that can be measured.
    pub(in crate::commands) fn measurable(&self) -> Vec<usize> {
        let is_measurable =
            |need: &Asked| Quality::of(&[], &self.judgements.of_need(&need.id)).is_some();
        let numbered = self.needs.iter().enumerate();
        let kept = numbered.filter(|(_, need)| is_measurable(need));
        kept.map(|(number, _)| number).collect()
    }

    /// How a ranking answers each of some needs that can be measured.
    pub(in crate::commands) fn outcomes(&self, needs: &[usize], ranking: &Ranking) -> Vec<Outcome> {
        let details = needs
            .iter()
            .filter_map(|need| self.detail(*need, &self.ranked(*need, ranking)));
        details
            .map(|detail| Outcome {
                quality: detail.quality,
                violations_before_relevant: detail.violations_before_relevant,
            })
            .collect()
    }

    /// The candidates of a need by place, with their scores.
    pub(in crate::commands) fn ranked(
        &self,
        need: usize,
        ranking: &Ranking,
    ) -> Vec<(Placed<'_>, f64)> {
        let need = &self.needs[need];
        let ranked = need.prepared.rank(ranking).into_iter();
        ranked
            .filter_map(|ranked| {
                let (profile, grade, violates) = need.profiles.get(&ranked.profile)?;
                let placed = Placed {
                    profile,
                    grade: *grade,
                    violates: *violates,
                    band: ranked.band,
                };
                Some((placed, ranked.score))
            })
            .collect()
    }

    /// How a ranking answers a need; `None` where nobody is relevant.
    pub(in crate::commands) fn detail(
        &self,
        need: usize,
        ranked: &[(Placed<'_>, f64)],
    ) -> Option<Detail> {
        let placed: Vec<Placed<'_>> = ranked.iter().map(|(placed, _)| *placed).collect();
        Detail::of(&placed, &self.judgements.judged(&self.needs[need].id))
    }

    /// Every candidate of a need as the bands are calibrated on, the need with the number given.
    pub(in crate::commands) fn pairs(
        &self,
        need: usize,
        number: usize,
        ranking: &Ranking,
    ) -> Vec<JudgedPair> {
        let need = &self.needs[need];
        let ranked = need.prepared.rank(ranking).into_iter();
        ranked
            .filter_map(|ranked| {
                let (_, grade, _) = need.profiles.get(&ranked.profile)?;
                Some(JudgedPair {
                    need: number,
                    score: ranked.score,
                    grade: *grade,
                    violates: ranked.violations > 0,
                })
            })
            .collect()
    }
}

/// Whether a required language or every mode fails.
fn violates(need: &BlindNeed, profile: &BlindProfile) -> bool {
    let unmet = |asked| !speaks(&profile.languages, asked);
    need.required_languages.iter().any(unmet) || !shares_mode(&need.modes, &profile.modes)
}
