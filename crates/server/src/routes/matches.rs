//! Rankings: profiles for a need, needs for a profile.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Path, State};
use domain::blind::{BlindNeed, BlindProfile};
use domain::{Need, NeedId, Profile, ProfileId, Visibility};
use explanation::Explainer;
use matching::{EngineError, MatchOptions, Matches, ProfileFilter};
use store::Stored;

use super::crud;
use super::weights::adjusted;
use crate::api::{Match, MatchPage, NeedRecord, Overview, Total};
use crate::permits::Permit;
use crate::problem::{ApiResult, responses};
use crate::receipts::keeping::{Before, Kept, Shown};
use crate::render::MatchRenderer;
use crate::render::two_way::{FromNeed, FromProfile, by_both};
use crate::request::body::RecordBody;
use crate::request::language::{self, InLanguage, Reading};
use crate::request::params::{MatchParams, NeedMatchParams, Params};
use crate::state::AppState;

/// Rank profiles for a need
///
/// With hard conditions, evidence in the profiles' own words, and what single changes would do;
/// and an overview of the whole ranking: how many fit, in which modes, and what keeps others out.
/// Nothing here tells a name, an origin, a town or an employer.
#[utoipa::path(
    get,
    path = "/api/v1/needs/{id}/matches",
    operation_id = "match_stored_need",
    tag = "matching",
    params(
        ("id" = String, Path, description = "Our id of the need or its external id."),
        ("mode" = Option<Vec<crate::api::codes::Mode>>, Query, explode, description = "Only profiles that offer one of these modes. It is no condition: where the need does not accept the mode, the match says so as ever."),
        ("fitting" = Option<bool>, Query, description = "`true`: only profiles that fit but for the engagement mode, which is whom `overview.modes` counts."),
        ("weights" = Option<String>, Query, description = "Factors that raise or lower the weights of criteria for this ranking, within the bounds that `GET /api/v1/weights` tells. The receipts' `versions.weights` names them.", example = "essential_skills:2,experience:0.5"),
        ("view" = Option<String>, Query, description = "`two_way`: each match carries `mutual`, the pair from both sides. A page then has at most 20 items."),
        ("sort" = Option<String>, Query, description = "`mutual`: the items of a page stand in the order of `mutual.score`, and `view` is `two_way`; `rank` stays the place in the ranking. `score` where nothing is said."),
        ("language" = Option<String>, Query, description = "The language of `explanation`: bs, bs-Cyrl, hr, sr, sr-Cyrl, en or de. Where nothing is said, the first of `Accept-Language` that is among these, else bs."),
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
    Params(params): Params<NeedMatchParams>,
    Reading(explainer): Reading,
) -> ApiResult<InLanguage<MatchPage>> {
    let need = crud::find::<Need>(&state, &id).await?;
    let id = need.id;
    let (stored, today) = (Some(need.clone()), state.today());
    let renderer = MatchRenderer::for_need(stored, need.record, today, explainer);
    rank_profiles(state, renderer, Some(id), params).await
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
        ("mode" = Option<Vec<crate::api::codes::Mode>>, Query, explode, description = "Only profiles that offer one of these modes. It is no condition: where the need does not accept the mode, the match says so as ever."),
        ("fitting" = Option<bool>, Query, description = "`true`: only profiles that fit but for the engagement mode, which is whom `overview.modes` counts."),
        ("weights" = Option<String>, Query, description = "Factors that raise or lower the weights of criteria for this ranking, within the bounds that `GET /api/v1/weights` tells. The receipts' `versions.weights` names them.", example = "essential_skills:2,experience:0.5"),
        ("view" = Option<String>, Query, description = "`two_way`: each match carries `mutual`, the pair from both sides. A page then has at most 20 items."),
        ("sort" = Option<String>, Query, description = "`mutual`: the items of a page stand in the order of `mutual.score`, and `view` is `two_way`; `rank` stays the place in the ranking. `score` where nothing is said."),
        ("language" = Option<String>, Query, description = "The language of `explanation`: bs, bs-Cyrl, hr, sr, sr-Cyrl, en or de. Where nothing is said, the first of `Accept-Language` that is among these, else bs."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "Items of the page; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before; send the same body again."),
    ),
    request_body = NeedRecord,
    responses((status = 200, body = MatchPage, description = "Matches, best first."), responses::Body),
)]
pub(crate) async fn of_posted_need(
    State(state): State<AppState>,
    Params(params): Params<NeedMatchParams>,
    Reading(explainer): Reading,
    body: RecordBody<Need>,
) -> ApiResult<InLanguage<MatchPage>> {
    let renderer = MatchRenderer::for_need(None, body.record, state.today(), explainer);
    rank_profiles(state, renderer, None, params).await
}

