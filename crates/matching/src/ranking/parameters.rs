//! The numbers of `index/ranking.toml` by name, and the bounds within which they are tuned.
//!
//! Names are paths (`evidence.summary`), found by walking the serialised ranking, so that a new
//! section needs nothing here but a line in [`BOUNDS`]; a test says so.

use serde::Serialize;
use toml::Value;

use super::weights::Ranking;

/// A number that tuning may move.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Parameter {
    /// Its path in `ranking.toml`, such as `weights.occupation`.
    pub name: String,
    /// What it is now.
    pub value: f64,
    /// How far it may go.
    pub bounds: Bounds,
}

/// How far a number may go, in its own unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bounds {
    /// The lowest value that is tried.
    pub low: f64,
    /// The highest value that is tried.
    pub high: f64,
    /// The grid: values that are tried are multiples of it.
    pub step: f64,
    /// What one would write down before having seen any judgement.
    pub neutral: f64,
}

const fn bounds(low: f64, high: f64, step: f64, neutral: f64) -> Bounds {
    Bounds {
        low,
        high,
        step,
        neutral,
    }
}

/// Bounds of numbers that move scores. An entry is a path or the beginning of one, where `*` is any
/// one part; a number has those of the first entry that fits.
const BOUNDS: &[(&str, Bounds)] = &[
    ("weights", bounds(0.0, 0.6, 0.01, 0.1)),
    ("skills.weakest", bounds(0.0, 0.6, 0.01, 0.2)),
    ("education.one_below", bounds(0.0, 0.9, 0.05, 0.5)),
    ("licence.hint", bounds(0.0, 0.9, 0.05, 0.5)),
    ("recency.fresh", bounds(0.0, 5.0, 0.5, 2.0)),
    ("recency.stale", bounds(6.0, 20.0, 1.0, 10.0)),
    ("similarity.shared_concept", bounds(0.4, 1.0, 0.02, 0.8)),
    ("similarity.*.low", bounds(0.0, 0.5, 0.01, 0.2)),
    ("similarity.*.high", bounds(0.3, 1.0, 0.01, 0.6)),
    ("similarity.*.least", bounds(0.0, 0.5, 0.05, 0.0)),
    ("evidence.summary", bounds(0.2, 1.0, 0.02, 0.6)),
    ("evidence", bounds(0.3, 1.0, 0.02, 1.0)),
    ("violations.one", bounds(0.3, 0.95, 0.01, 0.6)),
    ("violations.more", bounds(0.5, 1.0, 0.01, 0.9)),
];

impl Ranking {
    /// The numbers that may be tuned, by section and name.
    pub fn parameters(&self) -> Vec<Parameter> {
        self.numbers()
            .into_iter()
            .filter_map(|(name, value)| {
                let bounds = bounds_of(&name)?;
                Some(Parameter {
                    name,
                    value,
                    bounds,
                })
            })
            .collect()
    }

    /// The ranking with one number changed; an error says why that is no valid ranking.
    pub fn with(&self, name: &str, value: f64) -> Result<Self, String> {
        self.with_all(&[(name, value)])
    }

    /// The ranking with several numbers changed at once, so that only the whole has to be valid.
    pub fn with_all(&self, changes: &[(&str, f64)]) -> Result<Self, String> {
        let mut tree = Value::try_from(self).map_err(|error| error.to_string())?;
        for (name, value) in changes {
            let place = place(&mut tree, name)
                .ok_or_else(|| format!("{name} is no number of the ranking"))?;
            *place = Value::Float(*value);
        }
        let text = toml::to_string(&tree).map_err(|error| error.to_string())?;
        Self::parse(&text)
    }

    /// The text of a `ranking.toml` with some numbers changed where they stand; comments and
    /// layout stay.
    pub fn rewritten(text: &str, changes: &[(&str, f64)]) -> Result<String, String> {
        super::rewrite::rewritten(text, changes)
    }

    /// Every number by name, in the order of the names.
    pub(crate) fn numbers(&self) -> Vec<(String, f64)> {
        let mut found = Vec::new();
        if let Ok(tree) = Value::try_from(self) {
            collect("", &tree, &mut found);
        }
        found
    }
}

