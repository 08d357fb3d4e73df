//! Seasonality: a test for it, and taking it out of a series and putting it back.

use crate::series::Series;

/// Critical value of the normal distribution for a two-sided test at 90 %.
const CRITICAL_90: f64 = 1.645;

/// How a season acts on the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Value = level × index; the indices average 1.
    Multiplicative,
    /// Value = level + index; the indices average 0. For series that reach zero or below.
    Additive,
}

/// A series without its season, and what is needed to put the season back.
///
/// The decomposition is the classical one: a centred moving average as level, the mean ratio to
/// it by position in the season as index, the indices scaled to average 1. A series with a value
/// of zero or below is decomposed by differences instead of ratios.
#[derive(Debug, Clone)]
pub struct Adjusted {
    series: Series,
    season: Option<Season>,
}

#[derive(Debug, Clone)]
struct Season {
    kind: Kind,
    indices: Vec<f64>,
}

impl Adjusted {
    /// Takes the season out where [`is_seasonal`] finds one, and leaves the series as it is where
    /// not: the adjustment of M4's benchmark methods.
    pub fn tested(series: &Series) -> Self {
        if is_seasonal(series) {
            Self::with(series, false)
        } else {
            Self::unchanged(series)
        }
    }

    /// Takes the season out without testing for one, each index drawn towards no season by as
    /// much as its own scatter over the years calls for.
    ///
    /// Test-then-adjust takes all of a season or nothing of it; this takes the part that the data
    /// support. The part is the positive-part James–Stein weight 1 − (m − 3)·v/S for m periods in
    /// a season, v the variance of an index, S the sum of squared distances of the indices from
    /// their mean. Series of at most two seasons are left as they are.
    ///
    /// Source: Miller and Williams (2003), Shrinkage estimators of time series seasonal factors,
    /// International Journal of Forecasting 19.
    pub fn shrunk(series: &Series) -> Self {
        Self::with(series, true)
    }

    fn unchanged(series: &Series) -> Self {
        Self {
            series: series.clone(),
            season: None,
        }
    }

    fn with(series: &Series, shrink: bool) -> Self {
        let Some(Season { kind, indices }) = Season::of(series, shrink) else {
            return Self::unchanged(series);
        };
        let values = series.values().iter().enumerate().map(|(position, value)| {
            let index = indices[position % indices.len()];
            match kind {
                Kind::Multiplicative => value / index,
                Kind::Additive => value - index,
            }
        });
        let values = values.collect();
        match Series::starting_at(series.first_time(), values, series.season_length()) {
            Ok(series) => Self {
                series,
                season: Some(Season { kind, indices }),
            },
            // Out of range: an index that does this says nothing about a season.
            Err(_) => Self::unchanged(series),
        }
    }

    /// The series without its season.
    pub fn series(&self) -> &Series {
        &self.series
    }

    /// Puts the season back into a forecast of the adjusted series.
    pub fn restore(&self, mut forecast: Vec<f64>) -> Vec<f64> {
        if let Some(Season { kind, indices }) = &self.season {
            for (step, value) in forecast.iter_mut().enumerate() {
                let index = indices[(self.series.len() + step) % indices.len()];
                match kind {
                    Kind::Multiplicative => *value *= index,
                    Kind::Additive => *value += index,
                }
            }
        }
        forecast
    }
}

/// Whether the autocorrelation at the season's lag differs from zero at 90 %, by Bartlett's
/// formula for its standard error. Series shorter than three seasons count as not seasonal.
///
/// Source: the seasonality test of the M4 competition's benchmark methods.
pub fn is_seasonal(series: &Series) -> bool {
    let (values, lag) = (series.values(), series.season_length());
    if lag < 2 || values.len() < 3 * lag {
        return false;
    }
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let deviations: Vec<f64> = values.iter().map(|value| value - mean).collect();
    let variance: f64 = deviations
        .iter()
        .map(|deviation| deviation * deviation)
        .sum();
    if variance <= 0.0 {
        return false;
    }
    let correlation = |lag: usize| {
        let products = deviations
            .iter()
            .skip(lag)
            .zip(&deviations)
            .map(|(new, old)| new * old);
        products.sum::<f64>() / variance
    };
    let shorter: f64 = (1..lag).map(|lag| correlation(lag).powi(2)).sum();
    let error = ((1.0 + 2.0 * shorter) / values.len() as f64).sqrt();
    correlation(lag).abs() > CRITICAL_90 * error
}

impl Season {
    /// The season of a series, by position from its start; `None` where there is too little to
    /// find one in, or where it is degenerate.
    fn of(series: &Series, shrink: bool) -> Option<Self> {
        let (values, lag) = (series.values(), series.season_length());
        if lag < 2 || values.len() <= 2 * lag {
            return None;
        }
        let positive = values.iter().all(|&value| value > 0.0);
        let kind = if positive {
            Kind::Multiplicative
        } else {
            Kind::Additive
        };
        let effects = effects(values, lag, kind);
        let mut means = means_by_position(&effects, lag)?;
        let centre = means.iter().sum::<f64>() / lag as f64;
        if shrink {
            let kept = kept_share(&effects, &means, centre);
            for mean in &mut means {
                *mean = centre + kept * (*mean - centre);
            }
        }
        let indices: Vec<f64> = match kind {
            Kind::Multiplicative => means.iter().map(|mean| mean / centre).collect(),
            Kind::Additive => means.iter().map(|mean| mean - centre).collect(),
        };
        let usable = |index: &f64| index.is_finite() && (kind == Kind::Additive || *index > 1e-6);
        indices.iter().all(usable).then_some(Self { kind, indices })
    }
}

