use std::collections::HashMap;

use async_trait::async_trait;
use domain::ExternalId;
use sqlx::SqliteConnection;

use super::SqliteStore;
use super::idempotency::{self, Known};
use super::identity;
use super::statements::Table;
use super::write::Write;
use crate::encoding::{
    Encoded, RecordRow, content_hash, decode, encode, parse_count, parse_time, parse_uuid,
    parse_version,
};
use crate::error::StoreError;
use crate::feed::ChangeKind;
use crate::records::{
    Created, Deleted, EntityId, IdempotencyKey, Imported, Records, Stored, Updated,
};

/// What a write has to know of the row before it. The record itself is not parsed, so that even
/// a damaged one can be replaced or deleted.
#[derive(sqlx::FromRow)]
struct State {
    id: String,
    version: i64,
    content_hash: Vec<u8>,
    created_at: i64,
    updated_at: i64,
}

#[async_trait]
impl<T: Table> Records<T> for SqliteStore {
    async fn get(&self, id: T::Id) -> Result<Option<Stored<T>>, StoreError> {
        let row: Option<RecordRow> = sqlx::query_as(T::SQL.get)
            .bind(id.uuid().to_string())
            .fetch_optional(&self.readers)
            .await?;
        row.map(decode).transpose()
    }

    async fn get_many(&self, ids: &[T::Id]) -> Result<Vec<Stored<T>>, StoreError> {
        let list: serde_json::Value = ids.iter().map(|id| id.uuid().to_string()).collect();
        let rows: Vec<RecordRow> = sqlx::query_as(T::SQL.get_many)
            .bind(list.to_string())
            .fetch_all(&self.readers)
            .await?;
        let found = rows.into_iter().map(|row| {
            let stored: Stored<T> = decode(row)?;
            Ok((stored.id, stored))
        });
        let found: HashMap<T::Id, Stored<T>> = found.collect::<Result<_, StoreError>>()?;
        Ok(ids.iter().filter_map(|id| found.get(id).cloned()).collect())
    }

    async fn find_by_external_id(&self, id: &ExternalId) -> Result<Option<Stored<T>>, StoreError> {
        let row: Option<RecordRow> = sqlx::query_as(T::SQL.by_external_id)
            .bind(id.as_str())
            .fetch_optional(&self.readers)
            .await?;
        row.map(decode).transpose()
    }

    async fn list(&self, after: Option<T::Id>, limit: u32) -> Result<Vec<Stored<T>>, StoreError> {
        // Every id is greater than the empty text.
        let after = after.map(|id| id.uuid().to_string()).unwrap_or_default();
        let rows: Vec<RecordRow> = sqlx::query_as(T::SQL.list)
            .bind(after)
            .bind(limit)
            .fetch_all(&self.readers)
            .await?;
        rows.into_iter().map(decode).collect()
    }

    async fn count(&self) -> Result<u64, StoreError> {
        let (count,): (i64,) = sqlx::query_as(T::SQL.count)
            .fetch_one(&self.readers)
            .await?;
        parse_count(count)
    }

    async fn create(
        &self,
        record: T,
        key: Option<IdempotencyKey>,
    ) -> Result<Created<T>, StoreError> {
        let mut write = self.begin().await?;
        if let Some(key) = &key {
            match idempotency::look_up::<T>(&mut write, key).await? {
                Known::No => {}
                Known::OtherBody => return Ok(Created::KeyReused),
                Known::SameBody(id) => {
                    let row: Option<RecordRow> = sqlx::query_as(T::SQL.get)
                        .bind(id.uuid().to_string())
                        .fetch_optional(write.connection())
                        .await?;
                    let stored = row.map(decode).transpose()?;
                    return Ok(stored.map_or(Created::KeyReused, Created::Replayed));
                }
            }
        }
        if let Some(other) = owner(write.connection(), &record).await? {
            return Ok(Created::ExternalIdTaken(other));
        }
        let stored = insert(&mut write, record).await?;
        if let Some(key) = &key {
            idempotency::remember::<T>(&mut write, key, stored.id).await?;
        }
        self.commit(write).await?;
        Ok(Created::New(stored))
    }

    async fn update(
        &self,
        id: T::Id,
        expected: Option<u32>,
        record: T,
    ) -> Result<Updated<T>, StoreError> {
        let mut write = self.begin().await?;
        let Some(state) = state::<T>(write.connection(), id).await? else {
            return Ok(Updated::NotFound);
        };
        let current = parse_version(state.version)?;
        if expected.is_some_and(|expected| expected != current) {
            return Ok(Updated::VersionMismatch { current });
        }
        if let Some(other) = owner(write.connection(), &record).await?
            && other != id
        {
            return Ok(Updated::ExternalIdTaken(other));
        }
        let (stored, _) = replace(&mut write, &state, record).await?;
        self.commit(write).await?;
        Ok(Updated::Done(stored))
    }

