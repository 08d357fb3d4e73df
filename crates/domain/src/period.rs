//! Months and periods, as CVs write them.

use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// A month of a year between 1900 and 2100, written `YYYY-MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct YearMonth {
    year: i16,
    month: i8,
}

impl YearMonth {
    /// The years a period can begin or end in.
    pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

    /// Reads `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        (Self::YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month that `date` lies in.
    pub fn of(date: Date) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
        }
    }

    /// Months since the beginning of year 0.
    pub fn months(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for YearMonth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From a month to a later one or to today. `to` is never before `from`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    from: YearMonth,
    to: Option<YearMonth>,
}

impl Period {
    /// A period; `to = None` means that it still goes on. `None` where `to` is before `from`.
    pub fn new(from: YearMonth, to: Option<YearMonth>) -> Option<Self> {
        to.is_none_or(|to| to >= from).then_some(Self { from, to })
    }

    /// Its first month.
    pub fn from(self) -> YearMonth {
        self.from
    }

    /// Its last month, or `None` while it goes on.
    pub fn to(self) -> Option<YearMonth> {
        self.to
    }
}

/// Reads a day written `YYYY-MM-DD`, and only that.
pub fn parse_day(text: &str) -> Option<Date> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    shape.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_strict() {
        assert_eq!(YearMonth::parse("2014-03").unwrap().to_string(), "2014-03");
        for bad in [
            "2014-3",
            "2014-13",
            "2014-00",
            "2014",
            "14-03",
            "2014-03-01",
            "+014-03",
            "",
        ] {
            assert_eq!(YearMonth::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn periods_do_not_end_before_they_begin() {
        let month = |s| YearMonth::parse(s).unwrap();
        assert!(Period::new(month("2014-03"), Some(month("2014-02"))).is_none());
        assert!(Period::new(month("2014-03"), Some(month("2014-03"))).is_some());
    }

    #[test]
    fn days_are_strict() {
        assert!(parse_day("2027-02-28").is_some());
        for bad in ["2027-02-29", "20270228", "2027-2-28", "2027-02-28T10:00"] {
            assert_eq!(parse_day(bad), None, "{bad}");
        }
    }
}
