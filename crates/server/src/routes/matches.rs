//! Rankings: profiles for a need, needs for a profile.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use domain::blind::{BlindNeed, BlindProfile};
use domain::{Need, NeedId, Profile, ProfileId, Visibility};
use matching::{EngineError, MatchOptions, Matches};
use store::Stored;

use super::crud;
use crate::api::{MatchPage, NeedRecord, Total};
use crate::permits::Permit;
use crate::problem::{ApiResult, responses};
use crate::render::MatchRenderer;
use crate::request::body::RecordBody;
use crate::request::params::{OffsetPage, Params, QueryParams, Reader};
use crate::state::AppState;

impl QueryParams for OffsetPage {
    fn read(reader: &mut Reader) -> Self {
        reader.offset_page()
    }
}

/// Rank profiles for a need
///
/// With hard conditions, evidence in the profiles' own words, and what single changes would do.
/// Nothing here tells a name, an origin, a town or an employer.
#[utoipa::path(
    get,
    path = "/api/v1/needs/{id}/matches",
    operation_id = "match_stored_need",
    tag = "matching",
    params(
        ("id" = String, Path, description = "Our id of the need or its external id."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "Items of the page; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before."),
    ),
    responses(
        (status = 200, body = MatchPage, description = "Matches, best first."),
        responses::OneRecord,
        responses::Parameters,
    ),
)]
pub(crate) async fn of_need(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Params(page): Params<OffsetPage>,
) -> ApiResult<Json<MatchPage>> {
    let need = crud::find::<Need>(&state, &id).await?;
    let id = need.id;
    let renderer = MatchRenderer::for_need(Some(need.clone()), need.record, state.today());
    rank_profiles(state, renderer, Some(id), page).await
}

/// Rank profiles for a need that is not stored
///
/// The need is forgotten as soon as this answers.
#[utoipa::path(
    post,
    path = "/api/v1/match",
    operation_id = "match_need",
    tag = "matching",
    params(
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "Items of the page; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before; send the same body again."),
    ),
    request_body = NeedRecord,
    responses((status = 200, body = MatchPage, description = "Matches, best first."), responses::Body),
)]
pub(crate) async fn of_posted_need(
    State(state): State<AppState>,
    Params(page): Params<OffsetPage>,
    body: RecordBody<Need>,
) -> ApiResult<Json<MatchPage>> {
    let renderer = MatchRenderer::for_need(None, body.record, state.today());
    rank_profiles(state, renderer, None, page).await
}

async fn rank_profiles(
    state: AppState,
    renderer: MatchRenderer,
    id: Option<NeedId>,
    page: OffsetPage,
) -> ApiResult<Json<MatchPage>> {
    let options = options(&state, &page);
    let engine = state.engine().clone();
    let permit = state.permits().acquire().await?;
    let renderer = Arc::new(renderer);
    let need = Arc::clone(&renderer);
    let rank = move || {
        let blind = BlindNeed::from(need.need());
        engine.match_need(&blind, id.map(|id| id.0), &options)
    };
    let (permit, found) = permit.run(rank).await?;
    let found = found?;
    let ids: Vec<ProfileId> = found.items.iter().map(|m| ProfileId(m.profile)).collect();
    let mut profiles = state.store().profiles().get_many(&ids).await?;
    profiles.retain(|profile| profile.record.visibility != Visibility::Hidden);
    let render = move |found: Matches| {
        let by_id: HashMap<_, _> = profiles.iter().map(|p| (p.id.0, p)).collect();
        let known = |found: matching::Match| {
            let profile = by_id.get(&found.profile)?;
            Some(renderer.render(found, profile))
        };
        found.items.into_iter().filter_map(known).collect()
    };
    answer(permit, found, page, render).await
}

/// Rank needs for a profile
///
/// The same scores as from the needs' side.
#[utoipa::path(
    get,
    path = "/api/v1/profiles/{id}/matches",
    operation_id = "match_stored_profile",
    tag = "matching",
    params(
        ("id" = String, Path, description = "Our id of the profile or its external id."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "Items of the page; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before."),
    ),
    responses(
        (status = 200, body = MatchPage, description = "Matches, best first."),
        responses::OneRecord,
        responses::Parameters,
    ),
)]
pub(crate) async fn of_profile(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Params(page): Params<OffsetPage>,
) -> ApiResult<Json<MatchPage>> {
    let profile: Arc<Stored<Profile>> = Arc::new(crud::find(&state, &id).await?);
    let options = options(&state, &page);
    let engine = state.engine().clone();
    let permit = state.permits().acquire().await?;
    let asking = Arc::clone(&profile);
    let rank = move || {
        let blind = BlindProfile::from(&asking.record);
        engine.match_profile(&blind, asking.id.0, &options)
    };
    let (permit, found): (_, Result<Matches, EngineError>) = permit.run(rank).await?;
    let found = found?;
    let needs = found.items.iter().filter_map(|m| m.need).map(NeedId);
    let needs = state
        .store()
        .needs()
        .get_many(&needs.collect::<Vec<_>>())
        .await?;
    let today = state.today();
    let render = move |found: Matches| {
        let by_id: HashMap<_, _> = needs.iter().map(|need| (need.id.0, need)).collect();
        let known = |found: matching::Match| {
            let need: &Stored<Need> = by_id.get(&found.need?)?;
            let renderer = MatchRenderer::for_need(Some(need.clone()), need.record.clone(), today);
            Some(renderer.render(found, &profile))
        };
        found.items.into_iter().filter_map(known).collect()
    };
    answer(permit, found, page, render).await
}

fn options(state: &AppState, page: &OffsetPage) -> MatchOptions {
    MatchOptions {
        offset: page.offset,
        limit: page.page.limit,
        ..MatchOptions::on(state.today())
    }
}

async fn answer(
    permit: Permit,
    found: Matches,
    page: OffsetPage,
    render: impl FnOnce(Matches) -> Vec<crate::api::Match> + Send + 'static,
) -> ApiResult<Json<MatchPage>> {
    let total = found.total;
    let (_, items) = permit.run(move || render(found)).await?;
    Ok(Json(MatchPage {
        items,
        next_cursor: page.next(total),
        total: Total::exact(total),
    }))
}
