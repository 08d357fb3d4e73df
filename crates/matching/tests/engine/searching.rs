use domain::codes::{Code, Country};
use domain::{EducationLevel, EngagementMode};
use matching::{ProfileFilter, ProfileQuery};

use super::support::{Bench, id};

fn people() -> Bench {
    let mut bench = Bench::new();
    bench.put(
        1,
        r#"{"headline":"Медицинска сестра","country":"AT","availability":{"modes":["short_visit"]},
            "languages":[{"code":"sr-Cyrl","level":"native"}],"education":[{"level":6}]}"#,
    );
    bench.put(
        2,
        r#"{"headline":"Zavarivač MIG/MAG","country":"DE","availability":{"modes":["remote_work"]},
            "languages":[{"code":"bs","level":"native"},{"code":"de","level":"B2"}],"education":[{"level":4}]}"#,
    );
    bench.put(3, r#"{"headline":"Krankenschwester","country":"DE"}"#);
    bench.put(
        4,
        r#"{"headline":"medicinska sestra","visibility":"matched_only"}"#,
    );
    bench
}

fn found(bench: &Bench, query: &ProfileQuery) -> Vec<u128> {
    let page = bench.engine.search_profiles(query).unwrap();
    assert_eq!(page.total, page.items.len());
    page.items.iter().map(|hit| hit.id.as_u128()).collect()
}

fn query(text: &str) -> ProfileQuery {
    ProfileQuery {
        text: text.to_owned(),
        limit: 10,
        ..ProfileQuery::default()
    }
}

#[test]
fn script_case_and_ending_do_not_matter() {
    let bench = people();
    for text in [
        "медицинска сестра",
        "medicinska sestra",
        "Medicinska Sestra",
        "MEDICINSKE SESTRE",
    ] {
        assert_eq!(found(&bench, &query(text)).first(), Some(&1), "{text}");
    }
}

#[test]
fn a_concept_is_found_in_another_language() {
    assert!(found(&people(), &query("medicinska sestra")).contains(&3));
}

#[test]
fn a_meaning_is_found_without_a_shared_word_or_concept() {
    let mut bench = people();
    bench.put(
        5,
        r#"{"headline":"Softwareentwicklerin für Webanwendungen"}"#,
    );
    bench.put(6, r#"{"headline":"Gärtner"}"#);
    let query = query("programiranje web aplikacija");
    assert_eq!(bench.engine.query_words(&query.text).len(), 3);
    let hits = found(&bench, &query);
    assert_eq!(hits.first(), Some(&5));
    assert!(!hits.contains(&6), "what is far is no hit");
}

#[test]
fn matched_only_profiles_are_not_searched() {
    assert!(!found(&people(), &query("")).contains(&4));
}

#[test]
fn filters_add_up_and_facets_count() {
    let bench = people();
    let germany = ProfileQuery {
        filter: ProfileFilter {
            countries: vec![Country::parse_code("DE").unwrap()],
            ..ProfileFilter::default()
        },
        ..query("")
    };
    assert_eq!(found(&bench, &germany).len(), 2);
    let remote = ProfileQuery {
        filter: ProfileFilter {
            modes: vec![EngagementMode::RemoteWork],
            ..germany.filter.clone()
        },
        ..query("")
    };
    assert_eq!(found(&bench, &remote), [2]);
    let educated = ProfileQuery {
        filter: ProfileFilter {
            min_education: EducationLevel::new(5),
            ..ProfileFilter::default()
        },
        ..query("")
    };
    assert_eq!(found(&bench, &educated), [1]);
    let page = bench.engine.search_profiles(&query("")).unwrap();
    assert!(page.facets.is_empty(), "only when asked for");
    let counted = ProfileQuery {
        facets: true,
        ..query("")
    };
    let page = bench.engine.search_profiles(&counted).unwrap();
    let facet = |name: &str| {
        let facet = page.facets.iter().find(|facet| facet.name == name).unwrap();
        facet
            .values
            .iter()
            .map(|v| (v.value.as_str(), v.count))
            .collect::<Vec<_>>()
    };
    assert_eq!(facet("country"), [("DE", 2), ("AT", 1)]);
    assert_eq!(facet("language"), [("sh", 2), ("de", 1)]);
}

#[test]
fn pages_go_on_where_the_last_one_ended() {
    let bench = people();
    let page = |offset| {
        let query = ProfileQuery {
            offset,
            limit: 2,
            ..query("")
        };
        let page = bench.engine.search_profiles(&query).unwrap();
        (page.total, page.items.len())
    };
    assert_eq!((page(0), page(2), page(4)), ((3, 2), (3, 1), (3, 0)));
}

#[test]
fn strange_queries_are_answered() {
    let bench = people();
    for text in [
        "",
        "   ",
        "\u{202e}\u{0}",
        "AND OR (",
        "看護師",
        "i u na",
        &"riječ ".repeat(20_000),
    ] {
        bench.engine.search_profiles(&query(text)).unwrap();
    }
    assert!(bench.engine.same_word("sestra", "sestre"));
    assert_eq!(
        bench.engine.query_words("Sestra i lekar"),
        ["sestra", "lekar"]
    );
    assert_eq!(
        bench
            .engine
            .search_profiles(&query("zavarivač"))
            .unwrap()
            .items[0]
            .id,
        id(2)
    );
}
