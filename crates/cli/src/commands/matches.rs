//! `spona match`.

use std::fmt::Write;
use std::path::Path;

use anyhow::Context;
use serde_json::Value;

mod overview;

use super::search::name;
use crate::assets::Assets;
use crate::config::Config;
use crate::local::{Local, text};
use crate::output;

/// Ranks profiles for a need as `GET /api/v1/needs/{id}/matches` and `POST /api/v1/match` do.
#[derive(Debug, clap::Args)]
pub struct Match {
    /// Id of a stored need, or a file with one need as a JSON object
    #[arg(long, value_name = "FILE|ID")]
    need: String,
    /// How many to show
    #[arg(long, default_value_t = 10)]
    top: usize,
    /// Explain each match in sentences: bs, bs-Cyrl, hr, sr, sr-Cyrl, en or de
    #[arg(long, value_name = "L")]
    language: Option<String>,
    /// Only profiles that offer this mode, such as remote_mentoring; can be repeated
    #[arg(long, value_name = "MODE")]
    mode: Vec<String>,
    /// Only profiles that fit but for the mode
    #[arg(long)]
    fitting: bool,
    /// Raise or lower the weight of a criterion, such as essential_skills=2; can be repeated
    #[arg(long, value_name = "CRITERION=FACTOR", value_parser = named)]
    weight: Vec<(String, String)>,
    /// Look from both sides, and order by what both want; with at most 20 to show
    #[arg(long)]
    two_way: bool,
}

fn named(text: &str) -> Result<(String, String), String> {
    let (name, value) = text
        .split_once('=')
        .ok_or("a weight has to be written CRITERION=FACTOR")?;
    Ok((name.to_owned(), value.to_owned()))
}

impl Match {
    /// Runs the command.
    pub async fn run(self, config: &Config, assets: &Assets, json: bool) -> anyhow::Result<()> {
        let local = Local::open(config, assets).await?;
        let query = self.query();
        let file = Path::new(&self.need);
        let page = if file.is_file() {
            let text = std::fs::read(file).with_context(|| format!("cannot read {}", self.need))?;
            local.ask("match", &query, Some(body(&text)?)).await?
        } else {
            let id: String = form_urlencoded::byte_serialize(self.need.as_bytes()).collect();
            local
                .ask(&format!("needs/{id}/matches"), &query, None)
                .await?
        };
        if json {
            return output::json(&page);
        }
        output::line(&format!("{} profiles were ranked", page["total"]["value"]))?;
        let overview = &page["overview"];
        if self.language.is_some() {
            let sentences = overview["explanation"].as_array();
            for line in sentences.into_iter().flatten().filter_map(Value::as_str) {
                output::line(line)?;
            }
        } else {
            for line in overview::describe(overview) {
                output::line(&line)?;
            }
        }
        for found in page["items"].as_array().into_iter().flatten() {
            output::line(&describe(found, self.language.is_some()))?;
        }
        Ok(())
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        let mut query = vec![("limit", self.top.to_string())];
        query.extend(self.language.clone().map(|language| ("language", language)));
        query.extend(self.mode.iter().map(|mode| ("mode", mode.clone())));
        if self.fitting {
            query.push(("fitting", "true".to_owned()));
        }
        if !self.weight.is_empty() {
            let factors = self.weight.iter();
            let factors: Vec<String> = factors
                .map(|(name, factor)| format!("{name}:{factor}"))
                .collect();
            query.push(("weights", factors.join(",")));
        }
        if self.two_way {
            query.push(("sort", "mutual".to_owned()));
        }
        query
    }
}

/// A record's `id` is what its file calls it; the API calls that `external_id`.
fn body(text: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut need: Value =
        serde_json::from_slice(text).context("the file has to hold one JSON object")?;
    if let Some(fields) = need.as_object_mut()
        && let Some(id) = fields.remove("id")
    {
        fields.insert("external_id".to_owned(), id);
    }
    Ok(serde_json::to_vec(&need)?)
}

fn describe(found: &Value, sentences: bool) -> String {
    let profile = &found["profile"];
    let mut lines = format!(
        "\n{:>3}. {:.3} {:7}  {}  {}  {}",
        found["rank"].as_u64().unwrap_or_default(),
        found["score"].as_f64().unwrap_or_default(),
        text(found, "band"),
        name(profile),
        text(profile, "country"),
        text(profile, "headline")
    );
    if let Some(receipt) = found["receipt"].as_str() {
        let _ = write!(lines, "\n     receipt {receipt}");
    }
    if sentences {
        for line in found["explanation"].as_array().into_iter().flatten() {
            let _ = write!(lines, "\n     {}", text(line, "text"));
        }
        return lines;
    }
    for requirement in found["requirements"].as_array().into_iter().flatten() {
        let sign = match text(requirement, "status") {
            "met" => '+',
            "partly" => '~',
            _ => '-',
        };
        let _ = write!(lines, "\n     {sign} {}", text(requirement, "text"));
        if let Some(evidence) = requirement["evidence"].get(0) {
            let _ = write!(lines, "  <- \"{}\"", text(evidence, "text"));
        }
    }
    lines.push_str(&overview::both_sides(&found["mutual"]));
    for violation in found["violations"].as_array().into_iter().flatten() {
        let _ = write!(lines, "\n     ! {}", text(violation, "detail"));
    }
    lines
}
