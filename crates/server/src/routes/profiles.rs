//! `/api/v1/profiles`.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::crud::{self, ListParams};
use crate::api::{Profile, ProfilePage, ProfileRecord};
use crate::problem::ApiResult;
use crate::problem::responses;
use crate::request::body::RecordBody;
use crate::request::params::Params;
use crate::state::AppState;

/// List profiles
///
/// Whole profiles, oldest first, with everything that they hold.
#[utoipa::path(
    get,
    path = "/api/v1/profiles",
    operation_id = "list_profiles",
    tag = "profiles",
    params(
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "Items of the page; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before."),
    ),
    responses((status = 200, body = ProfilePage, description = "A page of profiles."), responses::Parameters),
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    Params(params): Params<ListParams>,
) -> ApiResult<Json<ProfilePage>> {
    let page = crud::list::<domain::Profile>(&state, &params).await?;
    Ok(Json(ProfilePage {
        items: page.items,
        next_cursor: page.next_cursor,
        total: page.total,
    }))
}

/// Create a profile
///
/// It is durable when this answers, and can be found by search and matching within a second.
/// With an `Idempotency-Key` it can be repeated safely for 24 hours.
#[utoipa::path(
    post,
    path = "/api/v1/profiles",
    operation_id = "create_profile",
    tag = "profiles",
    params(("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 255, description = "Makes the creation repeatable: the same key with the same body creates once and gives the same answer.")),
    request_body = ProfileRecord,
    responses(
        (
            status = 201,
            body = Profile,
            description = "The profile as it was stored.",
            headers(
                ("Location" = String, description = "Its address."),
                ("ETag" = String, description = "Its version."),
            )
        ),
        responses::Creation,
    ),
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    Params(()): Params<()>,
    headers: HeaderMap,
    body: RecordBody<domain::Profile>,
) -> ApiResult<Response> {
    crud::create(&state, &headers, body).await
}

/// Get a profile
#[utoipa::path(
    get,
    path = "/api/v1/profiles/{id}",
    operation_id = "get_profile",
    tag = "profiles",
    params(("id" = String, Path, description = "Our id or the external id.")),
    responses(
        (
            status = 200,
            body = Profile,
            description = "The profile.",
            headers(("ETag" = String, description = "Its version."))
        ),
        responses::OneRecord,
        responses::Parameters,
    ),
)]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Params(()): Params<()>,
) -> ApiResult<Response> {
    let stored = crud::find::<domain::Profile>(&state, &id).await?;
    Ok(crud::answer(stored))
}

/// Replace a profile
///
/// The whole profile is replaced: a field that is missing is empty afterwards.
#[utoipa::path(
    put,
    path = "/api/v1/profiles/{id}",
    operation_id = "replace_profile",
    tag = "profiles",
    params(
        ("id" = String, Path, description = "Our id or the external id."),
        ("If-Match" = String, Header, description = "`ETag` of the version to be replaced; `*` replaces any."),
    ),
    request_body = ProfileRecord,
    responses(
        (
            status = 200,
            body = Profile,
            description = "The profile as it is now.",
            headers(("ETag" = String, description = "Its version."))
        ),
        responses::Replacement,
    ),
)]
pub(crate) async fn replace(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Params(()): Params<()>,
    headers: HeaderMap,
    body: RecordBody<domain::Profile>,
) -> ApiResult<Response> {
    crud::replace(&state, &id, &headers, body).await
}

/// Delete a profile
///
/// It is gone for good when this answers, and from search and matching within a second.
#[utoipa::path(
    delete,
    path = "/api/v1/profiles/{id}",
    operation_id = "delete_profile",
    tag = "profiles",
    params(
        ("id" = String, Path, description = "Our id or the external id."),
        ("If-Match" = Option<String>, Header, description = "`ETag` of the version to be deleted; without it any is."),
    ),
    responses((status = 204, description = "The profile is gone."), responses::Deletion),
)]
pub(crate) async fn delete(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Params(()): Params<()>,
    headers: HeaderMap,
) -> ApiResult<StatusCode> {
    crud::delete::<domain::Profile>(&state, &id, &headers).await
}
