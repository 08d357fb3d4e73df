//! Profiles and needs as they are kept: an id, a version, two times and the record.

use std::fmt;
use std::hash::Hash;

use async_trait::async_trait;
use domain::record::Record;
use domain::{ExternalId, Identity, Need, NeedId, Profile, ProfileId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::StoreError;

/// Which kind of record something is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A [`Profile`].
    Profile,
    /// A [`Need`].
    Need,
}

impl EntityKind {
    /// The word that the database and messages use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Need => "need",
        }
    }

    /// Reads what [`EntityKind::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Profile, Self::Need]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An id of ours: a `UUIDv7`, so that the order of ids is the order of creation.
pub trait EntityId:
    Copy + Eq + Ord + Hash + fmt::Debug + fmt::Display + Serialize + Send + Sync + 'static
{
    /// A new id, later than all that this process made before.
    fn generate() -> Self;
    /// Takes a UUID for an id.
    fn from_uuid(uuid: Uuid) -> Self;
    /// The id without its kind.
    fn uuid(self) -> Uuid;
}

/// A kind of record that can be stored.
pub trait Entity: Record + Serialize + Clone + fmt::Debug + Send + Sync + 'static {
    /// Its id.
    type Id: EntityId;
    /// Which kind it is.
    const KIND: EntityKind;

    /// The id it has where it came from; unique among records of a kind.
    fn external_id(&self) -> Option<&ExternalId>;

    /// What identifies a person, where the record is about one. Kept apart from the rest.
    fn identity(&self) -> Option<&Identity>;
}

macro_rules! entity_id {
    ($id:ident) => {
        impl EntityId for $id {
            fn generate() -> Self {
                $id::generate()
            }

            fn from_uuid(uuid: Uuid) -> Self {
                $id(uuid)
            }

            fn uuid(self) -> Uuid {
                self.0
            }
        }
    };
}

entity_id!(ProfileId);
entity_id!(NeedId);

impl Entity for Profile {
    type Id = ProfileId;
    const KIND: EntityKind = EntityKind::Profile;

    fn external_id(&self) -> Option<&ExternalId> {
        self.external_id.as_ref()
    }

    fn identity(&self) -> Option<&Identity> {
        Some(&self.identity)
    }
}

impl Entity for Need {
    type Id = NeedId;
    const KIND: EntityKind = EntityKind::Need;

    fn external_id(&self) -> Option<&ExternalId> {
        self.external_id.as_ref()
    }

    fn identity(&self) -> Option<&Identity> {
        None
    }
}

/// A record with what the store knows about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<T: Entity> {
    /// Our id.
    pub id: T::Id,
    /// 1 when created, one more with every change.
    pub version: u32,
    /// When it was created, to the microsecond.
    pub created_at: Timestamp,
    /// When it was changed last, to the microsecond.
    pub updated_at: Timestamp,
    /// The record itself.
    pub record: T,
}

/// Makes a creation repeatable: the same key with the same body creates once.
///
/// Keys live for 24 hours and belong to one kind of record. Whoever has several clients puts the
/// client's name into the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// The key, as the client chose it.
    pub key: String,
    /// SHA-256 of the request's body.
    pub body_sha256: [u8; 32],
}

impl IdempotencyKey {
    /// The key of a request with this body.
    pub fn new(key: impl Into<String>, body: &[u8]) -> Self {
        Self {
            key: key.into(),
            body_sha256: Sha256::digest(body).into(),
        }
    }
}

/// What became of a creation.
#[derive(Debug, Clone, PartialEq)]
pub enum Created<T: Entity> {
    /// It was created.
    New(Stored<T>),
    /// It had been created before under the same key; this is the record as it is now.
    Replayed(Stored<T>),
    /// This record has the external id already. Nothing was changed.
    ExternalIdTaken(T::Id),
    /// The key was used with another body, or for a record that has been deleted since. Nothing
    /// was changed.
    KeyReused,
}

/// What became of an update.
#[derive(Debug, Clone, PartialEq)]
pub enum Updated<T: Entity> {
    /// The record is now as given. Where it was so before, its version has not changed.
    Done(Stored<T>),
    /// There is no such record.
    NotFound,
    /// The record is at another version than the one expected.
    VersionMismatch {
        /// The version it is at.
        current: u32,
    },
    /// This other record has the external id.
    ExternalIdTaken(T::Id),
}

/// What became of a deletion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deleted {
    /// The record is gone, the identity with it.
    Done,
    /// There is no such record.
    NotFound,
    /// The record is at another version than the one expected.
    VersionMismatch {
        /// The version it is at.
        current: u32,
    },
}

/// What became of one imported record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// It was new.
    Created,
    /// A record with its external id was there, and was different.
    Updated,
    /// The same record was there already: no new version, no change in the feed.
    Unchanged,
}

/// The records of one kind.
///
/// Every change is written in one transaction with its row in the change feed, and is on disk
/// when the method returns. A future that is dropped leaves all of its changes or none.
#[async_trait]
pub trait Records<T: Entity>: Send + Sync {
    /// The record with this id.
    async fn get(&self, id: T::Id) -> Result<Option<Stored<T>>, StoreError>;

    /// The records with these ids, in the order asked. Missing ones are left out.
    async fn get_many(&self, ids: &[T::Id]) -> Result<Vec<Stored<T>>, StoreError>;

    /// The record that came with this external id.
    async fn find_by_external_id(&self, id: &ExternalId) -> Result<Option<Stored<T>>, StoreError>;

    /// Up to `limit` records by id, that is by time of creation, beginning behind `after`.
    async fn list(&self, after: Option<T::Id>, limit: u32) -> Result<Vec<Stored<T>>, StoreError>;

    /// How many records there are.
    async fn count(&self) -> Result<u64, StoreError>;

    /// Adds a record.
    async fn create(
        &self,
        record: T,
        key: Option<IdempotencyKey>,
    ) -> Result<Created<T>, StoreError>;

    /// Replaces a record; with `expected`, only if it is at that version.
    async fn update(
        &self,
        id: T::Id,
        expected: Option<u32>,
        record: T,
    ) -> Result<Updated<T>, StoreError>;

    /// Removes a record for good; with `expected`, only if it is at that version.
    async fn delete(&self, id: T::Id, expected: Option<u32>) -> Result<Deleted, StoreError>;

    /// Creates or updates all of these by their external ids in one transaction: all or none.
    /// A record without external id is always created. One answer a record, in their order.
    async fn import(&self, records: Vec<T>) -> Result<Vec<Imported>, StoreError>;
}
