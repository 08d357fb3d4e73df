//! Retrieval, ranking and explanation over one tantivy index of blind profiles and needs.
//!
//! [`Engine`] is the door. Text comes in as [`domain::blind`] types and leaves as ids, scores and
//! references to statements; this crate never sees a name, and never quotes: whoever may see a
//! profile's own words looks them up with [`domain::blind::quote`].

#![allow(
    clippy::inline_always,
    reason = "what runs in `simd::widely` is compiled for a processor only where it is inlined"
)]

mod analysis;
pub mod audit;
mod bits;
mod codes;
mod concepts;
mod criterion;
mod definition;
mod digest;
mod document;
mod engine;
mod error;
pub mod evaluate;
mod facets;
mod filter;
mod fusion;
mod levels;
mod matches;
mod nearest;
pub mod outcome;
mod packed;
mod prepared;
pub mod programme;
pub mod query;
mod ranking;
mod retrieval;
mod schema;
mod search;
mod simd;
mod terms;
pub mod ties;
mod top;
pub mod two_way;
mod vectors;
mod view;
mod wording;
mod words;

pub use definition::Definition;
pub use engine::{Access, Engine, Update};
pub use error::{DefinitionError, EngineError};
pub use outcome::{
    Applied, Band, CandidateLists, Change, Contribution, Criterion, Evidence, Facet, FacetValue,
    Hit, Match, Matches, ModeCount, NearMiss, Overview, Page, RequirementKind, RequirementResult,
    RequirementStatus, Status, Versions, Violation, WhatIf,
};
pub use prepared::{Prepared, Ranked};
pub use query::{MatchOptions, NeedFilter, NeedQuery, ProfileFilter, ProfileQuery};
pub use ranking::{Bounds, Parameter, Ranking, WeightBounds, WeightError, shares_mode, speaks};
pub use two_way::{Mutual, Place, Standing, Wish, WishStatus};
