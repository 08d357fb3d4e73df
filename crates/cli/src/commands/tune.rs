//! `spona tune`: fits what `index/` holds as data.

use linking::calibrate;
use serde_json::json;
use taxonomy::ConceptKind;

use crate::assets::Assets;
use crate::output;

/// What is fitted.
#[derive(Debug, clap::Subcommand)]
pub enum Tune {
    /// The probability of a link, on the labels of the taxonomy in use: prints the
    /// `[occupation.calibration]` and `[skill.calibration]` of `index/linking.toml`
    Linking {
        /// Labels that are tried, of each kind
        #[arg(long, default_value_t = 6_000, value_name = "N")]
        labels: usize,
    },
}

impl Tune {
    /// Runs the command and prints one JSON object.
    pub fn run(self, assets: &Assets) -> anyhow::Result<()> {
        match self {
            Self::Linking { labels } => {
                let linker = assets.linker()?;
                output::json(&json!({
                    "occupation": calibrate(&linker, ConceptKind::Occupation, labels),
                    "skill": calibrate(&linker, ConceptKind::Skill, labels),
                }))
            }
        }
    }
}
