//! Identifiers: ours (`UUIDv7`, sortable by time) and those that files and partners bring along.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier, later than every one made before in this process.
            pub fn generate() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

uuid_id! {
    /// Identifies a stored [`crate::Profile`].
    ProfileId
}
uuid_id! {
    /// Identifies a stored [`crate::Need`].
    NeedId
}

/// An identifier given by somebody else: 1 to 200 visible characters, no spaces.
///
/// The pair (kind of record, external id) is unique; importing it again updates the record.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct ExternalId(String);

impl ExternalId {
    /// The longest external id, in characters.
    pub const MAX_CHARS: usize = 200;

    /// Takes `text` if it is a possible external id.
    pub fn new(text: &str) -> Option<Self> {
        let fits = (1..=Self::MAX_CHARS).contains(&text.chars().count());
        let visible = !text.chars().any(|c| c.is_whitespace() || c.is_control());
        (fits && visible).then(|| Self(text.to_owned()))
    }

    /// The identifier as its owner wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ExternalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
