//! `spona tune`: fits what `index/` holds as data.

mod bands;
mod ranking;

use linking::calibrate;
use serde_json::json;
use taxonomy::ConceptKind;

use crate::assets::Assets;
use crate::output;

/// Without a subcommand the ranking is tuned.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Tune {
    #[command(subcommand)]
    part: Option<Part>,
    #[command(flatten)]
    ranking: Option<ranking::TuneRanking>,
}

/// What else is fitted.
#[derive(Debug, clap::Subcommand)]
enum Part {
    /// The scores from which a match is called partial, good and strong, on judged sets
    Bands(bands::TuneBands),
    /// The probability of a link, on the labels of the taxonomy in use: prints the
    /// `[occupation.calibration]` and `[skill.calibration]` of `index/linking.toml`
    Linking {
        /// Labels that are tried, of each kind
        #[arg(long, default_value_t = 6_000, value_name = "N")]
        labels: usize,
    },
}

impl Tune {
    /// Runs the command.
    pub fn run(self, assets: &Assets, as_json: bool) -> anyhow::Result<()> {
        match (self.part, self.ranking) {
            (Some(Part::Linking { labels }), _) => {
                let linker = assets.linker()?;
                output::json(&json!({
                    "occupation": calibrate(&linker, ConceptKind::Occupation, labels),
                    "skill": calibrate(&linker, ConceptKind::Skill, labels),
                }))
            }
            (Some(Part::Bands(bands)), _) => bands.run(assets, as_json),
            (None, Some(ranking)) => ranking.run(assets, as_json),
            (None, None) => anyhow::bail!("--dataset DIR is missing"),
        }
    }
}
