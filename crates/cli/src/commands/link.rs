//! `spona link`.

use anyhow::Context;
use linking::{Link as Found, Linker, Wanted};
use serde_json::{Value, json};
use taxonomy::{ConceptKind, Language};

use crate::assets::Assets;
use crate::output;

/// Finds the occupations and skills that a text names: a phrase, a sentence or a whole CV.
#[derive(Debug, clap::Args)]
pub struct Link {
    /// A phrase or any longer text
    text: String,
    /// Only concepts of this kind
    #[arg(long)]
    kind: Option<Kind>,
    /// Concepts to show for each place in the text, likeliest first
    #[arg(long, value_name = "N", default_value_t = 1)]
    top: usize,
    /// Language of the text, and of the labels that are shown (default: not known, shown in English)
    #[arg(long, value_name = "L")]
    language: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Kind {
    Occupation,
    Skill,
}

impl From<Kind> for ConceptKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Occupation => Self::Occupation,
            Kind::Skill => Self::Skill,
        }
    }
}

impl Link {
    /// Runs the command.
    pub fn run(self, assets: &Assets, json: bool) -> anyhow::Result<()> {
        let language = self.language.as_deref().map(language).transpose()?;
        let linker = assets.linker()?;
        let wanted = Wanted {
            kind: self.kind.map(ConceptKind::from),
            language,
            top: self.top.max(1),
        };
        let linked = linker.link(&self.text, &wanted);
        let shown = language.as_ref().map_or("en", Language::as_str);
        let show = |links: &[Found]| -> Vec<Value> {
            let show = |link| present(link, &self.text, &linker, shown);
            links.iter().map(show).collect()
        };
        let (links, nearest) = (show(&linked.links), show(&linked.nearest));
        if json {
            return output::json(&json!({
                "links": links,
                "nearest": nearest,
                "read_bytes": linked.read,
                "complete": linked.complete,
            }));
        }
        if !linked.complete || linked.read < self.text.len() {
            eprintln!("the text is long: not all of it was looked at");
        }
        if links.is_empty() {
            eprintln!("nothing in it is surely an occupation or a skill");
        }
        for (mark, link) in std::iter::repeat("")
            .zip(&links)
            .chain(std::iter::repeat("? ").zip(&nearest))
        {
            let text = |field: &str| link[field].as_str().unwrap_or_default();
            output::line(&format!(
                "{mark}{:.2}  {}  {}  <- {:?} ({})",
                link["score"].as_f64().unwrap_or_default(),
                text("concept"),
                text("label"),
                text("text"),
                text("matched_label"),
            ))?;
        }
        Ok(())
    }
}

/// `sr-Cyrl` is Serbian: labels have no script.
fn language(code: &str) -> anyhow::Result<Language> {
    let primary = code.split('-').next().unwrap_or_default();
    Language::parse(primary).with_context(|| {
        format!("--language {code:?} is no language code; expected one such as bs, sr-Cyrl or de")
    })
}

fn present(link: &Found, text: &str, linker: &Linker, language: &str) -> Value {
    let concept = &linker.taxonomy().concepts()[link.concept];
    let matched = concept.labels.get(link.label);
    json!({
        "concept": concept.id,
        "kind": concept.kind,
        "label": concept.preferred_label(language).or_else(|| concept.preferred_label("en")),
        "matched_label": matched.map(|label| &label.text),
        "matched_language": matched.map(|label| label.language),
        "score": link.score,
        "exact": link.exact,
        "rank": link.rank,
        "span": [link.span.start, link.span.end],
        "text": text[link.span.clone()],
    })
}
