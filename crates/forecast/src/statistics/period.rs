//! When a figure holds.

use std::fmt;

use domain::codes::Code;
use serde::{Serialize, Serializer};

use crate::time::{is_day, is_month};

/// A year, a quarter, a month, or a day (for stocks counted on it), as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period(String);

impl Period {
    /// The period as written: `2024`, `2024-Q3`, `2024-08` or `2024-12-31`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The year it lies in.
    pub fn year(&self) -> i32 {
        // Every form begins with four digits.
        self.0
            .get(..4)
            .and_then(|year| year.parse().ok())
            .unwrap_or_default()
    }

    /// Whether it is a whole year.
    pub fn is_year(&self) -> bool {
        self.0.len() == 4
    }
}

impl Code for Period {
    const KIND: &'static str = "period";

    fn parse_code(text: &str) -> Option<Self> {
        let quarter = |text: &str| {
            let (year, quarter) = text.split_once("-Q")?;
            (is_year(year) && matches!(quarter, "1" | "2" | "3" | "4")).then_some(())
        };
        let known = is_year(text) || quarter(text).is_some() || is_month(text) || is_day(text);
        known.then(|| Self(text.to_owned()))
    }

    fn accepted() -> Vec<String> {
        vec!["2024, 2024-Q3, 2024-08 or 2024-12-31".to_owned()]
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods() {
        for good in ["2024", "2024-Q1", "2024-12", "2024-02-29"] {
            assert_eq!(Period::parse_code(good).unwrap().year(), 2024, "{good}");
        }
        for bad in [
            "",
            "24",
            "2024-Q5",
            "2024-13",
            "2023-02-29",
            "2024-1",
            "-2024",
            "2024Q1",
        ] {
            assert!(Period::parse_code(bad).is_none(), "{bad}");
        }
    }
}
