//! From changes to what the index has to do.

use std::collections::HashMap;

use domain::blind::{BlindNeed, BlindProfile};
use domain::{Need, NeedId, Profile, ProfileId, Visibility};
use matching::Update;
use store::{Change, Entity, EntityId, EntityKind, Records, Store, StoreError, Stored};
use uuid::Uuid;

/// The changed records as they are now.
pub(super) struct Batch {
    /// Each once, in the order of their last change.
    changed: Vec<(EntityKind, Uuid)>,
    profiles: HashMap<Uuid, Stored<Profile>>,
    needs: HashMap<Uuid, Stored<Need>>,
}

/// Reads the records that changed. The feed holds ids only: a record may be newer than its change
/// or gone already, and both are right.
pub(super) async fn load(store: &dyn Store, changes: &[Change]) -> Result<Batch, StoreError> {
    let mut changed: Vec<(EntityKind, Uuid)> = Vec::with_capacity(changes.len());
    let mut seen = std::collections::HashSet::new();
    for change in changes.iter().rev() {
        if seen.insert(change.id) {
            changed.push((change.entity, change.id));
        }
    }
    changed.reverse();
    let of_kind = |kind: EntityKind| {
        let ids = changed.iter().filter(move |(known, _)| *known == kind);
        ids.map(|(_, id)| *id)
    };
    let profiles: Vec<ProfileId> = of_kind(EntityKind::Profile).map(ProfileId).collect();
    let needs: Vec<NeedId> = of_kind(EntityKind::Need).map(NeedId).collect();
    let profiles = readable(store.profiles(), profiles).await?;
    let needs = readable(store.needs(), needs).await?;
    Ok(Batch {
        changed,
        profiles: profiles.into_iter().map(|p| (p.id.0, p)).collect(),
        needs: needs.into_iter().map(|n| (n.id.0, n)).collect(),
    })
}

/// The records with these ids. One that is damaged is logged and left out, so that it is taken out
/// of the index and does not keep the others from it.
async fn readable<T: Entity>(
    records: &dyn Records<T>,
    mut ids: Vec<T::Id>,
) -> Result<Vec<Stored<T>>, StoreError> {
    loop {
        match records.get_many(&ids).await {
            Err(error @ StoreError::Invalid { id, .. }) if ids.iter().any(|i| i.uuid() == id) => {
                tracing::error!(%error, "a damaged record cannot be indexed");
                ids.retain(|known| known.uuid() != id);
            }
            other => return other,
        }
    }
}

impl Batch {
    /// Blind views of what can be found, removals of the rest. Takes CPU time: folding.
    pub(super) fn into_updates(self) -> Vec<Update> {
        let update = |&(kind, id): &(EntityKind, Uuid)| match kind {
            EntityKind::Profile => match self.profiles.get(&id) {
                Some(stored) if stored.record.visibility != Visibility::Hidden => {
                    Update::Profile(id, BlindProfile::from(&stored.record))
                }
                _ => Update::Remove(id),
            },
            EntityKind::Need => match self.needs.get(&id) {
                Some(stored) => Update::Need(id, BlindNeed::from(&stored.record)),
                None => Update::Remove(id),
            },
        };
        self.changed.iter().map(update).collect()
    }
}
