//! Measures of a ranking against judgements, as in information retrieval, and what is built on
//! them: comparing configurations, tuning, calibrating bands.

mod bands;
mod bm25;
mod bootstrap;
mod folds;
mod judgements;
mod placed;
mod seeded;
mod tune;

pub use bands::{Count, JudgedPair, Promise, Threshold, calibrate};
pub use bm25::Bm25;
pub use bootstrap::Comparison;
pub use folds::JudgedNeed;
pub use judgements::{Judgements, JudgementsError};
pub use placed::{Detail, Missed, Placed, violations_before_relevant};
pub use seeded::Seeded;
pub use tune::{Figures, Fitted, Fold, Options, Origin, Outcome, Report, tune};

use serde::Serialize;

/// A profile from this grade on is relevant.
const RELEVANT: u8 = 2;

/// Quality of one ranking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Quality {
    /// Normalised discounted cumulative gain of the first ten: gain `2^grade - 1`, discount
    /// `log2(1 + rank)`.
    pub ndcg_at_10: f64,
    /// Average precision over the whole ranking.
    pub map: f64,
    /// Share of the relevant among the first twenty.
    pub recall_at_20: f64,
    /// One over the rank of the first relevant.
    pub mrr: f64,
}

impl Quality {
    /// Measures `grades`, those of a ranking from its first place on, against all grades that
    /// were given for the query. `None` where nothing is relevant.
    pub fn of(grades: &[u8], judged: &[u8]) -> Option<Self> {
        let relevant = judged.iter().filter(|grade| **grade >= RELEVANT).count();
        if relevant == 0 {
            return None;
        }
        let mut ideal = judged.to_vec();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        let hits: Vec<usize> = (0..grades.len())
            .filter(|place| grades[*place] >= RELEVANT)
            .collect();
        let precision = |(found, place): (usize, &usize)| (found + 1) as f64 / (place + 1) as f64;
        Some(Self {
            ndcg_at_10: gain(grades) / gain(&ideal),
            map: hits.iter().enumerate().map(precision).sum::<f64>() / relevant as f64,
            recall_at_20: hits.iter().filter(|place| **place < 20).count() as f64 / relevant as f64,
            mrr: hits.first().map_or(0.0, |place| 1.0 / (place + 1) as f64),
        })
    }

    /// The mean of several; zero where there are none.
    pub fn mean(qualities: &[Self]) -> Self {
        let mean = |of: fn(&Self) -> f64| {
            qualities.iter().map(of).sum::<f64>() / qualities.len().max(1) as f64
        };
        Self {
            ndcg_at_10: mean(|q| q.ndcg_at_10),
            map: mean(|q| q.map),
            recall_at_20: mean(|q| q.recall_at_20),
            mrr: mean(|q| q.mrr),
        }
    }
}

fn gain(grades: &[u8]) -> f64 {
    let discounted = |(place, grade): (usize, &u8)| {
        (f64::from(*grade).exp2() - 1.0) / ((place + 2) as f64).log2()
    };
    grades.iter().take(10).enumerate().map(discounted).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_ranking_is_one() {
        let quality = Quality::of(&[3, 3, 2, 1, 0], &[0, 1, 2, 3, 3]).unwrap();
        assert_eq!(
            quality,
            Quality {
                ndcg_at_10: 1.0,
                map: 1.0,
                recall_at_20: 1.0,
                mrr: 1.0
            }
        );
    }

    #[test]
    fn a_known_ranking_by_hand() {
        // Relevant at ranks 2 and 4 of two.
        let quality = Quality::of(&[0, 3, 1, 2], &[3, 2, 1]).unwrap();
        assert!((quality.map - f64::midpoint(0.5, 0.5)).abs() < 1e-12);
        assert!((quality.mrr - 0.5).abs() < 1e-12);
        let dcg = 7.0 / 3.0_f64.log2() + 1.0 / 2.0 + 3.0 / 5.0_f64.log2();
        let ideal = 7.0 + 3.0 / 3.0_f64.log2() + 1.0 / 2.0;
        assert!((quality.ndcg_at_10 - dcg / ideal).abs() < 1e-12);
    }

    #[test]
    fn a_query_without_relevant_records_is_left_out() {
        assert_eq!(Quality::of(&[1, 0], &[1, 0]), None);
    }
}
