//! What a round is asked to place.

use sha2::{Digest, Sha256};

use crate::outcome::Band;
use crate::ties::TieSeed;

/// A round: who is needed, who is there, how well each pair fits, and the rules.
///
/// Blind by construction: organisations and regions are numbers that the caller hands out, and a
/// key is any number that stays the same for the same record. It decides ties, nothing else.
#[derive(Debug, Clone, Default)]
pub struct Round {
    /// The needs.
    pub needs: Vec<RoundNeed>,
    /// The experts.
    pub experts: Vec<RoundExpert>,
    /// The pairs that were scored, each at most once. A pair that is not here is not possible.
    pub pairs: Vec<RoundPair>,
    /// The rules.
    pub rules: Rules,
}

/// A need of a round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoundNeed {
    /// Decides ties together with the seed.
    pub key: u128,
    /// How many experts at most.
    pub positions: u32,
    /// The organisation, as the caller numbers them; `None` belongs to none and has no cap.
    pub organisation: Option<u32>,
    /// The region, as the caller numbers them; `None` belongs to none and has no rule.
    pub region: Option<u32>,
    /// What a score of this need counts; above 0, at most [`MOST_PRIORITY`].
    pub priority: f64,
}

/// An expert of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundExpert {
    /// Decides ties together with the seed.
    pub key: u128,
    /// How many needs at most.
    pub capacity: u32,
}

/// A need and an expert that could be placed with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoundPair {
    /// Index into [`Round::needs`].
    pub need: usize,
    /// Index into [`Round::experts`].
    pub expert: usize,
    /// In [0, 1].
    pub score: f64,
    /// The score in a word.
    pub band: Band,
    /// Hard conditions that are not met.
    pub violations: usize,
}

/// What a placement has to obey.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// Pairs below this band are not placed.
    pub least_band: Band,
    /// Whether pairs that violate a hard condition may be placed.
    pub allow_violations: bool,
    /// Placements an organisation may get at most.
    pub per_organisation: Option<u32>,
    /// Placements of the whole round at most.
    pub places: Option<u32>,
    /// The largest share of the round's placements that any region may get, above 0, at most 1. A
    /// region's own rule comes before it.
    pub region_most_share: Option<f64>,
    /// Rules of single regions, each region at most once.
    pub regions: Vec<RegionRule>,
    /// Decides among assignments of the same total.
    pub seed: u64,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            least_band: Band::Good,
            allow_violations: false,
            per_organisation: None,
            places: None,
            region_most_share: None,
            regions: Vec::new(),
            seed: 0,
        }
    }
}

/// What is asked of one region.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct RegionRule {
    /// The region.
    pub region: u32,
    /// Placements at most.
    pub most: Option<u32>,
    /// Share of the round's placements at most, above 0, at most 1.
    pub most_share: Option<f64>,
    /// Placements at least: comes before the total; what cannot be reached is told.
    pub least: Option<u32>,
    /// The same as a share, in [0, 1], of the placements that the round can make at most.
    pub least_share: Option<f64>,
    /// A wish: each of the first placements counts more.
    pub wish: Option<Wish>,
}

/// A soft quota.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wish {
    /// How many placements are wished for.
    pub placements: u32,
    /// What each of them counts on top of its score, in [0, [`MOST_PRIORITY`]].
    pub bonus: f64,
}

/// The largest priority of a need and the largest bonus of a wish.
pub const MOST_PRIORITY: f64 = 100.0;

/// Why a round cannot be solved.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RoundError {
    /// A value is outside its limits.
    #[error("{place} is {found}; it has to be {accepted}")]
    Value {
        /// Where, such as `needs[3].priority`.
        place: String,
        /// What stands there.
        found: String,
        /// What would be accepted.
        accepted: &'static str,
    },
    /// Two things say the opposite, or one is said twice.
    #[error("{place} contradicts {other}")]
    Contradiction {
        /// Where.
        place: String,
        /// The other place.
        other: String,
    },
    /// Minima leave no room for the sums of so many placements.
    #[error("a round with minima cannot have {placements} placements; set places to at most 30000")]
    TooLarge {
        /// Placements that could be made.
        placements: i64,
    },
    /// The solver's answer failed its own proof. A fault of this program.
    #[error("the assignment that was found failed its proof of optimality")]
    Unproven,
}

