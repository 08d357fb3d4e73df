//! The current time as something that is handed in, so that tests can set it.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Tells the time. Everything that needs "now" or "today" takes one of these.
pub trait Clock: Send + Sync {
    /// The current instant.
    fn now(&self) -> Timestamp;

    /// The current day in UTC.
    fn today(&self) -> Date {
        TimeZone::UTC.to_datetime(self.now()).date()
    }
}

/// The machine's own clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the real clock"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that stands still.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub Timestamp);

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}
