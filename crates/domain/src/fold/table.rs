//! The folded forms of the frequent characters beyond ASCII, so that folding them is a look-up.

use std::sync::LazyLock;

use super::letters::{folded, is_word};

/// The first character in the table, and the first that follows it: Latin with its supplements,
/// marks, Greek, Cyrillic.
const FIRST: u32 = 0x80;
const END: u32 = 0x530;
/// The longest folded form that fits, in bytes.
const LONGEST: usize = 6;

/// What a character folds to, and whether it belongs to a word.
#[derive(Debug, Clone, Copy)]
struct Entry {
    bytes: [u8; LONGEST],
    length: u8,
    word: bool,
}

/// Folded forms by character. Made from [`folded`] when first used, so that the two cannot differ.
#[derive(Debug)]
pub(super) struct Table(Vec<Option<Entry>>);

static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

/// The table.
pub(super) fn table() -> &'static Table {
    &TABLE
}

impl Table {
    fn new() -> Self {
        Self(
            (FIRST..END)
                .map(|code| entry(char::from_u32(code)?))
                .collect(),
        )
    }

    fn get(&self, c: char) -> Option<&Entry> {
        let index = u32::from(c).checked_sub(FIRST)?;
        self.0.get(usize::try_from(index).ok()?)?.as_ref()
    }

    /// Whether `c` belongs to a word.
    #[inline]
    pub(super) fn is_word(&self, c: char) -> bool {
        if c.is_ascii() {
            return is_ascii_word(c as u8);
        }
        self.get(c).map_or_else(|| is_word(c), |entry| entry.word)
    }

    /// Appends the folded form of `c`.
    #[inline]
    pub(super) fn push(&self, c: char, out: &mut Vec<u8>) {
        if let Ok(byte) = u8::try_from(c)
            && byte.is_ascii()
        {
            push_lower(byte.to_ascii_lowercase(), out);
        } else if let Some(entry) = self.get(c) {
            for &byte in &entry.bytes[..usize::from(entry.length)] {
                push_lower(byte, out);
            }
        } else {
            push_rare(c, out);
        }
    }
}

/// Whether an ASCII character belongs to a word.
#[inline]
pub(super) fn is_ascii_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'#'
}

/// Appends one byte of folded text; `dj` becomes `d` here, once for all scripts.
#[inline]
pub(super) fn push_lower(byte: u8, out: &mut Vec<u8>) {
    if byte != b'j' || out.last() != Some(&b'd') {
        out.push(byte);
    }
}

#[cold]
fn push_rare(c: char, out: &mut Vec<u8>) {
    let mut encoded = [0; 4];
    folded(c, &mut |part| {
        for &byte in part.encode_utf8(&mut encoded).as_bytes() {
            push_lower(byte, out);
        }
    });
}

fn entry(c: char) -> Option<Entry> {
    let mut text = String::new();
    folded(c, &mut |part| text.push(part));
    let mut bytes = [0; LONGEST];
    bytes
        .get_mut(..text.len())?
        .copy_from_slice(text.as_bytes());
    Some(Entry {
        bytes,
        length: u8::try_from(text.len()).ok()?,
        word: is_word(c),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_frequent_character_has_an_entry() {
        let table = table();
        for c in (FIRST..END).filter_map(char::from_u32) {
            assert!(table.get(c).is_some(), "{c:?}");
        }
        assert!(table.get('a').is_none() && table.get('看').is_none());
    }
}
