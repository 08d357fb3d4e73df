//! Profiles that are JSON, but no profiles.

use domain::Profile;
use domain::record::ProblemCode;

use super::{import_bad, problem_at, refused};

/// A good profile but for these fields.
fn with(fields: &str) -> String {
    format!(r#"{{"id":"p-1","headline":"Zavarivač",{fields}}}"#)
}

refused! {
    an_unknown_field: Profile, with(r#""headlin":"x""#)
        => "$.headlin", UnknownField, ["headline", "summary", "availability"];
    an_unknown_nested_field: Profile, with(r#""availability":{"mode":"now"}"#)
        => "$.availability.mode", UnknownField, ["modes", "from", "hours_per_month"];
    an_unknown_field_in_a_list: Profile, with(r#""experience":[{},{"role":"x"}]"#)
        => "$.experience[1].role", UnknownField, ["title", "employer"];
    text_is_a_number: Profile, r#"{"id":"p-1","headline":7,"summary":"x"}"# => "$.headline", WrongType, [];
    text_is_an_object: Profile, with(r#""city":{"name":"Wien"}"#) => "$.city", WrongType, [];
    a_list_is_text: Profile, with(r#""skills":"mostovi""#) => "$.skills", WrongType, [];
    a_list_is_an_object: Profile, with(r#""languages":{"bs":"native"}"#)
        => "$.languages", WrongType, [];
    an_object_is_a_list: Profile, with(r#""availability":["short_visit"]"#)
        => "$.availability", WrongType, [];
    an_entry_is_text: Profile, with(r#""experience":["Varilac"]"#)
        => "$.experience[0]", WrongType, [];
    a_number_is_text: Profile, with(r#""availability":{"hours_per_month":"20"}"#)
        => "$.availability.hours_per_month", WrongType, [];
    a_code_is_a_number: Profile, with(r#""country":49"#) => "$.country", WrongType, [];
    a_skill_is_no_text: Profile, with(r#""skills":["mostovi",7]"#)
        => "$.skills[1]", WrongType, [];
    a_skill_is_empty: Profile, with(r#""skills":["mostovi"," "]"#)
        => "$.skills[1]", OutOfRange, [];
    an_unknown_text_language: Profile, with(r#""text_language":"xx""#)
        => "$.text_language", UnknownValue, ["BCP 47", "bs"];
    an_unknown_language: Profile, with(r#""languages":[{"code":"bosanski"}]"#)
        => "$.languages[0].code", UnknownValue, ["BCP 47"];
    a_language_without_code: Profile, with(r#""languages":[{"level":"C1"}]"#)
        => "$.languages[0].code", MissingField, [];
    a_language_twice: Profile, with(r#""languages":[{"code":"bs"},{"code":"de"},{"code":"BS"}]"#)
        => "$.languages[2].code", Inconsistent, [];
    an_unknown_level: Profile, with(r#""languages":[{"code":"de","level":"fluent"}]"#)
        => "$.languages[0].level", UnknownValue, ["A1", "C2", "native"];
    a_lower_case_level: Profile, with(r#""languages":[{"code":"bs"},{"code":"de","level":"c1"}]"#)
        => "$.languages[1].level", UnknownValue, ["C1"];
    an_unknown_mode: Profile, with(r#""availability":{"modes":["short_visit","weekends"]}"#)
        => "$.availability.modes[1]", UnknownValue,
        ["remote_mentoring", "permanent_return", "investment"];
    an_unknown_country: Profile, with(r#""country":"ZZ""#)
        => "$.country", UnknownValue, ["ISO 3166-1"];
    a_lower_case_country: Profile, with(r#""country":"de""#)
        => "$.country", UnknownValue, ["capitals"];
    a_country_of_a_licence: Profile, with(r#""licences":[{"profession":"x","country":"EU"}]"#)
        => "$.licences[0].country", UnknownValue, ["ISO 3166-1"];
    a_licence_without_profession: Profile, with(r#""licences":[{"country":"DE"}]"#)
        => "$.licences[0].profession", MissingField, [];
    an_unknown_visibility: Profile, with(r#""visibility":"public""#)
        => "$.visibility", UnknownValue, ["organisations", "matched_only", "hidden"];
    isced_2: Profile, with(r#""education":[{"level":2}]"#)
        => "$.education[0].level", OutOfRange, ["3 to 8"];
    isced_9: Profile, with(r#""education":[{"level":9}]"#)
        => "$.education[0].level", OutOfRange, ["3 to 8"];
    a_decimal_level: Profile, with(r#""education":[{"level":6.5}]"#)
        => "$.education[0].level", WrongType, [];
    a_year_out_of_range: Profile, with(r#""education":[{"year":12}]"#)
        => "$.education[0].year", OutOfRange, ["1900 to 2100"];
    a_month_without_zero: Profile, with(r#""experience":[{"from":"2014-3"}]"#)
        => "$.experience[0].from", WrongFormat, ["YYYY-MM"];
    a_thirteenth_month: Profile, with(r#""experience":[{"from":"2014-13"}]"#)
        => "$.experience[0].from", WrongFormat, ["YYYY-MM"];
    a_month_with_day: Profile, with(r#""experience":[{"from":"2014-03-01"}]"#)
        => "$.experience[0].from", WrongFormat, ["YYYY-MM"];
    a_month_in_words: Profile, with(r#""experience":[{"from":"2014-01","to":"danas"}]"#)
        => "$.experience[0].to", WrongFormat, ["YYYY-MM"];
    an_end_before_the_beginning: Profile,
        with(r#""experience":[{"from":"2014-03","to":"2014-02"}]"#)
        => "$.experience[0].to", Inconsistent, [];
    an_end_without_beginning: Profile, with(r#""experience":[{"to":"2014-02"}]"#)
        => "$.experience[0].from", MissingField, [];
    the_thirtieth_of_february: Profile, with(r#""availability":{"from":"2027-02-30"}"#)
        => "$.availability.from", WrongFormat, ["YYYY-MM-DD"];
    a_day_with_time: Profile, with(r#""availability":{"from":"2027-02-01T08:00:00Z"}"#)
        => "$.availability.from", WrongFormat, ["YYYY-MM-DD"];
    a_day_as_in_letters: Profile, with(r#""availability":{"from":"1.2.2027."}"#)
        => "$.availability.from", WrongFormat, ["YYYY-MM-DD"];
    no_hours: Profile, with(r#""availability":{"hours_per_month":0}"#)
        => "$.availability.hours_per_month", OutOfRange, ["1 to 744"];
    more_hours_than_a_month_has: Profile, with(r#""availability":{"hours_per_month":745}"#)
        => "$.availability.hours_per_month", OutOfRange, ["1 to 744"];
    a_line_of_text_over_the_limit: Profile,
        format!(r#"{{"id":"p-1","headline":"{}","summary":"x"}}"#, "č".repeat(1_001))
        => "$.headline", OutOfRange, [];
    a_text_over_the_limit: Profile,
        format!(r#"{{"id":"p-1","headline":"x","summary":"{}"}}"#, "č".repeat(200_001))
        => "$.summary", OutOfRange, [];
    more_skills_than_a_list_takes: Profile,
        with(&format!(r#""skills":["a"{}]"#, r#","b""#.repeat(1_000)))
        => "$.skills", OutOfRange, [];
    nul_in_a_text: Profile, r#"{"id":"p-1","headline":"a\u0000b","summary":"x"}"# => "$.headline", OutOfRange, [];
}

#[tokio::test]
async fn neither_headline_nor_summary() {
    for line in [
        r#"{"id":"p-1"}"#,
        r#"{"id":"p-1","headline":"","summary":null}"#,
    ] {
        let report = import_bad::<Profile>(line.as_bytes()).await;
        let problem = problem_at(&report, "$.headline");
        assert_eq!(problem.code, ProblemCode::MissingField);
        assert!(problem.message.contains("summary"), "{report}");
        assert_eq!(report.problems.len(), 1, "{report}");
    }
}

#[tokio::test]
async fn every_problem_of_a_line_is_told() {
    let line = r#"{"headline":"x","country":"de","languages":[{"code":"de","level":"c1"}],
        "availability":{"modes":["now"],"hours_per_month":0},"education":[{"level":9}],"x":1}"#;
    let report = import_bad::<Profile>(line.replace('\n', "").as_bytes()).await;
    let mut places: Vec<_> = report.problems.iter().map(|p| p.path.as_str()).collect();
    places.sort_unstable();
    let expected = [
        "$.availability.hours_per_month",
        "$.availability.modes[0]",
        "$.country",
        "$.education[0].level",
        "$.id",
        "$.languages[0].level",
        "$.x",
    ];
    assert_eq!(places, expected);
    assert_eq!(report.refused, 1);
}

#[tokio::test]
async fn a_refused_line_is_named_by_its_id() {
    let report = import_bad::<Profile>(with(r#""country":"de""#).as_bytes()).await;
    assert_eq!(report.problems[0].id.as_deref(), Some("p-1"));
}
