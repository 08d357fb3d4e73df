//! A validated time series: finite values at regular times.

use thiserror::Error;

/// The fewest values a series may have.
pub const MIN_LENGTH: usize = 3;

/// The largest magnitude a value may have; beyond it squared errors lose their meaning.
pub const MAX_MAGNITUDE: f64 = 1e15;

/// Weight of a difference relative to the one a period later in [`Series::recent_scale`].
const DECAY: f64 = 0.9;

/// Why values are not a series.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum SeriesError {
    /// Fewer values than [`MIN_LENGTH`].
    #[error("the series has {length} values; at least {MIN_LENGTH} are needed")]
    TooShort {
        /// How many values there are.
        length: usize,
    },
    /// A value is NaN or infinite.
    #[error("value {position} at time {time} is not a finite number")]
    NotFinite {
        /// Position, counted from 1.
        position: usize,
        /// The time of the value.
        time: i64,
    },
    /// A value is beyond [`MAX_MAGNITUDE`].
    #[error(
        "value {value:e} at time {time} is out of range: at most {MAX_MAGNITUDE:e} either side of zero"
    )]
    TooLarge {
        /// The value.
        value: f64,
        /// The time of the value.
        time: i64,
    },
    /// The season length is 0.
    #[error("the season length is 0; it must be 1 (no season) or more")]
    NoSeasonLength,
    /// A time does not follow the one before it by the step of the series.
    #[error("time {found} follows {after}; expected {expected}")]
    Irregular {
        /// The time before.
        after: i64,
        /// The time that would have been regular.
        expected: i64,
        /// The time that was found.
        found: i64,
    },
}

/// Finite values at regular times, with the number of periods in a season.
///
/// # Example
///
/// ```
/// use forecast::series::Series;
///
/// let series = Series::from_points(&[(2021, 31.0), (2022, 33.5), (2023, 34.0)], 1)?;
/// assert_eq!(series.first_time(), 2021);
/// assert_eq!(series.time_after(2), 2025);
/// assert!(Series::from_points(&[(2021, 31.0), (2023, 33.5), (2024, 34.0)], 1).is_err());
/// # Ok::<(), forecast::series::SeriesError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    values: Vec<f64>,
    season_length: usize,
    first_time: i64,
}

impl Series {
    /// A series of consecutive values at times 1, 2, 3, …; `season_length` is 1 for annual data,
    /// 4 for quarterly, 12 for monthly.
    pub fn new(values: Vec<f64>, season_length: usize) -> Result<Self, SeriesError> {
        Self::starting_at(1, values, season_length)
    }

    /// A series of consecutive values, the first at `first_time`.
    pub fn starting_at(
        first_time: i64,
        values: Vec<f64>,
        season_length: usize,
    ) -> Result<Self, SeriesError> {
        if season_length == 0 {
            return Err(SeriesError::NoSeasonLength);
        }
        for (index, (&value, time)) in values.iter().zip(first_time..).enumerate() {
            if !value.is_finite() {
                return Err(SeriesError::NotFinite {
                    position: index + 1,
                    time,
                });
            }
            if value.abs() > MAX_MAGNITUDE {
                return Err(SeriesError::TooLarge { value, time });
            }
        }
        if values.len() < MIN_LENGTH {
            return Err(SeriesError::TooShort {
                length: values.len(),
            });
        }
        Ok(Self {
            values,
            season_length,
            first_time,
        })
    }

    /// A series from (time, value) pairs; each time must be the one before it plus 1.
    pub fn from_points(points: &[(i64, f64)], season_length: usize) -> Result<Self, SeriesError> {
        for pair in points.windows(2) {
            let (after, found) = (pair[0].0, pair[1].0);
            let expected = after.saturating_add(1);
            if found != expected {
                return Err(SeriesError::Irregular {
                    after,
                    expected,
                    found,
                });
            }
        }
        let first = points.first().map_or(1, |point| point.0);
        Self::starting_at(
            first,
            points.iter().map(|point| point.1).collect(),
            season_length,
        )
    }

    /// The first `length` values as a series of their own.
    pub fn prefix(&self, length: usize) -> Result<Self, SeriesError> {
        let values = self.values[..length.min(self.values.len())].to_vec();
        Self::starting_at(self.first_time, values, self.season_length)
    }

    /// The values, oldest first.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// How many values there are, at least [`MIN_LENGTH`].
    #[expect(clippy::len_without_is_empty, reason = "a series is never empty")]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Periods in a season; 1 means no season.
    pub fn season_length(&self) -> usize {
        self.season_length
    }

