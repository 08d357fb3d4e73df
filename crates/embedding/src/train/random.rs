//! `SplitMix64`: ten lines that give the same numbers for ever, which a library's generator does
//! not promise from one version to the next; a committed model has to be reproducible.

pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in `0..n`; `n` > 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        // The bias is below n / 2^64.
        usize::try_from(self.next() % n.max(1) as u64).unwrap_or(0)
    }

    /// A number in [0, 1).
    pub(super) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// Roughly normal: the sum of twelve uniform numbers less six. Exact tails do not matter for
    /// starting values, and this needs no transcendental function that machines may round apart.
    pub(super) fn gaussian(&mut self) -> f32 {
        (0..12).map(|_| self.unit()).sum::<f32>() - 6.0
    }
}
