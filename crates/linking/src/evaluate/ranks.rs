//! Figures over the ranks of first right answers.

/// Ranks from 1; `None` where nothing right was found.
pub(super) struct Ranks(pub(super) Vec<Option<usize>>);

impl Ranks {
    pub(super) fn mean_reciprocal(&self) -> f64 {
        self.mean(|rank| rank.map_or(0.0, |rank| 1.0 / rank as f64))
    }

    /// The share of queries with a right answer among the first `k`.
    pub(super) fn within(&self, k: usize) -> f64 {
        self.mean(|rank| f64::from(u8::from(rank.is_some_and(|rank| rank <= k))))
    }

    fn mean(&self, value: impl Fn(Option<usize>) -> f64) -> f64 {
        self.0.iter().map(|rank| value(*rank)).sum::<f64>() / self.0.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures() {
        let ranks = Ranks(vec![Some(1), Some(4), None, Some(2)]);
        assert!((ranks.mean_reciprocal() - (1.0 + 0.25 + 0.5) / 4.0).abs() < 1e-12);
        assert!((ranks.within(2) - 0.5).abs() < 1e-12);
        assert!(Ranks(vec![]).mean_reciprocal().abs() < 1e-12);
    }
}
