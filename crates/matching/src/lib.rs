//! Retrieval, ranking and explanation over one tantivy index of blind profiles and needs.
//!
//! [`Engine`] is the door. Text comes in as [`domain::blind`] types and leaves as ids, scores and
//! references to statements; this crate never sees a name, and never quotes: whoever may see a
//! profile's own words looks them up with [`domain::blind::quote`].

mod analysis;
pub mod audit;
mod concepts;
mod criterion;
mod definition;
mod digest;
mod document;
mod engine;
mod error;
pub mod evaluate;
mod matches;
mod nearest;
pub mod outcome;
mod prepared;
pub mod programme;
pub mod query;
mod ranking;
mod retrieval;
mod schema;
mod search;
pub mod ties;
pub mod two_way;
mod vectors;
mod wording;
mod words;

pub use definition::Definition;
pub use engine::{Access, Engine, Update};
pub use error::{DefinitionError, EngineError};
pub use outcome::{
    Applied, Band, Change, Contribution, Criterion, Evidence, Facet, FacetValue, Hit, Match,
    Matches, ModeCount, NearMiss, Overview, Page, RequirementKind, RequirementResult,
    RequirementStatus, Status, Versions, Violation, WhatIf,
};
pub use prepared::{Prepared, Ranked};
pub use query::{MatchOptions, NeedQuery, ProfileFilter, ProfileQuery};
pub use ranking::{Bounds, Parameter, Ranking, WeightBounds, WeightError, shares_mode, speaks};
pub use two_way::{Mutual, Place, Standing, Wish, WishStatus};
