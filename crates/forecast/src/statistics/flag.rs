//! Remarks on a figure.

use domain::codes::Code;
use serde::Serialize;

use super::codes::codes;

codes! {
    /// A remark on a figure. The first two lines of the list change what the figure may be used
    /// for; `confidential`, `not_available` and `not_applicable` stand in place of a figure.
    Flag, "flag", {
        /// The series breaks between the period before and this one: do not compare across.
        Break = "break",
        /// A projection, not an observation.
        Projection = "projection",
        /// Modelled or derived by the publisher, not counted.
        Estimated = "estimated",
        /// To be revised.
        Provisional = "provisional",
        /// Too few cases behind it to rely on (survey estimates below 5 thousand persons).
        Unreliable = "unreliable",
        /// Quoted from a second hand, not read at the publisher's.
        Secondary = "secondary",
        /// Published figures contradict one another.
        Disputed = "disputed",
        /// Withheld to protect persons. No value.
        Confidential = "confidential",
        /// Not to be had. No value.
        NotAvailable = "not_available",
        /// Cannot exist. No value.
        NotApplicable = "not_applicable",
    }
}

impl Flag {
    /// Whether the flag stands in place of a value.
    pub fn replaces_value(self) -> bool {
        matches!(
            self,
            Self::Confidential | Self::NotAvailable | Self::NotApplicable
        )
    }
}

/// The remarks on a figure, in the order of [`Flag::ALL`], each once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Flags(Vec<Flag>);

impl Flags {
    /// Whether the figure has this remark.
    pub fn contains(&self, flag: Flag) -> bool {
        self.0.contains(&flag)
    }

    /// The remarks.
    pub fn iter(&self) -> impl Iterator<Item = Flag> {
        self.0.iter().copied()
    }

    /// Whether one of the remarks stands in place of a value.
    pub fn replace_value(&self) -> bool {
        self.iter().any(Flag::replaces_value)
    }

    /// Reads flags separated by spaces; `None` when one is unknown or there twice.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut flags: Vec<Flag> = text
            .split_whitespace()
            .map(Flag::parse_code)
            .collect::<Option<_>>()?;
        flags.sort_unstable();
        flags
            .windows(2)
            .all(|pair| pair[0] != pair[1])
            .then_some(Self(flags))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_separated_by_spaces() {
        let flags = Flags::parse("unreliable break").unwrap();
        assert_eq!(
            flags.iter().collect::<Vec<_>>(),
            [Flag::Break, Flag::Unreliable]
        );
        assert!(!flags.replace_value() && Flags::parse("not_available").unwrap().replace_value());
        assert_eq!(Flags::parse(""), Some(Flags::default()));
        assert!(
            Flags::parse("break,unreliable").is_none() && Flags::parse("break break").is_none()
        );
    }
}