    /// The newest value.
    pub fn last(&self) -> f64 {
        // The constructors refuse an empty list.
        self.values.last().copied().unwrap_or_default()
    }

    /// The time of the oldest value.
    pub fn first_time(&self) -> i64 {
        self.first_time
    }

    /// The time of the newest value.
    pub fn last_time(&self) -> i64 {
        self.time_after(0)
    }

    /// The time `steps` periods after the newest value.
    pub fn time_after(&self, steps: usize) -> i64 {
        let ahead = i64::try_from(self.len() - 1 + steps).unwrap_or(i64::MAX);
        self.first_time.saturating_add(ahead)
    }

    /// Whether no value is below zero.
    pub fn is_non_negative(&self) -> bool {
        self.values.iter().all(|&value| value >= 0.0)
    }

    /// Whether all values are the same.
    pub fn is_constant(&self) -> bool {
        self.values
            .windows(2)
            .all(|pair| pair[0].to_bits() == pair[1].to_bits())
    }

    /// Mean absolute error of the seasonal naive method inside the series: the scale of MASE.
    ///
    /// `None` when it is zero (a constant or perfectly periodic series) or when the series is no
    /// longer than a season: errors then have no scale to be measured by.
    pub fn naive_scale(&self) -> Option<f64> {
        let (sum, count) = self
            .changes()
            .fold((0.0, 0_usize), |(sum, n), x| (sum + x, n + 1));
        let scale = sum / count as f64;
        (scale > 0.0).then_some(scale)
    }

    /// How much the series moves of late: the mean of the same absolute differences as in
    /// [`Self::naive_scale`], each weighing less the older it is (halving in some seven years,
    /// seven quarters or twenty months), but at least a quarter of the naive scale. The scale of
    /// prediction intervals; `None` where there is no naive scale.
    pub fn recent_scale(&self) -> Option<f64> {
        let naive = self.naive_scale()?;
        let decay = DECAY.powf(1.0 / (self.season_length as f64 / 4.0).max(1.0));
        let (mut sum, mut weights) = (0.0, 0.0);
        for change in self.changes() {
            sum = sum * decay + change;
            weights = weights * decay + 1.0;
        }
        Some((sum / weights).max(naive / 4.0))
    }

    /// Absolute differences between values a season apart, oldest first.
    fn changes(&self) -> impl Iterator<Item = f64> {
        let pairs = self
            .values
            .iter()
            .skip(self.season_length)
            .zip(&self.values);
        pairs.map(|(new, old)| (new - old).abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_series() {
        assert_eq!(
            Series::new(vec![1.0, 2.0], 1),
            Err(SeriesError::TooShort { length: 2 })
        );
        assert_eq!(
            Series::new(vec![1.0; 4], 0),
            Err(SeriesError::NoSeasonLength)
        );
        assert_eq!(
            Series::starting_at(2020, vec![1.0, f64::NAN, 2.0], 1),
            Err(SeriesError::NotFinite {
                position: 2,
                time: 2021
            })
        );
        assert!(matches!(
            Series::new(vec![1.0, 2.0, 1e300], 1),
            Err(SeriesError::TooLarge { time: 3, .. })
        ));
        assert_eq!(
            Series::from_points(&[(2019, 1.0), (2021, 2.0), (2022, 3.0)], 1),
            Err(SeriesError::Irregular {
                after: 2019,
                expected: 2020,
                found: 2021
            })
        );
    }

    #[test]
    fn times_and_scale() {
        let series = Series::starting_at(2020, vec![1.0, 3.0, 2.0], 1).unwrap();
        assert_eq!((series.last_time(), series.time_after(3)), (2022, 2025));
        assert_eq!(series.naive_scale(), Some(1.5));
        let recent = series.recent_scale().unwrap();
        assert!((recent - (2.0 * 0.9 + 1.0) / 1.9).abs() < 1e-12);
        let calm = Series::new([vec![1.0, 9.0], vec![9.0; 60]].concat(), 1).unwrap();
        assert_eq!(
            calm.recent_scale(),
            calm.naive_scale().map(|scale| scale / 4.0)
        );
        assert_eq!(Series::new(vec![4.0; 5], 1).unwrap().naive_scale(), None);
        assert_eq!(
            Series::new(vec![4.0, 5.0, 6.0], 4).unwrap().naive_scale(),
            None
        );
    }
}
