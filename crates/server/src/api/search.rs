//! What a search answers.

use serde::Serialize;
use utoipa::ToSchema;

use super::{NeedCard, ProfileCard};

/// A profile that a search found.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProfileHit {
    /// The profile.
    pub profile: ProfileCard,
    /// How well the text matches; comparable within one search only, 0 where there was no text.
    pub score: f32,
    /// Where the words of the search stand in it.
    pub snippets: Vec<Snippet>,
}

/// A need that a search found.
#[derive(Debug, Serialize, ToSchema)]
pub struct NeedHit {
    /// The need.
    pub need: NeedCard,
    /// How well the text matches; comparable within one search only, 0 where there was no text.
    pub score: f32,
    /// Where the words of the search stand in it.
    pub snippets: Vec<Snippet>,
}

/// A passage of one field in its author's own words.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Snippet {
    /// The field it stands in.
    #[schema(example = "experience/0/description")]
    pub field: String,
    /// Its pieces in their order; together they are the passage.
    pub fragments: Vec<Fragment>,
}

/// A piece of a passage.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Fragment {
    /// Its text, not escaped for any markup.
    pub text: String,
    /// Whether it is a word of the search.
    pub highlighted: bool,
}

/// A filter value and how many hits have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FacetCount {
    /// The code, as the filter takes it.
    pub value: String,
    /// Hits with it.
    pub count: u64,
}

/// Counts over the whole list of profiles. Languages are counted by group: `sh` is Bosnian,
/// Croatian, Montenegrin and Serbian together.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct ProfileFacets {
    /// By country of residence.
    pub country: Vec<FacetCount>,
    /// By engagement mode.
    pub mode: Vec<FacetCount>,
    /// By language.
    pub language: Vec<FacetCount>,
    /// By highest ISCED level.
    pub education: Vec<FacetCount>,
}

/// Counts over the whole list of needs. Languages are counted by group: `sh` is Bosnian,
/// Croatian, Montenegrin and Serbian together.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct NeedFacets {
    /// By region.
    pub region: Vec<FacetCount>,
    /// By economic sector.
    pub sector: Vec<FacetCount>,
    /// By engagement mode.
    pub mode: Vec<FacetCount>,
    /// By language.
    pub language: Vec<FacetCount>,
}

/// Takes one facet out of the engine's list.
fn take(facets: &[matching::Facet], name: &str) -> Vec<FacetCount> {
    let facet = facets.iter().find(|facet| facet.name == name);
    let values = facet
        .map(|facet| facet.values.as_slice())
        .unwrap_or_default();
    let count = |value: &matching::FacetValue| FacetCount {
        value: value.value.clone(),
        count: value.count,
    };
    values.iter().map(count).collect()
}

impl From<&[matching::Facet]> for ProfileFacets {
    fn from(facets: &[matching::Facet]) -> Self {
        Self {
            country: take(facets, "country"),
            mode: take(facets, "mode"),
            language: take(facets, "language"),
            education: take(facets, "education"),
        }
    }
}

impl From<&[matching::Facet]> for NeedFacets {
    fn from(facets: &[matching::Facet]) -> Self {
        Self {
            region: take(facets, "region"),
            sector: take(facets, "sector"),
            mode: take(facets, "mode"),
            language: take(facets, "language"),
        }
    }
}
