//! Who a person is: the only writer of `profile_identities`.

use domain::Identity;

use super::write::Write;
use crate::error::StoreError;
use crate::records::{Entity, EntityId};

/// Writes the record's identity, if it is of a kind that has one.
pub(super) async fn write<T: Entity>(
    write: &mut Write,
    id: T::Id,
    record: &T,
) -> Result<(), StoreError> {
    let Some(Identity { name, origin }) = record.identity() else {
        return Ok(());
    };
    sqlx::query(
        "INSERT INTO profile_identities (profile_id, name, origin) VALUES ($1, $2, $3)
         ON CONFLICT (profile_id) DO UPDATE SET name = excluded.name, origin = excluded.origin",
    )
    .bind(id.uuid().to_string())
    .bind(name.as_deref())
    .bind(origin.as_deref())
    .execute(write.connection())
    .await?;
    Ok(())
}
