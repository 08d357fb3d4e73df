//! Evaluates every method on files of series: `cargo run -p forecast --example evaluate -- FILE…`

#![allow(clippy::print_stdout, reason = "the output is the point")]

use std::fs::File;
use std::num::NonZeroUsize;

use forecast::evaluate::{evaluate_method, parse};
use forecast::methods::{
    Drift, DynamicTheta, Ets, Method, Naive, Naive2, SeasonalNaive, Theta, for_employment,
    recommended,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let methods: Vec<Box<dyn Method>> = vec![
        Box::new(Naive),
        Box::new(SeasonalNaive),
        Box::new(Naive2),
        Box::new(Drift),
        Box::new(Ets),
        Box::new(Theta),
        Box::new(DynamicTheta),
        Box::new(for_employment()),
        Box::new(recommended()),
    ];
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    for path in std::env::args().skip(1) {
        let cases = parse(&path, File::open(&path)?)?;
        println!("{path}: {} series", cases.len());
        println!(
            "method                        smape   mase    owa  cov80  cov95  msis95  seconds"
        );
        for method in &methods {
            let figures = evaluate_method(&cases, method.as_ref(), threads)?;
            let of = |value: Option<f64>| value.unwrap_or(f64::NAN);
            println!(
                "{:28} {:6.2} {:6.3} {:6.3} {:6.3} {:6.3} {:7.2} {:8.2}",
                figures.method,
                figures.smape,
                of(figures.mase),
                of(figures.owa),
                of(figures.coverage_80),
                of(figures.coverage_95),
                of(figures.msis_95),
                figures.seconds
            );
        }
    }
    Ok(())
}
