//! Any bytes as a file of ESCO: read or refused, without a panic.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    // The reader tells by the header what kind of file it has.
    let _ = taxonomy::esco::read_table("fuzzed.csv", data);
});
