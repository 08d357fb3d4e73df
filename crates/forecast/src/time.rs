//! Times as tables write them, and the steps between them.

/// A point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// A whole number: a year, or a count.
    Number(i64),
    /// A month, or a day when `day` is not 0.
    Date {
        /// Months since the year 0.
        month: i64,
        /// Day of the month.
        day: u32,
    },
}

/// The distance between two times; a month's step may be regular in months, in days or in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Number(i64),
    Date {
        months: Option<i64>,
        days: Option<i64>,
    },
}

impl Time {
    /// Reads a whole number, `YYYY-MM` or `YYYY-MM-DD`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if let Ok(number) = text.parse() {
            return Some(Self::Number(number));
        }
        let parts: Vec<&str> = text.split('-').collect();
        match parts[..] {
            [year, month] => Some(Self::Date {
                month: months(year, month)?,
                day: 0,
            }),
            [year, month, day] => {
                let month = months(year, month)?;
                let day = two_digits(day).filter(|day| (1..=days_in(month)).contains(day))?;
                Some(Self::Date { month, day })
            }
            _ => None,
        }
    }

    /// The step to a later time; `None` when it is not later or not of the same kind.
    pub(crate) fn step_to(self, next: Self) -> Option<Step> {
        match (self, next) {
            (Self::Number(from), Self::Number(to)) => {
                let step = to.checked_sub(from)?;
                (step > 0).then_some(Step::Number(step))
            }
            (
                Self::Date { month: from, day },
                Self::Date {
                    month: to,
                    day: next_day,
                },
            ) if (day == 0) == (next_day == 0) => {
                if (to, next_day) <= (from, day) {
                    return None;
                }
                let both_ends = day == days_in(from) && next_day == days_in(to);
                let months = (day == next_day || both_ends).then_some(to - from);
                let days = (day > 0).then(|| {
                    let whole: i64 = (from..to).map(|month| i64::from(days_in(month))).sum();
                    whole + i64::from(next_day) - i64::from(day)
                });
                Some(Step::Date { months, days })
            }
            _ => None,
        }
    }
}

impl Step {
    /// What the two steps have in common; `None` when they differ.
    pub(crate) fn and(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => (one == two).then_some(self),
            (
                Self::Date { months, days },
                Self::Date {
                    months: other_months,
                    days: other_days,
                },
            ) => {
                let months = months.filter(|_| months == other_months);
                let days = days.filter(|_| days == other_days);
                (months.is_some() || days.is_some()).then_some(Self::Date { months, days })
            }
            _ => None,
        }
    }
}

/// Months since the year 0 of a four-digit year and a two-digit month.
fn months(year: &str, month: &str) -> Option<i64> {
    let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let year: i64 = digits.then(|| year.parse().ok()).flatten()?;
    let month = two_digits(month).filter(|month| (1..=12).contains(month))?;
    Some(year * 12 + i64::from(month) - 1)
}

fn two_digits(text: &str) -> Option<u32> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn days_in(month: i64) -> u32 {
    let year = month.div_euclid(12);
    match month.rem_euclid(12) {
        1 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// Whether `text` is a day of the calendar, written `YYYY-MM-DD`.
pub(crate) fn is_day(text: &str) -> bool {
    matches!(Time::parse(text), Some(Time::Date { day: 1.., .. }))
}

/// Whether `text` is a month of the calendar, written `YYYY-MM`.
pub(crate) fn is_month(text: &str) -> bool {
    matches!(Time::parse(text), Some(Time::Date { day: 0, .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regular(times: &[&str]) -> bool {
        let times: Vec<Time> = times
            .iter()
            .map(|text| Time::parse(text).unwrap())
            .collect();
        let mut steps = times.windows(2).map(|pair| pair[0].step_to(pair[1]));
        let first = steps.next().flatten();
        steps.fold(first, |usual, step| usual?.and(step?)).is_some()
    }

    #[test]
    fn regular_times() {
        assert!(regular(&["1990", "1995", "2000"]));
        assert!(regular(&["2020-01", "2020-02", "2020-03"]));
        assert!(regular(&["2020-01-31", "2020-02-29", "2020-03-31"]));
        assert!(regular(&["2020-02-26", "2020-03-04", "2020-03-11"]));
        assert!(!regular(&["1", "2", "4"]));
        assert!(!regular(&["2", "1"]));
        assert!(!regular(&["2020-01", "2020-02-01", "2020-03"]));
        assert!(!regular(&["2020-01-01", "2020-02-01", "2020-04-01"]));
    }

    #[test]
    fn the_calendar_is_checked() {
        assert!(is_day("2024-02-29") && is_month("2024-12"));
        for bad in [
            "2023-02-29",
            "2024-13-01",
            "2024-1-1",
            "24-01-01",
            "2024-00",
            "",
            "x",
            "1.5",
        ] {
            assert!(!is_day(bad) && !is_month(bad), "{bad}");
        }
    }
}
