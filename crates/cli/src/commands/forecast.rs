//! `spona forecast`, and `spona eval forecast`.

use std::fs::File;
use std::path::Path;

use anyhow::Context;
use serde_json::Value;

use crate::assets::Assets;
use crate::config::Config;
use crate::local::{Local, text};
use crate::output;

/// Projects employment by occupation group as `GET /api/v1/forecasts` does.
#[derive(Debug, clap::Args)]
pub struct Forecast {
    /// An ISCO-08 major group; all if left out
    #[arg(long, value_name = "CODE")]
    occupation: Option<String>,
    /// Years ahead
    #[arg(long, default_value_t = 5)]
    years: u8,
}

impl Forecast {
    /// Runs the command.
    pub async fn run(self, config: &Config, assets: &Assets, json: bool) -> anyhow::Result<()> {
        let local = Local::open(config, assets).await?;
        let mut query = vec![("years", self.years.to_string())];
        query.extend(self.occupation.map(|code| ("occupation", code)));
        let page = local.ask("forecasts", &query, None).await?;
        if json {
            return output::json(&page);
        }
        for forecast in page["items"].as_array().into_iter().flatten() {
            let occupation = &forecast["occupation"];
            let unit = text(forecast, "unit").replace('_', " ");
            let (code, label) = (text(occupation, "code"), text(&occupation["labels"], "en"));
            output::line(&format!("\n{code} {label} ({unit})"))?;
            for year in forecast["projection"].as_array().into_iter().flatten() {
                let number = |field: &str| {
                    year[field]
                        .as_f64()
                        .map_or("-".to_owned(), |value| format!("{value:.1}"))
                };
                output::line(&format!(
                    "  {}  {:>7}  [{} to {}]  naive {}",
                    year["year"],
                    number("value"),
                    number("lower_80"),
                    number("upper_80"),
                    number("naive")
                ))?;
            }
        }
        Ok(())
    }
}

/// Forecasts the held-out end of every series and measures the forecasts.
pub(super) fn evaluate(series: &Path) -> anyhow::Result<Value> {
    let file = File::open(series).with_context(|| format!("cannot read {}", series.display()))?;
    let name = series
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let cases = forecast::evaluate::parse(&name, file)?;
    let threads = std::thread::available_parallelism().unwrap_or(std::num::NonZeroUsize::MIN);
    Ok(serde_json::to_value(forecast::evaluate::evaluate(
        &cases, threads,
    )?)?)
}
