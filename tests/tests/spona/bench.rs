//! `spona bench`: it runs to its end. What it measures is no test's matter.

use end_to_end::binary::{run, succeed};

/// A measurement that is over soon.
const SHORT: [&str; 12] = [
    "bench",
    "matching",
    "--profiles",
    "200",
    "--needs",
    "10",
    "--searches",
    "20",
    "--matches",
    "5",
    "--updates",
    "0.1",
];

#[test]
fn a_small_corpus_is_built_and_measured() {
    let report = succeed(&[&SHORT[..], &["--json"]].concat()).json();
    for kind in [
        "search",
        "filtered_search",
        "filtered_hybrid",
        "match",
        "filtered_match",
    ] {
        assert!(report[kind]["p50_ms"].as_f64().unwrap() > 0.0, "{report:#}");
    }
    assert_eq!(report["search"]["queries"], 20);
    assert_eq!(report["clients"]["match"]["many"]["clients"], 4);
    assert_eq!(report["visibility"]["updates"], 20);
    assert!(report["built"]["index_bytes"].as_u64().unwrap() > 0);
}

#[test]
fn a_kept_index_is_measured_again_and_not_taken_for_another() {
    let folder = tempfile::tempdir().unwrap();
    let kept = ["--data", folder.path().to_str().unwrap()];
    let first = succeed(&[&SHORT[..], &kept, &["--json"]].concat()).json();
    let again = succeed(&[&SHORT[..], &kept, &["--json"]].concat()).json();
    assert_eq!(
        (&first["reused"], &again["reused"]),
        (&false.into(), &true.into())
    );
    assert_eq!(first["built"], again["built"]);
    let other = run(&[&SHORT[..], &kept, &["--seed", "2"]].concat());
    assert_eq!(other.status, Some(1));
    assert!(other.err.contains("with seed 1"), "{}", other.err);
}

#[test]
fn the_corpus_is_exported_and_its_queries_are_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let export = |out: &str| {
        let arguments = [
            "bench",
            "corpus",
            "--profiles",
            "200",
            "--queries",
            "10",
            "--out",
            out,
        ];
        succeed(&[&arguments[..], &["--records"]].concat());
    };
    export(&path("one"));
    export(&path("other"));
    for (file, lines) in [
        ("documents.jsonl", 200),
        ("queries.jsonl", 10),
        ("profiles.jsonl", 200),
    ] {
        let read = |corpus: &str| std::fs::read_to_string(folder.path().join(corpus).join(file));
        let text = read("one").unwrap();
        assert_eq!(text.lines().count(), lines, "{file}");
        assert!(text == read("other").unwrap(), "{file} differs");
    }
    for kind in ["profiles", "needs"] {
        let (file, data) = (path(&format!("one/{kind}.jsonl")), path("imported"));
        let report = succeed(&["import", kind, &file, "--data", &data, "--json"]).json();
        assert_eq!(report["refused"], 0, "{report:#}");
    }
    let data = path("data");
    succeed(&[&SHORT[..], &["--data", &data]].concat());
    let queries = path("one/queries.jsonl");
    let asked = [
        "bench",
        "queries",
        "--queries",
        &queries,
        "--hits",
        "--data",
        &data,
    ];
    let outcome = succeed(&asked).json();
    let lists = [
        &outcome["search"]["hits"],
        &outcome["filtered_search"]["hits"],
        &outcome["nearest"],
        &outcome["filtered_nearest"],
    ];
    for list in lists.map(|list| list.as_array().unwrap()) {
        assert_eq!(list.len(), 10);
        let mut hits = list.iter().flat_map(|hits| hits.as_array().unwrap());
        assert!(hits.all(|number| number.as_u64() < Some(200)), "{list:?}");
    }
}
