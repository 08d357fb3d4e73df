//! What the API sends and takes: one type a thing, each described in the OpenAPI document.
//!
//! Records come in through [`domain::record`], so the types of requests are only descriptions;
//! the types of answers are made of `domain`'s own with `From`.

mod audit;
mod cards;
pub mod codes;
mod concept;
mod forecast;
mod link;
mod matching;
mod need;
mod overview;
mod page;
mod parts;
mod profile;
mod programme;
mod receipt;
mod search;
mod suggest;
mod two_way;
mod weights;

pub use audit::{Counterfactual, Exposure, ExposureGroup, ExposureTable, FairnessReport};
pub use cards::{NeedCard, ProfileCard};
pub use concept::{Concept, ConceptCard, RegulatedProfession, RelatedConcept};
pub use forecast::{
    Backtest, Forecast, ForecastMethod, ForecastOccupation, HistoryPoint, ProjectionPoint, Source,
};
pub use link::{Link, LinkRequest, LinkedText};
pub use matching::{
    Change, Criterion, Evidence, ExplanationLine, Match, Requirement, Versions, Violation, WhatIf,
};
pub use need::{Need, NeedRecord};
pub use overview::{MatchPage, ModeCount, NearMiss, Overview};
pub use page::{
    ConceptPage, ForecastPage, NeedPage, NeedSearchPage, ProfilePage, ProfileSearchPage, Total,
};
pub use parts::{Availability, Education, Experience, LanguageRequirement, LanguageSkill, Licence};
pub use profile::{Profile, ProfileRecord};
pub use programme::{
    AddedExpert, RoundAlternative, RoundNeed, RoundOrganisation, RoundPlacement, RoundRegion,
    RoundRegionRule, RoundRequest, RoundResult, RoundWithout, RoundWorth, UnplacedProfile,
};
pub use receipt::{ChangedRecord, Receipt};
pub use search::{FacetCount, Fragment, NeedFacets, NeedHit, ProfileFacets, ProfileHit, Snippet};
pub use suggest::{Suggestion, Suggestions};
pub use two_way::{Mutual, Place, Wish};
pub use weights::{CriterionWeight, Weights};
