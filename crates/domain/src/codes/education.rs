use serde::{Deserialize, Serialize};

/// A level of ISCED 2011 between 3 (upper secondary) and 8 (doctoral), written as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct EducationLevel(u8);

impl EducationLevel {
    /// Lowest and highest level.
    pub const RANGE: std::ops::RangeInclusive<u8> = 3..=8;

    /// Takes 3 to 8.
    pub fn new(level: u8) -> Option<Self> {
        Self::RANGE.contains(&level).then_some(Self(level))
    }

    /// The level as a number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for EducationLevel {
    type Error = String;

    fn try_from(level: u8) -> Result<Self, Self::Error> {
        Self::new(level).ok_or_else(|| format!("{level} is no ISCED 2011 level from 3 to 8"))
    }
}

impl From<EducationLevel> for u8 {
    fn from(level: EducationLevel) -> Self {
        level.0
    }
}
