//! Lines that are no JSON, or not the JSON of an object.

use super::refused;

refused! {
    truncated_json: Profile, r#"{"id":"p-1","headline":"Zava"# => "$", MalformedJson, [];
    truncated_object: Profile, r#"{"id":"p-1","headline":"Zavarivač""# => "$", MalformedJson, [];
    no_json_at_all: Profile, "p-1;Zavarivač" => "$", MalformedJson, [];
    two_objects_on_a_line: Need, r#"{"id":"a","title":"x"}{"id":"b","title":"y"}"#
        => "$", MalformedJson, [];
    trailing_comma: Need, r#"{"id":"a","title":"x",}"# => "$", MalformedJson, [];
    single_quotes: Need, "{'id':'a','title':'x'}" => "$", MalformedJson, [];
    a_text: Profile, r#""p-1""# => "$", WrongType, [];
    a_number: Need, "17" => "$", WrongType, [];
    null: Need, "null" => "$", WrongType, [];
    a_list: Profile, r#"[{"id":"p-1","headline":"x"}]"# => "$", WrongType, [];
    a_key_twice: Profile, r#"{"id":"p-1","headline":"x","headline":"y"}"#
        => "$", DuplicateField, [];
    a_nested_key_twice: Profile,
        r#"{"id":"p-1","headline":"x","availability":{"modes":[],"modes":[]}}"#
        => "$", DuplicateField, [];
    a_lone_surrogate: Profile, r#"{"id":"p-1","headline":"\ud83d"}"# => "$", MalformedJson, [];
    a_raw_control_character: Profile, "{\"id\":\"p-1\",\"headline\":\"a\u{0}b\"}"
        => "$", MalformedJson, [];
    a_number_too_great: Need, r#"{"id":"n-1","title":"x","positions":1e999}"#
        => "$", MalformedJson, [];
    lists_in_ten_thousand_lists: Profile, "[".repeat(10_000) => "$", MalformedJson, [];
    objects_in_ten_thousand_objects: Profile,
        format!(r#"{{"id":"p-1","headline":"x","availability":{}1{}}}"#,
            r#"{"a":"#.repeat(10_000), "}".repeat(10_000))
        => "$", MalformedJson, [];
}
