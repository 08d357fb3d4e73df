//! Needs that are JSON, but no needs.

use super::refused;

/// A good need but for these fields.
fn with(fields: &str) -> String {
    format!(r#"{{"id":"n-1","title":"Zavarivač",{fields}}}"#)
}

refused! {
    no_title: Need, r#"{"id":"n-1","description":"x"}"# => "$.title", MissingField, [];
    an_empty_title: Need, r#"{"id":"n-1","title":"  "}"# => "$.title", MissingField, [];
    a_field_of_profiles: Need, with(r#""headline":"x""#)
        => "$.headline", UnknownField, ["title", "essential_skills"];
    a_boolean_is_text: Need, with(r#""languages":[{"code":"bs","required":"yes"}]"#)
        => "$.languages[0].required", WrongType, [];
    an_unknown_field_of_a_language: Need, with(r#""languages":[{"code":"bs","level":"C1"}]"#)
        => "$.languages[0].level", UnknownField, ["min_level"];
    an_unknown_least_level: Need, with(r#""languages":[{"code":"bs","min_level":"D1"}]"#)
        => "$.languages[0].min_level", UnknownValue, ["B2", "native"];
    an_unknown_region: Need, with(r#""region":"BA-99""#)
        => "$.region", UnknownValue, ["BA-04", "BA-BRC", "BA-SRP"];
    an_unknown_sector: Need, with(r#""sector":"Zdravstvo""#)
        => "$.sector", UnknownValue, ["A", "Q", "U"];
    an_unknown_kind_of_organisation: Need, with(r#""organisation_type":"company""#)
        => "$.organisation_type", UnknownValue, ["business", "public", "academia", "ngo"];
    an_unknown_mode: Need, with(r#""modes":["on_site"]"#)
        => "$.modes[0]", UnknownValue, ["short_visit", "temporary_return"];
    modes_are_text: Need, with(r#""modes":"short_visit""#) => "$.modes", WrongType, [];
    no_positions: Need, with(r#""positions":0"#) => "$.positions", OutOfRange, ["1 to 10000"];
    more_positions_than_a_number_holds: Need, with(r#""positions":99999999999999999999"#)
        => "$.positions", WrongType, [];
    half_a_position: Need, with(r#""positions":0.5"#) => "$.positions", WrongType, [];
    negative_years: Need, with(r#""min_years":-1"#) => "$.min_years", OutOfRange, ["0 to 60"];
    isced_2: Need, with(r#""min_education":2"#) => "$.min_education", OutOfRange, ["3 to 8"];
    isced_9: Need, with(r#""min_education":9"#) => "$.min_education", OutOfRange, ["3 to 8"];
    a_day_that_is_none: Need, with(r#""starts_on":"2027-02-30""#)
        => "$.starts_on", WrongFormat, ["YYYY-MM-DD"];
    a_day_without_dashes: Need, with(r#""closes_on":"20270301""#)
        => "$.closes_on", WrongFormat, ["YYYY-MM-DD"];
    a_language_twice: Need, with(r#""languages":[{"code":"de"},{"code":"de","min_level":"C1"}]"#)
        => "$.languages[1].code", Inconsistent, [];
    a_skill_is_empty: Need, with(r#""essential_skills":[""]"#)
        => "$.essential_skills[0]", OutOfRange, [];
    a_skill_is_no_text: Need, with(r#""desirable_skills":["x",null]"#)
        => "$.desirable_skills[1]", WrongType, [];
}
