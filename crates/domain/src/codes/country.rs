use std::fmt;

use serde::Serialize;

use super::Code;

/// A country or territory by its ISO 3166-1 alpha-2 code in capitals.
///
/// `XK` is taken too: the standard leaves it free for users, and the institutions of the
/// European Union write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country([u8; 2]);

impl Country {
    /// The code.
    pub fn as_str(&self) -> &str {
        // Only ASCII capitals are ever stored.
        std::str::from_utf8(&self.0).unwrap_or("ZZ")
    }
}

impl Code for Country {
    const KIND: &'static str = "country";

    fn parse_code(text: &str) -> Option<Self> {
        let bytes: [u8; 2] = text.as_bytes().try_into().ok()?;
        let capitals = bytes.iter().all(u8::is_ascii_uppercase);
        let known = || text == "XK" || rust_iso3166::from_alpha2(text).is_some();
        (capitals && known()).then_some(Self(bytes))
    }

    fn accepted() -> Vec<String> {
        vec!["an ISO 3166-1 alpha-2 code in capitals, such as AT, CH, DE, SE or US".to_owned()]
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
