//! A ranking whose weights a request has raised or lowered, within published bounds.
//!
//! Only weights can be adjusted. Hard conditions have none: what they take away, and that a match
//! with a violation is never called better than partial, stays as it is.

use super::weights::{Ranking, WeightBounds};
use crate::outcome::Criterion;

/// Weights that cannot be used. Each message says what would be accepted.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum WeightError {
    /// Not a number, negative, infinite or beyond the bounds.
    #[error(
        "the factor of {criterion} is {factor}, it has to be a number from {} to {}",
        .bounds.lowest, .bounds.highest
    )]
    OutOfBounds {
        /// The criterion.
        criterion: Criterion,
        /// What was asked for.
        factor: f64,
        /// What would be accepted.
        bounds: WeightBounds,
    },
    /// Two factors for one criterion.
    #[error("{0} is given twice; give each criterion once")]
    Repeated(Criterion),
    /// Conditions are no matter of weight.
    #[error("{0} cannot be weighed: hard conditions stay conditions")]
    NotWeighed(Criterion),
    /// Nothing would be left to rank by.
    #[error(
        "occupation and whole_text are both 0; one of them has to be more than 0, \
         because some needs ask for nothing else"
    )]
    NothingLeft,
}

impl Ranking {
    /// How far [`Ranking::adjusted`] goes.
    pub fn bounds(&self) -> WeightBounds {
        self.bounds
    }

    /// The criteria that have a weight, each with it, before scaling; in the order of a receipt.
    pub fn weights(&self) -> impl Iterator<Item = (Criterion, f64)> {
        Self::WEIGHED
            .into_iter()
            .map(|criterion| (criterion, self.weight(criterion)))
    }

    /// The ranking with the weights of some criteria multiplied by a factor each: 1 leaves a
    /// weight as it is, 0 leaves the criterion out. The version names the factors, so that a
    /// receipt tells that, and how, its weights were adjusted; without a factor other than 1 it is
    /// the ranking itself.
    pub fn adjusted(&self, factors: &[(Criterion, f64)]) -> Result<Self, WeightError> {
        let bounds = self.bounds;
        let mut adjusted = self.clone();
        for (index, (criterion, factor)) in factors.iter().enumerate() {
            let (criterion, factor) = (*criterion, *factor);
            if factors[..index]
                .iter()
                .any(|(known, _)| *known == criterion)
            {
                return Err(WeightError::Repeated(criterion));
            }
            if !(bounds.lowest..=bounds.highest).contains(&factor) {
                return Err(WeightError::OutOfBounds {
                    criterion,
                    factor,
                    bounds,
                });
            }
            let weight = adjusted
                .weight_mut(criterion)
                .ok_or(WeightError::NotWeighed(criterion))?;
            *weight *= factor;
        }
        // Every need has a title, so these two always apply.
        let always = [Criterion::Occupation, Criterion::WholeText];
        if always.iter().all(|known| adjusted.weight(*known) <= 0.0) {
            return Err(WeightError::NothingLeft);
        }
        let changed = |criterion: &Criterion| {
            let mut given = factors.iter();
            let factor = given
                .find(|(known, factor)| known == criterion && factor.total_cmp(&1.0).is_ne())?
                .1;
            Some(format!("{criterion}:{factor}"))
        };
        let changes: Vec<String> = Self::WEIGHED.iter().filter_map(changed).collect();
        if !changes.is_empty() {
            adjusted.label = format!("{}+{}", self.label, changes.join(","));
        }
        Ok(adjusted)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::score::total;
    use super::*;
    use crate::outcome::Band;

    fn ranking() -> Ranking {
        Ranking::parse(include_str!("../../../../index/ranking.toml")).unwrap()
    }

    #[test]
    fn factors_multiply_and_the_version_says_so() {
        let ranking = ranking();
        let factors = [
            (Criterion::Experience, 0.5),
            (Criterion::EssentialSkills, 2.0),
        ];
        let adjusted = ranking.adjusted(&factors).unwrap();
        let weight = |ranking: &Ranking, criterion| ranking.weight(criterion);
        for (criterion, factor) in factors {
            let expected = weight(&ranking, criterion) * factor;
            assert!((weight(&adjusted, criterion) - expected).abs() < 1e-12);
        }
        let expected = format!("{}+essential_skills:2,experience:0.5", ranking.version());
        assert_eq!(adjusted.version(), expected);
        let mut turned = factors;
        turned.reverse();
        assert_eq!(ranking.adjusted(&turned).unwrap().version(), expected);
        let same = ranking.adjusted(&[(Criterion::Licence, 1.0)]).unwrap();
        assert_eq!(same.version(), ranking.version());
    }

    #[test]
    fn what_cannot_be_used_is_named_with_what_can() {
        let ranking = ranking();
        for factor in [-0.1, 3.01, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let error = ranking
                .adjusted(&[(Criterion::Words, factor)])
                .unwrap_err()
                .to_string();
            let said =
                format!("the factor of words is {factor}, it has to be a number from 0 to 3");
            assert_eq!(error, said);
        }
        let twice = [(Criterion::Words, 1.0), (Criterion::Words, 2.0)];
        assert_eq!(
            ranking.adjusted(&twice).unwrap_err(),
            WeightError::Repeated(Criterion::Words)
        );
        assert_eq!(
            ranking
                .adjusted(&[(Criterion::Violations, 0.0)])
                .unwrap_err(),
            WeightError::NotWeighed(Criterion::Violations)
        );
        let none: Vec<_> = Ranking::WEIGHED.iter().map(|known| (*known, 0.0)).collect();
        assert_eq!(
            ranking.adjusted(&none).unwrap_err(),
            WeightError::NothingLeft
        );
    }

    proptest! {
        #[test]
        fn no_factors_lift_a_violation(
            factors in proptest::collection::vec(0.1..=3.0_f64, 14),
            values in proptest::collection::vec(0.0..=1.0_f64, 14),
        ) {
            let factors: Vec<_> = Ranking::WEIGHED.into_iter().zip(factors).collect();
            let ranking = ranking().adjusted(&factors).unwrap();
            let values: Vec<_> = Ranking::WEIGHED.into_iter().zip(values).collect();
            let fitting = total(&values, 0, &ranking).total;
            let violating = total(&values, 1, &ranking).total;
            prop_assert!(violating <= fitting * (1.0 - ranking.violations.one) + 1e-12);
            prop_assert!((0.0..=1.0 + 1e-12).contains(&fitting));
            prop_assert!(ranking.band(violating, true) <= Band::Partial);
        }
    }
}
