//! `spona programme`.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, bail};
use serde_json::{Map, Value, json};

use super::search::name;
use crate::assets::Assets;
use crate::config::Config;
use crate::local::{Local, text};
use crate::output;

/// Places experts with needs as `POST /api/v1/programmes/rounds` does.
///
/// A need in the file is an id alone on its line, or a JSON object on its line: a record as in
/// needs.jsonl (its id counts, and has to be imported), or with need, positions and priority.
#[derive(Debug, clap::Args)]
pub struct Programme {
    /// A file with the needs of the round, or all
    #[arg(long, value_name = "FILE|all")]
    needs: String,
    /// A file with the experts, written like the needs (profile, capacity), or all
    #[arg(long, value_name = "FILE|all", default_value = "all")]
    profiles: String,
    /// Needs that an expert can take
    #[arg(long, value_name = "N", default_value_t = 1)]
    capacity: u32,
    /// Hours a month that a placement takes: whoever offers more can take more needs
    #[arg(long, value_name = "HOURS")]
    hours_per_placement: Option<u32>,
    /// Placements of any organisation at most
    #[arg(long, value_name = "N")]
    per_organisation: Option<u32>,
    /// Placements of the round at most
    #[arg(long, value_name = "N")]
    places: Option<u32>,
    /// The largest share of the placements for any region, such as 0.4
    #[arg(long, value_name = "SHARE")]
    region_max: Option<f64>,
    /// Placements of a region at least, such as BA-04=2; can be repeated
    #[arg(long, value_name = "REGION=N", value_parser = region_number)]
    region_min: Vec<(String, u32)>,
    /// The lowest band that may be placed: weak, partial, good or strong
    #[arg(long, value_name = "BAND", default_value = "good")]
    min_band: String,
    /// Place pairs that violate a hard condition, too
    #[arg(long)]
    allow_violations: bool,
    /// How many of each need's best candidates are looked at
    #[arg(long, value_name = "N", default_value_t = 300)]
    candidates: u32,
    /// Decides among assignments of the same total; the day where nothing is said
    #[arg(long, value_name = "TEXT")]
    seed: Option<String>,
}

fn region_number(text: &str) -> Result<(String, u32), String> {
    let (region, number) = text.split_once('=').ok_or("has to be written REGION=N")?;
    let number = number.parse();
    let number = number.map_err(|_| "has to be a region, = and a whole number")?;
    Ok((region.to_owned(), number))
}

impl Programme {
    /// Runs the command.
    pub async fn run(self, config: &Config, assets: &Assets, json: bool) -> anyhow::Result<()> {
        let body = serde_json::to_vec(&self.body()?)?;
        let local = Local::open(config, assets).await?;
        let round = local.ask("programmes/rounds", &[], Some(body)).await?;
        if json {
            return output::json(&round);
        }
        output::line(&summary(&round))?;
        for placement in items(&round, "placements") {
            output::line(&describe(placement))?;
        }
        for need in items(&round, "needs") {
            if need["filled"] != need["positions"] {
                output::line(&open_need(need))?;
            }
        }
        Ok(())
    }

    fn body(&self) -> anyhow::Result<Value> {
        let mut body = Map::new();
        body.insert("needs".to_owned(), chosen(&self.needs, "need")?);
        body.insert("profiles".to_owned(), chosen(&self.profiles, "profile")?);
        let regions = self.region_min.iter();
        let regions = regions.map(|(region, least)| json!({"region": region, "least": least}));
        let rest = json!({
            "capacity": self.capacity,
            "hours_per_placement": self.hours_per_placement,
            "per_organisation": self.per_organisation,
            "places": self.places,
            "region_most_share": self.region_max,
            "regions": regions.collect::<Vec<_>>(),
            "min_band": self.min_band,
            "allow_violations": self.allow_violations,
            "candidates_per_need": self.candidates,
            "seed": self.seed,
        });
        if let Value::Object(rest) = rest {
            body.extend(rest);
        }
        Ok(Value::Object(body))
    }
}

/// `all`, or what the lines of a file choose.
fn chosen(given: &str, kind: &str) -> anyhow::Result<Value> {
    if given == "all" {
        return Ok(json!("all"));
    }
    let path = Path::new(given);
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read {given}; give a file, or all"))?;
    let mut items = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if !line.is_empty() {
            let item = item(line, kind);
            items.push(item.with_context(|| format!("{given}, line {}", number + 1))?);
        }
    }
    Ok(Value::Array(items))
}

fn item(line: &str, kind: &str) -> anyhow::Result<Value> {
    if !line.starts_with('{') {
        return Ok(json!(line));
    }
    let object: Value = serde_json::from_str(line).context("is neither an id nor a JSON object")?;
    if object[kind].is_string() {
        return Ok(object);
    }
    match object["id"].as_str() {
        Some(id) => Ok(json!(id)),
        None => bail!("has neither {kind} nor id"),
    }
}

fn items<'v>(value: &'v Value, field: &str) -> impl Iterator<Item = &'v Value> {
    value[field].as_array().into_iter().flatten()
}

fn number(value: &Value, field: &str) -> f64 {
    value[field].as_f64().unwrap_or_default()
}

fn summary(round: &Value) -> String {
    let needs = items(round, "needs").count();
    let placements = items(round, "placements").count();
    let proof = if round["optimal"].as_bool() == Some(true) {
        "no assignment that follows the rules reaches more".to_owned()
    } else {
        format!(
            "none can reach more than {:.3}",
            number(round, "upper_bound")
        )
    };
    format!(
        "{placements} placements for {needs} needs, total {:.3}; {proof} (seed {})",
        number(round, "objective"),
        text(round, "seed")
    )
}

fn describe(placement: &Value) -> String {
    let (need, profile) = (&placement["need"], &placement["profile"]);
    let mut lines = format!(
        "\n{}  <-  {}   {:.3} {}\n    {}  <-  {}",
        name(need),
        name(profile),
        number(placement, "score"),
        text(placement, "band"),
        text(need, "title"),
        text(profile, "headline")
    );
    let reasons = items(placement, "main_reasons").filter_map(Value::as_str);
    let _ = write!(
        lines,
        "\n    because of {}",
        reasons.collect::<Vec<_>>().join(", ")
    );
    if let Some(loss) = placement["without"]["loss"]["objective"].as_f64() {
        let _ = write!(
            lines,
            "\n    without this pair the whole would lose {loss:.3}"
        );
    }
    lines
}

fn open_need(need: &Value) -> String {
    let reasons = items(need, "reasons").filter_map(Value::as_str);
    format!(
        "\n{}  {} of {} filled: {}; one more expert of {:.3} would bring {:.3}",
        name(need),
        need["filled"],
        need["positions"],
        reasons.collect::<Vec<_>>().join(", "),
        number(&need["added_expert"], "score"),
        number(&need["added_expert"]["brings"], "objective")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_id_a_choice_or_a_record() {
        let read = |line| item(line, "need").unwrap();
        assert_eq!(read("n-101"), json!("n-101"));
        assert_eq!(read(r#"{"id":"n-1","title":"x"}"#), json!("n-1"));
        let chosen = r#"{"need":"n-1","priority":2.5}"#;
        assert_eq!(read(chosen), json!({"need": "n-1", "priority": 2.5}));
        assert!(item(r#"{"title":"x"}"#, "need").is_err());
        assert!(item("{", "need").is_err());
    }
}
