//! The rules themselves. A new crate or a new direction is a line here, and a decision.

/// A crate and which of our own it may depend on.
const MAY_DEPEND: &[(&str, &[&str])] = &[
    (
        "cli",
        &[
            "server",
            "store",
            "explanation",
            "matching",
            "forecast",
            "linking",
            "taxonomy",
            "embedding",
            "domain",
        ],
    ),
    (
        "server",
        &[
            "store",
            "explanation",
            "matching",
            "forecast",
            "linking",
            "taxonomy",
            "embedding",
            "domain",
        ],
    ),
    ("store", &["domain"]),
    ("explanation", &["matching", "taxonomy", "domain"]),
    ("matching", &["linking", "taxonomy", "embedding", "domain"]),
    ("forecast", &["domain"]),
    ("linking", &["taxonomy", "embedding", "domain"]),
    ("taxonomy", &["domain"]),
    ("embedding", &["domain"]),
    ("domain", &[]),
    ("xtask", &[]),
    // Drives the binary from outside, as everybody else does.
    ("end-to-end", &[]),
];

/// The first part of an outside library's name and the one crate that may use it.
const ONLY_IN: &[(&str, &str)] = &[
    ("axum", "server"),
    ("tower-http", "server"),
    ("utoipa", "server"),
    ("sqlx", "store"),
    ("tantivy", "matching"),
];

/// Which of our own crates `name` may depend on; `None` where there is no rule for it.
pub(super) fn allowed(name: &str) -> Option<&'static [&'static str]> {
    MAY_DEPEND
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, allowed)| *allowed)
}

/// Why `name` may not depend on `dependency`; `None` where it may.
pub(super) fn objection(name: &str, dependency: &str) -> Option<String> {
    let own = MAY_DEPEND.iter().any(|(known, _)| *known == dependency);
    let allowed = allowed(name)?;
    if own && !allowed.contains(&dependency) {
        let choice = match allowed {
            [] => "none of our crates".to_owned(),
            some => some.join(", "),
        };
        return Some(format!(
            "{name} may not depend on {dependency}; it may on {choice}"
        ));
    }
    let home = ONLY_IN
        .iter()
        .find(|(library, _)| belongs(dependency, library));
    match home {
        Some((_, home)) if *home != name => Some(format!(
            "{name} may not depend on {dependency}, only {home} may"
        )),
        _ => None,
    }
}

/// `utoipa-axum` belongs to `utoipa`; `axumite` would not belong to `axum`.
fn belongs(dependency: &str, library: &str) -> bool {
    dependency
        .strip_prefix(library)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_allowed_direction() {
        for (name, dependency) in [
            ("cli", "store"),
            ("server", "matching"),
            ("matching", "taxonomy"),
            ("store", "sqlx"),
            ("server", "utoipa-axum"),
            ("domain", "serde"),
        ] {
            assert_eq!(objection(name, dependency), None, "{name} -> {dependency}");
        }
    }

    #[test]
    fn the_forbidden_ones() {
        for (name, dependency) in [
            ("matching", "store"),
            ("forecast", "store"),
            ("embedding", "taxonomy"),
            ("domain", "embedding"),
            ("store", "server"),
            ("cli", "axum"),
            ("cli", "tower-http"),
            ("server", "sqlx"),
            ("cli", "sqlx-sqlite"),
            ("server", "tantivy"),
            ("end-to-end", "domain"),
            ("xtask", "cli"),
        ] {
            assert!(
                objection(name, dependency).is_some(),
                "{name} -> {dependency}"
            );
        }
    }
}
