//! `spona search`.

use std::fmt::Write;

use serde_json::Value;

use crate::assets::Assets;
use crate::config::Config;
use crate::local::{Local, text};
use crate::output;

/// Searches profiles as `GET /api/v1/search/profiles` does.
#[derive(Debug, clap::Args)]
pub struct Search {
    /// Words, in any language and script
    text: String,
    /// A filter of the API, such as country=DE or mode=short_visit; can be repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = filter)]
    filter: Vec<(String, String)>,
    /// How many to show
    #[arg(long, default_value_t = 10)]
    top: usize,
}

fn filter(text: &str) -> Result<(String, String), String> {
    let (name, value) = text
        .split_once('=')
        .ok_or("a filter has to be written NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

impl Search {
    /// Runs the command.
    pub async fn run(self, config: &Config, assets: &Assets, json: bool) -> anyhow::Result<()> {
        let local = Local::open(config, assets).await?;
        let mut query = vec![("q", self.text.clone()), ("limit", self.top.to_string())];
        query.extend(
            self.filter
                .iter()
                .map(|(name, value)| (name.as_str(), value.clone())),
        );
        let page = local.ask("search/profiles", &query, None).await?;
        if json {
            return output::json(&page);
        }
        output::line(&format!("{} profiles", page["total"]["value"]))?;
        for hit in page["items"].as_array().into_iter().flatten() {
            output::line(&describe(hit))?;
        }
        Ok(())
    }
}

fn describe(hit: &Value) -> String {
    let profile = &hit["profile"];
    let mut lines = format!(
        "\n{}  {}  {}  ({:.2})",
        name(profile),
        text(profile, "country"),
        text(profile, "headline"),
        hit["score"].as_f64().unwrap_or_default()
    );
    for snippet in hit["snippets"].as_array().into_iter().flatten() {
        let words: String = snippet["fragments"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|part| match part["highlighted"].as_bool() {
                Some(true) => format!("[{}]", text(part, "text")),
                _ => text(part, "text").to_owned(),
            })
            .collect();
        let _ = write!(lines, "\n    {}: {words}", text(snippet, "field"));
    }
    lines
}

/// What a record is called in a terminal: the id it came with, else ours.
pub(super) fn name(card: &Value) -> &str {
    card["external_id"]
        .as_str()
        .unwrap_or_else(|| text(card, "id"))
}
