//! `spona audit fairness`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use domain::disclosure::Count;
use domain::{Clock, Need, SystemClock};
use jiff::civil::Date;
use matching::audit::{Differences, Respect, Verdict};
use matching::ties::TieSeed;
use serde_json::{Value, json};
use server::api::{Counterfactual, Exposure, FairnessReport};
use store::{EntityId, Store, Stored};

use super::copies::Copies;
use super::counterfactuals::{Base, Pair, compare};
use super::exposure::Groups;
use super::subject::Subject;
use super::{page, text};
use crate::assets::Assets;
use crate::config::Config;
use crate::{output, runtime};

/// Records that are read at a time.
const BATCH: u32 = 500;
/// Pairs that are told of each respect.
const WORST: usize = 3;

/// Audits the ranking over stored profiles and needs. Nothing is written but the report.
#[derive(Debug, clap::Args)]
pub struct Fairness {
    /// How many needs to draw for copies; exposure is measured over all open ones
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..))]
    needs: u16,
    /// How many profiles to draw for copies
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u16).range(1..))]
    profiles: u16,
    /// What they are drawn with, 1 to 64 characters [default: the day, such as 2026-11-25]
    #[arg(long)]
    seed: Option<String>,
    /// Also write the report as a page
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

impl Fairness {
    pub(super) async fn run(
        self,
        config: &Config,
        assets: &Assets,
        json: bool,
    ) -> anyhow::Result<ExitCode> {
        let today = SystemClock.today();
        let seed = match &self.seed {
            Some(seed) => TieSeed::new(seed)?,
            None => TieSeed::of_day(today),
        };
        let store = runtime::open_store(config).await?;
        let engine = runtime::open_engine(config, assets, &store).await?;
        let subject = Subject {
            engine,
            today,
            seed,
        };
        let (report, worst) = self.audit(&subject, &store, assets).await?;
        let file = server::audits::keep(&config.storage.audits_folder(), &report)?;
        if let Some(path) = &self.html {
            std::fs::write(path, page::page(&report))
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
        if json {
            let mut value = serde_json::to_value(&report)?;
            value["worst"] = worst;
            output::json(&value)?;
        } else {
            output::line(&text::report(&report, &worst))?;
        }
        eprintln!("kept in {}", file.display());
        if report.hard_promises_kept {
            return Ok(ExitCode::SUCCESS);
        }
        eprintln!("a hard promise (name, origin or script) is broken; docs/fairness.md says more");
        Ok(ExitCode::FAILURE)
    }

    /// Makes the report, and tells the pairs that moved most.
    async fn audit(
        &self,
        subject: &Subject,
        store: &Arc<dyn Store>,
        assets: &Assets,
    ) -> anyhow::Result<(FairnessReport, Value)> {
        let taxonomy = subject.engine.linker().taxonomy();
        let copies = Copies::new(taxonomy, &assets.starter_folder())?;
        let groups = Groups::read(store).await?;
        let drawn = subject.draw("profiles", groups.profiles.iter().copied(), self.profiles);
        let drawn: Vec<_> = drawn.into_iter().map(EntityId::from_uuid).collect();
        let profiles = store.profiles().get_many(&drawn).await?;
        let open = open_needs(store, subject.today).await?;
        anyhow::ensure!(
            !open.is_empty() && !profiles.is_empty(),
            "there is nothing to audit: {} open needs and {} profiles that may be found; \
             `spona import` brings more",
            open.len(),
            profiles.len()
        );
        let mut ranked = Vec::with_capacity(open.len());
        for need in &open {
            ranked.push(subject.rank(need)?);
        }
        let exposure = groups.exposure(&ranked, &subject.seed);
        let drawn = subject.draw("needs", ranked.iter().map(|need| need.id), self.needs);
        ranked.retain(|need| drawn.contains(&need.id));
        let bases: Vec<Base<'_>> = profiles
            .iter()
            .map(|profile| Base::new(subject, profile, &ranked))
            .collect();
        let stale: usize = bases.iter().map(Base::stale).sum();
        if stale > 0 {
            eprintln!(
                "{stale} scores in the index are not those of the records as they are now; \
                 the service may still be indexing: run the audit again"
            );
        }
        let found = Respect::ALL.map(|respect| {
            let differences = compare(subject, &bases, &copies, respect);
            (respect, differences)
        });
        let report = report(subject, &found, ranked.len(), profiles.len(), exposure);
        Ok((report, worst(&found)))
    }
}

fn report(
    subject: &Subject,
    found: &[(Respect, Differences<Pair>)],
    needs: usize,
    profiles: usize,
    exposure: Exposure,
) -> FairnessReport {
    let counterfactuals: Vec<Counterfactual> = found
        .iter()
        .map(|(respect, differences)| Counterfactual::new(*respect, &differences.figures()))
        .collect();
    let broken = |one: &&Counterfactual| one.verdict == Verdict::Broken;
    let versions = subject.engine.versions();
    FairnessReport {
        made_at: SystemClock.now().to_string(),
        seed: subject.seed.as_str().to_owned(),
        engine: versions.engine,
        model: versions.model,
        taxonomy: versions.taxonomy,
        weights: versions.weights,
        needs,
        profiles: Count::alone(profiles as u64).value(),
        hard_promises_kept: !counterfactuals.iter().filter(broken).any(|one| one.hard),
        all_promises_kept: counterfactuals.iter().filter(broken).count() == 0,
        counterfactuals,
        exposure,
    }
}

/// The pairs that moved most, by id: for whoever runs the audit, and no part of the report.
fn worst(found: &[(Respect, Differences<Pair>)]) -> Value {
    let pairs = |differences: &Differences<Pair>| -> Value {
        let pairs = differences.worst(WORST).into_iter().map(|moved| {
            json!({
                "need": moved.need.need,
                "profile": moved.profile,
                "score": [moved.before.score, moved.after.score],
                "rank": [moved.before.rank, moved.after.rank],
                "criterion": moved.need.criterion,
            })
        });
        pairs.collect()
    };
    let by_respect = found
        .iter()
        .map(|(respect, differences)| (respect.as_str().to_owned(), pairs(differences)));
    Value::Object(by_respect.collect())
}

/// Needs that have not closed.
async fn open_needs(store: &Arc<dyn Store>, today: Date) -> anyhow::Result<Vec<Stored<Need>>> {
    let (mut open, mut after) = (Vec::new(), None);
    loop {
        let page = store.needs().list(after, BATCH).await?;
        let Some(last) = page.last() else {
            return Ok(open);
        };
        after = Some(last.id);
        let closes = |need: &Stored<Need>| need.record.window.closes_on;
        open.extend(
            page.into_iter()
                .filter(|need| closes(need).is_none_or(|day| day >= today)),
        );
    }
}
