//! Cursors: where the next page begins, as an opaque text.
//!
//! A cursor belongs to one list with one set of filters. It carries a fingerprint of them, so
//! that a cursor of another list is refused instead of answering with a wrong page.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

const FINGERPRINT: usize = 6;

/// A list with its filters, which gives and takes cursors.
#[derive(Debug, Clone)]
pub(crate) struct Cursors([u8; FINGERPRINT]);

impl Cursors {
    /// The cursors of the list that `parts` name: the path and every filter.
    pub(crate) fn of<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        let mut fingerprint = [0; FINGERPRINT];
        fingerprint.copy_from_slice(&hash.finalize()[..FINGERPRINT]);
        Self(fingerprint)
    }

    /// The cursor of a position.
    pub(crate) fn give(&self, position: &str) -> String {
        let mut bytes = self.0.to_vec();
        bytes.extend_from_slice(position.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The position of a cursor of this list.
    pub(crate) fn take(&self, cursor: &str) -> Option<String> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let position = bytes.strip_prefix(&self.0)?;
        String::from_utf8(position.to_vec()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_belongs_to_its_list() {
        let (one, other) = (Cursors::of(["a", "b"]), Cursors::of(["ab", ""]));
        let cursor = one.give("20");
        assert_eq!(one.take(&cursor).as_deref(), Some("20"));
        assert_eq!(other.take(&cursor), None);
        for bad in ["", "20", "%%%", "AAAA"] {
            assert_eq!(one.take(bad), None, "{bad}");
        }
    }
}
