//! `spona link`.

use serde_json::json;
use taxonomy::ConceptKind;

use crate::assets::Assets;
use crate::output;

/// Finds the occupations and skills whose labels stand in a text.
#[derive(Debug, clap::Args)]
pub struct Link {
    /// A phrase or any longer text
    text: String,
    /// Only concepts of this kind
    #[arg(long)]
    kind: Option<Kind>,
    /// The most concepts to show, in the order of the text
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Language of the shown labels
    #[arg(long, default_value = "en", value_name = "L")]
    language: String,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Kind {
    Occupation,
    Skill,
}

impl Link {
    /// Runs the command.
    pub fn run(self, assets: &Assets, json: bool) -> anyhow::Result<()> {
        let linker = assets.linker()?;
        let wanted = self.kind.map(|kind| match kind {
            Kind::Occupation => ConceptKind::Occupation,
            Kind::Skill => ConceptKind::Skill,
        });
        let links: Vec<_> = linker
            .link(&self.text)
            .into_iter()
            .filter(|link| wanted.is_none_or(|kind| kind == link.kind))
            .take(self.top.unwrap_or(usize::MAX))
            .map(|link| {
                let concept = linker.taxonomy().get(&link.concept);
                let label = concept.and_then(|concept| concept.preferred_label(&self.language));
                json!({
                    "concept": link.concept,
                    "kind": link.kind,
                    "label": label,
                    "matched_label": link.label,
                    "span": [link.span.start, link.span.end],
                    "text": self.text[link.span],
                })
            })
            .collect();
        if json {
            return output::json(&json!({"links": links}));
        }
        for link in &links {
            let show = |field: &str| link[field].as_str().unwrap_or_default().to_owned();
            output::line(&format!(
                "{}  {}  <- {:?}",
                show("concept"),
                show("label"),
                show("text")
            ))?;
        }
        Ok(())
    }
}
