//! The languages that records of the corpus are written in.

use super::random::{Random, sums};

/// A language and script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    Bosnian,
    Croatian,
    Serbian,
    SerbianCyrillic,
    German,
    English,
}

/// Tongues with their shares.
const SHARES: [(Tongue, f64); 6] = [
    (Tongue::Bosnian, 0.30),
    (Tongue::Croatian, 0.14),
    (Tongue::Serbian, 0.10),
    (Tongue::SerbianCyrillic, 0.08),
    (Tongue::German, 0.22),
    (Tongue::English, 0.16),
];

/// The languages that labels are taken in, in the order of [`Tongue::column`].
pub(super) const COLUMNS: [&str; 5] = ["bs", "hr", "sr", "de", "en"];

impl Tongue {
    /// One by the shares.
    pub(super) fn any(random: &mut Random) -> Self {
        let sums = sums(SHARES.iter().map(|(_, share)| *share));
        SHARES[random.weighted(&sums)].0
    }

    /// The tag, as a record gives it.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::SerbianCyrillic => "sr-Cyrl",
            other => COLUMNS[other.column()],
        }
    }

    /// Where its labels stand.
    pub(super) fn column(self) -> usize {
        match self {
            Self::Bosnian => 0,
            Self::Croatian => 1,
            Self::Serbian | Self::SerbianCyrillic => 2,
            Self::German => 3,
            Self::English => 4,
        }
    }

    /// A text in its script.
    pub(super) fn script(self, text: String) -> String {
        match self {
            Self::SerbianCyrillic => taxonomy::transliterate::to_cyrillic(&text),
            _ => text,
        }
    }
}
