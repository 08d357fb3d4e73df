//! The features of a text.
//!
//! The text is folded and split into words ([`domain::fold::each_token`]). A word is put between `<`
//! and `>`. Its features are the marked word itself and every run of 3, 4 or 5 of the marked
//! word's characters that is shorter than it. A feature is a number below 2^20: the FNV-1a hash
//! (64 bit) of its UTF-8 bytes, mixed by the finaliser of `MurmurHash3`, modulo 2^20. Repeated
//! features count as often as they occur.

use domain::fold::each_token;

/// Features that can be told apart, a power of two.
pub(crate) const FEATURES: usize = 1 << 20;

/// The features of a text, see the module's documentation.
///
/// # Example
/// ```
/// assert_eq!(embedding::features("čistač"), embedding::features("ЧИСТАЧ"));
/// // <ab>: the word, and its runs "<ab" and "ab>".
/// assert_eq!(embedding::features("ab").len(), 3);
/// ```
pub fn features(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    each_feature(text, |feature| found.push(feature));
    found
}

/// Calls `found` with every feature of a text.
pub(crate) fn each_feature(text: &str, mut found: impl FnMut(u32)) {
    each_token(text, |word, _| word_features(word, &mut found));
}

/// Calls `found` with every feature of one folded word, without making a string of any.
pub(crate) fn word_features(word: &str, mut found: impl FnMut(u32)) {
    let bytes = word.as_bytes();
    // The marked word, byte by byte, and a last byte that no run reaches.
    let byte = |at: usize| match at {
        0 => b'<',
        at if at <= bytes.len() => bytes[at - 1],
        _ => b'>',
    };
    let end = bytes.len() + 2;
    let is_start = |at: usize| at >= end || byte(at) & 0xC0 != 0x80;
    let whole = (0..end).fold(OFFSET, |hash, at| step(hash, byte(at)));
    found(finish(whole));
    for start in (0..end).filter(|&at| is_start(at)) {
        let mut hash = OFFSET;
        let mut characters = 0;
        let mut at = start;
        while characters < 5 && at < end {
            hash = step(hash, byte(at));
            at += 1;
            if is_start(at) {
                characters += 1;
                // The whole marked word is its own feature already.
                if characters >= 3 && (start > 0 || at < end) {
                    found(finish(hash));
                }
            }
        }
    }
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

fn finish(mut hash: u64) -> u32 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^= hash >> 33;
    u32::try_from(hash % FEATURES as u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition, word for word.
    fn plainly(word: &str) -> Vec<u32> {
        let hash = |text: &str| finish(text.bytes().fold(OFFSET, step));
        let marked: Vec<char> = format!("<{word}>").chars().collect();
        let mut found = vec![hash(&marked.iter().collect::<String>())];
        for n in 3..=5 {
            if n < marked.len() {
                found.extend(
                    marked
                        .windows(n)
                        .map(|run| hash(&run.iter().collect::<String>())),
                );
            }
        }
        found
    }

    #[test]
    fn a_word_has_itself_and_its_runs() {
        assert_eq!(features("ab").len(), 3);
        assert_eq!(features("a").len(), 1);
        assert!(features(" -- ").is_empty());
    }

    proptest! {
        #[test]
        fn features_are_as_defined(word in "\\w{1,12}") {
            let mut found = Vec::new();
            word_features(&word, |feature| found.push(feature));
            found.sort_unstable();
            let mut expected = plainly(&word);
            expected.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}
