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

/// What signatures are compared with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sought {
    signature: Signature,
    /// Added to every distance: 0, or too much for any document.
    penalty: u32,
}

impl Sought {
    /// Of a row of levels. Nothing is near to one of zeros: it has no direction.
    pub(crate) fn new(row: &[i8]) -> Self {
        let zero = row.iter().all(|level| *level == 0);
        Self {
            signature: of(row),
            penalty: if zero { 1 << 16 } else { 0 },
        }
    }

    /// Whether anything can be near.
    pub(crate) fn has_direction(&self) -> bool {
        self.penalty == 0
    }

    /// How many signs differ.
    #[inline(always)]
    pub(crate) fn distance(&self, other: &Signature) -> u32 {
        let differing = |word: usize| (self.signature[word] ^ other[word]).count_ones();
        differing(0) + differing(1) + differing(2) + self.penalty
    }
}
