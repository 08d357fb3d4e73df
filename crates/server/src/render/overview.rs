//! What a whole ranking says, in the need's words.

use super::matches::MatchRenderer;
use crate::api::{Change, ModeCount, NearMiss, Overview};

impl MatchRenderer {
    /// The overview of the need's ranking.
    pub(crate) fn overview(&self, overview: &matching::Overview) -> Overview {
        let mode = |count: &matching::ModeCount| ModeCount {
            mode: count.mode,
            accepted: count.accepted,
            fitting: count.fitting,
        };
        let near_miss = |miss: &matching::NearMiss| {
            let (kind, text) = self.asked.change(&miss.requirement);
            NearMiss {
                requirement: Change { kind, text },
                excluded: miss.excluded,
                fitting_without: miss.fitting_without,
            }
        };
        Overview {
            explanation: self.explainer.overview(overview, self.asked.words()),
            fitting: overview.fitting,
            modes: overview.modes.iter().map(mode).collect(),
            near_misses: overview.near_misses.iter().map(near_miss).collect(),
        }
    }
}
