//! Random numbers that are the same on every machine and in every version of the libraries.

/// A stream of numbers (SplitMix64).
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

/// What a stream is for. Records of different kinds with one number have nothing in common.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stream {
    Profile = 1,
    Need = 2,
    Query = 3,
    Word = 4,
}

impl Random {
    /// The stream of one record, whatever was made before it.
    pub(super) fn of(seed: u64, stream: Stream, number: u64) -> Self {
        let mut random = Self(seed ^ (stream as u64).rotate_left(56));
        let mixed = random.next() ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut random = Self(mixed);
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// In [0, 1).
    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something of this probability happens.
    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// In `0..count`; 0 where there is nothing to choose from.
    pub(super) fn below(&mut self, count: usize) -> usize {
        // The remainder's bias is below count / 2^64.
        usize::try_from(self.next() % (count as u64).max(1)).unwrap_or_default()
    }

    /// In `low..=high`.
    pub(super) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high + 1 - low)
    }

    /// One of several, all alike likely.
    pub(super) fn one<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// In `0..count`, the first ones more often.
    pub(super) fn early(&mut self, count: usize) -> usize {
        let unit = self.unit();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at least 0, and below count"
        )]
        let place = (unit * unit * count as f64) as usize;
        place.min(count.saturating_sub(1))
    }

    /// The place of one of several by sums of weights, of which the last is the whole.
    pub(super) fn weighted(&mut self, sums: &[f64]) -> usize {
        let mark = self.unit() * sums.last().copied().unwrap_or_default();
        sums.partition_point(|sum| *sum <= mark)
            .min(sums.len().saturating_sub(1))
    }

    /// A rank from 1 on without an end: a rank beyond `r` has probability `(1 + r / 30)^-0.7`
    /// (Zipf and Mandelbrot's law). The first has 2 in a hundred, and a corpus of twice the size
    /// has about 1.6 times as many different ranks.
    pub(super) fn tail(&mut self) -> u64 {
        let unit = 1.0 - self.unit();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a conversion of floats saturates"
        )]
        let rank = (30.0 * (unit.powf(-1.0 / 0.7) - 1.0)) as u64;
        rank.saturating_add(1)
    }
}

/// Running sums of weights, for [`Random::weighted`].
pub(super) fn sums(weights: impl IntoIterator<Item = f64>) -> Vec<f64> {
    weights
        .into_iter()
        .scan(0.0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_depends_on_all_it_is_made_of() {
        let first = |seed, stream, number| Random::of(seed, stream, number).next();
        let one = first(1, Stream::Profile, 1);
        assert_eq!(one, first(1, Stream::Profile, 1));
        assert_ne!(one, first(2, Stream::Profile, 1));
        assert_ne!(one, first(1, Stream::Need, 1));
        assert_ne!(one, first(1, Stream::Profile, 2));
    }

    #[test]
    fn weights_are_kept() {
        let mut random = Random::of(1, Stream::Word, 1);
        let sums = sums([1.0, 0.0, 3.0]);
        let mut counts = [0_u32; 3];
        (0..4000).for_each(|_| counts[random.weighted(&sums)] += 1);
        assert_eq!(counts[1], 0);
        assert!((900..1100).contains(&counts[0]), "{counts:?}");
    }
}
