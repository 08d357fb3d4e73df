//! `spona replay`.

use std::process::ExitCode;

use anyhow::bail;
use server::receipts::Replay as Replayed;

use crate::assets::Assets;
use crate::config::Config;
use crate::local::Local;
use crate::output;

/// Computes the match of a receipt again, from both records as they are now, by the weights of
/// then. The status is 0 where it is the same to the bit, else 1.
#[derive(Debug, clap::Args)]
pub struct Replay {
    /// The receipt of a match
    #[arg(value_name = "ID")]
    receipt: String,
}

impl Replay {
    /// Runs the command.
    pub async fn run(
        self,
        config: &Config,
        assets: &Assets,
        json: bool,
    ) -> anyhow::Result<ExitCode> {
        let local = Local::open(config, assets).await?;
        let Some(replayed) = server::receipts::replay(local.state(), &self.receipt).await? else {
            bail!(
                "there is no receipt {:?}: none was written, its {} days are over, or its need or \
                 profile was deleted and the receipt with it",
                self.receipt,
                config.receipts.keep_days
            );
        };
        if json {
            output::json(&replayed)?;
        } else {
            for line in describe(&replayed) {
                output::line(&line)?;
            }
        }
        Ok(if replayed.identical {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

fn describe(replayed: &Replayed) -> Vec<String> {
    let mut lines = Vec::new();
    if replayed.identical {
        let score = replayed.score_then;
        lines.push(format!("identical to the bit: score {score}"));
    } else {
        lines.push(format!("not the same: {}", replayed.differs_in.join(", ")));
        lines.push(format!("  score then   {}", replayed.score_then));
        lines.push(format!("  score again  {}", replayed.score_again));
    }
    for changed in &replayed.changed {
        let (what, then, now) = (changed.what, &changed.then, &changed.now);
        let remark = match what {
            "need" | "profile" => {
                "; earlier versions of records are not kept, so this is computed from the one of now"
            }
            "weights" if replayed.by_weights_of_then => {
                "; computed by the weights of then, which were kept"
            }
            "weights" => "; the weights of then are not there any more",
            _ => "",
        };
        lines.push(format!("{what} was {then} and is {now}{remark}"));
    }
    if replayed.score_by_weights_of_now.to_bits() != replayed.score_again.to_bits() {
        let now = replayed.score_by_weights_of_now;
        lines.push(format!("by the weights of now the score is {now}"));
    }
    let explained = replayed
        .changed
        .iter()
        .any(|changed| changed.what != "weights" || !replayed.by_weights_of_then);
    if !replayed.identical && !explained {
        let reason = if replayed.by_frequencies {
            "the need lists no skills, so words that few profiles use count more; how many use \
             them has changed since"
        } else {
            "nothing that is known to matter has changed: please report this"
        };
        lines.push(reason.to_owned());
    }
    lines
}
