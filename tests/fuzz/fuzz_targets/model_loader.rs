//! Any bytes as the table of an embedding model: read or refused, without a panic.
#![no_main]

use embedding::Embedder;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if let Ok(model) = embedding::StaticModel::from_bytes(data) {
        let vector = model.embed(&["medicinska sestra"]);
        assert!(vector.iter().all(|value| value.is_finite()));
    }
});
