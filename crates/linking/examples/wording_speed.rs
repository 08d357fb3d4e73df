//! Measures canonical wording on one core, over all labels of the starter taxonomy and all
//! sentences of the demo profiles: `cargo run --release -p linking --example wording_speed`.
//!
//! Time is that of the processor where the system tells it, so that other programs do not count;
//! the shortest of several means is given.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use linking::Wording;
use taxonomy::normalise::normalise_into;
use taxonomy::{Lexicon, starter};

/// Processor time of this thread; the clock's where the system does not tell. The system counts in
/// steps of some milliseconds.
fn now() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = told.and_then(|told| told.split(' ').next()?.parse().ok());
    spent.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}

/// How long a run takes: the shortest of several means, each over many runs.
fn time(mut run: impl FnMut()) -> f64 {
    let mean = |_| {
        let (began, mut runs) = (now(), 0_u32);
        loop {
            run();
            runs += 1;
            let took = now().saturating_sub(began);
            if took >= Duration::from_millis(250) {
                return took.as_secs_f64() / f64::from(runs);
            }
        }
    };
    (0..5).map(mean).fold(f64::INFINITY, f64::min)
}

fn measure(name: &str, texts: &[String], mut run: impl FnMut(&str)) {
    let words: usize = texts
        .iter()
        .map(|text| text.split_whitespace().count())
        .sum();
    let took = time(|| texts.iter().for_each(|text| run(black_box(text))));
    eprintln!(
        "{name:28} {:9.0} texts/s {:7.2} us/text {:6.3} us/word",
        texts.len() as f64 / took,
        took * 1e6 / texts.len() as f64,
        took * 1e6 / words as f64,
    );
}

/// The sentences in the values of lines of JSON. Crude, but good enough for measuring.
fn sentences(lines: &str) -> Vec<String> {
    let values = lines.split('"').filter(|value| value.contains(' '));
    let sentences = values.flat_map(|value| value.split_inclusive(['.', ';', '?']));
    let sentences = sentences.map(str::trim).filter(|text| text.contains(' '));
    sentences.map(str::to_owned).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seed-data");
    let folder = seed.join("taxonomy");
    let began = now();
    let lexicon = Lexicon::load(&folder)?;
    let read = now().saturating_sub(began);
    let taxonomy = starter::load(&folder)?;
    let began = now();
    let wording = Wording::of(&taxonomy, lexicon);
    let prepared = now().saturating_sub(began);
    eprintln!("lexicon read in {read:.0?}, wording prepared in {prepared:.0?}");

    let concepts = taxonomy.concepts().iter();
    let labels = concepts.flat_map(|concept| &concept.labels);
    let (ours, others): (Vec<_>, Vec<_>) =
        labels.partition(|label| matches!(label.language.as_str(), "bs" | "hr" | "sr"));
    let texts = |labels: Vec<&taxonomy::Label>| -> Vec<String> {
        labels.iter().map(|label| label.text.clone()).collect()
    };
    for (name, texts) in [
        ("labels, bs hr sr", texts(ours)),
        ("labels, other languages", texts(others)),
        (
            "demo profiles",
            sentences(&fs::read_to_string(seed.join("demo/profiles.jsonl"))?),
        ),
        (
            "demo needs",
            sentences(&fs::read_to_string(seed.join("demo/needs.jsonl"))?),
        ),
    ] {
        let words: usize = texts
            .iter()
            .map(|text| text.split_whitespace().count())
            .sum();
        let mean = words as f64 / texts.len() as f64;
        eprintln!("{name}: {} texts of {mean:.1} words", texts.len());
        let mut normalised = String::new();
        measure("  normalise", &texts, |text| {
            normalise_into(text, &mut normalised);
            black_box(&normalised);
        });
        measure("  canonical", &texts, |text| {
            black_box(wording.canonical(text));
        });
    }
    Ok(())
}
