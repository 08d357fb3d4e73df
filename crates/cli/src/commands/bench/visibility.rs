//! How soon a change can be found, while others search.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use domain::record::Json;
use matching::{Applied, Engine, ProfileQuery, Update};
use serde::Serialize;

use super::build::{FEED, profile_id};
use super::corpus::{self, Corpus};
use super::load::Latencies;
use domain::blind::BlindProfile;

/// Writes that come in a second.
pub(super) const WRITES_PER_SECOND: u32 = 200;
/// Changes that the indexer of the service takes into one commit at most.
const MOST: u32 = 4_000;
/// How long a change that should be there is looked for.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was measured.
#[derive(Debug, Serialize)]
pub(super) struct Visibility {
    /// Changes that were made.
    updates: usize,
    /// Commits that they took.
    commits: usize,
    /// Changes a second that the index kept up with.
    per_second: f64,
    /// From the moment of the write to the first search that finds it, in milliseconds.
    p50_ms: f64,
    /// The same of 99 in a hundred.
    p99_ms: f64,
    /// Searches meanwhile.
    searches: usize,
    /// Their latency.
    search_p50_ms: f64,
    /// The same of 99 in a hundred.
    search_p99_ms: f64,
}

/// What is changed and asked meanwhile.
pub(super) struct Scene<'s> {
    pub(super) engine: &'s Engine,
    pub(super) corpus: &'s Corpus,
    pub(super) profiles: u64,
    pub(super) queries: &'s [ProfileQuery],
    pub(super) seconds: f64,
}

/// Writes come at fixed times, whether the index keeps up or not, so that a slow commit delays
/// all that come behind it, as it does for people. Like the indexer of the service, the writer
/// takes all that has come into one commit. A commit counts as found when a search has found the
/// word that only its last profile has.
pub(super) fn measure(scene: &Scene<'_>) -> anyhow::Result<Visibility> {
    let done = AtomicBool::new(false);
    let (written, searched) = std::thread::scope(|scope| {
        let reader = scope.spawn(|| search_until(&done, scene));
        let written = write(scene);
        done.store(true, Ordering::Relaxed);
        let searched = reader.join();
        let searched = searched.map_err(|_| anyhow::anyhow!("the reader has panicked"))??;
        anyhow::Ok((written?, searched))
    })?;
    let delays = Latencies::new(written.delays);
    let searched = Latencies::new(searched);
    Ok(Visibility {
        updates: delays.count(),
        commits: written.commits,
        per_second: delays.count() as f64 / written.elapsed.as_secs_f64(),
        p50_ms: delays.percentile(50),
        p99_ms: delays.percentile(99),
        searches: searched.count(),
        search_p50_ms: searched.percentile(50),
        search_p99_ms: searched.percentile(99),
    })
}

impl Visibility {
    /// The figures as lines.
    pub(super) fn lines(&self) -> String {
        format!(
            "{} changes in {} commits, {:.0} a second, found after {:.0} ms (p50), {:.0} ms (p99)\n\
             search meanwhile: {:.2} ms (p50), {:.2} ms (p99)\n",
            self.updates,
            self.commits,
            self.per_second,
            self.p50_ms,
            self.p99_ms,
            self.search_p50_ms,
            self.search_p99_ms
        )
    }
}

struct Written {
    delays: Vec<Duration>,
    commits: usize,
    elapsed: Duration,
}

fn write(scene: &Scene<'_>) -> anyhow::Result<Written> {
    let interval = Duration::from_secs(1) / WRITES_PER_SECOND;
    let wanted = (scene.seconds * f64::from(WRITES_PER_SECOND)).max(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "seconds times 200"
    )]
    let wanted = wanted as u32;
    let position = scene
        .engine
        .applied()?
        .map_or(0, |applied| applied.position);
    // A kept index may have the words of an earlier run.
    let run = letters(position.unsigned_abs());
    // Made before the clock starts: who writes is somebody else's processor.
    let updates = (0..wanted).map(|number| update(scene, &run, number));
    let updates: Vec<Update> = updates.collect::<anyhow::Result<_>>()?;
    let mut written = Written {
        delays: Vec::with_capacity(updates.len()),
        commits: 0,
        elapsed: Duration::ZERO,
    };
    let started = Instant::now();
    let mut waiting = updates.into_iter();
    let mut next = 0_u32;
    while next < wanted {
        let due = interval * next;
        if let Some(early) = due.checked_sub(started.elapsed()) {
            std::thread::sleep(early);
        }
        let mut last = next;
        while last < wanted && interval * last <= started.elapsed() {
            last += 1;
        }
        let last = last.clamp(next + 1, next + MOST);
        let batch = waiting.by_ref().take((last - next) as usize).collect();
        let applied = Applied {
            feed: FEED.to_owned(),
            position: position + i64::from(last),
        };
        scene.engine.apply(batch, &applied)?;
        wait_until_found(
            scene.engine,
            &mark(&run, last - 1),
            last - 1,
            scene.profiles,
        )?;
        let found = started.elapsed();
        let delays = (next..last).map(|number| found.saturating_sub(interval * number));
        written.delays.extend(delays);
        written.commits += 1;
        next = last;
    }
    written.elapsed = started.elapsed();
    Ok(written)
}

/// The profile that change `number` is about: all over the corpus.
fn changed(number: u32, profiles: u64) -> u64 {
    u64::from(number).wrapping_mul(2_654_435_761) % profiles.max(1)
}

/// A word that nobody else has: of letters only, and with an ending that is none in any language,
/// so that nothing is split off or taken for an inflection.
fn mark(run: &str, number: u32) -> String {
    format!("q{run}w{}wqx", letters(number.into()))
}

fn letters(number: u64) -> String {
    let digits = number.to_string().into_bytes();
    let letters = digits
        .into_iter()
        .map(|digit| char::from(digit - b'0' + b'a'));
    letters.collect()
}

fn update(scene: &Scene<'_>, run: &str, number: u32) -> anyhow::Result<Update> {
    let profile = changed(number, scene.profiles);
    let mut json = scene.corpus.profile(profile, 1 + number % 1000);
    if let Json::Object(fields) = &mut json {
        fields.retain(|(name, _)| name != "summary");
        fields.push(("summary".to_owned(), Json::String(mark(run, number))));
    }
    let profile_read = corpus::parse_profile(&json)?;
    Ok(Update::Profile(
        profile_id(profile),
        BlindProfile::from(&profile_read),
    ))
}

fn wait_until_found(engine: &Engine, mark: &str, number: u32, profiles: u64) -> anyhow::Result<()> {
    let query = ProfileQuery {
        text: mark.to_owned(),
        limit: 10,
        ..ProfileQuery::default()
    };
    let id = profile_id(changed(number, profiles));
    let started = Instant::now();
    loop {
        let found = engine.search_profiles(&query)?;
        if found.items.iter().any(|hit| hit.id == id) {
            return Ok(());
        }
        anyhow::ensure!(
            started.elapsed() < PATIENCE,
            "a change was applied but could not be found within {} s",
            PATIENCE.as_secs()
        );
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn search_until(done: &AtomicBool, scene: &Scene<'_>) -> anyhow::Result<Vec<Duration>> {
    let mut latencies = Vec::new();
    for query in scene.queries.iter().cycle() {
        if done.load(Ordering::Relaxed) {
            break;
        }
        let asked = Instant::now();
        scene.engine.search_profiles(query)?;
        latencies.push(asked.elapsed());
    }
    Ok(latencies)
}