async fn rank_profiles(
    state: AppState,
    renderer: MatchRenderer,
    id: Option<NeedId>,
    params: NeedMatchParams,
) -> ApiResult<InLanguage<MatchPage>> {
    let NeedMatchParams {
        modes,
        fitting,
        ranking: params,
    } = params;
    let engine = adjusted(&state, &params.weights)?;
    let mut options = options(&state, &params);
    options.filter.modes = modes;
    options.fitting = fitting;
    let id = id.map(|id| id.0);
    let permit = state.permits().acquire().await?;
    let before = Before::ranking(&state).await;
    let renderer = Arc::new(renderer);
    let today = options.today;
    let rank = {
        let (engine, renderer) = (engine.clone(), Arc::clone(&renderer));
        let options = options.clone();
        move || {
            let blind = Arc::new(BlindNeed::from(renderer.need()));
            let mut found = engine.match_need(&blind, id, &options)?;
            if options.filter != ProfileFilter::default() {
                // The overview is of the whole ranking, so that one finds back from a filter.
                let whole = MatchOptions {
                    limit: 1,
                    ..MatchOptions::on(today)
                };
                found.overview = engine.match_need(&blind, id, &whole)?.overview;
            }
            Ok::<_, EngineError>((blind, found))
        }
    };
    let (permit, ranked) = permit.run(rank).await?;
    let (blind, found) = ranked?;
    let ids: Vec<ProfileId> = found.items.iter().map(|m| ProfileId(m.profile)).collect();
    let mut profiles = state.store().profiles().get_many(&ids).await?;
    profiles.retain(|profile| profile.record.visibility != Visibility::Hidden);
    let kept = renderer.stored().map_or_else(Kept::none, |need| {
        let shown = Shown::to(need, &profiles);
        before.keep(&state, &engine, &options, &found.items, shown)
    });
    let explainer = renderer.explainer();
    let overview = renderer.overview(&found.overview);
    let both = params.two_way;
    let render = move |found: Matches| {
        let two_way = both.then(|| FromNeed::new(engine, today, id, blind));
        let two_way = two_way.transpose()?;
        let by_id: HashMap<_, _> = profiles.iter().map(|p| (p.id.0, p)).collect();
        let known = |found: matching::Match| {
            let profile = by_id.get(&found.profile)?;
            let item = renderer.render(found, profile);
            let mutual = two_way
                .as_ref()
                .map(|need| need.mutual(profile, item.score));
            Some(mutual.transpose().map(|mutual| Match { mutual, ..item }))
        };
        found.items.into_iter().filter_map(known).collect()
    };
    answer(
        permit,
        found,
        params,
        Some(overview),
        (kept, explainer),
        render,
    )
    .await
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
        ("weights" = Option<String>, Query, description = "Factors that raise or lower the weights of criteria for this ranking, within the bounds that `GET /api/v1/weights` tells. The receipts' `versions.weights` names them.", example = "essential_skills:2,experience:0.5"),
        ("view" = Option<String>, Query, description = "`two_way`: each match carries `mutual`, the pair from both sides. A page then has at most 20 items."),
        ("sort" = Option<String>, Query, description = "`mutual`: the items of a page stand in the order of `mutual.score`, and `view` is `two_way`; `rank` stays the place in the ranking. `score` where nothing is said."),
        ("language" = Option<String>, Query, description = "The language of `explanation`: bs, bs-Cyrl, hr, sr, sr-Cyrl, en or de. Where nothing is said, the first of `Accept-Language` that is among these, else bs."),
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
    Params(params): Params<MatchParams>,
    Reading(explainer): Reading,
) -> ApiResult<InLanguage<MatchPage>> {
    let profile: Arc<Stored<Profile>> = Arc::new(crud::find(&state, &id).await?);
    let engine = adjusted(&state, &params.weights)?;
    let options = options(&state, &params);
    let today = options.today;
    let permit = state.permits().acquire().await?;
    let before = Before::ranking(&state).await;
    let id = profile.id.0;
    let rank = {
        let (engine, profile) = (engine.clone(), Arc::clone(&profile));
        let options = options.clone();
        move || {
            let blind = Arc::new(BlindProfile::from(&profile.record));
            let found = engine.match_profile(&blind, id, &options)?;
            Ok::<_, EngineError>((blind, found))
        }
    };
    let (permit, ranked) = permit.run(rank).await?;
    let (blind, found) = ranked?;
    let needs = found.items.iter().filter_map(|m| m.need).map(NeedId);
    let needs = state
        .store()
        .needs()
        .get_many(&needs.collect::<Vec<_>>())
        .await?;
    let shown = Shown::to((id, profile.version), &needs);
    let kept = before.keep(&state, &engine, &options, &found.items, shown);
    let both = params.two_way;
    let render = move |found: Matches| {
        let two_way = both.then(|| FromProfile::new(engine, today, id, blind));
        let two_way = two_way.transpose()?;
        let by_id: HashMap<_, _> = needs.iter().map(|need| (need.id.0, need)).collect();
        let known = |found: matching::Match| {
            let need: &Stored<Need> = by_id.get(&found.need?)?;
            let record = need.record.clone();
            let renderer = MatchRenderer::for_need(Some(need.clone()), record, today, explainer);
            let item = renderer.render(found, &profile);
            let mutual = two_way
                .as_ref()
                .map(|profile| profile.mutual(need, item.score));
            Some(mutual.transpose().map(|mutual| Match { mutual, ..item }))
        };
        found.items.into_iter().filter_map(known).collect()
    };
    answer(permit, found, params, None, (kept, explainer), render).await
}

fn options(state: &AppState, params: &MatchParams) -> MatchOptions {
    MatchOptions {
        offset: params.page.offset,
        limit: params.page.page.limit,
        ..MatchOptions::on(state.today())
    }
}

async fn answer(
    permit: Permit,
    found: Matches,
    params: MatchParams,
    overview: Option<Overview>,
    (kept, explainer): (Kept, Explainer),
    render: impl FnOnce(Matches) -> Result<Vec<Match>, EngineError> + Send + 'static,
) -> ApiResult<InLanguage<MatchPage>> {
    let total = found.total;
    let (_, items) = permit.run(move || render(found)).await?;
    let mut items = items?;
    kept.onto(&mut items).await;
    if params.by_both {
        by_both(&mut items);
    }
    let page = MatchPage {
        items,
        next_cursor: params.page.next(total),
        total: Total::exact(total),
        overview,
    };
    Ok(language::answer(explainer, page))
}