fn collect(name: &str, value: &Value, found: &mut Vec<(String, f64)>) {
    let below = |key: &str| {
        if name.is_empty() {
            key.to_owned()
        } else {
            format!("{name}.{key}")
        }
    };
    match value {
        Value::Float(number) => found.push((name.to_owned(), *number)),
        Value::Integer(number) => found.push((name.to_owned(), *number as f64)),
        Value::Table(table) => table
            .iter()
            .for_each(|(key, value)| collect(&below(key), value, found)),
        Value::Array(values) => (0_usize..)
            .zip(values)
            .for_each(|(index, value)| collect(&below(&index.to_string()), value, found)),
        Value::String(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

/// The number with this name.
fn place<'t>(tree: &'t mut Value, name: &str) -> Option<&'t mut Value> {
    let found = name.split('.').try_fold(tree, |value, key| match value {
        Value::Table(table) => table.get_mut(key),
        Value::Array(values) => values.get_mut(key.parse::<usize>().ok()?),
        _ => None,
    })?;
    // A whole number stays one: a section that counts something is not made to count halves.
    found.is_float().then_some(found)
}

/// Whether an entry is the path `name` or the beginning of it.
fn fits(entry: &str, name: &str) -> bool {
    let mut parts = name.split('.');
    entry.split('.').all(|wanted| {
        parts
            .next()
            .is_some_and(|part| wanted == "*" || wanted == part)
    })
}

fn bounds_of(name: &str) -> Option<Bounds> {
    let found = BOUNDS.iter().find(|(entry, _)| fits(entry, name));
    found.map(|(_, bounds)| *bounds)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers and sections that move no score: what a score or a similarity is called.
    /// `spona tune bands` calibrates the bands.
    const NOT_TUNED: &[&str] = &["version", "status", "bands", "bounds"];

    fn committed() -> Ranking {
        Ranking::parse(include_str!("../../../../index/ranking.toml")).unwrap()
    }

    #[test]
    fn every_number_is_tuned_or_said_not_to_be() {
        for (name, value) in committed().numbers() {
            let not_tuned = NOT_TUNED.iter().any(|entry| fits(entry, &name));
            match bounds_of(&name) {
                None => assert!(
                    not_tuned,
                    "{name} is in ranking.toml: give it bounds in BOUNDS or name it in NOT_TUNED"
                ),
                Some(bounds) => {
                    assert!(!not_tuned, "{name} is in BOUNDS and in NOT_TUNED");
                    assert!(
                        (bounds.low..=bounds.high).contains(&value),
                        "{name} is {value}, outside {bounds:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn bounds_are_sound_and_neutral_is_a_ranking() {
        for (name, bounds) in BOUNDS {
            assert!(bounds.low < bounds.high && bounds.step > 0.0, "{name}");
            assert!(
                (bounds.low..=bounds.high).contains(&bounds.neutral),
                "{name}"
            );
        }
        let ranking = committed();
        let parameters = ranking.parameters();
        let neutral: Vec<(&str, f64)> = parameters
            .iter()
            .map(|parameter| (parameter.name.as_str(), parameter.bounds.neutral))
            .collect();
        assert!(ranking.with_all(&neutral).is_ok());
    }

    #[test]
    fn a_number_is_changed_by_name_and_nothing_else() {
        let ranking = committed();
        let before = ranking.numbers();
        let changed = ranking.with("weights.occupation", 0.5).unwrap();
        assert_ne!(changed.version(), ranking.version());
        for ((name, was), (_, is)) in before.iter().zip(changed.numbers()) {
            let expected = if name == "weights.occupation" {
                0.5
            } else {
                *was
            };
            assert_eq!(is.to_bits(), expected.to_bits(), "{name}");
        }
        let same = ranking
            .with("weights.occupation", before_value(&before))
            .unwrap();
        assert_eq!(same.version(), ranking.version());
    }

    fn before_value(numbers: &[(String, f64)]) -> f64 {
        numbers
            .iter()
            .find(|(name, _)| name == "weights.occupation")
            .unwrap()
            .1
    }

    #[test]
    fn what_is_no_ranking_is_refused() {
        let ranking = committed();
        for (name, value, said) in [
            ("weights.nothing", 0.5, "weights.nothing is no number"),
            ("weights", 0.5, "weights is no number"),
            ("weights.occupation.x", 0.5, "is no number"),
            ("version", 2.0, "version is no number"),
            ("weights.occupation", f64::NAN, "0 to 1"),
            ("weights.occupation", -0.5, "0 to 1"),
            (
                "similarity.skill.low",
                0.99,
                "similarity.skill goes from 0.99",
            ),
        ] {
            let error = ranking.with(name, value).unwrap_err();
            assert!(error.contains(said), "{name} = {value}: {error}");
        }
    }
}
