//! The report of the fairness audit.

use std::fs;

use matching::audit::{Figures, Respect};
use server::api::{Counterfactual, Exposure, FairnessReport};
use server::audits;

use crate::harness::Service;

fn report(made_at: &str) -> FairnessReport {
    let figures = Figures {
        pairs: 3,
        ..Figures::default()
    };
    FairnessReport {
        made_at: made_at.to_owned(),
        seed: "2026-11-23".to_owned(),
        engine: "0.1.0".to_owned(),
        model: "m".to_owned(),
        taxonomy: "t".to_owned(),
        weights: "w".to_owned(),
        needs: 2,
        profiles: None,
        hard_promises_kept: false,
        all_promises_kept: false,
        counterfactuals: vec![Counterfactual::new(Respect::Name, &figures)],
        exposure: Exposure {
            needs: 2,
            places: 10,
            near: 0.05,
            tables: Vec::new(),
        },
    }
}

#[tokio::test]
async fn the_newest_report_is_given() {
    let service = Service::start().await;
    let path = "/api/v1/audit/fairness";
    service.get(path).await.problem(404, "not_found");
    for made_at in [
        "2026-11-23T08:00:00Z",
        "2026-11-24T08:00:00Z",
        "2026-11-22T08:00:00Z",
    ] {
        audits::keep(&service.audits(), &report(made_at)).unwrap();
    }
    fs::write(service.audits().join("notes.txt"), "not ours").unwrap();
    let newest = service.get(path).await.json();
    assert_eq!(newest["made_at"], "2026-11-24T08:00:00Z");
    assert_eq!(newest["counterfactuals"][0]["respect"], "name");
    assert_eq!(newest["counterfactuals"][0]["verdict"], "broken");
    assert_eq!(newest["profiles"], serde_json::Value::Null);
    service
        .get(&format!("{path}?limit=1"))
        .await
        .problem(400, "unknown_parameter");
}

#[tokio::test]
async fn a_damaged_report_is_an_error_of_ours() {
    let service = Service::start().await;
    fs::create_dir_all(service.audits()).unwrap();
    fs::write(service.audits().join("fairness-9.json"), "{").unwrap();
    let answer = service.get("/api/v1/audit/fairness").await;
    answer.problem(500, "internal");
    let error = audits::read(&audits::list(&service.audits()).unwrap()[0]).unwrap_err();
    assert!(error.to_string().contains("fairness-9.json"), "{error}");
}