impl Round {
    /// Looks for values outside their limits and for rules that contradict one another.
    pub fn check(&self) -> Result<(), RoundError> {
        for (index, need) in self.needs.iter().enumerate() {
            let place = || format!("needs[{index}].priority");
            let fits = need.priority > 0.0 && need.priority <= MOST_PRIORITY;
            within(fits, place, need.priority, "above 0 and at most 100")?;
        }
        let mut seen = std::collections::HashSet::new();
        for (index, pair) in self.pairs.iter().enumerate() {
            let place = |field: &str| format!("pairs[{index}].{field}");
            let score = (0.0..=1.0).contains(&pair.score);
            within(score, || place("score"), pair.score, "from 0 to 1")?;
            let need = pair.need < self.needs.len();
            within(need, || place("need"), pair.need, "the index of a need")?;
            let expert = pair.expert < self.experts.len();
            let accepted = "the index of an expert";
            within(expert, || place("expert"), pair.expert, accepted)?;
            if !seen.insert((pair.need, pair.expert)) {
                let place = format!("pairs[{index}]");
                let other = "an earlier pair of the same need and expert".to_owned();
                return Err(RoundError::Contradiction { place, other });
            }
        }
        self.rules.check()
    }
}

impl Rules {
    fn check(&self) -> Result<(), RoundError> {
        let share = |value: Option<f64>| value.is_none_or(|share| share > 0.0 && share <= 1.0);
        let given = self.region_most_share;
        let place = || "rules.region_most_share".to_owned();
        within(share(given), place, shown(given), "above 0 and at most 1")?;
        for (index, rule) in self.regions.iter().enumerate() {
            let place = |field: &str| format!("rules.regions[{index}].{field}");
            let (most, least) = (rule.most_share, rule.least_share);
            let accepted = "above 0 and at most 1";
            within(share(most), || place("most_share"), shown(most), accepted)?;
            let fits = least.is_none_or(|share| (0.0..=1.0).contains(&share));
            within(fits, || place("least_share"), shown(least), "from 0 to 1")?;
            if let Some(Wish { bonus, .. }) = rule.wish {
                let fits = (0.0..=MOST_PRIORITY).contains(&bonus);
                within(fits, || place("wish.bonus"), bonus, "from 0 to 100")?;
            }
            let contradiction = |place: String, other: String| {
                let error = RoundError::Contradiction { place, other };
                Err(error)
            };
            if let (Some(least), Some(most)) = (rule.least, rule.most)
                && least > most
            {
                return contradiction(place("least"), place("most"));
            }
            if let (Some(least), Some(most)) = (least, most.or(self.region_most_share))
                && least > most
            {
                return contradiction(place("least_share"), "the largest share".to_owned());
            }
            if self.regions[..index]
                .iter()
                .any(|r| r.region == rule.region)
            {
                let other = "an earlier rule of the region".to_owned();
                return contradiction(place("region"), other);
            }
        }
        Ok(())
    }
}

/// The number that a seed in words stands for.
pub fn seed_of(seed: &TieSeed) -> u64 {
    let hash: [u8; 32] = Sha256::digest(format!("spona-round-1\0{}", seed.as_str())).into();
    let first: [u8; 8] = std::array::from_fn(|at| hash[at]);
    u64::from_le_bytes(first)
}

fn shown(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn within(
    fits: bool,
    place: impl Fn() -> String,
    found: impl ToString,
    accepted: &'static str,
) -> Result<(), RoundError> {
    if fits {
        return Ok(());
    }
    Err(RoundError::Value {
        place: place(),
        found: found.to_string(),
        accepted,
    })
}
