//! Character n-grams of normalised words, hashed into buckets.

/// Buckets; with some 100,000 different n-grams in a large taxonomy, collisions are rare.
pub(crate) const BUCKETS: usize = 1 << 20;

/// Lengths of the n-grams, in characters of `<word>`.
const LENGTHS: [usize; 3] = [2, 3, 4];

/// The n-grams of normalised words with how often each occurs, ordered by bucket.
pub(crate) fn counted(words: &str) -> Vec<(u32, u32)> {
    let mut buckets = Vec::with_capacity(4 * words.len());
    for word in words.split_whitespace() {
        of_word(word, &mut buckets);
    }
    buckets.sort_unstable();
    let mut counts: Vec<(u32, u32)> = Vec::with_capacity(buckets.len());
    for bucket in buckets {
        match counts.last_mut() {
            Some((last, count)) if *last == bucket => *count += 1,
            _ => counts.push((bucket, 1)),
        }
    }
    counts
}

/// Appends the buckets of one word's n-grams; a word shorter than the longest n-gram gives itself.
fn of_word(word: &str, buckets: &mut Vec<u32>) {
    let marked = format!("<{word}>");
    let bounds: Vec<usize> = marked
        .char_indices()
        .map(|(at, _)| at)
        .chain([marked.len()])
        .collect();
    let characters = bounds.len() - 1;
    for n in LENGTHS {
        for start in 0..(characters + 1).saturating_sub(n) {
            buckets.push(bucket(&marked.as_bytes()[bounds[start]..bounds[start + n]]));
        }
    }
}

/// FNV-1a with a finaliser, so that the low bits are well mixed.
fn bucket(bytes: &[u8]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    u32::try_from(hash % BUCKETS as u64).unwrap_or(0)
}
