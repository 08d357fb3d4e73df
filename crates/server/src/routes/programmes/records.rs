//! The records that a round is about.

use std::collections::HashSet;

use domain::record::ProblemCode;
use domain::{ExternalId, Need, NeedId, Profile, ProfileId, Region, Visibility};
use store::{Entity, EntityId, Stored};
use uuid::Uuid;

use super::request::{MOST_NEEDS, RoundRequest, invalid};
use super::scores::Scored;
use crate::problem::{ApiResult, FieldError, field_code};
use crate::routes::crud::Resource;
use crate::state::AppState;

/// Records that are fetched at a time.
const PAGE: u32 = 500;

/// A need of a round.
#[derive(Debug, Clone)]
pub(crate) struct RoundNeed {
    pub(crate) stored: Stored<Need>,
    pub(crate) positions: u32,
    pub(crate) priority: f64,
}

/// An expert of a round.
#[derive(Debug, Clone)]
pub(crate) struct RoundExpert {
    pub(crate) stored: Stored<Profile>,
    pub(crate) capacity: u32,
}

impl RoundNeed {
    /// The region that a share or cap is about; the whole country is none.
    pub(super) fn region(&self) -> Option<Region> {
        let region = self.stored.record.region;
        region.filter(|region| *region != Region::Ba)
    }
}

/// The needs asked for.
pub(super) async fn needs(state: &AppState, request: &RoundRequest) -> ApiResult<Vec<RoundNeed>> {
    let Some(asked) = &request.needs else {
        return open_needs(state).await;
    };
    let ids = asked.iter().map(|need| need.id.as_str());
    let found = named::<Need>(state, "needs", ids).await?;
    let needs = asked.iter().zip(found);
    Ok(needs
        .map(|(asked, stored)| RoundNeed {
            positions: asked.positions.unwrap_or(stored.record.positions.into()),
            priority: asked.priority,
            stored,
        })
        .collect())
}

/// Every need that has not closed.
async fn open_needs(state: &AppState) -> ApiResult<Vec<RoundNeed>> {
    let today = state.today();
    let mut needs = Vec::new();
    let mut after: Option<NeedId> = None;
    loop {
        let page = state.store().needs().list(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        let open = page.into_iter().filter(|stored| {
            let closes_on = stored.record.window.closes_on;
            closes_on.is_none_or(|day| day >= today)
        });
        needs.extend(open.map(|stored| RoundNeed {
            positions: stored.record.positions.into(),
            priority: 1.0,
            stored,
        }));
        if needs.len() > MOST_NEEDS {
            let detail = format!("there are more than {MOST_NEEDS} open needs");
            let accepted = format!("a list of at most {MOST_NEEDS} ids");
            return Err(invalid(vec![problem(
                "/needs",
                ProblemCode::OutOfRange,
                &detail,
                &accepted,
            )]));
        }
    }
    Ok(needs)
}

/// The experts asked for; `None` is whoever is found.
pub(super) async fn profiles(
    state: &AppState,
    request: &RoundRequest,
) -> ApiResult<Option<Vec<RoundExpert>>> {
    let Some(asked) = &request.profiles else {
        return Ok(None);
    };
    let ids = asked.iter().map(|profile| profile.id.as_str());
    let found = named::<Profile>(state, "profiles", ids).await?;
    let experts = asked.iter().zip(found);
    Ok(Some(
        experts
            .filter(|(_, stored)| stored.record.visibility != Visibility::Hidden)
            .map(|(asked, stored)| RoundExpert {
                capacity: asked.capacity.unwrap_or_else(|| capacity(&stored, request)),
                stored,
            })
            .collect(),
    ))
}

/// The candidates of all needs, as experts.
pub(super) async fn found(
    state: &AppState,
    request: &RoundRequest,
    scored: &Scored,
) -> ApiResult<Vec<RoundExpert>> {
    let mut seen = HashSet::new();
    let candidates = scored.of_needs.iter().flatten();
    let ids = candidates.map(|candidate| ProfileId(candidate.profile));
    let ids: Vec<ProfileId> = ids.filter(|id| seen.insert(*id)).collect();
    let mut experts = Vec::with_capacity(ids.len());
    for ids in ids.chunks(PAGE as usize) {
        let found = state.store().profiles().get_many(ids).await?;
        let shown = found
            .into_iter()
            .filter(|stored| stored.record.visibility != Visibility::Hidden);
        experts.extend(shown.map(|stored| RoundExpert {
            capacity: capacity(&stored, request),
            stored,
        }));
    }
    Ok(experts)
}

/// How many needs an expert can take where the request does not say it of this one.
fn capacity(stored: &Stored<Profile>, request: &RoundRequest) -> u32 {
    let offered = stored.record.availability.hours_per_month;
    match request.hours_per_placement.zip(offered) {
        Some((asked, offered)) => (u32::from(offered) / asked).clamp(1, 100),
        None => request.capacity,
    }
}

/// The records with these ids, ours or external ones, in their order. Names every id that is none,
/// and every one that means the same record as an earlier one.
async fn named<T: Resource>(
    state: &AppState,
    field: &str,
    ids: impl Iterator<Item = &str>,
) -> ApiResult<Vec<Stored<T>>> {
    let records = T::records(state.store());
    let mut found = Vec::new();
    let mut errors = Vec::new();
    let mut seen = HashSet::new();
    for (index, id) in ids.enumerate() {
        let pointer = format!("/{field}/{index}");
        let mut stored = None;
        if let Ok(uuid) = Uuid::parse_str(id) {
            stored = records.get(T::Id::from_uuid(uuid)).await?;
        }
        if let (None, Some(external)) = (&stored, ExternalId::new(id)) {
            stored = records.find_by_external_id(&external).await?;
        }
        match stored {
            Some(stored) if seen.insert(stored.id) => found.push(stored),
            Some(_) => {
                let detail = "is the same record as an earlier one";
                errors.push(problem(
                    &pointer,
                    ProblemCode::Inconsistent,
                    detail,
                    "each once",
                ));
            }
            None => errors.push(missing::<T>(&pointer)),
        }
    }
    if errors.is_empty() {
        Ok(found)
    } else {
        Err(invalid(errors))
    }
}

fn missing<T: Entity>(pointer: &str) -> FieldError {
    let kind = T::KIND.as_str();
    let detail = format!("no {kind} has this id");
    let accepted = format!("our id of a {kind}, or its external id");
    problem(pointer, ProblemCode::UnknownValue, &detail, &accepted)
}

fn problem(pointer: &str, code: ProblemCode, detail: &str, accepted: &str) -> FieldError {
    FieldError {
        pointer: pointer.to_owned(),
        parameter: None,
        code: field_code(code),
        detail: detail.to_owned(),
        accepted: vec![accepted.to_owned()],
    }
}
