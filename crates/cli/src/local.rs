//! Commands that ask the service in their own process, so that command line and HTTP cannot
//! differ.

use anyhow::bail;
use form_urlencoded::Serializer;
use serde_json::Value;
use server::AppState;

use crate::assets::Assets;
use crate::config::Config;
use crate::runtime;

/// The service without a network.
pub(crate) struct Local {
    state: AppState,
}

impl Local {
    /// Opens store and index, and brings the index up to date.
    pub(crate) async fn open(config: &Config, assets: &Assets) -> anyhow::Result<Self> {
        let store = runtime::open_store(config).await?;
        let engine = runtime::open_engine(config, assets, &store).await?;
        let state = runtime::state(store, engine, assets, server::AccessMode::Demo, config)?;
        Ok(Self { state })
    }

    /// The service itself.
    pub(crate) fn state(&self) -> &AppState {
        &self.state
    }

    /// Asks and takes a good answer; a problem becomes an error that says what it says.
    pub(crate) async fn ask(
        &self,
        path: &str,
        query: &[(&str, String)],
        body: Option<Vec<u8>>,
    ) -> anyhow::Result<Value> {
        let mut encoded = Serializer::new(String::new());
        encoded.extend_pairs(query);
        let path = format!("/api/v1/{path}?{}", encoded.finish());
        let answer = server::local::ask(self.state.clone(), &path, body).await?;
        if answer.status < 300 {
            return Ok(answer.body);
        }
        let problem = &answer.body;
        let mut message = text(problem, "detail").to_owned();
        for error in problem["errors"].as_array().into_iter().flatten() {
            // A place in the record, or else the parameter.
            let place = match text(error, "pointer") {
                "" => text(error, "parameter"),
                pointer => pointer,
            };
            message.push_str(&format!("\n  {place}: {}", text(error, "detail")));
            let accepted: Vec<&str> = error["accepted"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            if !accepted.is_empty() {
                message.push_str(&format!("; accepted: {}", accepted.join(", ")));
            }
        }
        bail!("{}: {message}", text(problem, "title"))
    }
}

/// A field's text, or nothing.
pub(crate) fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_default()
}
