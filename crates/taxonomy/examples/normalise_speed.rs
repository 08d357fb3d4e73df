//! Measures folding and normalisation on one core:
//! `cargo run --release -p taxonomy --example normalise_speed`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use domain::fold::{each_token, fold, tokens};
use taxonomy::normalise::{normalise, normalise_into};

/// Labels of 14 to 38 characters: plain, with diacritics, Cyrillic, with signs and abbreviations.
const LABELS: [&str; 16] = [
    "software developer in Sarajevo",
    "Krankenschwester im Nachtdienst",
    "medicinska sestra u bolnici",
    "građevinski inženjer niskogradnje",
    "čistačica poslovnih prostora",
    "медицинска сестра у болници",
    "возач теретног возила",
    "Führer von Schienenfahrzeugen",
    "infirmière en soins généraux",
    "voditelj odjela nabave",
    "industrial machinery mechanic",
    "zavarivač MIG/MAG postupkom",
    "dipl. ing. elektrotehnike",
    "konobar u hotelu, sezonski",
    "Krankenpfleger/-in (m/w/d)",
    "programer C++ i .NET",
];

fn measure(name: &str, mut run: impl FnMut(&str)) {
    let (begin, mut rounds) = (Instant::now(), 0_u32);
    while begin.elapsed() < Duration::from_secs(1) {
        for _ in 0..100 {
            LABELS.iter().for_each(|label| run(black_box(label)));
        }
        rounds += 1;
    }
    let count = f64::from(rounds) * 100.0 * LABELS.len() as f64;
    let rate = count / begin.elapsed().as_secs_f64();
    eprintln!("{name:16} {:8.2} million a second", rate / 1e6);
}

fn main() {
    let mut buffer = String::new();
    measure("fold", |label| {
        black_box(fold(label));
    });
    measure("tokens", |label| {
        tokens(label).for_each(|token| {
            black_box(token);
        });
    });
    measure("each_token", |label| {
        each_token(label, |word, range| {
            black_box((word, range));
        });
    });
    measure("normalise", |label| {
        black_box(normalise(label));
    });
    measure("normalise_into", |label| {
        normalise_into(label, &mut buffer);
        black_box(&buffer);
    });
}
