//! How fast a model is: `cargo run --release -p embedding --example speed -- models/NAME`.
//!
//! Prints how long loading takes (with the file in the system's cache), and how many short labels a
//! second one thread turns into vectors.

#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use std::path::PathBuf;
use std::time::Instant;

use embedding::{Embedder, StaticModel};

const LABELS: [&str; 12] = [
    "medicinska sestra",
    "руковалац грађевинских машина",
    "inženjer elektrotehnike",
    "Krankenpfleger",
    "Fachkraft für Lagerlogistik",
    "software developer",
    "manage musical staff",
    "zavarivač cijevi",
    "učitelj razredne nastave",
    "infirmière scolaire",
    "undersköterska",
    "farm machinery operator",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder: PathBuf = std::env::args_os()
        .nth(1)
        .ok_or("which model folder?")?
        .into();
    StaticModel::load(&folder)?;
    let start = Instant::now();
    let model = StaticModel::load(&folder)?;
    let loading = start.elapsed();

    let labels: Vec<String> = (0..100_000)
        .map(|n| LABELS[n % LABELS.len()].to_owned())
        .collect();
    let texts: Vec<&str> = labels.iter().map(String::as_str).collect();
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let start = Instant::now();
        let vectors = model.embed(&texts);
        best = best.min(start.elapsed().as_secs_f64());
        assert!(vectors.len() == texts.len() * model.dimensions());
    }
    println!(
        "{}: loaded in {:.1} ms; {:.0} labels a second on one thread ({} dimensions)",
        model.model_id(),
        loading.as_secs_f64() * 1000.0,
        texts.len() as f64 / best,
        model.dimensions()
    );
    Ok(())
}