/// (position in the season, ratio to or difference from the centred moving average).
fn effects(values: &[f64], lag: usize, kind: Kind) -> Vec<(usize, f64)> {
    let half = lag / 2;
    let effect = |centre: usize| {
        let window = &values[centre - half..=centre + half];
        let total: f64 = window.iter().sum();
        let ends = f64::midpoint(values[centre - half], values[centre + half]);
        let level = if lag.is_multiple_of(2) {
            total - ends
        } else {
            total
        } / lag as f64;
        let effect = match kind {
            Kind::Multiplicative => values[centre] / level,
            Kind::Additive => values[centre] - level,
        };
        (centre % lag, effect)
    };
    (half..values.len() - half).map(effect).collect()
}

/// The mean effect of each position; `None` when a position has none.
fn means_by_position(effects: &[(usize, f64)], lag: usize) -> Option<Vec<f64>> {
    let mut sums = vec![(0.0, 0_usize); lag];
    for &(position, effect) in effects {
        sums[position].0 += effect;
        sums[position].1 += 1;
    }
    sums.into_iter()
        .map(|(sum, count)| (count > 0).then(|| sum / count as f64))
        .collect()
}

/// The James–Stein weight: which share of the indices' distance from no season to keep.
fn kept_share(effects: &[(usize, f64)], means: &[f64], centre: f64) -> f64 {
    let lag = means.len();
    let freedom = effects.len().saturating_sub(lag);
    let between: f64 = means.iter().map(|mean| (mean - centre).powi(2)).sum();
    if freedom == 0 || between <= 0.0 {
        return 0.0;
    }
    let within: f64 = effects
        .iter()
        .map(|&(at, effect)| (effect - means[at]).powi(2))
        .sum();
    let repeats = effects.len() as f64 / lag as f64;
    let variance = within / freedom as f64 / repeats;
    (1.0 - lag.saturating_sub(3) as f64 * variance / between).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarterly(seasons: usize, pattern: [f64; 4]) -> Series {
        let values = (0..4 * seasons)
            .map(|t| (100.0 + t as f64) * pattern[t % 4])
            .collect();
        Series::new(values, 4).unwrap()
    }

    #[test]
    fn finds_and_restores_a_season() {
        let series = quarterly(8, [1.2, 0.8, 1.1, 0.9]);
        assert!(is_seasonal(&series));
        let adjusted = Adjusted::tested(&series);
        let flat = adjusted.series().values();
        assert!(
            flat.windows(2)
                .all(|pair| (pair[1] - pair[0] - 1.0).abs() < 0.6),
            "{flat:?}"
        );
        let restored = adjusted.restore(flat[28..].to_vec());
        let expected = &series.values()[28..];
        assert!(
            restored
                .iter()
                .zip(expected)
                .all(|(a, b)| (a - b).abs() < 1e-9)
        );
    }

    #[test]
    fn leaves_other_series_alone() {
        assert!(
            !is_seasonal(&quarterly(2, [1.2, 0.8, 1.1, 0.9])),
            "shorter than three seasons"
        );
        assert!(
            !is_seasonal(&Series::new(vec![5.0; 24], 4).unwrap()),
            "constant"
        );
        assert!(!is_seasonal(
            &Series::new((1..20).map(f64::from).collect(), 1).unwrap()
        ));
    }

    #[test]
    fn shrinking_keeps_a_clear_season_and_drops_noise() {
        let clear = quarterly(8, [1.2, 0.8, 1.1, 0.9]);
        let first = |adjusted: &Adjusted| adjusted.restore(vec![1.0; 4])[0];
        let (tested, shrunk) = (Adjusted::tested(&clear), Adjusted::shrunk(&clear));
        assert!((first(&tested) - first(&shrunk)).abs() < 0.01);
        let noise = [
            3.0, 9.0, 4.0, 1.0, 8.0, 2.0, 9.0, 5.0, 1.0, 9.0, 2.0, 8.0, 7.0, 1.0, 6.0,
        ];
        let noisy = Adjusted::shrunk(&Series::new(noise.to_vec(), 4).unwrap());
        assert!(
            noisy
                .restore(vec![1.0; 4])
                .iter()
                .all(|index| (index - 1.0).abs() < 0.25)
        );
    }

    #[test]
    fn series_with_zeros_are_decomposed_by_differences() {
        let values = (0..32).map(|t| [0.0, 10.0, 0.0, 20.0][t % 4]).collect();
        let series = Series::new(values, 4).unwrap();
        let adjusted = Adjusted::tested(&series);
        let level = adjusted.series().values();
        assert!(
            level.iter().all(|value| (value - 7.5).abs() < 1e-9),
            "{level:?}"
        );
        assert_eq!(adjusted.restore(vec![7.5; 4]), vec![0.0, 10.0, 0.0, 20.0]);
    }
}
