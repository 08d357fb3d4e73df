//! The report of the standing fairness audit: figures about kinds of copies and about groups. It
//! names nobody, quotes nothing and holds no id of a profile.

use matching::audit::{Figures, GroupExposure, MEAN_DIFFERENCE, MEAN_SHIFT, Promise, Respect};
use matching::audit::{Table, Verdict};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a fairness audit found. `docs/fairness.md` says how to read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FairnessReport {
    /// When it was made, RFC 3339.
    #[schema(format = DateTime)]
    pub made_at: String,
    /// What profiles and needs were drawn with, and what ties were broken with.
    pub seed: String,
    /// Version of the engine.
    pub engine: String,
    /// The embedding model.
    pub model: String,
    /// The taxonomy.
    pub taxonomy: String,
    /// The ranking weights.
    pub weights: String,
    /// Needs in the sample.
    pub needs: usize,
    /// Profiles in the sample, rounded to a multiple of 5; null where there are fewer than 10.
    #[schema(required)]
    pub profiles: Option<u64>,
    /// Whether no hard promise is broken.
    pub hard_promises_kept: bool,
    /// Whether no promise is broken.
    pub all_promises_kept: bool,
    /// What became of copies that differ in one respect, a kind each.
    pub counterfactuals: Vec<Counterfactual>,
    /// Who stands on the first pages of all open needs.
    pub exposure: Exposure,
}

/// What became of copies of profiles that differ in one respect.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Counterfactual {
    /// The respect: `name`, `origin`, `script`, `country`, `age`, `gender_form`,
    /// `language_variant`.
    #[schema(value_type = String)]
    pub respect: Respect,
    /// `identical`: every score is the same to the last bit. `close`: differences stay below the
    /// thresholds on average.
    #[schema(value_type = String)]
    pub promise: Promise,
    /// Whether the promise holds by construction, so that one broken pair fails the audit.
    pub hard: bool,
    /// `kept`, `broken` or `not_measured` (no profile could be changed so).
    #[schema(value_type = String)]
    pub verdict: Verdict,
    /// The largest mean difference that keeps the promise.
    pub most_mean_score_difference: f64,
    /// The mean shift that a kept promise stays below; null where there may be none.
    #[schema(required)]
    pub below_mean_rank_shift: Option<f64>,
    /// Pairs of a need with a profile and its copy.
    pub pairs: usize,
    /// The share of pairs with the same score to the last bit.
    pub identical_score_share: f64,
    /// The mean difference of scores, which are in [0, 1].
    pub mean_score_difference: f64,
    /// The largest difference.
    pub max_score_difference: f64,
    /// 95 of 100 pairs differ by at most this.
    pub score_p95: f64,
    /// The mean shift in places.
    pub mean_rank_shift: f64,
    /// 95 of 100 pairs shift by at most so many places.
    pub rank_shift_p95: usize,
    /// Pairs that enter or leave the first ten.
    pub top10_changes: usize,
    /// The same as a share of the pairs that are among the first ten before or after.
    pub top10_change_share: f64,
}

/// Who stands on the first pages of all open needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Exposure {
    /// Open needs.
    pub needs: usize,
    /// Places of a first page.
    pub places: usize,
    /// Scores that differ by at most this are about the same relevance.
    pub near: f64,
    /// A table for each way of grouping profiles.
    pub tables: Vec<ExposureTable>,
}

/// The exposure of groups. Groups of fewer than 10, those that are mostly one person, and those
/// that would tell another by subtraction are withheld; counts are multiples of 5.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ExposureTable {
    /// `country`, `language`, `script` or `language_variant`.
    pub by: String,
    /// Profiles in all groups; null where withheld.
    #[schema(required)]
    pub profiles: Option<u64>,
    /// How many groups are withheld.
    pub withheld_groups: usize,
    /// The groups that may be told.
    pub groups: Vec<ExposureGroup>,
}

/// The exposure of one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ExposureGroup {
    /// Its code.
    pub group: String,
    /// Its profiles, a multiple of 5.
    #[schema(required)]
    pub profiles: Option<u64>,
    /// Its share of all attention, which the place at rank r gets by 1/log2(1 + r).
    pub share: f64,
    /// The share it would have if equally relevant profiles took turns.
    pub expected_share: f64,
    /// The first over the second; 1 where nobody is favoured among equals.
    #[schema(required)]
    pub ratio: Option<f64>,
    /// The lower end of a 95 % interval of the ratio.
    #[schema(required)]
    pub ratio_low: Option<f64>,
    /// The upper end.
    #[schema(required)]
    pub ratio_high: Option<f64>,
}

impl Counterfactual {
    /// What a respect's figures come to.
    pub fn new(respect: Respect, figures: &Figures) -> Self {
        let promise = respect.promise();
        let close = promise == Promise::Close;
        Self {
            respect,
            promise,
            hard: respect.is_hard(),
            verdict: promise.verdict(figures),
            most_mean_score_difference: if close { MEAN_DIFFERENCE } else { 0.0 },
            below_mean_rank_shift: close.then_some(MEAN_SHIFT),
            pairs: figures.pairs,
            identical_score_share: figures.identical_score_share,
            mean_score_difference: figures.mean_score_difference,
            max_score_difference: figures.max_score_difference,
            score_p95: figures.score_p95,
            mean_rank_shift: figures.mean_rank_shift,
            rank_shift_p95: figures.rank_shift_p95,
            top10_changes: figures.top10_changes,
            top10_change_share: figures.top10_change_share,
        }
    }
}

impl ExposureTable {
    /// The table of one way of grouping.
    pub fn new(by: &str, table: Table) -> Self {
        Self {
            by: by.to_owned(),
            profiles: table.profiles.value(),
            withheld_groups: table.withheld_groups,
            groups: table.groups.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<GroupExposure> for ExposureGroup {
    fn from(group: GroupExposure) -> Self {
        Self {
            group: group.group,
            profiles: group.profiles.value(),
            share: group.share,
            expected_share: group.expected_share,
            ratio: group.ratio,
            ratio_low: group.interval.map(|(low, _)| low),
            ratio_high: group.interval.map(|(_, high)| high),
        }
    }
}
