//! What the ranking gets to see.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::EngagementMode;
use domain::codes::{Code, Country};
use matching::{MatchOptions, ProfileFilter, ProfileQuery, Update};
use uuid::Uuid;

use super::support::{Bench, blind, id, need, options};

fn in_country(code: &str) -> ProfileFilter {
    ProfileFilter {
        countries: vec![Country::parse_code(code).unwrap()],
        ..ProfileFilter::default()
    }
}

#[test]
fn each_list_finds_what_the_others_cannot() {
    let mut bench = Bench::new();
    bench.put(1, r#"{"headline":"Xyloton Qwertz"}"#);
    bench.put(2, r#"{"headline":"Krankenschwester"}"#);
    bench.put(3, r#"{"headline":"Zavarivač"}"#);
    let asked = need(r#"{"title":"medicinska sestra, Xyloton"}"#);
    let lists = bench.engine.candidate_lists(&asked, &options()).unwrap();
    assert_eq!(lists.words, [id(1)]);
    assert!(lists.concepts.contains(&id(2)) && !lists.concepts.contains(&id(1)));
    assert_eq!(lists.vectors.len(), 3);
    let union: HashSet<Uuid> = lists.union.into_iter().collect();
    assert_eq!(union, [1, 2, 3].map(id).into());
}

#[test]
fn a_filter_holds_in_every_list() {
    let mut bench = Bench::new();
    for number in 0..40 {
        let country = if number % 4 == 0 { "AT" } else { "DE" };
        let json = format!(r#"{{"headline":"medicinska sestra {number}","country":"{country}"}}"#);
        bench.put(number, &json);
    }
    let options = MatchOptions {
        filter: in_country("AT"),
        ..options()
    };
    let asked = need(r#"{"title":"medicinska sestra"}"#);
    let lists = bench.engine.candidate_lists(&asked, &options).unwrap();
    for list in [&lists.words, &lists.concepts, &lists.vectors, &lists.union] {
        assert_eq!(list.len(), 10);
        assert!(list.iter().all(|id| id.as_u128() % 4 == 0));
    }
    let found = bench.engine.match_need(&asked, None, &options).unwrap();
    assert_eq!((found.total, found.items.len()), (10, 10));
    let none = MatchOptions {
        filter: in_country("US"),
        ..options
    };
    let found = bench.engine.match_need(&asked, None, &none).unwrap();
    assert_eq!(found.total, 0);
}

#[test]
fn those_who_meet_the_conditions_are_not_crowded_out() {
    let mut bench = Bench::new();
    // Two thousand fit by their words and cannot do it; three fit a little less and can.
    let unable = r#"{"headline":"medicinska sestra","skills":["njega rana"],
        "languages":[{"code":"de","level":"native"}],"availability":{"modes":["remote_work"]}}"#;
    let able = r#"{"headline":"medicinska sestra u bolnici","summary":"Radim na hirurgiji.",
        "languages":[{"code":"hr","level":"B2"}],"availability":{"modes":["short_visit"]}}"#;
    let unable = blind(unable);
    let mut updates: Vec<Update> = (100..2_100)
        .map(|number| Update::Profile(id(number), unable.clone()))
        .collect();
    updates.extend((1..=3).map(|number| Update::Profile(id(number), blind(able))));
    bench.apply(updates);
    let asked = need(
        r#"{"title":"medicinska sestra","essential_skills":["njega rana"],
        "languages":[{"code":"bs","min_level":"B2","required":true}],"modes":["short_visit"]}"#,
    );
    let lists = bench.engine.candidate_lists(&asked, &options()).unwrap();
    for number in 1..=3 {
        assert!(lists.union.contains(&id(number)), "{number}");
    }
    assert!(lists.union.len() > 100, "who violates one is shown too");
    let found = bench.engine.match_need(&asked, None, &options()).unwrap();
    assert!(
        found.items[..3]
            .iter()
            .all(|found| found.violations.is_empty())
    );
}

#[test]
fn ten_thousand_equals_are_found_in_a_lasting_order() {
    let mut bench = Bench::new();
    let same = blind(r#"{"headline":"kuhar","summary":"Kuham u hotelu.","country":"DE"}"#);
    let put = |from: u128| {
        let numbers = from..from + 5_000;
        let updates = numbers.map(|number| Update::Profile(id(number), same.clone()));
        updates.collect::<Vec<_>>()
    };
    bench.apply(put(0));
    bench.apply(put(5_000));
    let page = |bench: &Bench, text: &str, offset| {
        let query = ProfileQuery {
            text: text.to_owned(),
            offset,
            limit: 100,
            ..ProfileQuery::default()
        };
        let page = bench.engine.search_profiles(&query).unwrap();
        assert_eq!(page.total, 10_000);
        let ids = page.items.iter().map(|hit| hit.id);
        ids.collect::<Vec<_>>()
    };
    for text in ["kuhar", ""] {
        let mut seen = HashSet::new();
        for offset in (0..1_000).step_by(100) {
            let ids = page(&bench, text, offset);
            eprintln!("{text:?} {offset} {} {:?}", ids.len(), &ids[..2]);
            seen.extend(ids);
        }
        assert_eq!(seen.len(), 1_000, "pages of {text:?} do not overlap");
        assert_eq!(page(&bench, text, 9_950).len(), 50);
    }
    let asked = need(r#"{"title":"kuhar"}"#);
    let found = bench.engine.match_need(&asked, None, &options()).unwrap();
    assert_eq!(found.items.len(), 100);
    // The order does not depend on how the documents came into the index.
    let before = (page(&bench, "kuhar", 0), page(&bench, "", 300));
    bench.apply(vec![
        Update::Profile(id(7), same.clone()),
        Update::Remove(id(99_999)),
    ]);
    assert_eq!((page(&bench, "kuhar", 0), page(&bench, "", 300)), before);
}

#[test]
fn deletions_and_searches_get_along() {
    let mut bench = Bench::new();
    let put = |number: u128| Update::Profile(id(number), blind(r#"{"headline":"kuhar"}"#));
    bench.apply((0..300).map(put).collect());
    let engine = bench.engine.clone();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let query = ProfileQuery {
                    text: "kuharica".to_owned(),
                    facets: true,
                    limit: 100,
                    ..ProfileQuery::default()
                };
                let asked = need(r#"{"title":"kuhar"}"#);
                let mut least = 300;
                while !done.load(Ordering::Relaxed) {
                    let page = engine.search_profiles(&query).unwrap();
                    assert!(page.total <= least && page.items.len() == page.total.min(100));
                    least = page.total;
                    engine.match_need(&asked, None, &options()).unwrap();
                }
            });
        }
        for number in 0..30 {
            let gone = (number * 10..number * 10 + 10).map(|number| Update::Remove(id(number)));
            bench.apply(gone.collect());
        }
        bench.engine.purge().unwrap();
        done.store(true, Ordering::Relaxed);
    });
    assert_eq!(bench.engine.status().unwrap().profiles, 0);
}

#[test]
fn only_the_last_change_of_a_record_in_a_batch_counts() {
    let mut bench = Bench::new();
    let put = |number: u128, headline: &str| {
        let json = format!(r#"{{"headline":"{headline}"}}"#);
        Update::Profile(id(number), blind(&json))
    };
    let mut updates: Vec<Update> = (0..200).map(|number| put(number, "kuhar")).collect();
    updates.extend((0..200).map(|number| put(number, "stolar")));
    updates.extend((0..50).map(|number| Update::Remove(id(number))));
    bench.apply(updates);
    let total = |text: &str| {
        let query = ProfileQuery {
            text: text.to_owned(),
            filter: ProfileFilter {
                modes: Vec::<EngagementMode>::new(),
                ..ProfileFilter::default()
            },
            ..ProfileQuery::default()
        };
        bench.engine.search_profiles(&query).unwrap().total
    };
    assert_eq!((total("kuhar"), total("stolar"), total("")), (0, 150, 150));
}
