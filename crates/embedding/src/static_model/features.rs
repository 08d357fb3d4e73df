use domain::fold::tokens;

/// Rows of the table, a power of two.
pub(crate) const ROWS: usize = 1 << 18;

/// The rows of a text: for every folded word the word itself and its 3- to 5-grams, with `<` and
/// `>` marking its ends. Repeated words repeat their rows.
///
/// # Example
/// ```
/// let rows = embedding::features("čistač");
/// assert_eq!(rows, embedding::features("ЧИСТАЧ"));
/// ```
pub fn features(text: &str) -> Vec<u32> {
    let mut rows = Vec::new();
    for token in tokens(text) {
        word_features(&token.text, &mut rows);
    }
    rows
}

/// Appends the rows of one folded word.
pub(crate) fn word_features(word: &str, rows: &mut Vec<u32>) {
    let marked = format!("<{word}>");
    let bounds: Vec<usize> = marked
        .char_indices()
        .map(|(at, _)| at)
        .chain(std::iter::once(marked.len()))
        .collect();
    let characters = bounds.len() - 1;
    rows.push(row(marked.as_bytes()));
    for n in 3..=5 {
        // The whole marked word is its own feature already.
        for start in 0..(characters + 1).saturating_sub(n) {
            if n < characters {
                rows.push(row(&marked.as_bytes()[bounds[start]..bounds[start + n]]));
            }
        }
    }
}

/// FNV-1a (64 bit) with the finaliser of `MurmurHash3`, so that the low bits are well mixed.
fn row(bytes: &[u8]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^= hash >> 33;
    u32::try_from(hash % ROWS as u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_itself_and_its_grams() {
        // <ab> : the word; "<ab", "ab>" as 3-grams; no 4-gram besides the word itself.
        assert_eq!(features("ab").len(), 3);
        assert_eq!(features("a").len(), 1);
        assert!(features(" -- ").is_empty());
    }
}
