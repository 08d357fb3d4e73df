//! Pages of lists.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    ConceptCard, Forecast, Need, NeedFacets, NeedHit, Profile, ProfileFacets, ProfileHit, codes,
};

/// How many items the whole list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Total {
    /// The number.
    pub value: u64,
    /// Whether it is exact or a lower bound.
    #[schema(value_type = codes::Relation)]
    pub relation: &'static str,
}

impl Total {
    /// A number that was counted.
    pub fn exact(value: impl TryInto<u64>) -> Self {
        Self {
            value: value.try_into().unwrap_or(u64::MAX),
            relation: "exact",
        }
    }
}

macro_rules! pages {
    ( $( $(#[$doc:meta])* $name:ident of $item:ty $(, facets $facets:ty)?; )+ ) => { $(
        $(#[$doc])*
        #[derive(Debug, Serialize, ToSchema)]
        pub struct $name {
            /// The items of this page.
            pub items: Vec<$item>,
            /// To be sent as `cursor` for the next page; `null` on the last one.
            #[schema(required)]
            pub next_cursor: Option<String>,
            /// How many items the whole list has.
            pub total: Total,
            $(
                /// Counts by filter value over the whole list.
                pub facets: $facets,
            )?
        }
    )+ };
}

pages! {
    /// Profiles, oldest first.
    ProfilePage of Profile;
    /// Needs, oldest first.
    NeedPage of Need;
    /// Profiles that a search found, best first.
    ProfileSearchPage of ProfileHit, facets ProfileFacets;
    /// Needs that a search found, best first.
    NeedSearchPage of NeedHit, facets NeedFacets;
    /// Forecasts in the order of the occupations' codes.
    ForecastPage of Forecast;
    /// Occupations or skills, in the order of the taxonomy.
    ConceptPage of ConceptCard;
}
