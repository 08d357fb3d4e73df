use super::*;
use crate::static_model::features::FEATURES;
use crate::static_model::table::HEAD;
use crate::{Embedder, StaticModel, features};

fn manifest() -> Manifest {
    Manifest {
        name: "test".into(),
        kind: KIND.into(),
        dimensions: 4,
        table: "table.bin".into(),
        sha256: String::new(),
        recipe: String::new(),
        sources: vec![],
        licence: "Apache-2.0".into(),
        notices: vec![],
    }
}

fn model(folder: &Path) {
    let mut used = features("zavarivač");
    used.sort_unstable();
    used.dedup();
    let values = [0.7, -0.7, 0.1, 0.0].repeat(used.len());
    let learned = Learned {
        features: &used,
        dimensions: 4,
        values: &values,
    };
    write(folder, manifest(), &learned).unwrap();
}

fn refusal(folder: &Path) -> String {
    StaticModel::load(folder)
        .err()
        .map(|e| e.to_string())
        .unwrap_or_default()
}

#[test]
fn what_is_written_is_read() {
    let folder = tempfile::tempdir().unwrap();
    model(folder.path());
    let model = StaticModel::load(folder.path()).unwrap();
    let vectors = model.embed(&["Заваривач", "zavarivač", "", "xyz"]);
    assert_eq!(vectors.row(0), vectors.row(1));
    assert!((vectors.row(0).dot(&vectors.row(0)) - 1.0).abs() < 1e-6);
    assert!(vectors[[0, 0]] > 0.6 && vectors[[0, 1]] < -0.6);
    assert_eq!(vectors.row(2).sum().to_bits(), 0);
    assert_eq!(vectors.row(3).sum().to_bits(), 0);
}

/// Written down once. A machine or a compiler that gives others would rank otherwise.
#[test]
fn vectors_are_the_same_bits_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut used = features("zavarivač cijevi i konstrukcija");
    used.sort_unstable();
    used.dedup();
    let values: Vec<f32> = (0..used.len() * 18)
        .map(|n| (n * 7919 % 1000) as f32 / 700.0 - 0.7)
        .collect();
    let learned = Learned {
        features: &used,
        dimensions: 18,
        values: &values,
    };
    let manifest = Manifest {
        dimensions: 18,
        ..manifest()
    };
    write(folder.path(), manifest, &learned).unwrap();
    let model = StaticModel::load(folder.path()).unwrap();
    let vector = model.embed(&["Заваривач конструкција"]);
    let bits: Vec<u32> = vector.iter().map(|x| x.to_bits()).collect();
    let expected = [
        0xbe97_9515,
        0xbdaa_d177,
        0x3dc2_cde4,
        0x3dd5_3d97,
        0xbc2e_94ab,
        0x3e2e_6482,
        0x3ec0_fe59,
        0x3f13_adc2,
        0x3ee4_0e35,
        0x3ea0_c0e5,
        0xbda5_d538,
        0xbdbe_19e2,
        0xbdd6_8eb6,
        0xbe5c_f428,
        0x3c81_ce8a,
        0x3d50_112f,
        0xbd8e_815a,
        0xbd84_288b,
    ];
    assert_eq!(bits, expected);
}

#[test]
fn threads_and_long_texts_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    model(folder.path());
    let model = StaticModel::load(folder.path()).unwrap();
    let texts: Vec<String> = (0..2000).map(|n| format!("zavar{n} zavarivač")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    assert_eq!(model.embed(&texts), model.embed_with(&texts, 3));
    // Long enough to leave the 16- and 32-bit sums: the same word again and again is one direction.
    let long = "zavarivač ".repeat(60_000);
    let vectors = model.embed(&["zavarivač", &long, "zavarivač"]);
    assert!(vectors.row(0).dot(&vectors.row(1)) > 0.999_999);
    assert_eq!(vectors.row(0), vectors.row(2));
}

#[test]
fn a_changed_byte_or_a_lost_end_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(refusal(folder.path()).contains("manifest.toml"));
    model(folder.path());
    let path = folder.path().join("table.bin");
    let whole = std::fs::read(&path).unwrap();
    for at in [0, 20, 28, HEAD + 100, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        let message = refusal(folder.path());
        assert!(
            message.contains("table.bin") && message.contains("SHA-256"),
            "{message}"
        );
    }
    for length in [0, 1, HEAD, whole.len() - 1] {
        std::fs::write(&path, &whole[..length]).unwrap();
        assert!(refusal(folder.path()).contains("damaged"), "{length}");
    }
    std::fs::remove_file(&path).unwrap();
    assert!(refusal(folder.path()).contains("cannot read"));
}

#[test]
fn a_table_says_what_is_wrong_with_it() {
    let folder = tempfile::tempdir().unwrap();
    model(folder.path());
    let whole = std::fs::read(folder.path().join("table.bin")).unwrap();
    let refusal = |bytes: &[u8]| StaticModel::from_bytes(bytes).err().unwrap_or_default();
    assert_eq!(refusal(&whole), "");
    for length in [0, 5, HEAD - 1, HEAD, HEAD + FEATURES / 8, whole.len() - 1] {
        assert!(refusal(&whole[..length]).contains("bytes"), "{length}");
    }
    let changed = |at: usize, to: &[u8]| {
        let mut bytes = whole.clone();
        bytes[at..at + to.len()].copy_from_slice(to);
        refusal(&bytes)
    };
    assert!(changed(0, b"OTHER").contains("SPONA-NGRAM-2"));
    assert!(changed(16, &[1]).contains("features"));
    assert!(changed(20, &[255; 4]).contains("rows of 4"));
    for dimensions in [0_u32, 3, 2048, u32::MAX] {
        assert!(changed(24, &dimensions.to_le_bytes()).contains("dimensions"));
    }
    for unit in [f32::NAN, f32::INFINITY, 0.0, -1.0] {
        assert!(changed(28, &unit.to_le_bytes()).contains("unit"));
    }
    assert!(changed(HEAD, &[255; 16]).contains("marked as used"));
    assert!(changed(HEAD + FEATURES / 8, &[0]).contains("scale of row 0"));
}

#[test]
fn a_manifest_says_what_is_wrong_with_it() {
    let folder = tempfile::tempdir().unwrap();
    model(folder.path());
    let path = folder.path().join("manifest.toml");
    let whole = std::fs::read_to_string(&path).unwrap();
    let changed = |from: &str, to: &str| {
        assert!(whole.contains(from));
        std::fs::write(&path, whole.replacen(from, to, 1)).unwrap();
        refusal(folder.path())
    };
    assert!(changed("static-ngram", "other").contains("expected \"static-ngram\""));
    assert!(changed("sha256 = \"", "sha256 = \"x").contains("64 hexadecimal digits"));
    assert!(changed("table.bin", "../table.bin").contains("in the same folder"));
    assert!(changed("table.bin", "none.bin").contains("none.bin"));
    assert!(changed("dimensions = 4", "dimensions = 6").contains("4 dimensions, expected 6"));
    assert!(changed("name = ", "surprise = 1\nname = ").contains("surprise"));
    std::fs::write(&path, [0xFF, 0xFE]).unwrap();
    assert!(refusal(folder.path()).contains("manifest.toml"));
}
