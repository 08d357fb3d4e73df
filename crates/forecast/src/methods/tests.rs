use proptest::prelude::*;

use super::*;

fn all() -> Vec<Box<dyn Method>> {
    vec![
        Box::new(Naive),
        Box::new(Naive2),
        Box::new(Drift),
        Box::new(Theta),
        Box::new(DynamicTheta),
        Box::new(Ets),
        Box::new(recommended()),
        Box::new(for_employment()),
    ]
}

/// Finite forecasts of the right length, or a refusal for lack of values.
fn check(series: &Series, horizon: usize) {
    for method in all() {
        match method.forecast(series, horizon) {
            Ok(forecast) => {
                assert_eq!(forecast.len(), horizon, "{}", method.name());
                assert!(
                    forecast.iter().all(|value| value.is_finite()),
                    "{}",
                    method.name()
                );
            }
            Err(MethodError::TooShort { .. }) => assert_eq!(method.name(), "ets"),
            Err(error) => panic!("{}: {error}", method.name()),
        }
    }
}

#[test]
fn short_flat_and_extreme_series() {
    for length in 3..=12 {
        for value in [0.0, 1.0, -3.0, 1e15] {
            check(&Series::new(vec![value; length], 1).unwrap(), 4);
        }
        let spike = (0..length)
            .map(|t| if t == length / 2 { 1e12 } else { 0.0 })
            .collect();
        check(&Series::new(spike, 1).unwrap(), 4);
        let alternating = (0..length).map(|t| [1e-9, 1e9][t % 2]).collect();
        check(&Series::new(alternating, 2).unwrap(), 4);
    }
}

#[test]
fn scaling_a_series_scales_its_forecast() {
    let values: Vec<f64> = (0_i32..24)
        .map(|t| f64::from(50 + t + 7 * (t % 4) + (t * t) % 5))
        .collect();
    let scaled = values.iter().map(|value| value * 1000.0).collect();
    let (small, large) = (
        Series::new(values, 4).unwrap(),
        Series::new(scaled, 4).unwrap(),
    );
    for method in all() {
        let small = method.forecast(&small, 6).unwrap();
        let large = method.forecast(&large, 6).unwrap();
        for (small, large) in small.iter().zip(large) {
            assert!(
                (small * 1000.0 / large - 1.0).abs() < 0.02,
                "{}: {small} {large}",
                method.name()
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn forecasts_are_finite(
        values in prop::collection::vec(-1e9..1e9_f64, 3..40),
        season_length in 1_usize..6,
        horizon in 1_usize..12,
    ) {
        check(&Series::new(values, season_length).unwrap(), horizon);
    }

    #[test]
    fn forecasts_of_counts_are_finite(
        values in prop::collection::vec(0_u32..50, 3..40),
        season_length in 1_usize..6,
    ) {
        let values = values.into_iter().map(f64::from).collect();
        check(&Series::new(values, season_length).unwrap(), 5);
    }
}
