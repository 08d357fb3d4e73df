//! Which ids a file has brought so far.

use std::collections::HashMap;

use domain::ExternalId;
use sha2::{Digest, Sha256};

/// Remembers every id of a file in 32 bytes, however long it is.
#[derive(Debug, Default)]
pub(super) struct Seen(HashMap<[u8; 16], First>);

#[derive(Debug, Clone, Copy)]
struct First {
    line: u64,
    content: u64,
}

impl Seen {
    /// Notes an id, and gives the line on which it stood before with other content.
    pub(super) fn conflict(
        &mut self,
        id: &ExternalId,
        line: u64,
        content_hash: &[u8; 32],
    ) -> Option<u64> {
        // 128 bits tell ids apart; of the content, 64 are enough to compare two lines.
        let key = beginning(&Sha256::digest(id.as_str()).into());
        let content = u64::from_le_bytes(beginning(content_hash));
        let first = *self.0.entry(key).or_insert(First { line, content });
        (first.content != content).then_some(first.line)
    }
}

fn beginning<const N: usize>(hash: &[u8; 32]) -> [u8; N] {
    std::array::from_fn(|index| hash[index])
}
