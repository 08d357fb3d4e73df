//! Forecasting methods: from a [`Series`] to its next values.
//!
//! Non-seasonal methods ([`Ets`], [`Theta`], [`DynamicTheta`], [`Drift`]) take the season out
//! first and put it back afterwards (see [`crate::seasonal`]).

mod combination;
mod dynamic_theta;
mod ets;
mod naive;
mod smoothing;
mod theta;

pub use combination::{Average, Combination};
pub use dynamic_theta::DynamicTheta;
pub use ets::Ets;
pub use naive::{Drift, Naive, Naive2, SeasonalNaive};
pub use theta::Theta;

use thiserror::Error;

use crate::series::Series;

/// Why a method has no forecast for a series.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MethodError {
    /// The horizon is 0.
    #[error("the horizon is 0; it must be 1 or more")]
    NoHorizon,
    /// The method needs a longer series.
    #[error("{method} needs {needed} values, the series has {length}")]
    TooShort {
        /// The method's name.
        method: &'static str,
        /// How many values it needs.
        needed: usize,
        /// How many values there are.
        length: usize,
    },
    /// No model could be fitted.
    #[error("{method} could not be fitted: {reason}")]
    NotFitted {
        /// The method's name.
        method: &'static str,
        /// What went wrong.
        reason: String,
    },
}

/// A forecasting method.
///
/// # Example
///
/// ```
/// use forecast::methods::{Method, Naive};
/// use forecast::series::Series;
///
/// let series = Series::new(vec![3.0, 4.0, 6.0], 1)?;
/// assert_eq!(Naive.forecast(&series, 2)?, vec![6.0, 6.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Method: Send + Sync {
    /// A short name, stable across versions.
    fn name(&self) -> &'static str;

    /// The next `horizon` values after the end of `series`, all finite.
    fn forecast(&self, series: &Series, horizon: usize) -> Result<Vec<f64>, MethodError>;
}

/// The method for any series: the median of [`Ets`], [`Theta`], [`DynamicTheta`] and [`Drift`].
///
/// A median, because one member that runs away cannot take the forecast with it.
pub fn recommended() -> Combination {
    let members: Vec<Box<dyn Method>> = vec![
        Box::new(Ets),
        Box::new(Theta),
        Box::new(DynamicTheta),
        Box::new(Drift),
    ];
    Combination::new("median_ets_theta_dotm_drift", Average::Median, members)
}

/// The method for annual employment: the mean of [`Ets`], [`DynamicTheta`] and [`Naive`].
///
/// Employment by occupation or sector in Bosnia and Herzegovina is close to a random walk; of the
/// methods tried on it this mean had the least error.
pub fn for_employment() -> Combination {
    let members: Vec<Box<dyn Method>> =
        vec![Box::new(Ets), Box::new(DynamicTheta), Box::new(Naive)];
    Combination::new("mean_ets_dotm_naive", Average::Mean, members)
}

/// Refuses a horizon of 0 and forecasts that are not finite.
fn checked(
    method: &'static str,
    horizon: usize,
    compute: impl FnOnce() -> Result<Vec<f64>, MethodError>,
) -> Result<Vec<f64>, MethodError> {
    if horizon == 0 {
        return Err(MethodError::NoHorizon);
    }
    let values = compute()?;
    if values.len() == horizon && values.iter().all(|value| value.is_finite()) {
        Ok(values)
    } else {
        let reason = String::from("the forecast is not finite");
        Err(MethodError::NotFitted { method, reason })
    }
}

#[cfg(test)]
mod tests;
