//! `/api/v1/search`: free search with filters.

use axum::Json;
use axum::extract::State;
use domain::{EducationLevel, Need, NeedId, Profile, ProfileId, Visibility};
use matching::{NeedFilter, NeedQuery, ProfileFilter, ProfileQuery};
use store::Records;

use crate::api::{
    NeedCard, NeedFacets, NeedHit, NeedSearchPage, ProfileCard, ProfileFacets, ProfileHit,
    ProfileSearchPage, Total,
};
use crate::problem::{ApiResult, responses};
use crate::render::Highlighter;
use crate::request::params::{OffsetPage, Params, QueryParams, Reader};
use crate::state::AppState;

/// What profiles are searched by.
pub(crate) struct ProfileSearch {
    query: ProfileQuery,
    page: OffsetPage,
}

impl QueryParams for ProfileSearch {
    fn read(reader: &mut Reader) -> Self {
        let levels = EducationLevel::RANGE;
        let query = ProfileQuery {
            text: reader.text("q"),
            filter: ProfileFilter {
                countries: reader.codes("country"),
                modes: reader.codes("mode"),
                languages: reader.languages("language"),
                min_education: reader
                    .number("min_education", *levels.start(), *levels.end())
                    .and_then(EducationLevel::new),
            },
            facets: true,
            ..ProfileQuery::default()
        };
        let page = reader.offset_page();
        let query = ProfileQuery {
            offset: page.offset,
            limit: page.page.limit,
            ..query
        };
        Self { query, page }
    }
}

/// What needs are searched by.
pub(crate) struct NeedSearch {
    query: NeedQuery,
    page: OffsetPage,
}

impl QueryParams for NeedSearch {
    fn read(reader: &mut Reader) -> Self {
        let query = NeedQuery {
            text: reader.text("q"),
            filter: NeedFilter {
                regions: reader.codes("region"),
                sectors: reader.codes("sector"),
                modes: reader.codes("mode"),
                languages: reader.languages("language"),
            },
            facets: true,
            ..NeedQuery::default()
        };
        let page = reader.offset_page();
        let query = NeedQuery {
            offset: page.offset,
            limit: page.page.limit,
            ..query
        };
        Self { query, page }
    }
}

/// Search profiles
///
/// Words in any language and either script; without words, all profiles that the filters let
/// through. Values of one filter are alternatives, filters add up. Nothing here tells a name, an
/// origin, a town or an employer.
#[utoipa::path(
    get,
    path = "/api/v1/search/profiles",
    operation_id = "search_profiles",
    tag = "search",
    params(
        ("q" = Option<String>, Query, max_length = 1000, description = "Words to search for."),
        ("country" = Option<Vec<crate::api::codes::Country>>, Query, description = "Country of residence."),
        ("mode" = Option<Vec<crate::api::codes::Mode>>, Query, description = "A mode that would be considered."),
        ("language" = Option<Vec<crate::api::codes::LanguageTag>>, Query, description = "A language that is known; `bs`, `cnr`, `hr`, `sr` and `sh` find one another."),
        ("min_education" = Option<u8>, Query, minimum = 3, maximum = 8, description = "The lowest ISCED 2011 level."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "Items of the page; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before."),
    ),
    responses((status = 200, body = ProfileSearchPage, description = "Profiles, best first."), responses::Parameters),
)]
pub(crate) async fn profiles(
    State(state): State<AppState>,
    Params(search): Params<ProfileSearch>,
) -> ApiResult<Json<ProfileSearchPage>> {
    let ProfileSearch { query, page } = search;
    let text = query.text.clone();
    let engine = state.engine().clone();
    let permit = state.permits().acquire().await?;
    let (permit, found) = permit.run(move || engine.search_profiles(&query)).await?;
    let found = found?;
    let ids: Vec<ProfileId> = found.items.iter().map(|hit| ProfileId(hit.id)).collect();
    let records: &dyn Records<Profile> = state.store().profiles();
    let mut stored = records.get_many(&ids).await?;
    // The index may be a moment behind the owner's wish.
    stored.retain(|profile| profile.record.visibility == Visibility::Organisations);
    let facets = ProfileFacets::from(found.facets.as_slice());
    let (total, hits) = (found.total, found.items);
    let (engine, today) = (state.engine().clone(), state.today());
    let render = move || {
        let highlighter = Highlighter::new(&engine, &text);
        let item = |profile: &store::Stored<Profile>| {
            let hit = hits.iter().find(|hit| hit.id == profile.id.0)?;
            Some(ProfileHit {
                profile: ProfileCard::new(profile, today),
                score: hit.score,
                snippets: highlighter.of_profile(&profile.record),
            })
        };
        stored.iter().filter_map(item).collect()
    };
    let (_, items) = permit.run(render).await?;
    Ok(Json(ProfileSearchPage {
        items,
        next_cursor: page.next(total),
        total: Total::exact(total),
        facets,
    }))
}

/// Search needs
///
/// Words in any language and either script; without words, all needs that the filters let
/// through. Values of one filter are alternatives, filters add up.
#[utoipa::path(
    get,
    path = "/api/v1/search/needs",
    operation_id = "search_needs",
    tag = "search",
    params(
        ("q" = Option<String>, Query, max_length = 1000, description = "Words to search for."),
        ("region" = Option<Vec<crate::api::codes::Region>>, Query, description = "Region."),
        ("sector" = Option<Vec<crate::api::codes::Sector>>, Query, description = "Economic sector."),
        ("mode" = Option<Vec<crate::api::codes::Mode>>, Query, description = "A mode that is accepted."),
        ("language" = Option<Vec<crate::api::codes::LanguageTag>>, Query, description = "A language that is asked for; `bs`, `cnr`, `hr`, `sr` and `sh` find one another."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "Items of the page; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before."),
    ),
    responses((status = 200, body = NeedSearchPage, description = "Needs, best first."), responses::Parameters),
)]
pub(crate) async fn needs(
    State(state): State<AppState>,
    Params(search): Params<NeedSearch>,
) -> ApiResult<Json<NeedSearchPage>> {
    let NeedSearch { query, page } = search;
    let text = query.text.clone();
    let engine = state.engine().clone();
    let permit = state.permits().acquire().await?;
    let (permit, found) = permit.run(move || engine.search_needs(&query)).await?;
    let found = found?;
    let ids: Vec<NeedId> = found.items.iter().map(|hit| NeedId(hit.id)).collect();
    let records: &dyn Records<Need> = state.store().needs();
    let stored = records.get_many(&ids).await?;
    let facets = NeedFacets::from(found.facets.as_slice());
    let (total, hits) = (found.total, found.items);
    let engine = state.engine().clone();
    let render = move || {
        let highlighter = Highlighter::new(&engine, &text);
        let item = |need: &store::Stored<Need>| {
            let hit = hits.iter().find(|hit| hit.id == need.id.0)?;
            Some(NeedHit {
                need: NeedCard::from(need),
                score: hit.score,
                snippets: highlighter.of_need(&need.record),
            })
        };
        stored.iter().filter_map(item).collect()
    };
    let (_, items) = permit.run(render).await?;
    Ok(Json(NeedSearchPage {
        items,
        next_cursor: page.next(total),
        total: Total::exact(total),
        facets,
    }))
}
