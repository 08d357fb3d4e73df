//! Keys under which something was created, kept for a day.

use jiff::SignedDuration;

use super::write::Write;
use crate::encoding::parse_uuid;
use crate::error::StoreError;
use crate::records::{Entity, EntityId, IdempotencyKey};

/// How long a key is known.
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);

/// What is known of a key.
pub(super) enum Known<Id> {
    /// Nothing.
    No,
    /// It created this record from the same body.
    SameBody(Id),
    /// It came with another body.
    OtherBody,
}

pub(super) async fn look_up<T: Entity>(
    write: &mut Write,
    key: &IdempotencyKey,
) -> Result<Known<T::Id>, StoreError> {
    let oldest = write
        .now
        .as_microsecond()
        .saturating_sub(microseconds(LIFETIME));
    sqlx::query("DELETE FROM idempotency_keys WHERE created_at <= $1")
        .bind(oldest)
        .execute(write.connection())
        .await?;
    let row: Option<(Vec<u8>, String)> = sqlx::query_as(
        "SELECT body_sha256, entity_id FROM idempotency_keys WHERE entity = $1 AND key = $2",
    )
    .bind(T::KIND.as_str())
    .bind(&key.key)
    .fetch_optional(write.connection())
    .await?;
    Ok(match row {
        None => Known::No,
        Some((body, id)) if body == key.body_sha256 => {
            Known::SameBody(T::Id::from_uuid(parse_uuid(&id)?))
        }
        Some(_) => Known::OtherBody,
    })
}

pub(super) async fn remember<T: Entity>(
    write: &mut Write,
    key: &IdempotencyKey,
    id: T::Id,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO idempotency_keys (entity, key, body_sha256, entity_id, created_at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(T::KIND.as_str())
    .bind(&key.key)
    .bind(key.body_sha256.as_slice())
    .bind(id.uuid().to_string())
    .bind(write.now.as_microsecond())
    .execute(write.connection())
    .await?;
    Ok(())
}

fn microseconds(duration: SignedDuration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}
