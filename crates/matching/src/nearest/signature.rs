//! The signs of a vector's numbers, and how many of them differ.

/// Words of a signature.
const WORDS: usize = 3;
/// Numbers of a vector whose signs are looked at; those of a longer vector beyond it are not.
const SIGNS: usize = 64 * WORDS;

/// One bit a number.
pub(crate) type Signature = [u64; WORDS];

/// The largest distance, and one more.
pub(crate) const DISTANCES: usize = SIGNS + 1;

/// The signature of a row of levels.
#[inline(always)]
pub(crate) fn of(row: &[i8]) -> Signature {
    let mut signature = [0; WORDS];
    for (word, numbers) in signature.iter_mut().zip(row.chunks(64)) {
        for (bit, number) in numbers.iter().enumerate() {
            *word |= u64::from(*number > 0) << bit;
        }
    }
    signature
}

/// How many signs differ.
#[inline(always)]
pub(crate) fn distance(a: &Signature, b: &Signature) -> u32 {
    (a[0] ^ b[0]).count_ones() + (a[1] ^ b[1]).count_ones() + (a[2] ^ b[2]).count_ones()
}
