//! `/api/v1/receipts`: matches as they were answered.

use axum::extract::{Path, State};
use domain::blind::BlindProfile;
use domain::{Need, Profile, Visibility};
use explanation::Explainer;
use store::{ReceiptId, Stored};
use uuid::Uuid;

use crate::api::{ChangedRecord, ExplanationLine, Receipt};
use crate::problem::{ApiError, ApiResult, responses};
use crate::receipts::content::Content;
use crate::render::MatchRenderer;
use crate::request::language::{self, InLanguage, Reading};
use crate::request::params::{Params, QueryParams, Reader};
use crate::state::AppState;

/// The language of sentences alone; [`Reading`] takes it.
pub(crate) struct OnlyLanguage;

impl QueryParams for OnlyLanguage {
    fn read(reader: &mut Reader) -> Self {
        reader.reading_language();
        Self
    }
}

/// Tell a match again
///
/// As it was answered: the same numbers, in the words that both records have now. It is there for
/// as long as receipts are kept and both records are. `spona replay` computes it again.
#[utoipa::path(
    get,
    path = "/api/v1/receipts/{id}",
    operation_id = "get_receipt",
    tag = "matching",
    params(
        ("id" = String, Path, description = "The `receipt` of a match."),
        ("language" = Option<String>, Query, description = "The language of `explanation`: bs, bs-Cyrl, hr, sr, sr-Cyrl, en or de. Where nothing is said, the first of `Accept-Language` that is among these, else bs."),
    ),
    responses(
        (status = 200, body = Receipt, description = "The receipt."),
        responses::OneRecord,
        responses::Parameters,
    ),
)]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Params(OnlyLanguage): Params<OnlyLanguage>,
    Reading(explainer): Reading,
) -> ApiResult<InLanguage<Receipt>> {
    let missing = || ApiError::not_found("receipt");
    let id = Uuid::parse_str(&id).map_err(|_| missing())?;
    let store = state.store();
    let receipt = store.receipt(ReceiptId(id)).await?.ok_or_else(missing)?;
    let need = store
        .needs()
        .get(receipt.outcome.need)
        .await?
        .ok_or_else(missing)?;
    let profile = store.profiles().get(receipt.outcome.profile).await?;
    // Who hides her profile hides it here too.
    let shown = profile.filter(|profile| profile.record.visibility != Visibility::Hidden);
    let profile = shown.ok_or_else(missing)?;
    let kept_until = state.retention().end(receipt.created_at);
    let permit = state.permits().acquire().await?;
    let render = move || rendered(receipt, need, &profile, kept_until, explainer);
    let (_, rendered) = permit.run(render).await?;
    let receipt = rendered.map_err(|error| ApiError::internal(&error))?;
    Ok(language::answer(explainer, receipt))
}

fn rendered(
    receipt: store::Receipt,
    need: Stored<Need>,
    profile: &Stored<Profile>,
    kept_until: jiff::Timestamp,
    explainer: Explainer,
) -> Result<Receipt, serde_json::Error> {
    let outcome = &receipt.outcome;
    let content: Content = serde_json::from_str(&outcome.content)?;
    let options = serde_json::from_str(&receipt.settings.options)?;
    let records = [
        ("need", outcome.need_version, need.version),
        ("profile", outcome.profile_version, profile.version),
    ];
    let others = records.into_iter().filter(|(_, then, now)| then != now);
    let changed: Vec<_> = others
        .map(|(record, then, now)| ChangedRecord { record, then, now })
        .collect();
    let has_changed = |record| changed.iter().any(|changed| changed.record == record);
    let lines = explainer.changed(has_changed("need"), has_changed("profile"));
    let statements = BlindProfile::from(&profile.record).statements;
    let found = content.into_match(&receipt, &statements);
    let (record, day) = (need.record.clone(), receipt.settings.day);
    let renderer = MatchRenderer::for_need(Some(need), record, day, explainer);
    let told = renderer.render(found, profile);
    let lines = lines.into_iter().map(ExplanationLine::from);
    Ok(Receipt {
        id: receipt.id.0,
        created_at: receipt.created_at,
        kept_until,
        day,
        options,
        changed_since: changed,
        need: told.need,
        profile: told.profile,
        score: told.score,
        band: told.band,
        score_breakdown: told.score_breakdown,
        requirements: told.requirements,
        violations: told.violations,
        what_would_change: told.what_would_change,
        explanation: lines.chain(told.explanation).collect(),
        versions: told.versions,
    })
}
