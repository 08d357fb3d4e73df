//! Several methods as one.

use super::{Method, MethodError, checked};
use crate::series::Series;

/// How the members' forecasts become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Average {
    /// The arithmetic mean.
    Mean,
    /// The middle one, or the mean of the middle two.
    Median,
}

/// The average of its members' forecasts, horizon by horizon.
///
/// A member that cannot be fitted (a series too short for it) is left out; when none can be, the
/// first member's error is returned.
pub struct Combination {
    name: &'static str,
    average: Average,
    members: Vec<Box<dyn Method>>,
}

impl Combination {
    /// A combination called `name`.
    pub fn new(name: &'static str, average: Average, members: Vec<Box<dyn Method>>) -> Self {
        Self {
            name,
            average,
            members,
        }
    }
}

impl Method for Combination {
    fn name(&self) -> &'static str {
        self.name
    }

    fn forecast(&self, series: &Series, horizon: usize) -> Result<Vec<f64>, MethodError> {
        checked(self.name, horizon, || {
            let mut forecasts = Vec::with_capacity(self.members.len());
            let mut first_error = None;
            for member in &self.members {
                match member.forecast(series, horizon) {
                    Ok(forecast) => forecasts.push(forecast),
                    Err(error) => first_error = first_error.or(Some(error)),
                }
            }
            if forecasts.is_empty() {
                let nothing = || MethodError::NotFitted {
                    method: self.name,
                    reason: String::from("the combination has no members"),
                };
                return Err(first_error.unwrap_or_else(nothing));
            }
            let at = |step: usize| forecasts.iter().map(|forecast| forecast[step]).collect();
            Ok((0..horizon).map(|step| self.average.of(at(step))).collect())
        })
    }
}

impl Average {
    /// The average of a list that is not empty.
    fn of(self, mut values: Vec<f64>) -> f64 {
        match self {
            Self::Mean => values.iter().sum::<f64>() / values.len() as f64,
            Self::Median => {
                values.sort_by(f64::total_cmp);
                let middle = values.len() / 2;
                if values.len().is_multiple_of(2) {
                    f64::midpoint(values[middle - 1], values[middle])
                } else {
                    values[middle]
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::{Drift, Ets, Naive};

    fn members() -> Vec<Box<dyn Method>> {
        vec![Box::new(Naive), Box::new(Drift), Box::new(Ets)]
    }

    #[test]
    fn averages_the_members_that_can_be_fitted() {
        let series = Series::new(vec![1.0, 2.0, 3.0], 1).unwrap();
        let mean = Combination::new("mean", Average::Mean, members());
        assert_eq!(mean.forecast(&series, 2).unwrap(), vec![3.5, 4.0]);
        let only = Combination::new("only", Average::Mean, vec![Box::new(Ets)]);
        assert!(matches!(
            only.forecast(&series, 1),
            Err(MethodError::TooShort { .. })
        ));
        let none = Combination::new("none", Average::Mean, Vec::new());
        assert!(matches!(
            none.forecast(&series, 1),
            Err(MethodError::NotFitted { .. })
        ));
    }

    #[test]
    fn medians() {
        assert!((Average::Median.of(vec![5.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((Average::Median.of(vec![5.0, 1.0, 2.0, 4.0]) - 3.0).abs() < f64::EPSILON);
    }
}
