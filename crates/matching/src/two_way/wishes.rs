//! What a profile wishes of a need: modes, a day, hours.

use domain::EngagementMode;
use domain::blind::{BlindNeed, BlindProfile};
use jiff::civil::Date;

use crate::ranking::shares_mode;

/// The share of the hours asked for from which they are partly met.
const PARTLY: f64 = 0.5;

/// What a profile wishes and what the need says to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// The modes it offers.
    Mode {
        /// Whether one of them is accepted.
        status: WishStatus,
        /// What the profile offers; empty where it does not say.
        offered: Vec<EngagementMode>,
        /// What the need accepts; empty means any.
        accepted: Vec<EngagementMode>,
    },
    /// From when it is available.
    Start {
        /// Met where that is no later than the work should begin, partly where it is before the
        /// need closes.
        status: WishStatus,
        /// The first day of the profile.
        available_from: Option<Date>,
        /// The earliest day of the work.
        starts_on: Option<Date>,
        /// The last day of the need.
        closes_on: Option<Date>,
    },
    /// Hours a month.
    Hours {
        /// Met where the need takes no more than the profile has, partly where it has half.
        status: WishStatus,
        /// What the profile has.
        available: Option<u16>,
        /// What the need takes.
        asked: Option<u16>,
    },
}

/// Whether a wish is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WishStatus {
    /// Yes.
    Met,
    /// In part.
    Partly,
    /// No.
    Missing,
    /// One of the two says nothing about it.
    Unsaid,
}

impl WishStatus {
    fn value(self) -> Option<f64> {
        match self {
            Self::Met => Some(1.0),
            Self::Partly => Some(0.5),
            Self::Missing => Some(0.0),
            Self::Unsaid => None,
        }
    }
}

impl Wish {
    /// Whether it is met.
    pub fn status(&self) -> WishStatus {
        match self {
            Self::Mode { status, .. } | Self::Start { status, .. } | Self::Hours { status, .. } => {
                *status
            }
        }
    }
}

/// The mean of what is said; 1 where nothing is.
pub(super) fn mean(wishes: &[Wish]) -> f64 {
    let said: Vec<f64> = wishes
        .iter()
        .filter_map(|wish| wish.status().value())
        .collect();
    if said.is_empty() {
        1.0
    } else {
        said.iter().sum::<f64>() / said.len() as f64
    }
}

pub(super) fn wishes(need: &BlindNeed, profile: &BlindProfile) -> [Wish; 3] {
    let window = need.window;
    [
        Wish::Mode {
            status: mode(&need.modes, &profile.modes),
            offered: profile.modes.clone(),
            accepted: need.modes.clone(),
        },
        Wish::Start {
            status: start(profile.available_from, window.starts_on, window.closes_on),
            available_from: profile.available_from,
            starts_on: window.starts_on,
            closes_on: window.closes_on,
        },
        Wish::Hours {
            status: hours(profile.hours_per_month, need.hours_per_month),
            available: profile.hours_per_month,
            asked: need.hours_per_month,
        },
    ]
}

fn mode(accepted: &[EngagementMode], offered: &[EngagementMode]) -> WishStatus {
    match offered {
        [] => WishStatus::Unsaid,
        _ if shares_mode(accepted, offered) => WishStatus::Met,
        _ => WishStatus::Missing,
    }
}

fn start(available: Option<Date>, starts: Option<Date>, closes: Option<Date>) -> WishStatus {
    let Some(available) = available else {
        return WishStatus::Unsaid;
    };
    match (starts, closes) {
        (_, Some(closes)) if available > closes => WishStatus::Missing,
        (Some(starts), _) if available > starts => WishStatus::Partly,
        (None, None) => WishStatus::Unsaid,
        _ => WishStatus::Met,
    }
}

fn hours(available: Option<u16>, asked: Option<u16>) -> WishStatus {
    let (Some(available), Some(asked)) = (available, asked) else {
        return WishStatus::Unsaid;
    };
    match f64::from(available) / f64::from(asked) {
        share if share >= 1.0 => WishStatus::Met,
        share if share >= PARTLY => WishStatus::Partly,
        _ => WishStatus::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{need, profile};
    use super::*;

    fn statuses(asked: &str, says: &str) -> [WishStatus; 3] {
        let need = need(&format!(r#"{{"title":"x"{asked}}}"#));
        let profile = profile(&format!(r#"{{"headline":"x","availability":{{{says}}}}}"#));
        wishes(&need, &profile).map(|wish| wish.status())
    }

    #[test]
    fn wishes_are_met_partly_met_missing_or_unsaid() {
        use WishStatus::{Met, Missing, Partly, Unsaid};
        let full = r#""modes":["short_visit"],"from":"2027-03-01","hours_per_month":20"#;
        let window = r#","starts_on":"2027-03-01","closes_on":"2027-05-01""#;
        assert_eq!(statuses("", ""), [Unsaid; 3]);
        assert_eq!(statuses(window, ""), [Unsaid; 3]);
        assert_eq!(statuses("", full), [Met, Unsaid, Unsaid]);
        assert_eq!(statuses(window, full), [Met, Met, Unsaid]);
        let asks = |modes: &str, hours: u16| {
            format!(r#"{window},"modes":["{modes}"],"hours_per_month":{hours}"#)
        };
        assert_eq!(statuses(&asks("short_visit", 20), full), [Met; 3]);
        assert_eq!(
            statuses(&asks("remote_work", 40), full),
            [Missing, Met, Partly]
        );
        assert_eq!(statuses(&asks("short_visit", 41), full)[2], Missing);
        let later = |day: &str| full.replace("2027-03-01", day);
        assert_eq!(statuses(window, &later("2027-03-02"))[1], Partly);
        assert_eq!(statuses(window, &later("2027-05-02"))[1], Missing);
        // Neither order of the two days is implied.
        let closed_first = r#","starts_on":"2027-06-01","closes_on":"2027-05-01""#;
        assert_eq!(statuses(closed_first, full)[1], Met);
    }
}
