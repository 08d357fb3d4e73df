//! `spona bench matching`.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use ::matching::{Access, Engine, MatchOptions, ProfileQuery};
use domain::Country;
use domain::blind::BlindNeed;

use super::ask;
use super::build::{Order, build};
use super::corpus::{self, Corpus};
use super::load::{Measured, Plan, measure};
use super::place::{Content, Place};
use super::report::{Clients, Kinds, Memories, Report};
use super::resources::memory;
use super::visibility::{self, Scene};
use crate::assets::Assets;

/// Options of `spona bench matching`.
#[derive(Debug, clap::Args)]
pub struct Matching {
    /// Profiles of the corpus
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    profiles: u64,
    /// Needs of the corpus, which are matched
    #[arg(long, value_name = "M", default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    needs: u64,
    /// Clients that ask at the same time, against one alone
    #[arg(long, value_name = "K", default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=256))]
    clients: u16,
    /// The corpus is made from it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Changes in a commit while the index is filled, as many as the service's indexer takes
    #[arg(long, default_value_t = 4_000, value_parser = clap::value_parser!(u64).range(1..))]
    batch: u64,
    /// Searches of each kind that are measured
    #[arg(long, default_value_t = 1000)]
    searches: usize,
    /// Matches of each kind that are measured
    #[arg(long, default_value_t = 300)]
    matches: usize,
    /// Seconds after which a kind is measured no longer, however many queries are left
    #[arg(long, value_name = "SECONDS", default_value_t = 20.0, value_parser = seconds)]
    limit: f64,
    /// Seconds of 200 changes each, to measure how soon they can be found
    #[arg(long, value_name = "SECONDS", default_value_t = 10.0, value_parser = seconds)]
    updates: f64,
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds: f64 = text.parse().map_err(|_| "is not a number")?;
    if (0.0..=86_400.0).contains(&seconds) {
        Ok(seconds)
    } else {
        Err("has to be between 0 and 86400".to_owned())
    }
}

impl Matching {
    /// Runs the command.
    pub(super) fn run(&self, data: Option<&Path>, assets: &Assets) -> anyhow::Result<Report> {
        let place = Place::new(data)?;
        let kept = place.content()?;
        match &kept {
            Some(kept) => kept.ensure_same(self.profiles, self.needs, self.seed)?,
            None => place.clear()?,
        }
        let at_start = memory();
        let engine = assets.engine(&place.index(), Access::Write)?;
        let opened = memory();
        let corpus = Corpus::new(engine.linker().taxonomy(), self.seed)?;
        let reused = kept.is_some();
        let content = kept.map_or_else(|| self.fill(&engine, &corpus, &place), Ok)?;
        let questions = self.questions(&corpus)?;
        let kinds = self.alone(&engine, &questions)?;
        let clients = self.together(&engine, &questions, &kinds)?;
        let served = memory();
        let scene = Scene {
            engine: &engine,
            corpus: &corpus,
            profiles: self.profiles,
            queries: &questions.everywhere,
            seconds: self.updates,
        };
        let visibility = (self.updates > 0.0).then(|| visibility::measure(&scene));
        let memory = Memories {
            at_start,
            opened,
            served,
            at_end: memory(),
        };
        Ok(Report {
            profiles: self.profiles,
            needs: self.needs,
            seed: self.seed,
            batch: self.batch,
            versions: engine.versions(),
            reused,
            built: content.built,
            memory,
            // Milliseconds a query are seconds a thousand.
            cpu_seconds_per_thousand_matches: kinds["match"].cpu_ms_per_query,
            kinds,
            clients,
            visibility: visibility.transpose()?,
        })
    }

    fn fill(&self, engine: &Engine, corpus: &Corpus, place: &Place) -> anyhow::Result<Content> {
        let order = Order {
            corpus,
            profiles: self.profiles,
            needs: self.needs,
            batch: self.batch,
        };
        let content = Content {
            profiles: self.profiles,
            needs: self.needs,
            seed: self.seed,
            built: build(engine, &place.index(), &order)?,
        };
        place.complete(&content)?;
        Ok(content)
    }

    /// Different texts for all searches of a kind, those before that are not counted included.
    fn questions(&self, corpus: &Corpus) -> anyhow::Result<Questions> {
        let count = (self.searches + self.searches / 10).max(1) as u64;
        let texts: Vec<String> = (0..count).map(|number| corpus.query(number)).collect();
        let all = |make: fn(&str, Option<Country>) -> ProfileQuery, country| {
            texts.iter().map(|text| make(text, country)).collect()
        };
        let need = |number| {
            let need = corpus::parse_need(&corpus.need(number))?;
            Ok(BlindNeed::from(&need))
        };
        Ok(Questions {
            everywhere: all(ask::search, None),
            filtered: all(ask::search, ask::filter_country()),
            hybrid: all(ask::hybrid, ask::filter_country()),
            needs: (0..self.needs).map(need).collect::<anyhow::Result<_>>()?,
        })
    }

    /// Every kind with one client.
    fn alone(&self, engine: &Engine, questions: &Questions) -> anyhow::Result<Kinds> {
        let search = |queries| self.searched(engine, 1, queries);
        let matched = |country| {
            let options = ask::options(country);
            self.matched(engine, 1, &questions.needs, &options)
        };
        Ok([
            ("search", search(&questions.everywhere)?),
            ("filtered_search", search(&questions.filtered)?),
            ("filtered_hybrid", search(&questions.hybrid)?),
            ("match", matched(None)?),
            ("filtered_match", matched(ask::filter_country())?),
        ]
        .into())
    }

    /// The same with several clients.
    fn together(
        &self,
        engine: &Engine,
        questions: &Questions,
        alone: &Kinds,
    ) -> anyhow::Result<BTreeMap<&'static str, Clients>> {
        let clients = usize::from(self.clients);
        let search = self.searched(engine, clients, &questions.everywhere)?;
        let matched = self.matched(engine, clients, &questions.needs, &ask::options(None))?;
        Ok([
            ("search", Clients::new(alone["search"], search)),
            ("match", Clients::new(alone["match"], matched)),
        ]
        .into())
    }

    fn searched(
        &self,
        engine: &Engine,
        clients: usize,
        queries: &[ProfileQuery],
    ) -> anyhow::Result<Measured> {
        measure(self.plan(self.searches), clients, queries, |query| {
            engine.search_profiles(query)?;
            Ok(())
        })
    }

    fn matched(
        &self,
        engine: &Engine,
        clients: usize,
        needs: &[BlindNeed],
        options: &MatchOptions,
    ) -> anyhow::Result<Measured> {
        measure(self.plan(self.matches), clients, needs, |need| {
            engine.match_need(need, None, options)?;
            Ok(())
        })
    }

    fn plan(&self, count: usize) -> Plan {
        Plan {
            warm_up: count / 10,
            count,
            limit: Duration::from_secs_f64(self.limit),
        }
    }
}

/// What is asked.
struct Questions {
    everywhere: Vec<ProfileQuery>,
    filtered: Vec<ProfileQuery>,
    hybrid: Vec<ProfileQuery>,
    needs: Vec<BlindNeed>,
}
