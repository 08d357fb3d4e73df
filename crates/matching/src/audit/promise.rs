//! What is promised of each respect in which a copy of a profile differs.

use serde::{Deserialize, Serialize};

use super::Figures;

/// The largest mean difference of scores where they need not be identical.
pub const MEAN_DIFFERENCE: f64 = 0.01;

/// The mean shift in ranks stays below this where scores need not be identical.
pub const MEAN_SHIFT: f64 = 1.0;

/// A respect in which two profiles differ and which should not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Respect {
    /// Another name.
    Name,
    /// Another municipality of origin.
    Origin,
    /// Cyrillic instead of Latin, or the reverse.
    Script,
    /// Feminine titles instead of masculine ones, or the reverse.
    GenderForm,
    /// Bosnian, Croatian and Serbian words for each other, Ekavian for Ijekavian.
    LanguageVariant,
    /// Another country of residence, where the need does not filter by it (none does).
    Country,
    /// A graduation twenty years earlier: the sign of another age.
    Age,
}

/// How little a respect may matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Promise {
    /// Every score is the same to the last bit.
    Identical,
    /// Scores differ by at most [`MEAN_DIFFERENCE`] and ranks by less than [`MEAN_SHIFT`] on
    /// average.
    Close,
}

/// Whether a promise was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It was.
    Kept,
    /// It was not.
    Broken,
    /// No profile of the sample could be changed in this respect.
    NotMeasured,
}

impl Respect {
    /// All of them, the strictest first.
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::Origin,
        Self::Script,
        Self::Country,
        Self::Age,
        Self::GenderForm,
        Self::LanguageVariant,
    ];

    /// What is promised of it.
    pub fn promise(self) -> Promise {
        match self {
            Self::Name | Self::Origin | Self::Script | Self::Country => Promise::Identical,
            Self::GenderForm | Self::LanguageVariant | Self::Age => Promise::Close,
        }
    }

    /// Whether the promise holds by construction, so that a single broken pair is an error of the
    /// program.
    pub fn is_hard(self) -> bool {
        matches!(self, Self::Name | Self::Origin | Self::Script)
    }

    /// As reports write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Origin => "origin",
            Self::Script => "script",
            Self::GenderForm => "gender_form",
            Self::LanguageVariant => "language_variant",
            Self::Country => "country",
            Self::Age => "age",
        }
    }
}

impl Promise {
    /// Whether figures keep it.
    pub fn verdict(self, figures: &Figures) -> Verdict {
        let kept = match self {
            _ if figures.pairs == 0 => return Verdict::NotMeasured,
            Self::Identical => figures.identical == figures.pairs,
            Self::Close => {
                figures.mean_score_difference <= MEAN_DIFFERENCE
                    && figures.mean_rank_shift < MEAN_SHIFT
            }
        };
        if kept { Verdict::Kept } else { Verdict::Broken }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_bit_breaks_a_hard_promise_and_no_other() {
        let figures = Figures {
            pairs: 1_000,
            identical: 999,
            mean_score_difference: 1e-15,
            ..Figures::default()
        };
        assert_eq!(Promise::Identical.verdict(&figures), Verdict::Broken);
        assert_eq!(Promise::Close.verdict(&figures), Verdict::Kept);
        let far = Figures {
            mean_rank_shift: 1.0,
            ..figures
        };
        assert_eq!(Promise::Close.verdict(&far), Verdict::Broken);
        let none = Promise::Identical.verdict(&Figures::default());
        assert_eq!(none, Verdict::NotMeasured);
    }
}
