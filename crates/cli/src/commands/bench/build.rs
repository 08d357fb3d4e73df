//! Building the index of a corpus, and what that takes.

use std::path::Path;
use std::time::{Duration, Instant};

use domain::blind::{BlindNeed, BlindProfile};
use matching::{Applied, Engine, Update};
use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

use super::corpus::{self, Corpus};
use super::resources::{Memory, bytes_below, cpu_since, memory, process_cpu, settle, thread_cpu};

/// The change feed that a corpus stands for.
pub(super) const FEED: &str = "bench";
/// Records have ids as the service gives them, in the order of time, and five came in a millisecond.
const FIRST_MILLISECOND: u64 = 1_790_000_000_000;
const PER_MILLISECOND: u64 = 5;
/// Needs are numbered from here on.
const NEEDS_FROM: u64 = 1 << 40;
/// How long to wait for the merging in the background.
const SETTLE: Duration = Duration::from_mins(2);

/// What building took.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Built {
    /// Making the records, which is no part of the product.
    pub(super) generation_seconds: f64,
    /// Validating them and taking the blind view, as at an import.
    pub(super) reading_seconds: f64,
    /// Applying the profiles: linking, embedding, writing, committing.
    pub(super) index_seconds: f64,
    /// Waiting for what went on in the background after the last commit.
    pub(super) settling_seconds: f64,
    /// Profiles a second of index time, settling included.
    pub(super) profiles_per_second: f64,
    /// Processor time of all but making and reading the records.
    pub(super) index_cpu_seconds: Option<f64>,
    /// Bytes of the index on the disk after that.
    pub(super) index_bytes: u64,
    /// Its segments.
    pub(super) segments: usize,
    /// Memory after that.
    pub(super) memory: Option<Memory>,
}

/// What is built.
pub(super) struct Order<'c> {
    pub(super) corpus: &'c Corpus,
    pub(super) profiles: u64,
    pub(super) needs: u64,
    /// Changes in a commit.
    pub(super) batch: u64,
}

/// The id of profile `number`.
pub(super) fn profile_id(number: u64) -> Uuid {
    let mut bytes = [0; 10];
    bytes[2..].copy_from_slice(&number.to_be_bytes());
    Builder::from_unix_timestamp_millis(FIRST_MILLISECOND + number / PER_MILLISECOND, &bytes)
        .into_uuid()
}

/// The number of the profile with this id.
pub(super) fn profile_number(id: Uuid) -> u64 {
    // The two highest bits are the variant of the id.
    id.as_u64_pair().1 & (u64::MAX >> 2)
}

/// Fills an empty index.
pub(super) fn build(engine: &Engine, folder: &Path, order: &Order<'_>) -> anyhow::Result<Built> {
    let corpus = order.corpus;
    let mut spent = Spent::default();
    let cpu_before = process_cpu();
    let mut first = 0;
    let progress = indicatif::ProgressBar::new(order.profiles);
    while first < order.profiles {
        let numbers = first..order.profiles.min(first + order.batch.max(1));
        first = numbers.end;
        let records: Vec<_> = spent.generation(|| {
            let profiles = numbers.clone().map(|number| corpus.profile(number, 0));
            profiles.collect()
        });
        let updates = spent.reading(|| {
            let update = |(number, json)| {
                let profile = corpus::parse_profile(json)?;
                Ok(Update::Profile(
                    profile_id(number),
                    BlindProfile::from(&profile),
                ))
            };
            numbers
                .zip(&records)
                .map(update)
                .collect::<anyhow::Result<_>>()
        })?;
        drop(records);
        let started = Instant::now();
        engine.apply(updates, &position(first))?;
        spent.index += started.elapsed();
        progress.set_position(first);
    }
    progress.finish_and_clear();
    let settling = settle(SETTLE);
    let cpu = cpu_since(cpu_before);
    let built = Built {
        generation_seconds: spent.generation.as_secs_f64(),
        reading_seconds: spent.reading.as_secs_f64(),
        index_seconds: spent.index.as_secs_f64(),
        settling_seconds: settling.as_secs_f64(),
        profiles_per_second: order.profiles as f64 / (spent.index + settling).as_secs_f64(),
        index_cpu_seconds: cpu.map(|cpu| cpu.saturating_sub(spent.others_cpu).as_secs_f64()),
        index_bytes: bytes_below(folder)?,
        segments: engine.status()?.segments,
        memory: memory(),
    };
    add_needs(engine, order)?;
    Ok(built)
}

fn add_needs(engine: &Engine, order: &Order<'_>) -> anyhow::Result<()> {
    let update = |number| {
        let need = corpus::parse_need(&order.corpus.need(number))?;
        Ok(Update::Need(
            profile_id(NEEDS_FROM + number),
            BlindNeed::from(&need),
        ))
    };
    let updates = (0..order.needs)
        .map(update)
        .collect::<anyhow::Result<_>>()?;
    engine.apply(updates, &position(order.profiles + order.needs))?;
    Ok(())
}

fn position(changes: u64) -> Applied {
    Applied {
        feed: FEED.to_owned(),
        // A feed's positions are as large as SQLite's integers; the counts here are far smaller.
        position: i64::try_from(changes).unwrap_or(i64::MAX),
    }
}

/// Where the time went.
#[derive(Default)]
struct Spent {
    generation: Duration,
    reading: Duration,
    index: Duration,
    /// Processor time of generation and reading.
    others_cpu: Duration,
}

impl Spent {
    fn generation<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (result, elapsed) = self.other(work);
        self.generation += elapsed;
        result
    }

    fn reading<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (result, elapsed) = self.other(work);
        self.reading += elapsed;
        result
    }

    fn other<T>(&mut self, work: impl FnOnce() -> T) -> (T, Duration) {
        let (started, cpu) = (Instant::now(), thread_cpu());
        let result = work();
        if let Some((after, before)) = thread_cpu().zip(cpu) {
            self.others_cpu += after.saturating_sub(before);
        }
        (result, started.elapsed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_in_order_and_tell_the_number() {
        let numbers = [0, 1, 9, 10, 999_999, NEEDS_FROM + 3];
        for pair in numbers.windows(2) {
            assert!(profile_id(pair[0]) < profile_id(pair[1]));
        }
        for number in numbers {
            assert_eq!(profile_number(profile_id(number)), number);
            assert_eq!(profile_id(number).get_version_num(), 7);
        }
    }
}
