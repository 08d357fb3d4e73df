//! Employment forecasts.

use std::fs;

use forecast::statistics::read_folder;
use serde_json::{Value, json};

use crate::harness::{Service, root};

async fn with_statistics() -> Service {
    let service = Service::start().await;
    let folder = root().join("seed-data/statistics");
    let files = fs::read_dir(folder).expect("the statistics").map(|entry| {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        (name, fs::File::open(path).expect("a file"))
    });
    let statistics = read_folder(files).expect("valid statistics");
    let (sources, observations) = server::statistics::to_rows(&statistics);
    service
        .store
        .replace_measures(&sources, &observations)
        .await
        .expect("storing");
    let measures = service
        .store
        .observations("employment")
        .await
        .expect("reading");
    let sources = service.store.sources().await.expect("reading");
    let back =
        server::statistics::from_rows("employment", &sources, &measures).expect("valid rows");
    let same = back
        .observations
        .iter()
        .zip(statistics.of(forecast::statistics::Measure::Employment));
    for (back, given) in same {
        assert_eq!(back, given);
    }
    service
}

#[tokio::test]
async fn major_groups_are_forecast_with_intervals_and_a_backtest() {
    let service = with_statistics().await;
    let page = service.get("/api/v1/forecasts?years=3").await.json();
    let items = page["items"].as_array().unwrap();
    let codes: Vec<&str> = items
        .iter()
        .map(|item| item["occupation"]["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["1", "2", "3", "4", "5", "6+9", "7", "8"]);
    for item in items {
        for language in ["bs", "de", "en", "hr", "sr"] {
            let label = item["occupation"]["labels"][language].as_str();
            assert!(label.is_some_and(|label| !label.is_empty()), "{item}");
        }
        assert_eq!(item["projection"].as_array().unwrap().len(), 3);
        let first = &item["projection"][0];
        assert_eq!(
            first["year"],
            json!(item["origin_year"].as_i64().unwrap() + 1)
        );
        assert!(first["lower_80"].as_f64() <= first["value"].as_f64());
        assert!(first["value"].as_f64() <= first["upper_80"].as_f64());
        assert_eq!(item["backtest"]["horizon"], 3);
        assert!(
            item["sources"][0]["licence"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
        assert!(item["history"].as_array().unwrap().len() > 10);
    }
    let one = service.get("/api/v1/forecasts?occupation=2").await.json();
    assert_eq!(one["items"].as_array().unwrap().len(), 1);
    assert_eq!(one["items"][0]["projection"].as_array().unwrap().len(), 5);
    let together = service
        .get("/api/v1/forecasts?occupation=6%2B9&years=1")
        .await
        .json();
    assert_eq!(together["items"][0]["occupation"]["code"], "6+9");
    let unknown = service.get("/api/v1/forecasts?occupation=0").await;
    let problem = unknown.problem(400, "invalid_parameter");
    assert!(
        problem["errors"][0]["accepted"]
            .as_array()
            .unwrap()
            .contains(&json!("2"))
    );
    let page = service.get("/api/v1/forecasts?limit=5").await.json();
    let next = page["next_cursor"].as_str().unwrap();
    let rest = service
        .get(&format!("/api/v1/forecasts?limit=5&cursor={next}"))
        .await
        .json();
    assert_eq!(rest["items"].as_array().unwrap().len(), 3);
    assert_eq!(rest["next_cursor"], Value::Null);
}

#[tokio::test]
async fn without_statistics_there_is_nothing_to_tell() {
    let service = Service::start().await;
    let page = service.get("/api/v1/forecasts").await.json();
    let nothing =
        json!({"items": [], "next_cursor": null, "total": {"value": 0, "relation": "exact"}});
    assert_eq!(page, nothing);
}
