//! What profiles and needs have in common: being listed, created, read, replaced and deleted.

use axum::Json;
use axum::http::header::{ETAG, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::{ExternalId, Need, Profile};
use serde::Serialize;
use store::{Created, Deleted, Entity, EntityId, IdempotencyKey, Records, Store, Stored, Updated};
use uuid::Uuid;

use crate::api;
use crate::problem::{ApiError, ApiResult, Code};
use crate::request::body::RecordBody;
use crate::request::conditions::{IfMatch, etag, idempotency_key, stale};
use crate::request::params::{PageParams, QueryParams, Reader};
use crate::state::AppState;

/// A kind of record with an address of its own.
pub(crate) trait Resource: Entity {
    /// What the API sends.
    type Api: From<Stored<Self>> + Serialize + Send;

    /// The records of the kind.
    fn records(store: &dyn Store) -> &dyn Records<Self>;
}

impl Resource for Profile {
    type Api = api::Profile;

    fn records(store: &dyn Store) -> &dyn Records<Self> {
        store.profiles()
    }
}

impl Resource for Need {
    type Api = api::Need;

    fn records(store: &dyn Store) -> &dyn Records<Self> {
        store.needs()
    }
}

/// `limit` and `cursor` of a list in the order of ids.
pub(crate) struct ListParams {
    page: PageParams,
    after: Option<Uuid>,
}

impl QueryParams for ListParams {
    fn read(reader: &mut Reader) -> Self {
        let page = reader.page();
        let after = page.position.as_deref().map(Uuid::parse_str);
        let after = after.and_then(|id| id.map_err(|_| reader.bad_cursor()).ok());
        Self { page, after }
    }
}

/// A page of records: the items, the next cursor and how many there are.
pub(crate) struct Listed<A> {
    pub(crate) items: Vec<A>,
    pub(crate) next_cursor: Option<String>,
    pub(crate) total: api::Total,
}

pub(crate) async fn list<T: Resource>(
    state: &AppState,
    params: &ListParams,
) -> ApiResult<Listed<T::Api>> {
    let records = T::records(state.store());
    let limit = params.page.limit;
    // One more than asked for tells whether there is a next page.
    let wanted = u32::try_from(limit + 1).unwrap_or(u32::MAX);
    let mut stored = records
        .list(params.after.map(T::Id::from_uuid), wanted)
        .await?;
    let total = api::Total::exact(records.count().await?);
    let more = stored.len() > limit;
    stored.truncate(limit);
    let last = stored.last().filter(|_| more);
    let next_cursor = last.map(|last| params.page.cursor(&last.id.uuid().to_string()));
    let items = stored.into_iter().map(T::Api::from).collect();
    Ok(Listed {
        items,
        next_cursor,
        total,
    })
}

/// The record that an address names by our id or by the one it came with.
pub(crate) async fn find<T: Resource>(state: &AppState, id: &str) -> ApiResult<Stored<T>> {
    let records = T::records(state.store());
    if let Ok(uuid) = Uuid::parse_str(id)
        && let Some(stored) = records.get(T::Id::from_uuid(uuid)).await?
    {
        return Ok(stored);
    }
    if let Some(external) = ExternalId::new(id)
        && let Some(stored) = records.find_by_external_id(&external).await?
    {
        return Ok(stored);
    }
    Err(missing::<T>())
}

fn missing<T: Entity>() -> ApiError {
    ApiError::not_found(T::KIND.as_str())
}

fn taken<T: Entity>(id: T::Id) -> ApiError {
    let detail = format!("the {} {id} has this external id", T::KIND);
    ApiError::new(Code::ExternalIdTaken, detail)
}

/// A record with its `ETag`.
pub(crate) fn answer<T: Resource>(stored: Stored<T>) -> Response {
    let tag = etag(stored.version);
    ([(ETAG, tag)], Json(T::Api::from(stored))).into_response()
}

pub(crate) async fn create<T: Resource>(
    state: &AppState,
    headers: &HeaderMap,
    body: RecordBody<T>,
) -> ApiResult<Response> {
    let key = idempotency_key(headers)?.map(|key| IdempotencyKey::new(key, &body.bytes));
    let created = T::records(state.store()).create(body.record, key).await?;
    let stored = match created {
        Created::New(stored) | Created::Replayed(stored) => stored,
        Created::ExternalIdTaken(id) => return Err(taken::<T>(id)),
        Created::KeyReused => {
            let detail = "this key came with another body, or its record is gone";
            return Err(ApiError::new(Code::IdempotencyKeyReused, detail));
        }
    };
    let location = format!("/api/v1/{}/{}", T::PLURAL, stored.id);
    let mut response = answer(stored);
    *response.status_mut() = StatusCode::CREATED;
    if let Ok(location) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(response)
}

pub(crate) async fn replace<T: Resource>(
    state: &AppState,
    id: &str,
    headers: &HeaderMap,
    body: RecordBody<T>,
) -> ApiResult<Response> {
    let condition = IfMatch::read(headers).required()?;
    let current = find::<T>(state, id).await?;
    let expected = condition.expected(current.version)?;
    let records = T::records(state.store());
    match records.update(current.id, expected, body.record).await? {
        Updated::Done(stored) => Ok(answer(stored)),
        Updated::NotFound => Err(missing::<T>()),
        Updated::VersionMismatch { current } => Err(stale(current)),
        Updated::ExternalIdTaken(id) => Err(taken::<T>(id)),
    }
}

pub(crate) async fn delete<T: Resource>(
    state: &AppState,
    id: &str,
    headers: &HeaderMap,
) -> ApiResult<StatusCode> {
    let current = find::<T>(state, id).await?;
    let expected = IfMatch::read(headers).expected(current.version)?;
    match T::records(state.store())
        .delete(current.id, expected)
        .await?
    {
        Deleted::Done => Ok(StatusCode::NO_CONTENT),
        Deleted::NotFound => Err(missing::<T>()),
        Deleted::VersionMismatch { current } => Err(stale(current)),
    }
}
