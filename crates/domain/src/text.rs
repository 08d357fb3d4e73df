//! Text that a person wrote.

use std::fmt;
use std::ops::Deref;

use serde::Serialize;

/// Text with at least one visible character, without surrounding white space and without NUL
/// (which databases refuse). Kept exactly as its author wrote it otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Text(String);

/// Why a string is no [`Text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("is empty")]
    Empty,
    /// More characters than the field takes.
    #[error("has {found} characters, more than the {limit} this field takes")]
    TooLong {
        /// Characters in the text.
        found: usize,
        /// Characters the field takes.
        limit: usize,
    },
    /// Contains U+0000.
    #[error("contains a NUL character (U+0000)")]
    Nul,
}

impl Text {
    /// Takes `text` if, trimmed, it has 1 to `limit` characters and no NUL.
    pub fn new(text: &str, limit: usize) -> Result<Self, TextError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(TextError::Empty);
        }
        if text.contains('\0') {
            return Err(TextError::Nul);
        }
        // Counting characters costs a pass; bytes bound them from above.
        if text.len() > limit {
            let found = text.chars().count();
            if found > limit {
                return Err(TextError::TooLong { found, limit });
            }
        }
        Ok(Self(text.to_owned()))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_count_characters_not_bytes() {
        assert!(Text::new("ččč", 3).is_ok());
        assert_eq!(
            Text::new("čččč", 3),
            Err(TextError::TooLong { found: 4, limit: 3 })
        );
    }

    #[test]
    fn white_space_alone_is_empty() {
        assert_eq!(Text::new(" \n\t", 9), Err(TextError::Empty));
        assert_eq!(Text::new("a\0b", 9), Err(TextError::Nul));
        assert_eq!(&*Text::new("  a b ", 9).unwrap(), "a b");
    }
}
