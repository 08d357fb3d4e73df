//! The weights of the ranking and how far a request may move them.

use serde::Serialize;
use utoipa::ToSchema;

/// The weights of the ranking, and the bounds of `weights=` in a request for matches.
#[derive(Debug, Serialize, ToSchema)]
pub struct Weights {
    /// Their version, as in a match's `versions.weights` where no weight was adjusted. An adjusted
    /// one is this, `+` and the factors.
    #[schema(example = "1@0123456789abcdef")]
    pub version: String,
    /// The lowest factor; 0 leaves a criterion out.
    pub lowest_factor: f64,
    /// The highest factor.
    pub highest_factor: f64,
    /// Every criterion, in the order of a receipt.
    pub criteria: Vec<CriterionWeight>,
}

/// A criterion and its weight.
#[derive(Debug, Serialize, ToSchema)]
pub struct CriterionWeight {
    /// Its name.
    #[schema(example = "essential_skills")]
    pub criterion: &'static str,
    /// Its weight before scaling: what a need does not ask for is left out, and the rest scaled to
    /// sum to 1. A criterion with the weight 0 stays out, whatever its factor.
    pub weight: f64,
}