    async fn delete(&self, id: T::Id, expected: Option<u32>) -> Result<Deleted, StoreError> {
        let mut write = self.begin().await?;
        let Some(state) = state::<T>(write.connection(), id).await? else {
            return Ok(Deleted::NotFound);
        };
        let current = parse_version(state.version)?;
        if expected.is_some_and(|expected| expected != current) {
            return Ok(Deleted::VersionMismatch { current });
        }
        sqlx::query(T::SQL.delete)
            .bind(&state.id)
            .execute(write.connection())
            .await?;
        write.note::<T>(id, ChangeKind::Delete).await?;
        self.commit(write).await?;
        self.scrub_log().await;
        Ok(Deleted::Done)
    }

    async fn import(&self, records: Vec<T>) -> Result<Vec<Imported>, StoreError> {
        let mut imported = Vec::with_capacity(records.len());
        let mut write = self.begin().await?;
        for record in records {
            let known = match record.external_id() {
                Some(id) => by_external_id::<T>(write.connection(), id).await?,
                None => None,
            };
            imported.push(match known {
                None => {
                    insert(&mut write, record).await?;
                    Imported::Created
                }
                Some(state) => match replace(&mut write, &state, record).await? {
                    (_, true) => Imported::Updated,
                    (_, false) => Imported::Unchanged,
                },
            });
        }
        self.commit(write).await?;
        Ok(imported)
    }
}

async fn state<T: Table>(
    connection: &mut SqliteConnection,
    id: T::Id,
) -> Result<Option<State>, StoreError> {
    let id = id.uuid().to_string();
    let row = sqlx::query_as(T::SQL.state).bind(id);
    Ok(row.fetch_optional(connection).await?)
}

async fn by_external_id<T: Table>(
    connection: &mut SqliteConnection,
    id: &ExternalId,
) -> Result<Option<State>, StoreError> {
    let row = sqlx::query_as(T::SQL.state_by_external_id).bind(id.as_str());
    Ok(row.fetch_optional(connection).await?)
}

/// Who has the record's external id, if it has one and somebody has it.
async fn owner<T: Table>(
    connection: &mut SqliteConnection,
    record: &T,
) -> Result<Option<T::Id>, StoreError> {
    let Some(external_id) = record.external_id() else {
        return Ok(None);
    };
    let state = by_external_id::<T>(connection, external_id).await?;
    state
        .map(|state| parse_uuid(&state.id).map(T::Id::from_uuid))
        .transpose()
}

async fn insert<T: Table>(write: &mut Write, record: T) -> Result<Stored<T>, StoreError> {
    // Made under the write lock: the order of ids is the order of commits.
    let id = T::Id::generate();
    let Encoded {
        record: json,
        content_hash,
    } = encode(&record)?;
    let now = write.now;
    sqlx::query(T::SQL.insert)
        .bind(id.uuid().to_string())
        .bind(record.external_id().map(ExternalId::as_str))
        .bind(1_i64)
        .bind(json)
        .bind(content_hash.as_slice())
        .bind(now.as_microsecond())
        .bind(now.as_microsecond())
        .execute(write.connection())
        .await?;
    identity::write(write, id, &record).await?;
    write.note::<T>(id, ChangeKind::Upsert).await?;
    Ok(Stored {
        id,
        version: 1,
        created_at: now,
        updated_at: now,
        record,
    })
}

/// Replaces a record, and says whether that changed anything.
async fn replace<T: Table>(
    write: &mut Write,
    state: &State,
    record: T,
) -> Result<(Stored<T>, bool), StoreError> {
    let id = T::Id::from_uuid(parse_uuid(&state.id)?);
    let mut stored = Stored {
        id,
        version: parse_version(state.version)?,
        created_at: parse_time(state.created_at)?,
        updated_at: parse_time(state.updated_at)?,
        record,
    };
    if content_hash(&stored.record)?.as_slice() == state.content_hash {
        return Ok((stored, false));
    }
    let encoded = encode(&stored.record)?;
    stored.version += 1;
    stored.updated_at = write.now;
    sqlx::query(T::SQL.update)
        .bind(&state.id)
        .bind(stored.record.external_id().map(ExternalId::as_str))
        .bind(i64::from(stored.version))
        .bind(encoded.record)
        .bind(encoded.content_hash.as_slice())
        .bind(stored.updated_at.as_microsecond())
        .execute(write.connection())
        .await?;
    identity::write(write, id, &stored.record).await?;
    write.note::<T>(id, ChangeKind::Upsert).await?;
    Ok((stored, true))
}
