//! What a whole ranking says, and a match from both sides, for a terminal.

use serde_json::Value;

use crate::local::text;

/// The lines above a list of matches.
pub(super) fn describe(overview: &Value) -> Vec<String> {
    if overview.is_null() {
        return Vec::new();
    }
    let count = |value: &Value| value.as_u64().unwrap_or_default();
    let fitting = count(&overview["fitting"]);
    let mut lines = vec![format!("{fitting} fit fully")];
    let modes = overview["modes"].as_array().into_iter().flatten();
    // A mode that is asked for is told even where nobody offers it.
    let told = modes.filter(|mode| mode["accepted"] == true || count(&mode["fitting"]) > 0);
    let told: Vec<String> = told
        .map(|mode| {
            let asked = if mode["accepted"] == true {
                ""
            } else {
                " (not asked for)"
            };
            format!("{} {}{asked}", count(&mode["fitting"]), text(mode, "mode"))
        })
        .collect();
    if !told.is_empty() {
        lines.push(format!("by mode: {}", told.join(", ")));
    }
    for miss in overview["near_misses"].as_array().into_iter().flatten() {
        let requirement = &miss["requirement"];
        lines.push(format!(
            "without {} \"{}\": {} would fit ({} fail it)",
            text(requirement, "kind"),
            text(requirement, "text"),
            count(&miss["fitting_without"]),
            count(&miss["excluded"]),
        ));
    }
    lines
}

/// The line of a match that was looked at from both sides, or nothing.
pub(super) fn both_sides(mutual: &Value) -> String {
    if mutual.is_null() {
        return String::new();
    }
    let place = |place: &Value| format!("{} of {}", place["rank"], place["of"]);
    let wishes = mutual["wishes"].as_array().into_iter().flatten();
    let wishes: Vec<String> = wishes
        .map(|wish| format!("{} {}", text(wish, "kind"), text(wish, "status")))
        .collect();
    format!(
        "\n     = both {:.3}: {} for the need, the need {} for the profile; {}",
        mutual["score"].as_f64().unwrap_or_default(),
        place(&mutual["profile_for_need"]),
        place(&mutual["need_for_profile"]),
        wishes.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_overview_is_told_in_lines() {
        let overview = json!({
            "fitting": 3,
            "modes": [
                {"mode": "temporary_return", "accepted": true, "fitting": 0},
                {"mode": "remote_mentoring", "accepted": false, "fitting": 2},
                {"mode": "investment", "accepted": false, "fitting": 0},
            ],
            "near_misses": [{
                "requirement": {"kind": "language", "text": "de B2"},
                "excluded": 9, "fitting_without": 10,
            }],
        });
        let expected = [
            "3 fit fully",
            "by mode: 0 temporary_return, 2 remote_mentoring (not asked for)",
            "without language \"de B2\": 10 would fit (9 fail it)",
        ];
        assert_eq!(describe(&overview), expected);
        assert!(describe(&serde_json::Value::Null).is_empty());
        assert_eq!(both_sides(&serde_json::Value::Null), "");
    }
}
