//! Any bytes through folding, normalisation and everything that is built on it.
#![no_main]

#[path = "../bodies/normalise.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::check(data));
