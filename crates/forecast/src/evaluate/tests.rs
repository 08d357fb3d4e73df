use super::*;
use crate::methods::Naive;
use crate::series::Series;

const THREADS: NonZeroUsize = NonZeroUsize::MIN;

fn file(rows: &[&str]) -> String {
    format!("unique_id,season_length,ds,y,split\n{}\n", rows.join("\n"))
}

fn complaint(rows: &[&str]) -> String {
    parse("s.csv", file(rows).as_bytes())
        .unwrap_err()
        .to_string()
}

/// Series that wander, made by a linear congruential generator.
fn wandering(count: u64, season_length: usize) -> Vec<Case> {
    let mut state = 7_u64;
    let mut next = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64 / (1_u64 << 24) as f64 - 0.5
    };
    let mut case = |number: u64| {
        let mut level = 100.0;
        let mut values: Vec<f64> = Vec::new();
        for _ in 0..30 {
            level += 10.0 * next();
            values.push(level);
        }
        let test = values.split_off(24);
        Case {
            id: number.to_string(),
            train: Series::new(values, season_length).unwrap(),
            test,
        }
    };
    (0..count).map(&mut case).collect()
}

#[test]
fn reads_series() {
    let rows = [
        "a,1,1990,1,train",
        "b,1,5,7,train",
        "a,1,1991,2,train",
        "a,1,1992,3,train",
    ];
    let more = [
        "b,1,6,7,train",
        "b,1,7,7,train",
        "a,1,1993,4,test",
        "b,1,8,7.5,test",
    ];
    let cases = parse("s.csv", file(&[&rows[..], &more].concat()).as_bytes()).unwrap();
    assert_eq!(cases.len(), 2);
    assert_eq!(
        (cases[0].train.values(), &cases[0].test[..]),
        (&[1.0, 2.0, 3.0][..], &[4.0][..])
    );
    assert_eq!(cases[1].id, "b");
}

#[test]
fn refuses_with_line_and_column() {
    let start = ["a,1,1,1,train", "a,1,2,1,train"];
    let with = |row: &str| complaint(&[&start[..], &[row]].concat());
    assert!(with("a,1,3,NaN,train").starts_with("s.csv:4: y \"NaN\": not a value"));
    assert!(with("a,1,4,1,train").starts_with("s.csv:4: ds \"4\": the time does not follow"));
    assert!(with("a,0,3,1,train").starts_with("s.csv:4: season_length \"0\""));
    assert!(with("a,4,3,1,train").contains("the season length changes"));
    assert!(with("a,1,3,1,Test").contains("accepted: train, test"));
    assert!(with("a,1,3,1").contains("s.csv:4: the line has 4 fields"));
    assert_eq!(
        with("a,1,3,1,train"),
        "s.csv:2: unique_id \"a\": the series has no test part"
    );
    assert!(with("a,1,3,1,test").contains("2 training values; at least 3 are needed"));
    assert!(complaint(&["a,1,1,1,test"]).contains("begins with its test part"));
    let two = complaint(&["a,1,1,x,train", "a,1,2,y,train"]);
    assert_eq!(
        two.lines().count(),
        2,
        "all that is wrong is reported: {two}"
    );
}

#[test]
fn the_naive_method_has_an_owa_of_one() {
    let evaluation = evaluate_method(&wandering(20, 1), &Naive, THREADS).unwrap();
    assert!((evaluation.owa.unwrap() - 1.0).abs() < 1e-12);
    assert_eq!((evaluation.series, evaluation.unscaled), (20, 0));
}

#[test]
fn figures_do_not_depend_on_threads() {
    let cases = [wandering(15, 1), wandering(10, 4)].concat();
    let on = |threads| {
        let evaluation = evaluate(&cases, NonZeroUsize::new(threads).unwrap()).unwrap();
        Evaluation {
            seconds: 0.0,
            ..evaluation
        }
    };
    assert_eq!(on(1), on(3));
    assert!(on(1).coverage_80.is_some());
}

#[test]
fn constant_series_and_too_few_errors_are_said_not_invented() {
    let train = Series::new(vec![5.0; 12], 1).unwrap();
    let case = Case {
        id: "c".into(),
        train,
        test: vec![5.0, 5.0],
    };
    let evaluation = evaluate(&[case], THREADS).unwrap();
    assert_eq!((evaluation.smape, evaluation.unscaled), (0.0, 1));
    assert_eq!(
        (evaluation.mase, evaluation.owa, evaluation.coverage_95),
        (None, None, None)
    );
    assert_eq!(evaluate(&[], THREADS), Err(EvaluationError::NoSeries));
}

#[test]
fn intervals_are_calibrated_on_the_newest_errors_inside_the_training_part() {
    let train = Series::new((1..=30).map(f64::from).collect(), 1).unwrap();
    let case = Case {
        id: "c".into(),
        train,
        test: vec![1e6; 6],
    };
    let family = Family {
        season_length: 1,
        horizon: 6,
        errors_each: 3,
    };
    assert_eq!(family.earlier_lengths(&case.train), 22..30);
    let earlier = rolling(&case.train, &Naive, 6, family.earlier_lengths(&case.train)).unwrap();
    let mut errors: Vec<_> = family.errors(&case, &earlier).collect();
    errors.sort_by(|a, b| a.partial_cmp(b).unwrap());
    let expected: Vec<_> = (1_u32..=6)
        .flat_map(|step| [(step as usize, f64::from(step)); 3])
        .collect();
    assert_eq!(
        errors, expected,
        "three a step, and nothing of the test part"
    );
    let short = Series::new(vec![1.0; 8], 1).unwrap();
    assert!(family.earlier_lengths(&short).is_empty());
}
