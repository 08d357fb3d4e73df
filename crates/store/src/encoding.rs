//! Records as columns, the same for every backend.
//!
//! The JSON that is stored is the record's own, less what has a column: the external id, and
//! the identity, which has a table of its own. Reading puts these back and parses: a row that no
//! longer validates is found out when it is read, not when it is used.

use domain::record::Json;
use jiff::Timestamp;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::StoreError;
use crate::records::{Entity, EntityId, EntityKind, Stored};

/// The external id's field in a record's JSON.
const ID: &str = "id";
/// The identity's fields in a record's JSON.
const NAME: &str = "name";
const ORIGIN: &str = "origin";

/// A record as it is written.
pub(crate) struct Encoded {
    /// JSON without external id and identity.
    pub(crate) record: String,
    /// SHA-256 of the whole record's JSON.
    pub(crate) content_hash: [u8; 32],
}

/// A record as it is read.
#[derive(sqlx::FromRow)]
pub(crate) struct RecordRow {
    id: String,
    external_id: Option<String>,
    version: i64,
    record: String,
    created_at: i64,
    updated_at: i64,
    name: Option<String>,
    origin: Option<String>,
}

/// The record's JSON in the order of its fields, which is always the same: equal records have
/// equal texts.
fn canonical<T: Entity>(record: &T) -> Result<(Map<String, Value>, [u8; 32]), StoreError> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => {
            let text = serde_json::to_string(&fields).map_err(unwritable)?;
            Ok((fields, Sha256::digest(text).into()))
        }
        Ok(_) => Err(unwritable("a record is always an object")),
        Err(error) => Err(unwritable(error)),
    }
}

fn unwritable(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> StoreError {
    StoreError::Database(error.into())
}

/// Identifies the content of a record: equal for equal records only.
pub(crate) fn content_hash<T: Entity>(record: &T) -> Result<[u8; 32], StoreError> {
    canonical(record).map(|(_, hash)| hash)
}

pub(crate) fn encode<T: Entity>(record: &T) -> Result<Encoded, StoreError> {
    let (mut fields, content_hash) = canonical(record)?;
    fields.shift_remove(ID);
    if record.identity().is_some() {
        fields.shift_remove(NAME);
        fields.shift_remove(ORIGIN);
    }
    let record = serde_json::to_string(&fields).map_err(unwritable)?;
    Ok(Encoded {
        record,
        content_hash,
    })
}

pub(crate) fn decode<T: Entity>(row: RecordRow) -> Result<Stored<T>, StoreError> {
    let uuid = parse_uuid(&row.id)?;
    let invalid = |problem: String| StoreError::Invalid {
        kind: T::KIND,
        id: uuid,
        problem,
    };
    let problem_at = |problem: &domain::record::Problem| {
        // The message would quote the record; the place and the code do not.
        invalid(format!("{}: {:?}", problem.path, problem.code))
    };
    let mut json = Json::parse(&row.record).map_err(|problem| problem_at(&problem))?;
    if let Json::Object(fields) = &mut json {
        let columns = [
            (ID, row.external_id),
            (NAME, row.name),
            (ORIGIN, row.origin),
        ];
        let present = |(field, text): (&str, Option<String>)| {
            text.map(|text| (field.to_owned(), Json::String(text)))
        };
        fields.extend(columns.into_iter().filter_map(present));
    }
    let record = T::from_json(&json).map_err(|problems| {
        problems
            .first()
            .map_or_else(|| invalid("no reason given".to_owned()), problem_at)
    })?;
    Ok(Stored {
        id: T::Id::from_uuid(uuid),
        version: parse_version(row.version)?,
        created_at: parse_time(row.created_at)?,
        updated_at: parse_time(row.updated_at)?,
        record,
    })
}

pub(crate) fn parse_uuid(text: &str) -> Result<Uuid, StoreError> {
    Uuid::parse_str(text).map_err(|_| StoreError::Unreadable("an id that is no UUID".to_owned()))
}

pub(crate) fn parse_version(version: i64) -> Result<u32, StoreError> {
    u32::try_from(version).map_err(|_| StoreError::Unreadable(format!("the version {version}")))
}

pub(crate) fn parse_time(microseconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_microsecond(microseconds)
        .map_err(|_| StoreError::Unreadable(format!("the time {microseconds}")))
}

pub(crate) fn parse_kind(text: &str) -> Result<EntityKind, StoreError> {
    EntityKind::parse(text)
        .ok_or_else(|| StoreError::Unreadable(format!("the kind of record {text:?}")))
}

pub(crate) fn parse_count(count: i64) -> Result<u64, StoreError> {
    u64::try_from(count).map_err(|_| StoreError::Unreadable(format!("the count {count}")))
}
